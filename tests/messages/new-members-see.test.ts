import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Cast, castOf, operations, type Person, roomOf } from '../support/cast.ts';
import { changeKeeping } from '../support/moderation.ts';
import { dialects, startTestServer, type TestServer } from '../support/server.ts';

describe.each(dialects)('a room on %s whose new members see from joining', (dialect) => {
  let server: TestServer;
  let cast: Cast;
  beforeAll(async () => {
    server = await startTestServer({ dialect });
    cast = await castOf(server);
  });
  afterAll(() => server.stop());

  const bodiesOf = async (person: Person, roomId: string, page = {}) =>
    (await person.messages(roomId, page)).nodes.map(({ body }) => body);

  /** Anna has said "before" twice, the second time edited; cleo came then. */
  async function joinedByCleo() {
    const { anna, ben, cleo } = cast;
    const room = await roomOf(anna, [ben], { newMembersSee: 'FROM_JOINING' });
    const [hidden, edited] = [randomUUID(), randomUUID()];
    await anna.say(room.id, 'before', hidden);
    await cleo.say(room.id, 'too early');
    await anna.say(room.id, 'before, misspelt', edited);
    await anna.edit(edited, 'before, edited');
    await cleo.joinRoom({ roomId: room.id });
    return { room, hidden, edited };
  }

  it('hides what was said before from them in every way to read it, and from nobody else', async () => {
    const { anna, ben, cleo } = cast;
    const { room, hidden } = await joinedByCleo();
    for (const page of [{}, { first: 50, after: '0' }, { last: 50, before: '3' }])
      expect(await bodiesOf(cleo, room.id, page)).toEqual([]);
    const preview = `query ($id: ID!) { room(id: $id) { unreadCount lastMessage { body } viewerMembership { seesFrom }
      changedMessages(after: "0") { nodes { body } } messages(first: 1, after: "1") { nodes { earlierTexts { body } } } } }`;
    expect((await cleo.run(preview, { id: room.id })).room).toEqual({
      unreadCount: 0,
      lastMessage: null,
      viewerMembership: { seesFrom: 3 },
      changedMessages: { nodes: [] },
      messages: { nodes: [] },
    });
    const mine = await cleo.run('{ viewer { rooms { nodes { id lastMessage { body } unreadCount } } } }');
    expect(mine.viewer!.rooms.nodes.find(({ id }) => id === room.id)).toMatchObject({ lastMessage: null });
    expect((await cleo.delete(hidden)).error?.__typename).toBe('MessageNotFound');
    expect((await cleo.edit(hidden, 'x')).error?.__typename).toBe('MessageNotFound');
    expect((await cleo.edit(randomUUID(), 'x')).error?.message).toBe((await cleo.edit(hidden, 'x')).error?.message);
    expect((await cleo.markRead(room.id, 0)).room).toMatchObject({ unreadCount: 0 });
    for (const person of [anna, ben]) expect(await bodiesOf(person, room.id)).toEqual(['before', 'before, edited']);
    const membersSeen = 'query ($id: ID!) { room(id: $id) { members { nodes { user { id } seesFrom } } } }';
    const { nodes } = (await anna.run(membersSeen, { id: room.id })).room!.members;
    expect(nodes.find(({ user }) => user.id === cleo.id)!.seesFrom).toBeNull();
  });

  it('tells them live what is said from then on, and nothing of what was said before', async () => {
    const { anna, ben, cleo } = cast;
    const { room, hidden, edited } = await joinedByCleo();
    const { stream, socket } = await cleo.listen(operations.events);
    const other = await ben.listen(operations.events);
    const replay = await cleo.listen(operations.messageAdded, { roomId: room.id, afterPosition: 0 });
    await anna.edit(edited, 'before, edited twice');
    await anna.delete(hidden);
    await anna.say(room.id, 'after');
    const told = await stream.takeUntil(({ data }) => data?.events.__typename === 'MessageAdded');
    expect(JSON.stringify(told)).toContain('after');
    expect(JSON.stringify(told)).not.toContain('before');
    expect(told.map(({ data }) => data!.events.__typename)).toEqual(['MessageAdded']);
    expect((await replay.stream.next()).data!.messageAdded).toMatchObject({ body: 'after', position: 3 });
    const toldBen = await other.stream.takeUntil(({ data }) => data?.events.__typename === 'MessageAdded');
    expect(toldBen.map(({ data }) => data!.events.__typename)).toEqual([
      'MessageEdited',
      'MessageDeleted',
      'MessageAdded',
    ]);
    expect(await bodiesOf(cleo, room.id)).toEqual(['after']);
    expect(await cleo.room(room.id)).toMatchObject({ unreadCount: 1 });
    await Promise.all([socket, other.socket, replay.socket].map((open) => open.close()));
  });

  it('reveals nothing when the setting changes later, and takes nothing from those who saw it', async () => {
    const { anna, cleo, dora } = cast;
    const { room } = await joinedByCleo();
    expect((await changeKeeping(cleo, { roomId: room.id, newMembersSee: 'EVERYTHING' })).error?.__typename).toBe(
      'NotAllowed',
    );
    const { room: opened } = await changeKeeping(anna, { roomId: room.id, newMembersSee: 'EVERYTHING' });
    expect(opened).toMatchObject({ newMembersSee: 'EVERYTHING', keep: 'EVERYTHING' });
    await dora.joinRoom({ roomId: room.id });
    expect(await bodiesOf(dora, room.id)).toEqual(['before', 'before, edited']);
    expect(await bodiesOf(cleo, room.id)).toEqual([]);
    await changeKeeping(anna, { roomId: room.id, newMembersSee: 'FROM_JOINING' });
    expect(await bodiesOf(dora, room.id)).toHaveLength(2);
    // Whoever comes back joins anew, whatever they saw.
    await dora.leaveRoom(room.id);
    await dora.joinRoom({ roomId: room.id });
    expect(await bodiesOf(dora, room.id)).toEqual([]);
  });

  it('never shows an earlier message to somebody who joins while people write', async () => {
    const { anna, ben, cleo } = cast;
    const room = await roomOf(anna, [ben], { newMembersSee: 'FROM_JOINING' });
    const { stream, socket } = await cleo.listen(operations.events);
    const says = (from: number) => Array.from({ length: 20 }, (_, index) => ben.say(room.id, `${from + index}`));
    await Promise.all([...says(0), cleo.joinRoom({ roomId: room.id }), ...says(20)]);
    await anna.say(room.id, 'last');
    const told = await stream.takeUntil(
      ({ data }) => data?.events.__typename === 'MessageAdded' && data.events.message.body === 'last',
    );
    const live = told.flatMap(({ data }) =>
      data!.events.__typename === 'MessageAdded' ? [data!.events.message.position] : [],
    );
    const { nodes } = await cleo.messages(room.id, { first: 100 });
    // What was told live is what is read afterwards: each once, in order, and nothing from before.
    expect(live).toEqual(nodes.map(({ position }) => position));
    await socket.close();
  });
});
