import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Cast, castOf, freshName, operations, roomOf, signUp } from '../support/cast.ts';
import { dialects, startTestServer, type TestServer } from '../support/server.ts';

describe.each(dialects)('joining a room on %s', (dialect) => {
  let server: TestServer;
  let cast: Cast;
  beforeAll(async () => {
    server = await startTestServer({ dialect });
    cast = await castOf(server);
  });
  afterAll(() => server.stop());

  it('makes somebody a member of an open room, by its id or by its name in any spelling', async () => {
    const { anna, ben, cleo } = cast;
    const room = await roomOf(anna);
    const { room: joined, error } = await ben.joinRoom({ roomId: room.id });
    expect(error).toBeNull();
    expect(joined).toMatchObject({ memberCount: 2, viewerCanSend: true, viewerMembership: { role: 'MEMBER' } });
    expect(joined!.revision).toBe(room.revision + 1);
    const byName = await cleo.joinRoom({ name: ` ${room.name.toUpperCase()} ` });
    expect(byName.room).toMatchObject({ id: room.id, memberCount: 3 });
  });

  it('is harmless the second time, password or not', async () => {
    const { anna, ben } = cast;
    const room = await roomOf(anna, [ben], { access: 'PASSWORD', password: 'open sesame' });
    const before = await ben.room(room.id);
    expect((await ben.joinRoom({ roomId: room.id })).room).toEqual(before);
    expect((await ben.joinRoom({ roomId: room.id, password: 'wrong' })).room).toEqual(before);
    expect((await anna.joinRoom({ name: room.name })).room?.viewerMembership?.role).toBe('OWNER');
  });

  it('asks for the password of a listed room, and says when it is wrong', async () => {
    const { anna, dora } = cast;
    const room = await roomOf(anna, [], { access: 'PASSWORD', password: 'open sesame' });
    for (const password of ['Open Sesame', 'open sesame ', '', '\ud800']) {
      expect((await dora.joinRoom({ roomId: room.id, password })).error).toEqual({
        __typename: 'WrongRoomPassword',
        message: 'Wrong password.',
      });
    }
    expect((await dora.joinRoom({ name: room.name })).error).toEqual({
      __typename: 'WrongRoomPassword',
      message: `"${room.name}" asks for its password.`,
    });
    expect(await dora.room(room.id)).toMatchObject({ memberCount: 1, viewerMembership: null });
    expect((await dora.joinRoom({ name: room.name, password: 'open sesame' })).room?.memberCount).toBe(2);
  });

  it('tells the same, to the byte, of a missing room and of a hidden one that does not open', async () => {
    const { anna, dora } = cast;
    const password = await roomOf(anna, [], { isListed: false, access: 'PASSWORD', password: 'open sesame' });
    const invite = await roomOf(anna, [], { isListed: false, access: 'INVITE' });
    const tryById = (roomId: string, more: object) => dora.joinRoom({ roomId, ...more });
    for (const more of [{}, { password: 'wrong' }]) {
      const missing = JSON.stringify(await tryById(randomUUID(), more));
      expect(missing).toContain('RoomNotFound');
      expect(JSON.stringify(await tryById(password.id, more))).toBe(missing);
      expect(JSON.stringify(await tryById(invite.id, more))).toBe(missing);

      const name = freshName();
      const missingByName = JSON.stringify(await dora.joinRoom({ name, ...more }));
      expect(missingByName).toContain(`Could not find a room with the name`);
      for (const room of [password, invite]) {
        const told = JSON.stringify(await dora.joinRoom({ name: room.name, ...more }));
        expect(told.replaceAll(room.name, name)).toBe(missingByName);
      }
    }
    expect(await dora.room(password.id)).toBeNull();
    expect((await dora.joinRoom({ name: password.name, password: 'open sesame' })).room?.id).toBe(password.id);
    expect((await dora.room(password.id))?.name).toBe(password.name);
  });

  it('is by invitation only where the owner wants it so', async () => {
    const { anna, dora } = cast;
    const room = await roomOf(anna, [], { access: 'INVITE' });
    for (const more of [{}, { password: 'please' }]) {
      expect((await dora.joinRoom({ roomId: room.id, ...more })).error).toMatchObject({ __typename: 'InviteNeeded' });
    }
    expect((await anna.joinRoom({ roomId: room.id })).error).toBeNull();
  });

  it.each<[string, object]>([
    ['neither id nor name', {}],
    ['both id and name', { roomId: '018f4e9c-7a3b-7c2d-9e1f-2a3b4c5d6e7f', name: 'Lobby' }],
    ['a name of blanks', { name: '  ' }],
  ])('refuses %s', async (_, input) => {
    expect((await cast.dora.joinRoom(input)).error).toMatchObject({
      __typename: 'InvalidInput',
      problems: [{ field: 'name' }],
    });
  });

  it('refuses a malformed id, odd names and whoever is signed out', async () => {
    const { anna, dora, nobody } = cast;
    const room = await roomOf(anna);
    expect((await dora.ask(operations.joinRoom, { input: { roomId: '%' } })).status).toBe(400);
    for (const name of ['no\0body', 'half \ud800', 'x'.repeat(5_000), "' or 1=1 --"]) {
      expect((await dora.joinRoom({ name })).error).toMatchObject({ __typename: 'RoomNotFound' });
    }
    expect((await nobody.ask(operations.joinRoom, { input: { roomId: room.id } })).status).toBe(401);
    expect((await dora.joinRoom({ roomId: room.id })).error).toBeNull();
  });

  it('makes one membership of 100 tries at the same time, and counts everybody who came', async () => {
    const { anna, ben, cleo, dora } = cast;
    const room = await roomOf(anna);
    const people = [ben, cleo, dora, anna];
    const payloads = await Promise.all(
      Array.from({ length: 100 }, (_, index) => people[index % 4]!.joinRoom({ roomId: room.id })),
    );
    expect(payloads.filter(({ error }) => error)).toEqual([]);
    expect(await anna.room(room.id)).toMatchObject({ memberCount: 4, revision: room.revision + 3 });
    const { room: seen } = await anna.run(
      'query ($id: ID!) { room(id: $id) { members { nodes { user { username } } } } }',
      { id: room.id },
    );
    expect(seen?.members.nodes.map(({ user }) => user.username).toSorted()).toEqual(['anna', 'ben', 'cleo', 'dora']);
  });
});

