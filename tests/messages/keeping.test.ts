import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { brokenPromises } from '../../server/database/backup/invariants.ts';
import { EarlierText } from '../../server/messages/earlier-text.ts';
import { Message } from '../../server/messages/message.ts';
import { type Cast, castOf, operations, type Person, roomOf } from '../support/cast.ts';
import { fetchFile, sayWithFile } from '../support/files.ts';
import { changeKeeping } from '../support/moderation.ts';
import { report } from '../support/reports.ts';
import { dialects, startTestServer, type TestServer } from '../support/server.ts';

const dayMs = 24 * 60 * 60 * 1000;

describe.each(dialects)('a room on %s that', (dialect) => {
  let server: TestServer;
  let cast: Cast;
  beforeAll(async () => {
    server = await startTestServer({ dialect });
    cast = await castOf(server);
  });
  afterAll(() => server.stop());

  const orm = () => server.app.database.em.fork();
  const positionsOf = async (person: Person, roomId: string, page = {}) =>
    (await person.messages(roomId, page)).nodes.map(({ position }) => position);
  const changedPositionsOf = async (person: Person, id: string) =>
    (await person.run(operations.changedMessages, { id, after: '0' })).room!.changedMessages.nodes.map(
      ({ position }) => position,
    );
  const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => from + index);

  /** Says so many things one after the other, and answers their ids. */
  async function sayMany(person: Person, roomId: string, count: number): Promise<string[]> {
    const ids: string[] = [];
    for (let index = 0; index < count; index++) {
      const { message } = await person.say(roomId, `line ${index + 1}`);
      ids.push(message!.id);
    }
    return ids;
  }

  async function expectPromisesKept(): Promise<void> {
    const count = async (sql: string) => Number(Object.values((await orm().execute<object[]>(sql))[0]!)[0]);
    expect(await brokenPromises(count)).toEqual([]);
  }

  describe('keeps the last messages', () => {
    it('keeps 100 of 100, and drops the first for everybody as the 101st is stored', async () => {
      const { anna, ben } = cast;
      const room = await roomOf(anna, [ben], { keep: 'LAST', keepAmount: 100 });
      const { stream, socket } = await ben.listen(operations.events);
      const [first, second] = await sayMany(anna, room.id, 100);
      expect(await anna.room(room.id)).toMatchObject({ keptFrom: 1, lastPosition: 100 });
      expect(await positionsOf(ben, room.id, { first: 100 })).toEqual(range(1, 100));
      await anna.edit(first!, 'line one');

      await anna.say(room.id, 'the 101st');
      for (const person of [anna, ben]) {
        expect(await positionsOf(person, room.id, { first: 100 })).toEqual(range(2, 101));
        expect(await positionsOf(person, room.id, { first: 5, after: '0' })).toEqual(range(2, 6));
        expect(await positionsOf(person, room.id, { last: 5, before: '4' })).toEqual([2, 3]);
        expect((await person.messages(room.id, { last: 100 })).pageInfo.hasPreviousPage).toBe(false);
      }
      expect((await anna.edit(first!, 'again')).error?.__typename).toBe('MessageNotFound');
      expect((await anna.delete(first!)).error?.__typename).toBe('MessageNotFound');
      expect((await anna.edit(second!, 'line two')).error).toBeNull();
      const { room: changed } = await ben.run(operations.changedMessages, { id: room.id, after: '0' });
      expect(changed!.changedMessages.nodes.map(({ position }) => position)).toEqual([2]);
      const told = await stream.takeUntil(
        ({ data }) => data?.events.__typename === 'MessageAdded' && data.events.message.position === 101,
      );
      expect(told.at(-1)!.data!.events).toMatchObject({ keptFrom: 2 });
      await socket.close();
    });

    it('takes what it dropped out of the database, earlier texts and all', async () => {
      const { anna } = cast;
      const room = await roomOf(anna, [], { keep: 'LAST', keepAmount: 2 });
      const [first] = await sayMany(anna, room.id, 2);
      await anna.edit(first!, 'in other words');
      await sayMany(anna, room.id, 2);
      await server.app.tidy();
      const left = await orm().find(Message, { roomId: room.id }, { orderBy: { position: 'asc' } });
      expect(left.map(({ position }) => position)).toEqual([3, 4]);
      expect(await orm().count(EarlierText, { messageId: first! })).toBe(0);
      await expectPromisesKept();
    });

    it('stores no retry twice, before and after what was sent is taken away, and tells the sender alone that it was', async () => {
      const { anna, ben } = cast;
      const room = await roomOf(anna, [ben], { keep: 'LAST', keepAmount: 2 });
      const id = randomUUID();
      const { message: sent } = await ben.say(room.id, 'once', id);
      await sayMany(anna, room.id, 2);
      for (const takesAway of [false, true]) {
        if (takesAway) await server.app.tidy();
        const { message, error } = await ben.say(room.id, 'once', id);
        expect(error).toBeNull();
        expect(message).toEqual(sent);
        expect(await positionsOf(anna, room.id)).toEqual([2, 3]);
      }
      const others = await Promise.all(range(1, 8).map(() => ben.say(room.id, 'once', id)));
      expect(new Set(others.map(({ message }) => message?.position))).toEqual(new Set([1]));
      expect(await anna.room(room.id)).toMatchObject({ lastPosition: 3 });
    });

    it('is exact under 16 senders at once, and tells everybody each message once and in order', async () => {
      const { anna, ben, cleo } = cast;
      const room = await roomOf(anna, [ben, cleo], { keep: 'LAST', keepAmount: 7 });
      const { stream, socket } = await cleo.listen(operations.events);
      const sends = range(1, 16).flatMap((sender) =>
        range(1, 4).map((index) => (sender % 2 ? anna : ben).say(room.id, `${sender} ${index}`)),
      );
      const watch = range(1, 20).map(async () => {
        const { nodes } = await cleo.messages(room.id, { first: 100 });
        expect(nodes.length).toBeLessThanOrEqual(7);
      });
      await Promise.all([...sends, ...watch]);
      expect(await positionsOf(cleo, room.id, { first: 100 })).toEqual(range(58, 64));
      const told = await stream.takeUntil(
        ({ data }) => data?.events.__typename === 'MessageAdded' && data.events.message.position === 64,
      );
      const added = told.flatMap(({ data }) => (data!.events.__typename === 'MessageAdded' ? [data!.events] : []));
      expect(added.map(({ message }) => message.position)).toEqual(range(1, 64));
      expect(added.map(({ keptFrom }) => keptFrom)).toEqual(range(1, 64).map((at) => Math.max(1, at - 6)));
      await server.app.tidy();
      await expectPromisesKept();
      await socket.close();
    });

    it('counts as unread what there still is, and gives what is missed from there on', async () => {
      const { anna, ben } = cast;
      const room = await roomOf(anna, [ben], { keep: 'LAST', keepAmount: 3 });
      await sayMany(anna, room.id, 10);
      expect(await ben.room(room.id)).toMatchObject({ unreadCount: 3, keptFrom: 8 });
      const { stream, socket } = await ben.listen(operations.messageAdded, { roomId: room.id, afterPosition: 2 });
      const replayed = await stream.takeUntil(({ data }) => data?.messageAdded.position === 10);
      expect(replayed.map(({ data }) => data!.messageAdded.position)).toEqual([8, 9, 10]);
      expect((await ben.markRead(room.id, 2)).room).toMatchObject({ unreadCount: 3 });
      expect((await ben.markRead(room.id, 9)).room).toMatchObject({ unreadCount: 1 });
      await socket.close();
    });
  });

  describe('keeps messages for days', () => {
    it('refuses what is too old to the moment, before and after it is taken away', async () => {
      const { anna, ben } = cast;
      const room = await roomOf(anna, [ben], { keep: 'DAYS', keepAmount: 2 });
      const { stream, socket } = await ben.listen(operations.events);
      const [old] = await sayMany(anna, room.id, 2);
      server.clock.advance(dayMs + 60_000);
      await sayMany(anna, room.id, 1);
      expect(await positionsOf(ben, room.id)).toEqual([1, 2, 3]);
      server.clock.advance(dayMs);
      expect(await positionsOf(ben, room.id)).toEqual([3]);
      expect(await ben.room(room.id)).toMatchObject({ unreadCount: 1, keptFrom: 3 });
      expect((await anna.edit(old!, 'x')).error?.__typename).toBe('MessageNotFound');
      await server.app.tidy();
      await stream.takeUntil(({ data }) => data?.events.__typename === 'MessagesDropped' && data.events.keptFrom === 3);
      expect(await orm().count(Message, { roomId: room.id })).toBe(1);
      server.clock.advance(2 * dayMs);
      expect(await positionsOf(ben, room.id)).toEqual([]);
      const { room: preview } = await ben.run('query ($id: ID!) { room(id: $id) { lastMessage { id } unreadCount } }', {
        id: room.id,
      });
      expect(preview).toEqual({ lastMessage: null, unreadCount: 0 });
      await server.app.tidy();
      await expectPromisesKept();
      // Whoever has read all that there is has read what they say themselves.
      await ben.say(room.id, 'anybody here?');
      expect(await ben.room(room.id)).toMatchObject({ unreadCount: 0, keptFrom: 4, lastPosition: 4 });
      await socket.close();
    });
  });

  describe('has messages that are too old and not taken away yet', () => {
    it('is found among any number of rooms by the same few questions', async () => {
      const { anna } = cast;
      const connection = server.app.database.em.getConnection();
      const questions = async (): Promise<number> => {
        const asked = vi.spyOn(connection, 'execute');
        await server.app.tidy();
        const { length } = asked.mock.calls;
        asked.mockRestore();
        return length;
      };
      await server.app.tidy();
      const few = await questions();
      const rooms = await Promise.all(range(1, 30).map(() => roomOf(anna, [], { keep: 'DAYS', keepAmount: 1 })));
      for (const { id } of rooms) await sayMany(anna, id, 1);
      expect(few).toBeGreaterThan(0);
      expect(await questions()).toBeLessThan(few + rooms.length / 2);
    });

    it('does not bring them back, nor counts them as lost by a change that keeps as much', async () => {
      const { anna, ben } = cast;
      const { id: roomId } = await roomOf(anna, [ben], { keep: 'DAYS', keepAmount: 1 });
      const { stream, socket } = await ben.listen(operations.events);
      await sayMany(anna, roomId, 1);
      server.clock.advance(dayMs + 60_000);
      await sayMany(anna, roomId, 1);
      const changed = await changeKeeping(anna, { roomId, newMembersSee: 'FROM_JOINING' });
      expect(changed).toMatchObject({ error: null, room: { keptFrom: 2 } });
      await stream.takeUntil(({ data }) => data?.events.__typename === 'MessagesDropped' && data.events.keptFrom === 2);
      server.clock.advance(dayMs + 60_000);
      const more = await changeKeeping(anna, { roomId, keep: 'DAYS', keepAmount: 30 });
      expect(more).toMatchObject({ error: null, room: { keptFrom: 3 } });
      for (const person of [anna, ben]) expect(await positionsOf(person, roomId)).toEqual([]);
      await socket.close();
    });
  });

  describe('is live only', () => {
    it('tells those who are there, catches a broken connection up for minutes, and shows nothing to whoever opens it anew', async () => {
      const { anna, ben } = cast;
      const room = await roomOf(anna, [ben], { keep: 'LIVE' });
      const { stream, socket } = await ben.listen(operations.events);
      const id = randomUUID();
      await anna.say(room.id, 'now or never', id);
      const told = await stream.takeUntil(({ data }) => data?.events.__typename === 'MessageAdded');
      expect(told.at(-1)!.data!.events).toMatchObject({ keptFrom: 2, message: { body: 'now or never' } });

      for (const page of [{}, { last: 10 }, { first: 10 }, { last: 10, before: '9' }])
        expect(await positionsOf(ben, room.id, page)).toEqual([]);
      expect(await ben.room(room.id)).toMatchObject({ unreadCount: 0, keptFrom: 2 });
      expect(await positionsOf(ben, room.id, { first: 10, after: '0' })).toEqual([1]);
      expect((await anna.edit(id, 'or later')).error).toBeNull();

      server.clock.advance(5 * 60_000);
      expect(await positionsOf(ben, room.id, { first: 10, after: '0' })).toEqual([]);
      expect((await anna.edit(id, 'never')).error?.__typename).toBe('MessageNotFound');
      await server.app.tidy();
      expect(await orm().count(Message, { roomId: room.id })).toBe(0);
      expect((await anna.say(room.id, 'now or never', id)).message).toMatchObject({ id, position: 1 });
      expect(await anna.room(room.id)).toMatchObject({ lastPosition: 1 });
      await anna.say(room.id, 'next');
      const next = await stream.takeUntil(({ data }) => data?.events.__typename === 'MessageAdded');
      expect(next.at(-1)!.data!.events).toMatchObject({ message: { position: 2 } });
      await expectPromisesKept();
      await socket.close();
    });

    it('shows what was said to nobody who joins later, by its place, its id or its file', async () => {
      const { anna, ben, cleo } = cast;
      const room = await roomOf(anna, [ben], { keep: 'LIVE' });
      const said = await sayWithFile(ben, room.id);
      await ben.edit(said.id, 'in other words');
      await cleo.joinRoom({ roomId: room.id });
      expect(await positionsOf(cleo, room.id, { first: 10, after: '0' })).toEqual([]);
      expect(await changedPositionsOf(cleo, room.id)).toEqual([]);
      expect((await report(cleo, said.id)).error?.__typename).toBe('MessageNotFound');
      expect((await fetchFile(cleo, said.file.id)).status).toBe(404);
      // Whoever was there is told for minutes what their connection missed, and may ask by its id as long.
      expect(await positionsOf(anna, room.id, { first: 10, after: '0' })).toEqual([1]);
      expect(await changedPositionsOf(anna, room.id)).toEqual([1]);
      expect((await report(anna, said.id)).error).toBeNull();
      expect((await fetchFile(anna, said.file.id)).status).toBe(200);

      await ben.say(room.id, 'welcome');
      expect(await positionsOf(cleo, room.id, { first: 10, after: '0' })).toEqual([2]);
      await changeKeeping(anna, { roomId: room.id, keep: 'EVERYTHING', mayDropMessages: true });
      for (const person of [anna, cleo]) expect((await fetchFile(person, said.file.id)).status).toBe(404);
      await expectPromisesKept();
    });

    it('brings nothing back that was dropped before, or by its becoming so', async () => {
      const { anna, ben } = cast;
      const room = await roomOf(anna, [ben], { keep: 'LAST', keepAmount: 1 });
      const dropped = await sayWithFile(ben, room.id);
      const kept = await sayWithFile(ben, room.id);
      for (const times of [1, 2]) {
        await changeKeeping(anna, { roomId: room.id, keep: 'LIVE', mayDropMessages: true });
        for (const { id, file } of [dropped, kept]) {
          expect((await ben.edit(id, `edited ${times}`)).error?.__typename).toBe('MessageNotFound');
          expect((await report(anna, id)).error?.__typename).toBe('MessageNotFound');
          expect((await fetchFile(anna, file.id)).status).toBe(404);
        }
        const live = await ben.say(room.id, 'now or never');
        expect(await positionsOf(anna, room.id, { first: 10, after: '0' })).toEqual([live.message!.position]);
        await changeKeeping(anna, { roomId: room.id, keep: 'LIVE' });
        expect(await positionsOf(anna, room.id, { first: 10, after: '0' })).toEqual([live.message!.position]);
        await changeKeeping(anna, { roomId: room.id, keep: 'EVERYTHING' });
        expect((await ben.edit(live.message!.id, 'later')).error?.__typename).toBe('MessageNotFound');
      }
      await server.app.tidy();
      expect(await orm().count(Message, { roomId: room.id })).toBe(0);
      await expectPromisesKept();
    });
  });

  describe('is told to keep less', () => {
    it('asks its owner first, saying how much would be lost, and then drops it for everybody at once', async () => {
      const { anna, ben, dora, nobody } = cast;
      const room = await roomOf(anna, [ben]);
      await sayMany(ben, room.id, 10);
      const { stream, socket } = await ben.listen(operations.events);
      const less = { roomId: room.id, keep: 'LAST', keepAmount: 3 } as const;
      expect((await changeKeeping(ben, less)).error?.__typename).toBe('NotAllowed');
      expect((await changeKeeping(dora, less)).error?.__typename).toBe('NotAMember');
      expect((await nobody.ask('mutation { changeKeeping(input: { roomId: "x" }) { room { id } } }')).status).toBe(401);
      expect((await changeKeeping(anna, less)).error).toMatchObject({ __typename: 'MessagesWouldBeLost', count: 7 });
      expect(await positionsOf(ben, room.id)).toEqual(range(1, 10));

      const { room: changed } = await changeKeeping(anna, { ...less, mayDropMessages: true });
      expect(changed).toMatchObject({ keep: 'LAST', keepAmount: 3, keptFrom: 8 });
      expect(await positionsOf(ben, room.id)).toEqual([8, 9, 10]);
      const told = await stream.takeUntil(({ data }) => data?.events.__typename === 'MessagesDropped');
      expect(told.at(-1)!.data!.events).toMatchObject({ roomId: room.id, keptFrom: 8 });
      const acts = 'query ($id: ID!) { room(id: $id) { acts { nodes { kind by { id } } } } }';
      const { room: acted } = await anna.run(acts, { id: room.id });
      expect(acted!.acts.nodes[0]).toEqual({ kind: 'CHANGED_KEEPING', by: { id: anna.id } });
      // Keeping more again brings nothing back, and takes nothing.
      expect((await changeKeeping(anna, { roomId: room.id, keep: 'EVERYTHING' })).error).toBeNull();
      expect(await positionsOf(ben, room.id)).toEqual([8, 9, 10]);
      await socket.close();
    });

    it('finds the day in a long history, and refuses numbers that make no sense', async () => {
      const { anna } = cast;
      const room = await roomOf(anna);
      await sayMany(anna, room.id, 6);
      server.clock.advance(3 * dayMs);
      await sayMany(anna, room.id, 5);
      const days = { roomId: room.id, keep: 'DAYS', keepAmount: 2 } as const;
      expect((await changeKeeping(anna, days)).error).toMatchObject({ count: 6 });
      expect((await changeKeeping(anna, { ...days, mayDropMessages: true })).room).toMatchObject({ keptFrom: 7 });
      for (const keepAmount of [0, -1, 3_651, null])
        expect((await changeKeeping(anna, { ...days, keepAmount })).error?.__typename).toBe('InvalidInput');
      for (const keepAmount of [0, 10_001])
        expect((await anna.createRoom({ name: 'x', keep: 'LAST', keepAmount })).error).toMatchObject({
          problems: [{ field: 'keepAmount' }],
        });
      const pointless = { roomId: room.id, keep: 'EVERYTHING', keepAmount: 5 } as const;
      expect((await changeKeeping(anna, pointless)).error?.__typename).toBe('InvalidInput');
      expect((await changeKeeping(anna, { ...days, roomId: randomUUID() })).error?.__typename).toBe('RoomNotFound');
    });

    it('keeps its promises while people write and two changes come at once', async () => {
      const { anna, ben } = cast;
      const room = await roomOf(anna, [ben]);
      const change = (keepAmount: number) =>
        changeKeeping(anna, { roomId: room.id, keep: 'LAST', keepAmount, mayDropMessages: true });
      await Promise.all([...range(1, 30).map((index) => ben.say(room.id, `${index}`)), change(5), change(9)]);
      const { keptFrom, lastPosition } = (await anna.room(room.id))!;
      expect(await positionsOf(ben, room.id, { first: 100 })).toEqual(range(keptFrom, lastPosition));
      await server.app.tidy();
      await expectPromisesKept();
    });
  });
});
