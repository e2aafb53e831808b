import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Room } from '../../server/graphql/generated.ts';
import { type Cast, castOf, operations, roomOf } from '../support/cast.ts';
import { dialects, startTestServer, type TestServer } from '../support/server.ts';

const messageCount = 130;

describe.each(dialects)('history on %s', (dialect) => {
  let server: TestServer;
  let cast: Cast;
  let room: Room;
  let empty: Room;
  beforeAll(async () => {
    server = await startTestServer({ dialect });
    cast = await castOf(server);
    room = await roomOf(cast.anna, [cast.ben]);
    empty = await roomOf(cast.anna);
    const socket = await cast.anna.openSocket();
    const said = Array.from({ length: messageCount }, (_, index) =>
      socket.ask(operations.sendMessage, {
        input: { id: crypto.randomUUID(), roomId: room.id, body: `message ${index + 1}` },
      }),
    );
    await Promise.all(said);
    await socket.close();
  });
  afterAll(() => server.stop());

  it('begins with the newest 50 unless told otherwise, oldest first', async () => {
    const { nodes, edges, pageInfo } = await cast.ben.messages(room.id);
    expect(nodes.map(({ position }) => position)).toEqual(Array.from({ length: 50 }, (_, index) => 81 + index));
    expect(nodes.map(({ body }) => body)).toEqual(nodes.map(({ position }) => `message ${position}`));
    expect(edges.map(({ cursor }) => cursor)).toEqual(nodes.map(({ position }) => String(position)));
    expect(pageInfo).toEqual({ hasPreviousPage: true, hasNextPage: false, startCursor: '81', endCursor: '130' });
  });

  it('is whole when read page by page, in either direction', async () => {
    const all = Array.from({ length: messageCount }, (_, index) => index + 1);
    const forward: number[] = [];
    for (let after: string | null = null, more = true; more;) {
      const { nodes, pageInfo } = await cast.ben.messages(room.id, { first: 33, after });
      forward.push(...nodes.map(({ position }) => position));
      after = pageInfo.endCursor ?? null;
      more = pageInfo.hasNextPage;
    }
    expect(forward).toEqual(all);
    const backward: number[] = [];
    for (let before: string | null = null, more = true; more;) {
      const { nodes, pageInfo } = await cast.ben.messages(room.id, { last: 33, before });
      backward.unshift(...nodes.map(({ position }) => position));
      before = pageInfo.startCursor ?? null;
      more = pageInfo.hasPreviousPage;
    }
    expect(backward).toEqual(all);
  });

  it('answers any page as a plain list would, and tells truly whether more lies on either side', async () => {
    const page = fc.record({
      isForward: fc.boolean(),
      size: fc.integer({ min: 1, max: 100 }),
      cursor: fc.option(fc.integer({ min: 0, max: messageCount + 20 }), { nil: null }),
      isEmpty: fc.boolean(),
    });
    const property = fc.asyncProperty(page, async ({ isForward, size, cursor, isEmpty }) => {
      const from = cursor === null ? null : String(cursor);
      const asked = isForward ? { first: size, after: from } : { last: size, before: from };
      const answer = await cast.ben.messages(room.id, asked);
      const expected = isEmpty
        ? { answer: await cast.anna.messages(empty.id, asked), model: modelOf(0, isForward, size, cursor) }
        : { answer, model: modelOf(messageCount, isForward, size, cursor) };
      const { nodes, pageInfo } = expected.answer;
      expect({ positions: nodes.map(({ position }) => position), ...pageInfo }).toEqual(expected.model);
    });
    await fc.assert(property, { numRuns: 60 });
  });

  it.each([
    ['no items', { first: 0 }],
    ['fewer than no items', { last: -1 }],
    ['more than 100 items', { first: 101 }],
    ['both directions', { first: 1, last: 1 }],
    ['both directions by cursor', { after: '1', before: '3' }],
    ['a cursor that is no position', { first: 1, after: '1 or 1=1' }],
    ['a negative cursor', { last: 1, before: '-1' }],
  ])('refuses a page of %s', async (_, asked) => {
    const answer = await cast.ben.ask(operations.messages, { id: room.id, ...asked });
    expect(answer.status).toBe(400);
    expect(answer.errors[0]?.extensions?.code).toBe('BAD_USER_INPUT');
  });

  it('is for members: FORBIDDEN to whoever sees the room from outside, and to whoever has left it', async () => {
    const { anna, ben, dora } = cast;
    const listed = await roomOf(anna, [ben]);
    await anna.say(listed.id, 'among us');
    expect((await ben.messages(listed.id)).nodes).toHaveLength(1);
    await ben.leaveRoom(listed.id);
    for (const outsider of [ben, dora]) {
      const answer = await outsider.ask(operations.messages, { id: listed.id });
      expect(answer.status).toBe(403);
      expect(answer.errors[0]?.extensions?.code).toBe('FORBIDDEN');
      expect(JSON.stringify(answer)).not.toContain('among us');
    }
    expect((await cast.nobody.ask(operations.messages, { id: listed.id })).status).toBe(401);
  });

  it('shows members who came later what was said before', async () => {
    const { anna, cleo } = cast;
    const old = await roomOf(anna);
    await anna.say(old.id, 'before you came');
    await cleo.joinRoom({ roomId: old.id });
    expect((await cleo.messages(old.id)).nodes.map(({ body }) => body)).toEqual(['before you came']);
    expect(await cleo.room(old.id)).toMatchObject({ unreadCount: 0 });
  });
});

/** What Relay's arguments mean, said with a list of positions 1 to `count`. */
function modelOf(count: number, isForward: boolean, size: number, cursor: number | null) {
  const all = Array.from({ length: count }, (_, index) => index + 1);
  const within = all.filter((position) => cursor === null || (isForward ? position > cursor : position < cursor));
  const positions = isForward ? within.slice(0, size) : within.slice(-size);
  const isLeftOut = (position: number): boolean => !positions.includes(position);
  const beyond = (position: number): boolean =>
    cursor !== null && (isForward ? position <= cursor : position >= cursor);
  const rest = within.filter(isLeftOut);
  const passed = all.filter(beyond);
  return {
    positions,
    hasNextPage: (isForward ? rest : passed).length > 0,
    hasPreviousPage: (isForward ? passed : rest).length > 0,
    startCursor: positions.length > 0 ? String(positions[0]) : null,
    endCursor: positions.length > 0 ? String(positions.at(-1)) : null,
  };
}
