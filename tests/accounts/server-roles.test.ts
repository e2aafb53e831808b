import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeServerOwner } from '../../server/accounts/make-server-owner.ts';
import { type Cast, castOf, goodPassword, operations, type Person, roomOf, signIn, signUp } from '../support/cast.ts';
import { Client } from '../support/client.ts';
import { dialects, startTestServer, type TestServer, within } from '../support/server.ts';

const roleOf = async (asker: Person, username: string) =>
  (await asker.run('query ($username: String!) { user(username: $username) { role } }', { username })).user?.role;

describe.each(dialects)('what people are on the server, on %s', (dialect) => {
  let server: TestServer;
  let cast: Cast;
  beforeAll(async () => {
    server = await startTestServer({ dialect });
    cast = await castOf(server);
  });
  afterAll(() => server.stop());

  const make = async (by: Client, person: Pick<Person, 'id'>, role: string) =>
    by.ask(operations.changeRole, { input: { userId: person.id, role } });
  const suspend = (by: Client, person: Pick<Person, 'id'>) =>
    by.ask(operations.suspendPerson, { input: { userId: person.id } });
  const restore = (by: Client, person: Pick<Person, 'id'>) =>
    by.ask(operations.restorePerson, { input: { userId: person.id } });

  it('makes the first account the owner, and only one however many are made at once', async () => {
    const fresh = await startTestServer({ dialect });
    const people = await Promise.all(['ada', 'bea', 'cyn', 'dot'].map((name) => signUp(fresh, name)));
    const roles = await Promise.all(people.map((person) => roleOf(person, person.username)));
    expect(roles.toSorted()).toEqual(['MEMBER', 'MEMBER', 'MEMBER', 'OWNER']);
    await fresh.stop();
  });

  it('lets the owner make admins and unmake them, and nobody else', async () => {
    const { anna, ben, cleo, dora, nobody } = cast;
    expect((await make(anna, ben, 'ADMIN')).data?.changeRole.account).toMatchObject({ user: { role: 'ADMIN' } });
    expect((await make(anna, ben, 'ADMIN')).data?.changeRole.error).toBeNull();
    for (const [by, person, role] of [
      [ben, cleo, 'ADMIN'],
      [ben, anna, 'MEMBER'],
      [ben, ben, 'OWNER'],
      [cleo, ben, 'MEMBER'],
      [cleo, cleo, 'ADMIN'],
      [anna, anna, 'MEMBER'],
    ] as const) {
      expect((await make(by, person, role)).errors[0]?.extensions?.code).toBe('FORBIDDEN');
    }
    expect((await make(nobody, dora, 'ADMIN')).errors[0]?.extensions?.code).toBe('UNAUTHENTICATED');
    expect((await make(anna, ben, 'GUEST')).errors[0]?.extensions?.code).toBe('BAD_USER_INPUT');
    expect((await make(anna, ben, 'MEMBER')).data?.changeRole.account).toMatchObject({ user: { role: 'MEMBER' } });
    expect((await make(ben, cleo, 'MEMBER')).errors[0]?.extensions?.code).toBe('FORBIDDEN');
  });

  it('hands the server over, once, whoever tries at the same time', async () => {
    const fresh = await startTestServer({ dialect });
    const { anna, ben, cleo } = await castOf(fresh);
    await Promise.allSettled([
      make(anna, ben, 'OWNER'),
      make(anna, cleo, 'OWNER'),
      makeServerOwner(fresh.app.backend.services, 'DORA'),
    ]);
    const roles = await Promise.all(['anna', 'ben', 'cleo', 'dora'].map((name) => roleOf(anna, name)));
    expect(roles.filter((role) => role === 'OWNER')).toHaveLength(1);
    await makeServerOwner(fresh.app.backend.services, 'anna');
    expect(await roleOf(cleo, 'anna')).toBe('OWNER');
    await expect(makeServerOwner(fresh.app.backend.services, 'nobody')).rejects.toMatchObject({
      type: 'PersonNotFound',
    });
    await expect(makeServerOwner(fresh.app.backend.services, 'no\0body')).rejects.toMatchObject({
      type: 'PersonNotFound',
    });
    await fresh.stop();
  });

  it('tells who shares a room about a new role, and the app of that person', async () => {
    const { anna, cleo } = cast;
    const { stream, socket } = await cleo.listen(
      'subscription { events { __typename ... on UserChanged { user { username role } } } }',
    );
    await make(anna, cleo, 'ADMIN');
    const told = await stream.takeUntil(({ data }) => data?.events.__typename === 'UserChanged');
    expect(told.at(-1)?.data?.events).toMatchObject({ user: { username: 'cleo', role: 'ADMIN' } });
    await make(anna, cleo, 'MEMBER');
    await socket.close();
  });

  it('cuts somebody who is suspended off at once and everywhere, until they are restored', async () => {
    const { anna } = cast;
    const emil = await signUp(server, 'emil');
    const room = await roomOf(emil);
    const phone = (await signIn(server, 'emil')).token!;
    const socket = await emil.openSocket();
    expect((await suspend(anna, emil)).data?.suspendPerson.account).toMatchObject({ deviceCount: 0 });
    expect((await within(socket.closed, 'the socket to be cut')).code).toBe(4401);
    for (const token of [emil.token, phone]) {
      const asked = await new Client(server, { token }).ask(operations.sendMessage, {
        input: { id: randomUUID(), roomId: room.id, body: 'still here?' },
      });
      expect(asked.status).toBe(401);
    }
    expect((await signIn(server, 'emil')).error).toMatchObject({ __typename: 'AccountSuspended' });
    expect((await signIn(server, 'emil', 'a wrong password')).error).toMatchObject({ __typename: 'WrongCredentials' });
    // Twice is harmless.
    expect((await suspend(anna, emil)).errors).toEqual([]);

    expect((await restore(anna, emil)).data?.restorePerson.account).toMatchObject({ suspendedAt: null });
    expect((await restore(anna, emil)).errors).toEqual([]);
    const { token } = await signIn(server, 'emil');
    const { viewer } = await new Client(server, { token: token! }).run('{ viewer { rooms { nodes { id } } } }');
    expect(viewer?.rooms.nodes).toContainEqual({ id: room.id });
  });

  it('suspends nobody above or beside, nor oneself, and says when there is nobody', async () => {
    const { anna, ben, cleo, dora, nobody } = cast;
    await make(anna, ben, 'ADMIN');
    await make(anna, cleo, 'ADMIN');
    for (const [by, person] of [
      [ben, anna],
      [ben, cleo],
      [ben, ben],
      [anna, anna],
      [dora, ben],
    ] as const) {
      expect((await suspend(by, person)).errors[0]?.extensions?.code).toBe('FORBIDDEN');
      expect((await restore(by, person)).errors[0]?.extensions?.code).toBe('FORBIDDEN');
    }
    expect((await suspend(nobody, dora)).errors[0]?.extensions?.code).toBe('UNAUTHENTICATED');
    expect((await suspend(anna, { id: randomUUID() })).data?.suspendPerson.error).toMatchObject({
      __typename: 'PersonNotFound',
    });
    for (const id of ['', 'x'.repeat(10_000), 'not an id']) {
      expect((await suspend(anna, { id })).errors[0]?.extensions?.code).toBe('BAD_USER_INPUT');
    }
    expect((await suspend(ben, dora)).errors).toEqual([]);
    expect((await restore(ben, dora)).errors).toEqual([]);
    await Promise.all([make(anna, ben, 'MEMBER'), make(anna, cleo, 'MEMBER')]);
  });

  it('lets nobody in who signs in while they are being suspended', async () => {
    const flora = await signUp(server, 'flora');
    const attempts = Array.from({ length: 8 }, () => signIn(server, 'flora', goodPassword));
    await Promise.all([suspend(cast.anna, flora), ...attempts]);
    for (const { token } of await Promise.all(attempts)) {
      if (token) expect((await new Client(server, { token }).ask(operations.viewer)).status).toBe(401);
    }
  });

  it('lists the accounts for those who administer, newest first, by a part of the name or their state', async () => {
    const { anna, ben } = cast;
    const list = `query ($first: Int, $after: String, $matching: String, $isSuspended: Boolean) { administration {
      accounts(first: $first, after: $after, matching: $matching, isSuspended: $isSuspended) {
        nodes { user { username } viewerMaySuspend viewerMayMake deviceCount } pageInfo { hasNextPage endCursor } } } }`;
    const names = async (variables: Record<string, unknown>) =>
      (await anna.run(list, variables)).administration.accounts.nodes.map(({ user }) => user.username);
    const everybody = await names({});
    expect(everybody.at(-1)).toBe('anna');
    expect(await names({ matching: 'LEO' })).toEqual(['cleo']);
    expect(await names({ matching: '%' })).toEqual([]);
    expect(await names({ matching: 'x'.repeat(5_000) })).toEqual([]);
    expect(await names({ isSuspended: true })).toEqual(['flora']);
    const { accounts } = (await anna.run(list, { first: 2 })).administration;
    expect([
      ...accounts.nodes.map(({ user }) => user.username),
      ...(await names({ after: accounts.pageInfo.endCursor })),
    ]).toEqual(everybody);
    const [owner] = (await anna.run(list, { matching: 'anna' })).administration.accounts.nodes;
    expect(owner).toMatchObject({ viewerMaySuspend: false, viewerMayMake: [] });
    const [member] = (await anna.run(list, { matching: 'cleo' })).administration.accounts.nodes;
    expect(member).toMatchObject({ viewerMaySuspend: true, viewerMayMake: ['ADMIN', 'OWNER'] });
    expect((await ben.ask(list)).errors[0]?.extensions?.code).toBe('FORBIDDEN');
    expect((await cast.nobody.ask(list)).errors[0]?.extensions?.code).toBe('UNAUTHENTICATED');
  });
});
