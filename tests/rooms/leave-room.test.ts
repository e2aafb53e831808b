import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Cast, castOf, operations, type Person, roomOf, signUp } from '../support/cast.ts';
import { appoint } from '../support/moderation.ts';
import { dialects, startTestServer, type TestServer } from '../support/server.ts';

describe.each(dialects)('leaving a room on %s', (dialect) => {
  let server: TestServer;
  let cast: Cast;
  beforeAll(async () => {
    server = await startTestServer({ dialect });
    cast = await castOf(server);
  });
  afterAll(() => server.stop());

  const roleOf = async (person: Person, roomId: string) => (await person.room(roomId))?.viewerMembership?.role;

  it('ends the membership and answers the room as it is seen from outside', async () => {
    const { anna, ben } = cast;
    const room = await roomOf(anna, [ben]);
    await anna.say(room.id, 'hello');
    const { room: left, error } = await ben.leaveRoom(room.id);
    expect(error).toBeNull();
    expect(left).toMatchObject({ memberCount: 1, unreadCount: 0, viewerCanSend: false, viewerMembership: null });
    expect(left).toEqual(await ben.room(room.id));
    expect((await ben.joinRoom({ roomId: room.id })).room?.memberCount).toBe(2);
  });

  it('answers nothing of a room that is not listed', async () => {
    const { anna, ben } = cast;
    const room = await roomOf(anna, [ben], { isListed: false });
    expect(await ben.leaveRoom(room.id)).toEqual({ room: null, error: null });
    expect(await ben.room(room.id)).toBeNull();
  });

  it('hands an owner’s room to the member who has been there longest', async () => {
    const { anna, ben, cleo } = cast;
    const room = await roomOf(anna, [ben, cleo]);
    await anna.leaveRoom(room.id);
    expect(await roleOf(ben, room.id)).toBe('OWNER');
    expect(await roleOf(cleo, room.id)).toBe('MEMBER');
  });

  it('hands an owner’s room to a moderator rather than to somebody who has been there longer', async () => {
    const { anna, ben, cleo } = cast;
    const room = await roomOf(anna, [ben, cleo]);
    const database = server.app.database.em.fork().getConnection();
    await database.execute(`update membership set role = 'MODERATOR' where room_id = ? and user_id = ?`, [
      room.id,
      cleo.id,
    ]);
    await anna.leaveRoom(room.id);
    expect([await roleOf(ben, room.id), await roleOf(cleo, room.id)]).toEqual(['MEMBER', 'OWNER']);
  });

  it('hands an owner’s room to nobody who is suspended, unless everybody else there is', async () => {
    const { anna, ben, cleo } = cast;
    const [mod, away] = [await signUp(server, `mod-${dialect}`), await signUp(server, `away-${dialect}`)];
    const room = await roomOf(ben, [mod, away, cleo]);
    await appoint(ben, room.id, mod);
    for (const { id: userId } of [mod, away]) await anna.run(operations.suspendPerson, { input: { userId } });
    await ben.leaveRoom(room.id);
    expect(await roleOf(cleo, room.id)).toBe('OWNER');
    await cleo.leaveRoom(room.id);
    const owner = `select user_id from membership where room_id = '${room.id}' and role = 'OWNER'`;
    expect(await server.app.database.em.fork().getConnection().execute(owner)).toEqual([{ user_id: mod.id }]);
  });

  it('leaves an empty room to whoever enters next', async () => {
    const { anna, ben } = cast;
    const room = await roomOf(anna);
    expect((await anna.leaveRoom(room.id)).room?.memberCount).toBe(0);
    await ben.joinRoom({ roomId: room.id });
    await anna.joinRoom({ roomId: room.id });
    expect([await roleOf(anna, room.id), await roleOf(ben, room.id)]).toEqual(['MEMBER', 'OWNER']);
  });

  it('keeps exactly one owner while people leave and enter at the same time', async () => {
    const { anna, ben, cleo, dora } = cast;
    const room = await roomOf(anna, [ben, cleo, dora]);
    await Promise.all(
      [anna, ben, cleo].flatMap((person) => [
        person.leaveRoom(room.id),
        person.joinRoom({ roomId: room.id }),
        person.leaveRoom(room.id),
      ]),
    );
    const database = server.app.database.em.fork().getConnection();
    const rows = await database.execute<{ role: string }[]>('select role from membership where room_id = ?', [room.id]);
    expect(rows.filter(({ role }) => role === 'OWNER')).toHaveLength(1);
    expect((await dora.room(room.id))?.memberCount).toBe(rows.length);
  });

  it('is refused to outsiders, of a hidden room in the words for a missing one', async () => {
    const { anna, ben, dora, nobody } = cast;
    const listed = await roomOf(anna, [ben]);
    const hidden = await roomOf(anna, [], { isListed: false });
    expect((await dora.leaveRoom(listed.id)).error).toMatchObject({ __typename: 'NotAMember' });
    const missing = await dora.leaveRoom(randomUUID());
    expect(missing.error).toMatchObject({ __typename: 'RoomNotFound' });
    expect(await dora.leaveRoom(hidden.id)).toEqual(missing);
    expect((await dora.ask(operations.leaveRoom, { input: { roomId: 'here' } })).status).toBe(400);
    expect((await nobody.ask(operations.leaveRoom, { input: { roomId: listed.id } })).status).toBe(401);
    expect((await ben.leaveRoom(listed.id)).error).toBeNull();
    expect((await ben.leaveRoom(listed.id)).error).toMatchObject({ __typename: 'NotAMember' });
  });

  it('counts once when it is done 20 times at the same time', async () => {
    const { anna, ben } = cast;
    const room = await roomOf(anna, [ben]);
    const payloads = await Promise.all(Array.from({ length: 20 }, () => ben.leaveRoom(room.id)));
    expect(payloads.filter(({ error }) => error === null)).toHaveLength(1);
    expect((await anna.room(room.id))?.memberCount).toBe(1);
  });
});
