import Sqlite from 'better-sqlite3';
import fc from 'fast-check';
import { join } from 'node:path';
import { setImmediate as endOfTurn } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RoomConnection } from '../../server/graphql/generated.ts';
import { Session } from '../../server/accounts/session.ts';
import { Message, toSentMessage } from '../../server/messages/message.ts';
import { Membership } from '../../server/rooms/membership.ts';
import { Room } from '../../server/rooms/room.ts';
import { type Cast, castOf, operations, type Person, roomOf, signUp } from '../support/cast.ts';
import { fillRoom } from '../support/fill-room.ts';
import { dialects, startTestServer, type TestServer } from '../support/server.ts';

const texts = ['plain', '\0', 'a\0b\ufdd0', '\ufdd00 \ufdd01', '🦔 e\u0301', "'; drop table message; --", ' \n\t '];

describe.each(dialects)('the hot reads on %s', (dialect) => {
  let server: TestServer;
  let cast: Cast;
  beforeAll(async () => {
    server = await startTestServer({ dialect });
    cast = await castOf(server);
  });
  afterAll(() => server.stop());

  const reads = () => server.app.backend.reads;
  const orm = () => server.app.database.em.fork();
  const newest = (roomId: string) => reads().messages.page(roomId, { direction: 'backward', size: 1, from: null }, 1);

  it('answer messages, rooms, places and sessions as the ORM does, texts to the byte', async () => {
    const { anna, ben, dora } = cast;
    const room = await roomOf(anna, [ben], { description: 'a\0b \ufdd0', isListed: false });
    for (const text of texts) await anna.say(room.id, `${text}!`);
    await ben.markRead(room.id, 3);

    const stored = await orm().find(Message, { roomId: room.id }, { orderBy: { position: 'asc' } });
    const { items } = await reads().messages.page(room.id, { direction: 'forward', size: 100, from: null }, 1);
    expect(items.map(({ body }) => body)).toEqual(texts.map((text) => `${text}!`));
    expect(items).toEqual(stored.map(toSentMessage));
    expect(await reads().messages.at(room.id, 4, 1)).toEqual(items[3]);
    expect(await reads().messages.at(room.id, texts.length + 1, 1)).toBeNull();

    const found = await orm().findOneOrFail(Room, room.id);
    const { nameKey: _, passwordHash: __, closedAt: _____, ...seen } = plain(found);
    const places = await orm().find(Membership, { roomId: room.id });
    expect(await reads().rooms.room(room.id)).toEqual(seen);
    for (const person of [anna, ben, dora]) {
      const place = places.find(({ userId }) => userId === person.id);
      const membership = place === undefined ? null : plain(place);
      expect(await reads().rooms.membership(room.id, person.id)).toEqual(membership);
      expect(await reads().rooms.roomOfPerson(room.id, person.id)).toEqual({ room: seen, membership });
    }
    expect(await reads().rooms.room(crypto.randomUUID())).toBeNull();
    expect(await reads().rooms.roomOfPerson(crypto.randomUUID(), anna.id)).toBeNull();

    const [session] = await orm().find(Session, { userId: anna.id });
    const { userAgent: ____, tokenHash, ...told } = plain(session!);
    expect(await server.app.backend.sessions.find(tokenHash)).toEqual(told);
    expect(await server.app.backend.sessions.find('0'.repeat(64))).toBeNull();
    expect(await server.app.backend.sessions.isInForce(session!.id)).toBe(true);
    expect(await server.app.backend.sessions.isInForce(crypto.randomUUID())).toBe(false);
  });

  it('answer the list of one’s rooms page by page as one sorted list, rooms of the same moment too', async () => {
    const emma = await signUp(server, 'emma');
    const rooms = [];
    for (let index = 0; index < 9; index++) rooms.push(await roomOf(emma, [], { isListed: index % 2 === 0 }));
    await orm().nativeUpdate(
      Room,
      { id: { $in: rooms.slice(2, 7).map(({ id }) => id) } },
      { lastActivityAt: new Date() },
    );
    const own = await orm().find(Membership, { userId: emma.id });
    const sorted = await orm().find(
      Room,
      { id: { $in: own.map(({ roomId }) => roomId) } },
      { orderBy: [{ lastActivityAt: 'desc' }, { id: 'desc' }] },
    );
    const query = `query ($first: Int!, $after: String) { viewer { rooms(first: $first, after: $after) {
      nodes { id viewerMembership { role } } pageInfo { hasNextPage endCursor } } } }`;
    const property = fc.asyncProperty(fc.integer({ min: 1, max: 12 }), async (first) => {
      const seen: string[] = [];
      for (let after: string | null | undefined = null; after !== undefined;) {
        const { nodes, pageInfo }: RoomConnection = (await emma.run(query, { first, after })).viewer!.rooms;
        seen.push(...nodes.map(({ id }) => id));
        after = pageInfo.hasNextPage ? pageInfo.endCursor : undefined;
      }
      expect(seen).toEqual(sorted.map(({ id }) => id));
    });
    await fc.assert(property, { numRuns: 8 });
  });

  it('see what an answered send has stored, while others write, and never half of a room', async () => {
    const { anna, ben, cleo } = cast;
    const room = await roomOf(anna, [ben, cleo]);
    const { revision } = (await reads().rooms.room(room.id))!;
    const count = 45;
    const watch = async (): Promise<void> => {
      for (let last = 0; last < count;) {
        const { items } = await newest(room.id);
        const found = (await reads().rooms.roomOfPerson(room.id, anna.id))!;
        const position = items[0]?.position ?? 0;
        expect(position).toBeGreaterThanOrEqual(last);
        expect(found.room.lastPosition).toBeGreaterThanOrEqual(position);
        expect(found.room.revision - found.room.lastPosition).toBe(revision);
        last = position;
        await endOfTurn();
      }
    };
    const say = async (person: Person): Promise<void> => {
      for (let index = 0; index < count / 3; index++) {
        const { message } = await person.say(room.id, `${person.username} ${index}`);
        expect((await reads().messages.at(room.id, message!.position, 1))?.id).toBe(message!.id);
        const { items } = await newest(room.id);
        expect(items[0]!.position).toBeGreaterThanOrEqual(message!.position);
      }
    };
    await Promise.all([watch(), ...[anna, ben, cleo].map(say)]);
    expect((await reads().rooms.room(room.id))?.lastPosition).toBe(count);
  });

  it('see what is committed, and wait for no transaction that is open', async () => {
    const room = await roomOf(cast.anna);
    const before = (await reads().rooms.room(room.id))!.revision;
    await orm().transactional(async (em) => {
      await em.nativeUpdate(Room, { id: room.id }, { revision: before + 1 });
      expect((await reads().rooms.room(room.id))?.revision).toBe(before);
      expect((await reads().rooms.roomOfPerson(room.id, cast.anna.id))?.membership?.role).toBe('OWNER');
    });
    expect((await reads().rooms.room(room.id))?.revision).toBe(before + 1);
  });

  it('let nobody in who has left, from the answer to leaving on', async () => {
    const { anna, ben } = cast;
    const hidden = await roomOf(anna, [ben], { isListed: false });
    await anna.say(hidden.id, 'among us');
    for (let round = 0; round < 5; round++) {
      expect((await ben.messages(hidden.id)).nodes).toHaveLength(1);
      await ben.leaveRoom(hidden.id);
      const { data, errors } = await ben.ask(operations.messages, { id: hidden.id });
      expect({ data, errors }).toEqual({ data: { room: null }, errors: [] });
      await ben.joinRoom({ roomId: hidden.id });
    }
  });

  it('tell each mutation of one operation what is so after it', async () => {
    const { anna, ben } = cast;
    const room = await roomOf(anna);
    const seen = 'room { memberCount viewerCanSend viewerMembership { readPosition } unreadCount }';
    const answer = await ben.run(
      `mutation ($room: ID!) {
        first: joinRoom(input: { roomId: $room }) { ${seen} }
        second: leaveRoom(input: { roomId: $room }) { ${seen} }
        third: joinRoom(input: { roomId: $room }) { ${seen} } }`,
      { room: room.id },
    );
    const inside = { memberCount: 2, viewerCanSend: true, viewerMembership: { readPosition: 0 }, unreadCount: 0 };
    const outside = { memberCount: 1, viewerCanSend: false, viewerMembership: null, unreadCount: 0 };
    expect(answer).toMatchObject({ first: { room: inside }, second: { room: outside }, third: { room: inside } });
  });

  it.runIf(dialect === 'postgres')('ask for a list of rooms with as many statements, however many rooms', async () => {
    const frida = await signUp(server, 'frida');
    const query = `{ viewer { user { id } rooms(first: 100) { nodes { id unreadCount viewerCanSend viewerMembership { role }
      lastMessage { body author { username } room { id } } } } } }`;
    const connection = server.app.database.em.getConnection() as unknown as {
      getNativeClient(): Promise<{ query: (...all: unknown[]) => unknown }>;
    };
    const pool = await connection.getNativeClient();
    const ask = pool.query.bind(pool);
    let statements = 0;
    const counted = async (): Promise<number> => {
      await frida.run(query);
      statements = 0;
      pool.query = (...all) => (statements++, ask(...all));
      const { nodes } = (await frida.run(query)).viewer!.rooms;
      expect(nodes.filter(({ lastMessage }) => lastMessage !== null)).toHaveLength(nodes.length - 1);
      pool.query = ask;
      return statements;
    };
    const say = async (count: number): Promise<void> => {
      for (let index = 0; index < count; index++) await frida.say((await roomOf(frida)).id, 'here');
    };
    await say(2);
    const few = await counted();
    await say(20);
    expect(await counted()).toBeLessThanOrEqual(Math.max(few, 3));
    expect(few).toBeLessThanOrEqual(3);
  });
});

