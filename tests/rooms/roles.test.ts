import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Cast, castOf, operations, type Person, roomOf } from '../support/cast.ts';
import { appoint, ban, deleteRoom, moderation, remove, transfer } from '../support/moderation.ts';
import { dialects, startTestServer, type TestServer } from '../support/server.ts';

describe.each(dialects)('roles in a room on %s', (dialect) => {
  let server: TestServer;
  let cast: Cast;
  beforeAll(async () => {
    server = await startTestServer({ dialect });
    cast = await castOf(server);
  });
  afterAll(() => server.stop());

  const typeOf = ({ error }: { error?: { __typename?: string } | null }) => error?.__typename ?? null;
  const roleOf = async (person: Person, roomId: string) => (await person.room(roomId))?.viewerMembership?.role;

  it('are given and taken by the owner, live, and bring their rights with them', async () => {
    const { anna, ben, cleo } = cast;
    const room = await roomOf(anna, [ben, cleo]);
    const { stream, socket } = await cleo.listen(operations.events);
    expect(typeOf(await remove(ben, room.id, cleo))).toBe('NotAllowed');
    expect((await appoint(anna, room.id, ben)).membership).toMatchObject({ role: 'MODERATOR', user: { id: ben.id } });
    const told = await stream.takeUntil(({ data }) => data?.events.__typename === 'RoleChanged');
    expect(told.at(-1)?.data?.events).toMatchObject({
      room: { id: room.id },
      membership: { role: 'MODERATOR', user: { id: ben.id } },
    });
    expect(typeOf(await ban(ben, room.id, cast.dora))).toBeNull();
    expect(typeOf(await appoint(anna, room.id, ben, 'MEMBER'))).toBeNull();
    expect(typeOf(await ban(ben, room.id, cleo))).toBe('NotAllowed');
    await socket.close();
  });

  it('change nothing when they are given twice', async () => {
    const { anna, ben } = cast;
    const room = await roomOf(anna, [ben]);
    await appoint(anna, room.id, ben);
    const before = (await anna.room(room.id))?.revision;
    await Promise.all(Array.from({ length: 10 }, () => appoint(anna, room.id, ben)));
    expect((await anna.room(room.id))?.revision).toBe(before);
    await transfer(anna, room.id, ben);
    expect(typeOf(await transfer(anna, room.id, ben))).toBeNull();
    expect([await roleOf(anna, room.id), await roleOf(ben, room.id)]).toEqual(['MODERATOR', 'OWNER']);
  });

  it('pass from the owner to a member, with all that goes with them', async () => {
    const { anna, ben } = cast;
    const room = await roomOf(anna, [ben]);
    const { room: after, error } = await transfer(anna, room.id, ben);
    expect(error).toBeNull();
    expect(after).toMatchObject({ viewerMembership: { role: 'MODERATOR' }, viewerCanDelete: false });
    expect(typeOf(await deleteRoom(anna, room.id))).toBe('NotAllowed');
    expect(typeOf(await ban(anna, room.id, ben))).toBe('NotAllowed');
    expect(typeOf(await deleteRoom(ben, room.id))).toBeNull();
  });

  it('are the owner’s alone to give, and only to people in the room', async () => {
    const { anna, ben, cleo, dora, nobody } = cast;
    const room = await roomOf(anna, [ben, cleo]);
    await appoint(anna, room.id, ben);
    for (const command of [appoint, transfer]) {
      expect(typeOf(await command(ben, room.id, cleo))).toBe('NotAllowed');
      expect(typeOf(await command(cleo, room.id, cleo))).toBe('NotAllowed');
      expect(typeOf(await command(dora, room.id, cleo))).toBe('NotAMember');
      expect(typeOf(await command(anna, room.id, dora))).toBe('MemberNotFound');
      expect(typeOf(await command(anna, room.id, { id: randomUUID() }))).toBe('MemberNotFound');
      expect(typeOf(await command(anna, randomUUID(), cleo))).toBe('RoomNotFound');
    }
    expect(typeOf(await appoint(anna, room.id, anna))).toBe('NotAllowed');
    await ban(anna, room.id, dora);
    expect(typeOf(await appoint(dora, room.id, cleo))).toBe('Banned');
    const input = { roomId: room.id, userId: cleo.id };
    for (const [query, more] of [
      [moderation.setMemberRole, { role: 'MODERATOR' }],
      [moderation.transferRoom, {}],
    ] as const) {
      expect((await nobody.ask(query, { input: { ...input, ...more } })).status).toBe(401);
      expect((await anna.ask(query, { input: { ...input, ...more, userId: 'cleo' } })).status).toBe(400);
    }
    const asOwner = { input: { ...input, role: 'OWNER' } };
    expect((await anna.ask(moderation.setMemberRole, asOwner)).status).toBe(400);
  });

  it('leave exactly one owner, whatever happens at the same time', async () => {
    const { anna, ben, cleo, dora } = cast;
    const room = await roomOf(anna, [ben, cleo, dora]);
    const everybody = [anna, ben, cleo, dora];
    await Promise.all(
      everybody.flatMap((one, index) => {
        const other = everybody[(index + 1) % everybody.length]!;
        return [
          transfer(one, room.id, other),
          appoint(one, room.id, other),
          ban(one, room.id, other),
          one.leaveRoom(room.id),
          one.joinRoom({ roomId: room.id }),
          transfer(one, room.id, everybody[(index + 2) % everybody.length]!),
          remove(one, room.id, other),
        ];
      }),
    );
    const database = server.app.database.em.fork().getConnection();
    const rows = await database.execute<{ role: string }[]>('select role from membership where room_id = ?', [room.id]);
    expect(rows.filter(({ role }) => role === 'OWNER')).toHaveLength(rows.length === 0 ? 0 : 1);
    const both = await database.execute<object[]>(
      'select 1 from ban join membership on membership.room_id = ban.room_id and membership.user_id = ban.user_id',
    );
    expect(both).toEqual([]);
  });

  it('tell everybody inside who owns the room that its owner has left', async () => {
    const { anna, ben } = cast;
    const room = await roomOf(anna, [ben]);
    const { stream, socket } = await ben.listen(operations.events);
    await anna.leaveRoom(room.id);
    const told = await stream.takeUntil(({ data }) => data?.events.__typename === 'RoleChanged');
    expect(told.at(-1)?.data?.events).toMatchObject({ membership: { role: 'OWNER', user: { id: ben.id } } });
    await socket.close();
  });
});
