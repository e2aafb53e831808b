import { createHash, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Invite } from '../../server/accounts/invite.ts';
import type { CreateInviteInput } from '../../server/graphql/generated.ts';
import { type Cast, castOf, freshName, goodPassword, operations, roomOf, signIn, signUp } from '../support/cast.ts';
import { Client } from '../support/client.ts';
import { appoint, ban, remove, unban } from '../support/moderation.ts';
import { dialects, startTestServer, type TestServer } from '../support/server.ts';

const hourMs = 3_600_000;

describe.each(dialects)('an invitation on %s', (dialect) => {
  let server: TestServer;
  let cast: Cast;
  let names = 0;
  beforeAll(async () => {
    server = await startTestServer({ dialect });
    cast = await castOf(server);
    await cast.anna.run(operations.changeServerSettings, { input: { wayIn: 'INVITE' } });
  });
  afterAll(() => server.stop());

  const create = async (by: Client, input: CreateInviteInput = {}) =>
    (await by.run(operations.createInvite, { input })).createInvite;
  const codeOf = async (by: Client, input: CreateInviteInput = {}) => (await create(by, input)).code!;
  const revoke = (by: Client, id: string) => by.ask(operations.revokeInvite, { input: { id } });
  const use = async (by: Client, code: string) => (await by.run(operations.useInvite, { input: { code } })).useInvite;
  const look = async (code: string) =>
    (
      await cast.nobody.run('query ($code: String!) { invitation(code: $code) { invitedBy roomName canSignUp } }', {
        code,
      })
    ).invitation;
  const enter = async (inviteCode?: string) => {
    const input = { username: `newcomer${++names}`, password: goodPassword, wantToken: true, inviteCode };
    return (await new Client(server).run(operations.signUp, { input })).signUp;
  };

  it('lets somebody make an account where the server asks for one', async () => {
    const { code, invite } = await create(cast.anna, { note: ' for the neighbours ', usesMax: 1 });
    expect(code).toMatch(/^[\w-]{22}$/);
    expect(invite).toMatchObject({ note: 'for the neighbours', opensServer: true, useCount: 0, isOpen: true });
    expect(await look(code!)).toEqual({ invitedBy: 'anna', roomName: null, canSignUp: true });
    expect((await enter()).error).toMatchObject({ __typename: 'InviteNeeded' });
    expect((await enter('made up')).error).toMatchObject({ __typename: 'InviteNotValid' });
    expect((await enter(code!)).error).toBeNull();
    expect((await enter(code!)).error).toMatchObject({ __typename: 'InviteNotValid' });
    expect(await look(code!)).toBeNull();
  });

  it('is known to the database by its hash alone', async () => {
    const code = await codeOf(cast.anna);
    const rows = await server.app.database.em
      .fork()
      .getConnection()
      .execute<Record<string, unknown>[]>('select * from invite');
    expect(JSON.stringify(rows)).not.toContain(code);
    expect(JSON.stringify(rows)).toContain(createHash('sha256').update(code).digest('hex'));
  });

  it('admits exactly as many as it is for, however many come at the same time', async () => {
    const code = await codeOf(cast.anna, { usesMax: 3 });
    const tried = await Promise.all(Array.from({ length: 9 }, () => enter(code)));
    expect(tried.filter(({ error }) => error === null)).toHaveLength(3);
    const { nodes } = (await cast.anna.run('{ invites(first: 1) { nodes { useCount isOpen } } }')).invites;
    expect(nodes).toEqual([{ useCount: 3, isOpen: false }]);
  });

  it('is not used up by an account that could not be made', async () => {
    const code = await codeOf(cast.anna, { usesMax: 1 });
    const input = { username: 'anna', password: goodPassword, wantToken: true, inviteCode: code };
    expect((await new Client(server).run(operations.signUp, { input })).signUp.error).toMatchObject({
      __typename: 'UsernameTaken',
    });
    expect((await enter(code)).error).toBeNull();
  });

  it('ends when its time is over, or when it is taken back, which is harmless twice', async () => {
    const code = await codeOf(cast.anna, { hours: 2 });
    server.clock.advance(1.9 * hourMs);
    expect(await look(code)).not.toBeNull();
    server.clock.advance(0.2 * hourMs);
    expect(await look(code)).toBeNull();
    expect((await enter(code)).error).toMatchObject({ __typename: 'InviteNotValid' });

    const { code: other, invite } = await create(cast.anna);
    for (let times = 0; times < 2; times++) {
      expect((await revoke(cast.anna, invite!.id)).data?.revokeInvite.invite).toMatchObject({ isOpen: false });
    }
    expect((await enter(other!)).error).toMatchObject({ __typename: 'InviteNotValid' });
  });

  it('opens nothing on a server that is closed', async () => {
    const code = await codeOf(cast.anna);
    await cast.anna.run(operations.changeServerSettings, { input: { wayIn: 'CLOSED' } });
    expect(await look(code)).toMatchObject({ canSignUp: false });
    expect((await enter(code)).error).toMatchObject({ __typename: 'SignUpClosed' });
    await cast.anna.run(operations.changeServerSettings, { input: { wayIn: 'INVITE' } });
    expect((await enter(code)).error).toBeNull();
  });

  it('leads into its room, whatever the way in, those who have an account and those who make one', async () => {
    const { anna, ben, dora } = cast;
    const room = await roomOf(anna, [], { access: 'INVITE', isListed: false });
    const { code, invite } = await create(anna, { roomId: room.id, usesMax: 2 });
    expect(invite).toMatchObject({ room: { id: room.id }, opensServer: true });
    expect(await look(code!)).toEqual({ invitedBy: 'anna', roomName: room.name, canSignUp: true });
    expect((await ben.joinRoom({ roomId: room.id })).error).not.toBeNull();
    expect(await use(ben, code!)).toMatchObject({ room: { id: room.id } });
    // Whoever is in uses nothing up.
    expect(await use(ben, code!)).toMatchObject({ room: { id: room.id } });
    const { token } = await enter(code!);
    const { viewer } = await new Client(server, { token: token! }).run('{ viewer { rooms { nodes { id } } } }');
    expect(viewer?.rooms.nodes).toContainEqual({ id: room.id });
    expect((await use(dora, code!)).error).toMatchObject({ __typename: 'InviteNotValid' });
  });

  it('counts one person once, however often they come at the same time', async () => {
    const { anna, ben } = cast;
    const room = await roomOf(anna, [], { access: 'INVITE' });
    const code = await codeOf(anna, { roomId: room.id, usesMax: 3 });
    const used = await Promise.all(Array.from({ length: 8 }, () => use(ben, code)));
    for (const { error } of used) expect(error).toBeNull();
    const { nodes } = (
      await anna.run('query ($id: ID!) { invites(roomId: $id) { nodes { useCount } } }', { id: room.id })
    ).invites;
    expect(nodes).toEqual([{ useCount: 1 }]);
  });

  it('of a moderator who is put out of the room lets nobody in any more, not even themselves', async () => {
    const { anna, ben, cleo, dora } = cast;
    const room = await roomOf(anna, [ben, cleo]);
    for (const [moderator, putOut] of [
      [ben, remove],
      [cleo, ban],
    ] as const) {
      await appoint(anna, room.id, moderator);
      const code = await codeOf(moderator, { roomId: room.id });
      await putOut(anna, room.id, moderator);
      for (const by of [moderator, dora])
        expect((await use(by, code)).error).toMatchObject({ __typename: 'InviteNotValid' });
    }
  });

  it('of somebody who may invite no more lets nobody in either', async () => {
    const { anna, ben, cleo, dora } = cast;
    const room = await roomOf(anna, [ben]);
    await appoint(anna, room.id, ben);
    const toRoom = await codeOf(ben, { roomId: room.id });
    expect(await look(toRoom)).not.toBeNull();
    await appoint(anna, room.id, ben, 'MEMBER');
    expect((await use(dora, toRoom)).error).toMatchObject({ __typename: 'InviteNotValid' });

    const make = (role: 'ADMIN' | 'MEMBER') => anna.run(operations.changeRole, { input: { userId: cleo.id, role } });
    await make('ADMIN');
    const toServer = await codeOf(cleo);
    expect(await look(toServer)).not.toBeNull();
    await make('MEMBER');
    expect(await look(toServer)).toBeNull();
    expect((await enter(toServer)).error).toMatchObject({ __typename: 'InviteNotValid' });
  });

  it('of somebody who loses the right in that moment is not made, or lets nobody in', async () => {
    const { anna, ben, cleo } = cast;
    const room = await roomOf(anna);
    const makeSome = (by: Client, input: CreateInviteInput) =>
      Promise.all([0, 1, 2].map(() => by.ask(operations.createInvite, { input })));
    const open = ({ id }: { readonly id: string }) =>
      server.app.database.em.fork().count(Invite, { createdById: id, revokedAt: null });
    for (const takeRight of [ban, remove, (...whom: Parameters<typeof remove>) => appoint(...whom, 'MEMBER')])
      for (let round = 0; round < 8; round++) {
        await unban(anna, room.id, ben);
        await ben.joinRoom({ roomId: room.id });
        await appoint(anna, room.id, ben);
        await Promise.all([makeSome(ben, { roomId: room.id }), takeRight(anna, room.id, ben)]);
        expect(await open(ben)).toBe(0);
      }
    const changeRole = (role: 'ADMIN' | 'MEMBER') =>
      anna.run(operations.changeRole, { input: { userId: cleo.id, role } });
    for (let round = 0; round < 8; round++) {
      await changeRole('ADMIN');
      await Promise.all([makeSome(cleo, {}), changeRole('MEMBER')]);
      expect(await open(cleo)).toBe(0);
    }
    await enter(await codeOf(anna));
    const login = `newcomer${names}`;
    let own: string | null = null;
    for (let round = 0; round < 8; round++) {
      const { token } = await signIn(server, login);
      const emil = new Client(server, { token: token! });
      const { id } = (await emil.run('{ viewer { user { id } } }')).viewer!.user;
      own ??= (await emil.run(operations.createRoom, { input: { name: freshName() } })).createRoom.room!.id;
      await Promise.all([
        makeSome(emil, { roomId: own }),
        anna.run(operations.suspendPerson, { input: { userId: id } }),
      ]);
      expect(await open({ id })).toBe(0);
      await anna.run(operations.restorePerson, { input: { userId: id } });
    }
  });

  it("of a room's owner who is nobody on the server leads into the room, and makes no accounts", async () => {
    const { ben, cleo } = cast;
    const room = await roomOf(ben, [], { access: 'INVITE' });
    const code = await codeOf(ben, { roomId: room.id });
    expect(await look(code)).toMatchObject({ canSignUp: false });
    expect((await enter(code)).error).toMatchObject({ __typename: 'InviteNeeded' });
    expect((await use(cleo, code)).room?.id).toBe(room.id);
    expect((await cleo.room(room.id))?.viewerMembership?.role).toBe('MEMBER');
  });

  it('names a hidden room to nobody who may not know of it, admins included', async () => {
    const { anna, ben } = cast;
    const room = await roomOf(anna, [], { isListed: false });
    await create(anna, { roomId: room.id });
    await anna.run(operations.changeRole, { input: { userId: ben.id, role: 'ADMIN' } });
    const first = '{ invites(first: 1) { nodes { room { id } } } }';
    expect((await anna.run(first)).invites.nodes).toEqual([{ room: { id: room.id } }]);
    expect((await ben.run(first)).invites.nodes).toEqual([{ room: null }]);
    await anna.run(operations.changeRole, { input: { userId: ben.id, role: 'MEMBER' } });
  });

  it('is made, seen and taken back by those alone who may', async () => {
    const { anna, ben, cleo, dora, nobody } = cast;
    const room = await roomOf(ben, [cleo], { isListed: false });
    const { invite } = await create(ben, { roomId: room.id });
    const ask = (by: Client, roomId: string | null) =>
      by.ask('query ($roomId: ID) { invites(roomId: $roomId) { nodes { id } } }', { roomId });
    expect((await ask(ben, room.id)).data?.invites.nodes).toEqual([{ id: invite!.id }]);
    for (const by of [cleo, dora]) {
      expect((await ask(by, room.id)).errors[0]?.extensions?.code).toBe('FORBIDDEN');
      expect((await ask(by, null)).errors[0]?.extensions?.code).toBe('FORBIDDEN');
      expect((await by.ask(operations.createInvite, { input: {} })).errors[0]?.extensions?.code).toBe('FORBIDDEN');
    }
    expect((await revoke(cleo, invite!.id)).errors[0]?.extensions?.code).toBe('FORBIDDEN');
    expect((await revoke(nobody, invite!.id)).errors[0]?.extensions?.code).toBe('UNAUTHENTICATED');
    expect((await create(dora, { roomId: room.id })).error).toMatchObject({ __typename: 'RoomNotFound' });
    expect((await create(dora, { roomId: randomUUID() })).error).toMatchObject({ __typename: 'RoomNotFound' });
    expect((await revoke(anna, randomUUID())).data?.revokeInvite.error).toMatchObject({ __typename: 'InviteNotFound' });
    expect((await revoke(ben, invite!.id)).errors).toEqual([]);
  });

  it.each<[string, CreateInviteInput, string]>([
    ['a long note', { note: 'x'.repeat(61) }, 'note'],
    ['a note of two lines', { note: 'a\nb' }, 'note'],
    ['no time', { hours: 0 }, 'hours'],
    ['ten years', { hours: 87_600 }, 'hours'],
    ['nobody', { usesMax: 0 }, 'usesMax'],
    ['a million people', { usesMax: 1_000_000 }, 'usesMax'],
  ])('is refused for %s', async (_, input, field) => {
    expect((await create(cast.anna, input)).error).toMatchObject({ __typename: 'InvalidInput', problems: [{ field }] });
  });

  it('takes any text for a code, and finds nothing', async () => {
    for (const code of ['', '\0', "' or 1=1", 'x'.repeat(10_000), '🦔']) {
      expect(await look(code)).toBeNull();
      expect((await use(cast.ben, code)).error).toMatchObject({ __typename: 'InviteNotValid' });
    }
  });

  it('of somebody who is suspended lets nobody in any more', async () => {
    const code = await codeOf(cast.anna);
    const { token } = await enter(code);
    const emil = new Client(server, { token: token! });
    const { user } = (await emil.run('{ viewer { user { id } } }')).viewer!;
    await cast.anna.run(operations.changeRole, { input: { userId: user.id, role: 'ADMIN' } });
    const theirs = await codeOf(emil);
    expect(await look(theirs)).not.toBeNull();
    await cast.anna.run(operations.suspendPerson, { input: { userId: user.id } });
    expect(await look(theirs)).toBeNull();
  });
});

describe('looking invitations up', () => {
  it('is limited for each address', async () => {
    const server = await startTestServer({ isLimited: true });
    await signUp(server, 'anna');
    const nobody = new Client(server);
    const answers = await Promise.all(
      Array.from({ length: 130 }, () => nobody.ask('{ invitation(code: "guess") { canSignUp } }')),
    );
    expect(answers.filter(({ errors }) => errors[0]?.extensions?.code === 'RATE_LIMITED')).toHaveLength(10);
    await server.stop();
  });
});