describe('a page of a long room on sqlite', () => {
  it('is one stretch of one index, wherever it lies', async () => {
    const server = await startTestServer();
    const anna = await signUp(server, 'anna');
    const room = await roomOf(anna);
    await fillRoom(server, anna, room.id, 20_000);
    const { nodes, pageInfo } = await anna.messages(room.id, { last: 3, before: '10000' });
    expect(nodes.map(({ body }) => body)).toEqual(['Line 9997', 'Line 9998', 'Line 9999']);
    expect(pageInfo).toMatchObject({ hasPreviousPage: true, hasNextPage: true });

    const database = new Sqlite(join(server.dataDir, 'hearth.sqlite'), { readonly: true });
    for (const way of ['< 10000 order by position desc', '> 10000 order by position']) {
      const sql = `select id, author_id, position, revision, body, sent_at from message where room_id = ? and position ${way} limit 51`;
      const plan = database.prepare<[string], { detail: string }>(`explain query plan ${sql}`).all(room.id);
      expect(plan.map(({ detail }) => detail)).toEqual([
        expect.stringMatching(
          /^SEARCH message USING INDEX message_room_id_position_unique \(room_id=\? AND position[<>]\?\)$/,
        ),
      ]);
    }
    database.close();
    await server.stop();
  });
});

/** The columns of a row, without what the ORM knows of it. */
function plain<Row extends object>(row: Row): Row {
  return Object.fromEntries(Object.entries(row)) as Row;
}
