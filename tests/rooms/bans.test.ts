import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Cast, castOf, operations, type Person, roomOf, signUp } from '../support/cast.ts';
import type { Stream } from '../support/client.ts';
import { appoint, ban, bansOf, moderation, ownBan, remove, unban } from '../support/moderation.ts';
import { dialects, startTestServer, type TestServer, within } from '../support/server.ts';

const words =
  'You are banned from this chat. The reason given: spam Only its owner or a moderator can let you in again.';

describe.each(dialects)('banning on %s', (dialect) => {
  let server: TestServer;
  let cast: Cast;
  let emil: Person;
  beforeAll(async () => {
    server = await startTestServer({ dialect });
    cast = await castOf(server);
    emil = await signUp(server, 'emil');
  });
  afterAll(() => server.stop());

  const typeOf = ({ error }: { error?: { __typename?: string } | null }) => error?.__typename ?? null;

  it('ends the membership, and is answered by every way back with its reason', async () => {
    const { anna, ben } = cast;
    const room = await roomOf(anna, [ben]);
    await anna.say(room.id, 'hello');
    const { ban: made, room: after, error } = await ban(anna, room.id, ben, ' spam ');
    expect(error).toBeNull();
    expect(made).toMatchObject({ user: { id: ben.id }, by: { id: anna.id }, reason: 'spam' });
    expect(after?.memberCount).toBe(1);

    const refused = { __typename: 'Banned', message: words };
    expect((await ben.joinRoom({ roomId: room.id })).error).toMatchObject(refused);
    expect((await ben.joinRoom({ name: room.name })).error).toMatchObject(refused);
    expect((await ben.say(room.id, 'still here')).error).toMatchObject(refused);
    expect((await ben.markRead(room.id, 1)).error).toMatchObject(refused);
    expect((await ben.leaveRoom(room.id)).error).toMatchObject(refused);
    expect((await ban(ben, room.id, anna)).error).toMatchObject(refused);
    expect((await unban(ben, room.id, ben)).error).toMatchObject(refused);
    for (const asked of ['messages { nodes { id } }', 'members { nodes { id } }', 'bans { nodes { id } }']) {
      const { errors } = await ben.ask(`query ($id: ID!) { room(id: $id) { ${asked} } }`, { id: room.id });
      expect(errors[0]?.extensions?.code, asked).toBe('FORBIDDEN');
    }
    const socket = await ben.openSocket();
    const { errors } = await socket.ask(operations.messageAdded, { roomId: room.id, afterPosition: 0 });
    expect(errors?.[0]?.extensions?.code).toBe('FORBIDDEN');
    await socket.close();
    expect(await ben.room(room.id)).toMatchObject({ viewerCanSend: false, viewerMembership: null });
    expect(await ownBan(ben, room.id)).toMatchObject({ roomName: room.name, reason: 'spam' });
    expect(await ownBan(anna, room.id)).toBeNull();
    const listed = 'query ($name: String!) { rooms(matching: $name) { nodes { id viewerIsBanned } } }';
    for (const [person, viewerIsBanned] of [
      [ben, true],
      [anna, false],
    ] as const)
      // prettier-ignore
      expect((await person.ask(listed, { name: room.name })).data).toEqual({
        rooms: { nodes: [{ id: room.id, viewerIsBanned }] },
      });
    expect((await anna.messages(room.id)).nodes).toHaveLength(1);
  });

  it('hides a room that is not listed from the banned, who are still told why they cannot come in', async () => {
    const { anna, ben } = cast;
    const room = await roomOf(anna, [ben], { isListed: false, access: 'PASSWORD', password: 'open sesame' });
    await ban(anna, room.id, ben);
    expect(await ben.room(room.id)).toBeNull();
    const refused = await ben.joinRoom({ name: room.name, password: 'open sesame' });
    expect(refused.error).toMatchObject({
      __typename: 'Banned',
      message: 'You are banned from this chat. Only its owner or a moderator can let you in again.',
    });
    expect(await ownBan(ben, room.id)).toMatchObject({ roomName: room.name, reason: null });
  });

  it('cuts every open stream of theirs, and tells them and the others why', async () => {
    const { anna, ben, cleo } = cast;
    const room = await roomOf(anna, [ben, cleo]);
    const streams = await Promise.all([ben.listen(operations.events), ben.listen(operations.events)]);
    const following = await ben.listen(operations.messageAdded, { roomId: room.id });
    const others = await cleo.listen(operations.events);
    await anna.say(room.id, 'before');
    await ban(anna, room.id, ben, 'spam');
    await anna.say(room.id, 'after');
    await ben.run(operations.updatePreferences, { input: { theme: 'DARK' } });
    for (const { stream } of streams) {
      const told = await eventsUntil(stream, 'PreferencesChanged');
      expect(told.filter(({ __typename }) => __typename !== 'BansChanged')).toEqual([
        expect.objectContaining({ __typename: 'MessageAdded' }),
        { __typename: 'RoomLeft', roomId: room.id, cause: 'BANNED', reason: 'spam' },
        expect.objectContaining({ __typename: 'PreferencesChanged' }),
      ]);
    }
    expect((await within(following.stream.ended, 'the end of following the room')).errors).toEqual([]);
    expect(following.stream.received.at(-1)?.errors?.[0]?.extensions?.code).toBe('FORBIDDEN');
    const [left] = (await eventsUntil(others.stream, 'MemberLeft')).slice(-1);
    expect(left).toMatchObject({ user: { id: ben.id }, cause: 'BANNED' });
    expect(JSON.stringify(left)).not.toContain('spam');
    await Promise.all([...streams, following, others].map(({ socket }) => socket.close()));
  });

  it('may shut out somebody who is not inside, and lets in whoever is unbanned', async () => {
    const { anna, dora } = cast;
    const room = await roomOf(anna);
    const waiting = await dora.listen(operations.events);
    const moderators = await anna.listen(operations.events);
    expect(typeOf(await ban(anna, room.id, dora))).toBeNull();
    expect(typeOf(await dora.joinRoom({ roomId: room.id }))).toBe('Banned');
    expect(typeOf(await unban(anna, room.id, dora))).toBeNull();
    expect((await eventsUntil(waiting.stream, 'BanLifted')).at(-1)).toMatchObject({ roomId: room.id });
    await eventsUntil(moderators.stream, 'BansChanged');
    await eventsUntil(moderators.stream, 'BansChanged');
    expect(typeOf(await dora.joinRoom({ roomId: room.id }))).toBeNull();
    expect(typeOf(await unban(anna, room.id, dora))).toBeNull();
    await Promise.all([waiting, moderators].map(({ socket }) => socket.close()));
  });

  it('is the right of the owner and of moderators, but neither over peers nor over the owner', async () => {
    const { anna, ben, cleo, dora, nobody } = cast;
    const room = await roomOf(anna, [ben, cleo, dora]);
    await appoint(anna, room.id, ben);
    await appoint(anna, room.id, cleo);
    expect(typeOf(await ban(dora, room.id, cleo))).toBe('NotAllowed');
    expect(typeOf(await ban(dora, room.id, emil))).toBe('NotAllowed');
    expect(typeOf(await ban(ben, room.id, cleo))).toBe('NotAllowed');
    expect(typeOf(await ban(ben, room.id, anna))).toBe('NotAllowed');
    expect(typeOf(await ban(ben, room.id, ben))).toBe('NotAllowed');
    expect(typeOf(await ban(anna, room.id, anna))).toBe('NotAllowed');
    expect(typeOf(await unban(dora, room.id, emil))).toBe('NotAllowed');
    expect(typeOf(await remove(dora, room.id, cleo))).toBe('NotAllowed');
    expect(typeOf(await remove(ben, room.id, cleo))).toBe('NotAllowed');
    expect(typeOf(await ban(emil, room.id, dora))).toBe('NotAMember');
    const input = { roomId: room.id, userId: dora.id };
    for (const query of [moderation.banMember, moderation.unban, moderation.removeMember])
      expect((await nobody.ask(query, { input })).status).toBe(401);
    expect(typeOf(await ban(ben, room.id, dora))).toBeNull();
    expect(typeOf(await ban(anna, room.id, cleo))).toBeNull();
    expect(typeOf(await unban(ben, room.id, cleo))).toBeNull();
  });

  it('refuses what cannot be, and does the same thing twice only once', async () => {
    const { anna, ben, cleo } = cast;
    const hidden = await roomOf(cleo, [], { isListed: false });
    expect(typeOf(await ban(anna, hidden.id, ben))).toBe('RoomNotFound');
    expect(typeOf(await ban(anna, randomUUID(), ben))).toBe('RoomNotFound');
    const room = await roomOf(anna, [ben]);
    expect(typeOf(await ban(anna, room.id, { id: randomUUID() }))).toBe('PersonNotFound');
    expect((await ban(anna, room.id, ben, 'x'.repeat(201))).error).toMatchObject({
      __typename: 'InvalidInput',
      problems: [{ field: 'reason', message: 'The reason must have at most 200 characters.' }],
    });
    for (const userId of ['ben', '']) {
      const { status } = await anna.ask(moderation.banMember, { input: { roomId: room.id, userId } });
      expect(status).toBe(400);
    }
    const reason = 'NUL \0 emoji 😀 RTL \u202e שלום';
    const [first, second] = [await ban(anna, room.id, ben, reason), await ban(anna, room.id, ben, 'another')];
    expect(second.ban).toEqual(first.ban);
    expect(second.room?.revision).toBe(first.room?.revision);
    expect((await ownBan(ben, room.id))?.reason).toBe(reason);
    expect((await ban(anna, room.id, cleo, '   ')).ban?.reason).toBeNull();
    expect(typeOf(await remove(anna, room.id, cleo))).toBe('MemberNotFound');
  });

  it('shows moderators who is banned, the latest first and page by page', async () => {
    const { anna, ben, cleo, dora } = cast;
    const room = await roomOf(anna, [cleo]);
    await appoint(anna, room.id, cleo);
    await ban(anna, room.id, ben);
    await ban(cleo, room.id, dora, 'noise');
    const first = await bansOf(cleo, room.id, { first: 1 });
    expect(first.nodes).toMatchObject([{ user: { id: dora.id }, by: { id: cleo.id }, reason: 'noise' }]);
    const rest = await bansOf(anna, room.id, { first: 1, after: first.pageInfo.endCursor });
    expect(rest.nodes).toMatchObject([{ user: { id: ben.id } }]);
    expect(rest.pageInfo.hasNextPage).toBe(false);
  });

  it('lets a removed member come back, who hears that they were removed', async () => {
    const { anna, ben } = cast;
    const room = await roomOf(anna, [ben]);
    const { stream, socket } = await ben.listen(operations.events);
    expect((await remove(anna, room.id, ben)).room?.memberCount).toBe(1);
    expect((await eventsUntil(stream, 'RoomLeft')).at(-1)).toMatchObject({ cause: 'REMOVED', reason: null });
    expect(typeOf(await remove(anna, room.id, ben))).toBe('MemberNotFound');
    expect(typeOf(await ben.joinRoom({ roomId: room.id }))).toBeNull();
    await socket.close();
  });

  it('never leaves anybody both banned and a member, whatever happens at the same time', async () => {
    const { anna, ben, cleo, dora } = cast;
    const room = await roomOf(anna, [ben, cleo]);
    await appoint(anna, room.id, ben);
    const inside = await dora.listen(operations.events);
    const rounds = Array.from({ length: 4 }, () => [
      ban(anna, room.id, dora),
      dora.joinRoom({ roomId: room.id }),
      unban(ben, room.id, dora),
      dora.joinRoom({ roomId: room.id }),
      ban(ben, room.id, cleo),
      cleo.joinRoom({ roomId: room.id }),
      remove(anna, room.id, dora),
      unban(anna, room.id, cleo),
      cleo.say(room.id, 'am I in?'),
      dora.leaveRoom(room.id),
    ]);
    await Promise.all(rounds.flat());
    const database = server.app.database.em.fork().getConnection();
    const both = await database.execute<object[]>(
      'select 1 from ban join membership on membership.room_id = ban.room_id and membership.user_id = ban.user_id',
    );
    expect(both).toEqual([]);
    const members = await database.execute<{ role: string }[]>('select role from membership where room_id = ?', [
      room.id,
    ]);
    expect((await anna.room(room.id))?.memberCount).toBe(members.length);
    expect(members.filter(({ role }) => role === 'OWNER')).toHaveLength(1);
    // What the server tells from memory is what the database says.
    await ban(anna, room.id, dora);
    await anna.say(room.id, 'after');
    await dora.run(operations.updatePreferences, { input: {} });
    await dora.run(operations.updatePreferences, { input: { theme: 'LIGHT' } });
    const told = await eventsUntil(inside.stream, 'PreferencesChanged');
    expect(JSON.stringify(told)).not.toContain('"after"');
    await inside.socket.close();
  });

  it('bans once when it is done 20 times at the same time', async () => {
    const { anna, ben } = cast;
    const room = await roomOf(anna, [ben]);
    const payloads = await Promise.all(Array.from({ length: 20 }, () => ban(anna, room.id, ben)));
    expect(new Set(payloads.map((payload) => payload.ban?.id)).size).toBe(1);
    expect((await anna.room(room.id))?.memberCount).toBe(1);
  });
});

/** The events of a stream up to the next of that kind. */
async function eventsUntil(stream: Stream, kind: string) {
  const results = await stream.takeUntil(({ data }) => data?.events.__typename === kind);
  return results.flatMap(({ data }) => (data ? [data.events] : []));
}
