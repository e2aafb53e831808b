import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { MessageAdded } from '../../server/graphql/generated.ts';
import { type Cast, castOf, operations, roomOf } from '../support/cast.ts';
import { type Result, SocketClient, type Stream } from '../support/client.ts';
import { seededRandom } from '../support/seeded-random.ts';
import { dialects, startTestServer, type TestServer, until, within } from '../support/server.ts';

const positionOf = ({ data }: Result): number => data!.messageAdded.position;

describe.each(dialects)('messageAdded on %s', (dialect) => {
  let server: TestServer;
  let cast: Cast;
  beforeAll(async () => {
    server = await startTestServer({ dialect });
    cast = await castOf(server);
  });
  afterAll(() => server.stop());

  async function say(person: { say: Cast['anna']['say'] }, roomId: string, count: number): Promise<void> {
    for (let index = 0; index < count; index++) await person.say(roomId, `message ${index}`);
  }

  it('tells what is said from now on, as the sender was answered', async () => {
    const { anna, ben } = cast;
    const room = await roomOf(anna, [ben]);
    await anna.say(room.id, 'before');
    const { stream, socket } = await ben.listen(operations.messageAdded, { roomId: room.id });
    const { message } = await anna.say(room.id, 'now');
    expect((await stream.next()).data?.messageAdded).toEqual(message);
    await socket.close();
  });

  it('tells first what was missed, after the position that was seen', async () => {
    const { anna, ben } = cast;
    const room = await roomOf(anna, [ben]);
    await say(anna, room.id, 5);
    const { stream, socket } = await ben.listen(operations.messageAdded, { roomId: room.id, afterPosition: 2 });
    await say(anna, room.id, 2);
    const told = await stream.takeUntil((result) => positionOf(result) === 7);
    expect(told.map(positionOf)).toEqual([3, 4, 5, 6, 7]);
    expect(told.map(({ data }) => data!.messageAdded)).toEqual(
      (await ben.messages(room.id, { first: 10, after: '2' })).nodes,
    );
    await socket.close();
  });

  it('goes on from the room’s end for a client that remembers more than there is', async () => {
    const { anna, ben } = cast;
    const room = await roomOf(anna, [ben]);
    await say(anna, room.id, 1);
    const { stream, socket } = await ben.listen(operations.messageAdded, { roomId: room.id, afterPosition: 1_000 });
    await say(anna, room.id, 2);
    expect([positionOf(await stream.next()), positionOf(await stream.next())]).toEqual([2, 3]);
    await socket.close();
  });

  it('replays and goes live without a gap or a double while people send, wherever the reader begins', async () => {
    const random = seededRandom();
    const { anna, ben, cleo } = cast;
    const room = await roomOf(anna, [ben, cleo]);
    await say(anna, room.id, 5);
    const total = 155;
    const senders = await Promise.all([anna.openSocket(), cleo.openSocket()]);
    const readers: { stream: Stream; from: number; socket: SocketClient }[] = [];
    let sent = 5;
    let stored = 5;
    const sending = senders.map(async (socket) => {
      while (sent < total) {
        const burst = Math.min(1 + random.below(8), total - sent);
        sent += burst;
        const input = () => ({ id: randomUUID(), roomId: room.id, body: 'x'.repeat(1 + random.below(50)) });
        await Promise.all(
          Array.from({ length: burst }, () =>
            socket.ask(operations.sendMessage, { input: input() }).then(() => stored++),
          ),
        );
      }
    });
    const socket = await ben.openSocket();
    const reading = (async () => {
      for (let index = 0; index < 15; index++) {
        await until(() => stored >= Math.min(total, 5 + index * 10), 'there is something to miss');
        const from = random.below(stored);
        readers.push({
          stream: socket.start(operations.messageAdded, { roomId: room.id, afterPosition: from }),
          from,
          socket,
        });
      }
    })();
    await Promise.all([...sending, reading]);
    for (const { stream, from } of readers) {
      const expected = Array.from({ length: total - from }, (_, index) => from + index + 1);
      const told = await stream.takeUntil((result) => positionOf(result) === total);
      expect(told.map(positionOf), `SEED=${random.seed}`).toEqual(expected);
    }
    const { message } = await anna.say(room.id, 'the end');
    for (const { stream } of readers)
      expect((await stream.next()).data?.messageAdded, `SEED=${random.seed}`).toEqual(message);
    for (const each of [socket, ...senders]) await each.close();
  });

  it('tells nothing twice that is announced only after the replay has read it', async () => {
    const { anna, ben } = cast;
    const room = await roomOf(anna, [ben]);
    const { hub } = server.app.backend;
    const { stream, socket } = await ben.listen(operations.messageAdded, { roomId: room.id, afterPosition: 0 });
    const { message } = await anna.say(room.id, 'once');
    expect(positionOf(await stream.next())).toBe(1);
    const again = ben.openSocket();
    const late = await again;
    const resumed = late.start(operations.messageAdded, { roomId: room.id, afterPosition: 0 });
    expect(positionOf(await resumed.next())).toBe(1);
    await late.ask('{ viewer { user { id } } }');
    const sentAt = new Date(message!.sentAt);
    const stored = {
      ...message!,
      roomId: room.id,
      authorId: anna.id,
      sentAt,
      files: [],
      editedAt: null,
      deletedAt: null,
    };
    await hub.publish(
      `room ${room.id}`,
      { __typename: 'MessageAdded', message: stored, keptFrom: 1 },
      new Set([ben.id]),
    );
    await anna.say(room.id, 'after it');
    expect(positionOf(await resumed.next())).toBe(2);
    await socket.close();
    await late.close();
  });

  it('keeps the order of positions for every reader while many send at once', async () => {
    const { anna, ben, cleo } = cast;
    const room = await roomOf(anna, [ben, cleo]);
    const listeners = [
      await anna.listen(operations.messageAdded, { roomId: room.id }),
      await ben.listen(operations.messageAdded, { roomId: room.id }),
      await cleo.listen(operations.events),
    ];
    await Promise.all(
      Array.from({ length: 60 }, (_, index) => [anna, ben, cleo][index % 3]!.say(room.id, `message ${index}`)),
    );
    const expected = Array.from({ length: 60 }, (_, index) => index + 1);
    const own = ({ data }: Result): { position: number } =>
      'events' in data! ? (data.events as MessageAdded).message : data!.messageAdded;
    for (const { stream } of listeners) {
      const told = await stream.takeUntil((result) => own(result).position === 60);
      expect(told.map((result) => own(result).position)).toEqual(expected);
    }
    for (const { socket } of listeners) await socket.close();
  });

  it('ends with FORBIDDEN when the reader leaves, and nothing that is said later comes', async () => {
    const { anna, ben } = cast;
    const room = await roomOf(anna, [ben]);
    const { stream, socket } = await ben.listen(operations.messageAdded, { roomId: room.id });
    await anna.say(room.id, 'with you');
    await stream.next();
    await ben.leaveRoom(room.id);
    await anna.say(room.id, 'without you');
    await within(stream.ended, 'the end');
    const last = stream.received.at(-1);
    expect(last?.errors?.[0]?.extensions?.code ?? (await stream.ended).errors[0]?.extensions?.code).toBe('FORBIDDEN');
    expect(JSON.stringify(stream.received)).not.toContain('without you');
    expect((await socket.ask(operations.viewer)).data?.viewer?.user.username).toBe('ben');
    await socket.close();
  });

  it('is refused outside: a stranger, a missing room, a hidden one, somebody signed out, malformed arguments', async () => {
    const { anna, ben, dora } = cast;
    const listed = await roomOf(anna, [ben]);
    const hidden = await roomOf(anna, [], { isListed: false });
    const socket = await dora.openSocket();
    const refusals = [];
    for (const roomId of [listed.id, hidden.id, randomUUID()]) {
      const { data, errors } = await socket.ask(operations.messageAdded, { roomId });
      refusals.push({ data, code: errors?.[0]?.extensions?.code, message: errors?.[0]?.message });
    }
    const forbidden = { data: undefined, code: 'FORBIDDEN', message: refusals[0]!.message };
    expect(refusals).toEqual([forbidden, forbidden, forbidden]);
    for (const variables of [{ roomId: 'here' }, { roomId: listed.id, afterPosition: -1 }, { roomId: 7.5 }, {}]) {
      const { errors } = await socket.ask(operations.messageAdded, variables);
      expect(errors?.[0]?.extensions?.code).toBe('BAD_USER_INPUT');
    }
    const nobody = await SocketClient.open(server);
    const { errors } = await nobody.ask(operations.messageAdded, { roomId: listed.id });
    expect(errors?.[0]?.extensions?.code).toBe('UNAUTHENTICATED');
    await nobody.close();
    await socket.close();
    expect(server.app.backend.hub.size).toBe(0);
  });
});