describe('tries to guess a room password', () => {
  it('end after ten, over all rooms, hidden and missing ones included, with how long to wait', async () => {
    const server = await startTestServer({ isLimited: true });
    const anna = await signUp(server, 'anna');
    const rooms = [
      await roomOf(anna, [], { access: 'PASSWORD', password: 'open sesame' }),
      await roomOf(anna, [], { access: 'PASSWORD', password: 'open sesame', isListed: false }),
      await roomOf(anna, [], { access: 'INVITE', isListed: false }),
      { id: randomUUID() },
    ];
    const open = await roomOf(anna);
    const lastTries = await Promise.all(
      rooms.map(async ({ id }, index) => {
        const guesser = await signUp(server, `guesser-${index}`);
        const attempt = (password: string) => guesser.ask(operations.joinRoom, { input: { roomId: id, password } });
        for (let tries = 0; tries < 10; tries++) expect((await attempt(`guess ${tries}`)).status).toBe(200);
        const last = await attempt('open sesame');
        expect((await guesser.joinRoom({ roomId: open.id })).error).toBeNull();
        return last;
      }),
    );
    for (const { status, errors } of lastTries) {
      expect(status).toBe(429);
      expect(errors[0]?.extensions?.code).toBe('RATE_LIMITED');
      expect(errors[0]?.extensions?.retryAfterMs).toBeGreaterThan(0);
    }
    const ben = await signUp(server, 'ben');
    const joined = await ben.joinRoom({ roomId: rooms[0]!.id, password: 'open sesame' });
    expect(joined.error).toBeNull();
    await server.stop();
  });
});
