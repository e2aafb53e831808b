import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Message } from '../../server/graphql/generated.ts';
import { type Cast, castOf, freshName, operations, roomOf } from '../support/cast.ts';
import type { Result, SocketClient, Stream } from '../support/client.ts';
import { changeKeeping } from '../support/moderation.ts';
import { dialects, startTestServer, type TestServer } from '../support/server.ts';

type Told = { readonly __typename: string } & Record<string, unknown>;

describe.each(dialects)('events on %s', (dialect) => {
  let server: TestServer;
  let cast: Cast;
  const sockets: SocketClient[] = [];
  beforeAll(async () => {
    server = await startTestServer({ dialect });
    cast = await castOf(server);
  });
  afterEach(async () => {
    await Promise.all(sockets.splice(0).map((socket) => socket.close()));
  });
  afterAll(() => server.stop());

  async function listen(person: Cast['anna']): Promise<Stream> {
    const { stream, socket } = await person.listen(operations.events);
    sockets.push(socket);
    return stream;
  }

  const toldBy = ({ data }: Result): Told => data!.events as unknown as Told;

  let marks = 0;

  /** Everything that was told until a mark that this person makes now, in order. */
  async function toldTo(person: Cast['anna'], stream: Stream): Promise<Told[]> {
    const bio = `mark ${++marks}`;
    await person.run(operations.updateProfile, { input: { bio } });
    const told = await stream.takeUntil((result) => JSON.stringify(result).includes(bio));
    return told
      .slice(0, -1)
      .map(toldBy)
      .filter(({ __typename }) => __typename !== 'UserChanged');
  }

  it('tell members what is said, outsiders nothing', async () => {
    const { anna, ben, dora } = cast;
    const room = await roomOf(anna, [ben]);
    const [toBen, toDora] = [await listen(ben), await listen(dora)];
    const { message } = await anna.say(room.id, 'among us');
    expect(await toldTo(ben, toBen)).toEqual([{ __typename: 'MessageAdded', keptFrom: 1, message }]);
    expect(await toldTo(dora, toDora)).toEqual([]);
  });

  it('tell members what was edited and deleted, after the message itself, outsiders nothing', async () => {
    const { anna, ben, dora } = cast;
    const room = await roomOf(anna, [ben]);
    const [toBen, toDora] = [await listen(ben), await listen(dora)];
    const { message: sent } = await anna.say(room.id, 'amongus');
    const { message: edited } = await anna.edit(sent!.id, 'among us');
    await anna.edit(sent!.id, 'among us');
    const { message: deleted } = await anna.delete(sent!.id);
    await anna.delete(sent!.id);
    expect(await toldTo(ben, toBen)).toEqual([
      { __typename: 'MessageAdded', keptFrom: 1, message: sent },
      { __typename: 'MessageEdited', message: edited },
      { __typename: 'MessageDeleted', message: deleted },
    ]);
    expect(await toldTo(dora, toDora)).toEqual([]);
    // The room as it is told of from memory has kept up.
    const both = await ben.listen(
      'subscription { events { ... on MessageAdded { message { revision room { revision } } } } }',
    );
    sockets.push(both.socket);
    await anna.say(room.id, 'next');
    const next = toldBy(await both.stream.next()).message as { revision: number; room: { revision: number } };
    expect(next.room.revision).toBe(next.revision);
  });

  it('tell who enters and leaves to those inside, and to the one who does so', async () => {
    const { anna, ben, cleo, dora } = cast;
    const room = await roomOf(anna, [ben], { isListed: false });
    const [toBen, toCleo, toDora] = [await listen(ben), await listen(cleo), await listen(dora)];
    await cleo.joinRoom({ name: room.name });
    await cleo.leaveRoom(room.id);
    const user = { id: cleo.id, username: 'cleo' };
    expect(await toldTo(ben, toBen)).toEqual([
      { __typename: 'MemberJoined', room: { id: room.id, memberCount: 3 }, membership: { role: 'MEMBER', user } },
      { __typename: 'MemberLeft', room: { id: room.id, memberCount: 2 }, user, cause: 'LEFT' },
    ]);
    expect(await toldTo(cleo, toCleo)).toEqual([
      { __typename: 'RoomJoined', room: { id: room.id, name: room.name } },
      { __typename: 'MemberJoined', room: { id: room.id, memberCount: 3 }, membership: { role: 'MEMBER', user } },
      { __typename: 'RoomLeft', roomId: room.id, cause: 'LEFT', reason: null },
    ]);
    expect(await toldTo(dora, toDora)).toEqual([]);
  });

  it('tell somebody who has left nothing more of the room, and everything again once they are back', async () => {
    const { anna, ben } = cast;
    const room = await roomOf(anna, [ben]);
    const toBen = await listen(ben);
    for (let round = 0; round < 3; round++) {
      await anna.say(room.id, `with ben, ${round}`);
      await ben.leaveRoom(room.id);
      await anna.say(room.id, `without ben, ${round}`);
      await ben.joinRoom({ roomId: room.id });
    }
    const bodies = (await toldTo(ben, toBen))
      .filter(({ __typename }) => __typename === 'MessageAdded')
      .map(({ message }) => (message as { body: string }).body);
    expect(bodies).toEqual(['with ben, 0', 'with ben, 1', 'with ben, 2']);
  });

  it('tell everybody of a new room that is listed, and only its maker of another', async () => {
    const { anna, dora } = cast;
    const [toAnna, toDora] = [await listen(anna), await listen(dora)];
    const listed = (await anna.createRoom({ name: freshName() })).room!;
    const hidden = (await anna.createRoom({ name: freshName(), isListed: false })).room!;
    expect(await toldTo(dora, toDora)).toEqual([
      { __typename: 'RoomListed', room: { id: listed.id, name: listed.name } },
    ]);
    const own = (await toldTo(anna, toAnna)).filter(({ __typename }) => __typename === 'RoomJoined');
    expect(own.map(({ room }) => room)).toEqual([
      { id: listed.id, name: listed.name },
      { id: hidden.id, name: hidden.name },
    ]);
  });

  it('tell the reader alone what was read, on all devices', async () => {
    const { anna, ben } = cast;
    const room = await roomOf(anna, [ben]);
    for (const body of ['one', 'two', 'three']) await anna.say(room.id, body);
    const devices = [await listen(ben), await listen(ben)];
    const toAnna = await listen(anna);
    await ben.markRead(room.id, 2);
    await ben.markRead(room.id, 1);
    for (const device of devices) {
      expect(toldBy(await device.next())).toEqual({
        __typename: 'RoomRead',
        roomId: room.id,
        readPosition: 2,
        unreadCount: 1,
      });
    }
    expect(await toldTo(anna, toAnna)).toEqual([]);
    expect(await toldTo(ben, devices[0]!)).toEqual([]);
  });

  it('tell a changed preference to oneself, and a changed profile to those one shares a room with', async () => {
    const { anna, ben } = cast;
    const [toAnna, toBen] = [await listen(anna), await listen(ben)];
    await anna.run(operations.updatePreferences, { input: { theme: 'DARK' } });
    await anna.run(operations.updateProfile, { input: { displayName: 'Anna A.' } });
    const changed = {
      __typename: 'UserChanged',
      user: {
        id: anna.id,
        displayName: 'Anna A.',
        bio: expect.any(String) as string,
        pronouns: '',
        interests: [],
        pictureId: null,
      },
    };
    expect(toldBy(await toAnna.next())).toEqual({
      __typename: 'PreferencesChanged',
      preferences: { theme: 'DARK', enterSends: true },
    });
    expect(toldBy(await toAnna.next())).toEqual(changed);
    expect(toldBy(await toBen.next())).toEqual(changed);
  });

  it('tell each viewer their own side of a room', async () => {
    const { anna, ben } = cast;
    const room = await roomOf(anna, [ben]);
    const query = `subscription { events { __typename ... on MessageAdded { message { body room { unreadCount viewerMembership { role } } } } } }`;
    const both = [await anna.listen(query), await ben.listen(query)];
    sockets.push(...both.map(({ socket }) => socket));
    await anna.say(room.id, 'hello');
    const [toAnna, toBen] = await Promise.all(both.map(async ({ stream }) => toldBy(await stream.next()).message));
    expect(toAnna).toEqual({ body: 'hello', room: { unreadCount: 0, viewerMembership: { role: 'OWNER' } } });
    expect(toBen).toEqual({ body: 'hello', room: { unreadCount: 1, viewerMembership: { role: 'MEMBER' } } });
  });

  it.each([
    ['everything', {}, ['say', 'edit', 'delete']],
    ['its last messages', { keep: 'LAST', keepAmount: 9 } as const, ['say', 'say', 'edit', 'delete', 'keep']],
  ])(
    'applied to what was fetched before give what is fetched afterwards, in a room that keeps %s',
    async (_, more, kinds) => {
      const { anna, ben, cleo } = cast;
      const room = await roomOf(anna, [ben], more);
      const toBen = await listen(ben);
      const before = (await ben.messages(room.id)).nodes;
      const steps = fc.array(fc.record({ who: fc.nat(1), what: fc.constantFrom(...kinds), at: fc.nat() }), {
        minLength: 20,
        maxLength: 60,
      });
      const property = fc.asyncProperty(steps, async (chosen) => {
        const ids = { anna: [] as string[], ben: [] as string[] };
        // Eight at a time, so that changes of one message meet each other.
        for (let from = 0; from < chosen.length; from += 8) {
          await Promise.all(
            chosen.slice(from, from + 8).map(async ({ who, what, at }, index) => {
              const person = who === 0 ? anna : ben;
              const own = ids[who === 0 ? 'anna' : 'ben'];
              const id = own[at % Math.max(1, own.length)];
              const keeping = {
                roomId: room.id,
                keep: 'LAST',
                keepAmount: 1 + (at % 9),
                mayDropMessages: true,
              } as const;
              if (what === 'keep') await changeKeeping(anna, keeping);
              else if (id === undefined || what === 'say')
                own.push((await person.say(room.id, `said ${at}`)).message!.id);
              else if (what === 'edit') await person.edit(id, `edited ${from + index}`);
              else await person.delete(id);
            }),
          );
        }
      });
      await fc.assert(property, { numRuns: 4 });
      await cleo.joinRoom({ roomId: room.id });
      await cleo.say(room.id, 'me too');
      const applied = new Map(before.map((message) => [message.id, message]));
      for (const { __typename, message, keptFrom } of await toldTo(ben, toBen)) {
        const { id, revision } = (message ?? {}) as Message;
        if (__typename === 'MessageAdded') expect(applied.has(id)).toBe(false);
        else if (message) expect(applied.get(id)!.revision).toBeLessThan(revision);
        if (message) applied.set(id, message as Message);
        for (const { id: known, position } of applied.values())
          if (position < ((keptFrom as number | undefined) ?? 1)) applied.delete(known);
      }
      const after: Message[] = [];
      for (let hasMore = true; hasMore;) {
        const last = after.at(-1)?.position ?? 0;
        const { nodes, pageInfo } = await ben.messages(room.id, { first: 100, after: String(last) });
        after.push(...nodes);
        hasMore = pageInfo.hasNextPage;
      }
      expect([...applied.values()]).toEqual(after);
    },
  );
});
