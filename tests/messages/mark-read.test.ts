import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Cast, castOf, operations, type Person, roomOf, signUp } from '../support/cast.ts';
import { dialects, startTestServer, type TestServer } from '../support/server.ts';

describe.each(dialects)('reading on %s', (dialect) => {
  let server: TestServer;
  let cast: Cast;
  beforeAll(async () => {
    server = await startTestServer({ dialect });
    cast = await castOf(server);
  });
  afterAll(() => server.stop());

  async function roomWithMessages(count: number, readers: readonly Person[]) {
    const room = await roomOf(cast.anna, readers);
    for (let index = 0; index < count; index++) await cast.anna.say(room.id, `message ${index}`);
    return room;
  }

  it('leaves unread what others said after the last message that was read', async () => {
    const { anna, ben } = cast;
    const room = await roomWithMessages(5, [ben]);
    const unread = async (person: Person) => (await person.room(room.id))?.unreadCount;
    expect(await unread(ben)).toBe(5);
    expect((await ben.markRead(room.id, 2)).room).toMatchObject({
      unreadCount: 3,
      viewerMembership: { readPosition: 2 },
    });
    await anna.say(room.id, 'one more');
    expect(await unread(ben)).toBe(4);
    expect((await ben.markRead(room.id, 6)).room?.unreadCount).toBe(0);
  });

  it('counts what one says as read by oneself, unless one is behind', async () => {
    const { anna, ben } = cast;
    const room = await roomWithMessages(2, [ben]);
    expect(await anna.room(room.id)).toMatchObject({ unreadCount: 0, viewerMembership: { readPosition: 2 } });
    await ben.say(room.id, 'without reading');
    expect(await ben.room(room.id)).toMatchObject({ unreadCount: 3, viewerMembership: { readPosition: 0 } });
    expect(await anna.room(room.id)).toMatchObject({ unreadCount: 1 });
  });

  it('never moves back, and not past the last message', async () => {
    const { ben } = cast;
    const room = await roomWithMessages(3, [ben]);
    expect((await ben.markRead(room.id, 2)).room?.viewerMembership?.readPosition).toBe(2);
    expect((await ben.markRead(room.id, 1)).room?.viewerMembership?.readPosition).toBe(2);
    expect((await ben.markRead(room.id, 2_147_483_647)).room?.viewerMembership?.readPosition).toBe(3);
  });

  it('ends at the furthest position when many devices mark at the same time', async () => {
    const { ben } = cast;
    const room = await roomWithMessages(10, [ben]);
    const positions = [3, 9, 1, 7, 2, 8, 4, 6, 5, 0];
    await Promise.all(Array.from({ length: 100 }, (_, index) => ben.markRead(room.id, positions[index % 10]!)));
    expect(await ben.room(room.id)).toMatchObject({ unreadCount: 1, viewerMembership: { readPosition: 9 } });
  });

  it('is refused outside: not a member, no such room, signed out, malformed', async () => {
    const { ben, dora, nobody } = cast;
    const room = await roomWithMessages(1, [ben]);
    const hidden = await roomOf(cast.anna, [], { isListed: false });
    expect((await dora.markRead(room.id, 1)).error).toMatchObject({ __typename: 'NotAMember' });
    const missing = (await dora.markRead(randomUUID(), 1)).error;
    expect(missing).toMatchObject({ __typename: 'RoomNotFound' });
    expect((await dora.markRead(hidden.id, 1)).error).toEqual(missing);
    const input = { roomId: room.id, position: 1 };
    expect((await nobody.ask(operations.markRead, { input })).status).toBe(401);
    expect((await ben.ask(operations.markRead, { input: { ...input, roomId: 'here' } })).status).toBe(400);
    expect((await ben.ask(operations.markRead, { input: { ...input, position: -1 } })).status).toBe(400);
    expect((await ben.ask(operations.markRead, { input })).data?.markRead.error).toBeNull();
  });

  it('tells the read position to the reader alone', async () => {
    const { anna, ben } = cast;
    const room = await roomWithMessages(1, [ben]);
    const members = `query ($id: ID!) { room(id: $id) { members { nodes { user { username } readPosition } } } }`;
    const seen = (await ben.run(members, { id: room.id })).room?.members.nodes;
    expect(seen).toEqual([
      { user: { username: 'anna' }, readPosition: null },
      { user: { username: 'ben' }, readPosition: 0 },
    ]);
    const { data } = await anna.ask(members, { id: room.id });
    expect(data?.room?.members.nodes.map(({ readPosition }) => readPosition)).toEqual([1, null]);
  });
});

it('in many open tabs uses up nothing of what a person may change', async () => {
  const server = await startTestServer({ isLimited: true });
  const anna = await signUp(server, 'anna');
  const ben = await signUp(server, 'ben');
  const room = await roomOf(anna, [ben]);
  await anna.say(room.id, 'something to read');
  // More than somebody may change in a minute.
  for (let count = 0; count < 310; count++) expect((await ben.markRead(room.id, 1)).error).toBeNull();
  const input = { roomId: room.id };
  expect((await ben.run(operations.leaveRoom, { input })).leaveRoom.error).toBeNull();
  await server.stop();
});
