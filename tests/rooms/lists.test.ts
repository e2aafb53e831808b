import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Room, RoomConnection } from '../../server/graphql/generated.ts';
import { type Cast, castOf, operations, roomOf, signUp } from '../support/cast.ts';
import { dialects, startTestServer, type TestServer } from '../support/server.ts';

describe.each(dialects)('lists of rooms on %s', (dialect) => {
  let server: TestServer;
  let cast: Cast;
  const rooms: Room[] = [];
  beforeAll(async () => {
    server = await startTestServer({ dialect });
    cast = await castOf(server);
    for (let index = 0; index < 12; index++)
      rooms.push(await roomOf(cast.anna, [], { name: `Shelf ${index} 100% _a\\b` }));
    await roomOf(cast.anna, [], { name: 'Secret shelf', isListed: false });
  });
  afterAll(() => server.stop());

  it('begin with the room where something was said last', async () => {
    await cast.anna.say(rooms[3]!.id, 'here');
    await cast.anna.say(rooms[1]!.id, 'and there');
    const { nodes } = (await cast.ben.run(operations.rooms)).rooms;
    expect(nodes.slice(0, 2).map(({ id }) => id)).toEqual([rooms[1]!.id, rooms[3]!.id]);
    const times = nodes.map(({ lastActivityAt }) => lastActivityAt);
    expect(times).toEqual(times.toSorted().toReversed());
  });

  it('are whole when read page by page, without what is not listed', async () => {
    const names: string[] = [];
    let after: string | null = null;
    do {
      const page: RoomConnection = (await cast.ben.run(operations.rooms, { first: 5, after })).rooms;
      names.push(...page.nodes.map(({ name }) => name));
      after = page.pageInfo.hasNextPage ? (page.pageInfo.endCursor ?? null) : null;
    } while (after !== null);
    expect(names.toSorted()).toEqual(['Lobby', ...rooms.map(({ name }) => name)].toSorted());
  });

  it.each([
    ['shelf 1', 3],
    ['SHELF1', 3],
    ['100%', 12],
    ['%', 12],
    ['_a\\b', 12],
    ['a_', 0],
    ['%shelf', 0],
    ['secret', 0],
    ['', 13],
    ['\0\ud800', 0],
  ])('find the rooms whose name contains %j', async (matching, count) => {
    const { nodes } = (await cast.ben.run(operations.rooms, { matching })).rooms;
    expect(nodes).toHaveLength(count);
  });

  it.each(['first: 0', 'first: 101', 'first: -1', 'after: "nowhere"', 'after: "AAAA"'])(
    'refuse a page of %s',
    async (page) => {
      const answer = await cast.ben.ask(`{ rooms(${page}) { nodes { id } } }`);
      expect(answer.status).toBe(400);
      expect(answer.errors[0]?.extensions?.code).toBe('BAD_USER_INPUT');
    },
  );

  it('of one’s own hold what one is a member of, listed or not', async () => {
    const emma = await signUp(server, 'emma');
    const hidden = await roomOf(cast.anna, [], { isListed: false });
    await emma.joinRoom({ roomId: hidden.id });
    const own = '{ viewer { rooms(first: 2) { nodes { id name lastMessage { body } } pageInfo { hasNextPage } } } }';
    const { viewer } = await emma.run(own);
    expect(viewer?.rooms.nodes.map(({ name }) => name)).toEqual([hidden.name, 'Lobby']);
    expect(viewer?.rooms.pageInfo.hasNextPage).toBe(false);
  });

  it('show the last message to members alone', async () => {
    const query = 'query ($id: ID!) { room(id: $id) { lastMessage { body } } }';
    const { room } = await cast.anna.run(query, { id: rooms[1]!.id });
    expect(room?.lastMessage?.body).toBe('and there');
    expect((await cast.ben.run(query, { id: rooms[1]!.id })).room?.lastMessage).toBeNull();
  });

  it('of members are in the order in which they came, and whole page by page', async () => {
    const { anna, ben, cleo, dora } = cast;
    const room = await roomOf(anna, [cleo, ben, dora]);
    const query = `query ($id: ID!, $after: String) { room(id: $id) { members(first: 2, after: $after) {
      nodes { user { username } } pageInfo { hasNextPage endCursor } } } }`;
    const first = (await ben.run(query, { id: room.id })).room!.members;
    expect(first.nodes.map(({ user }) => user.username)).toEqual(['anna', 'cleo']);
    const second = (await ben.run(query, { id: room.id, after: first.pageInfo.endCursor })).room!.members;
    expect(second.nodes.map(({ user }) => user.username)).toEqual(['ben', 'dora']);
    expect(second.pageInfo.hasNextPage).toBe(false);
  });
});
