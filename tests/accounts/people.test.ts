import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Cast, castOf, operations, type Person, roomOf, signUp } from '../support/cast.ts';
import { Client } from '../support/client.ts';
import { deleteAccount } from '../support/deletion.ts';
import { dialects, startTestServer, type TestServer, until } from '../support/server.ts';

const list = `query ($first: Int, $after: String, $matching: String) { people(first: $first, after: $after, matching: $matching) {
  nodes { id username lastSeenAt } pageInfo { hasNextPage endCursor } } }`;

describe.each(dialects)('the people of a server, on %s', (dialect) => {
  let server: TestServer;
  let cast: Cast;
  beforeAll(async () => {
    server = await startTestServer({ dialect });
    cast = await castOf(server);
    await cast.anna.run(operations.changeServerSettings, { input: { isQuickJoinOn: true } });
  });
  afterAll(() => server.stop());

  const names = async (by: Client, variables: Record<string, unknown> = {}) =>
    (await by.run(list, variables)).people.nodes.map(({ username }) => username);
  const online = async (by: Client) => (await by.run('{ onlinePeople { username } }')).onlinePeople;
  const leaveLobby = async (person: Person) => {
    const { viewer } = await person.run('{ viewer { rooms { nodes { id } } } }');
    for (const { id } of viewer!.rooms.nodes) await person.leaveRoom(id);
  };

  it('are listed by name, page by page, and found by a part of either name', async () => {
    const { ben, cleo } = cast;
    expect(await names(ben)).toEqual(['anna', 'ben', 'cleo', 'dora']);
    await cleo.run(operations.updateProfile, { input: { displayName: 'Ärmel 100%' } });
    expect(await names(ben, { matching: 'ÄRM' })).toEqual(['cleo']);
    expect(await names(ben, { matching: 'LEO' })).toEqual(['cleo']);
    expect(await names(ben, { matching: '%' })).toEqual(['cleo']);
    expect(await names(ben, { matching: '\0\ud800' })).toBeInstanceOf(Array);
    expect(await names(ben, { matching: 'x'.repeat(5_000) })).toEqual([]);
    const { people } = await ben.run(list, { first: 3 });
    const { hasNextPage, endCursor } = people.pageInfo;
    expect(hasNextPage).toBe(true);
    const rest = await names(ben, { after: endCursor });
    expect([...people.nodes.map(({ username }) => username), ...rest].toSorted()).toEqual(await sorted(ben));
    for (const variables of [{ first: 0 }, { first: 101 }, { after: 'made up' }]) {
      expect((await ben.ask(list, variables)).errors[0]?.extensions?.code).toBe('BAD_USER_INPUT');
    }
    expect((await cast.nobody.ask(list)).errors[0]?.extensions?.code).toBe('UNAUTHENTICATED');
  });
  const sorted = async (by: Client) => (await names(by)).toSorted();

  it('are, for a guest, those with whom they share a room', async () => {
    const { dora, anna } = cast;
    await leaveLobby(dora);
    const joined = (await new Client(server).run(operations.joinAsGuest, { input: { name: 'Mira', wantToken: true } }))
      .joinAsGuest;
    const guest = new Client(server, { token: joined.token! });
    expect(await names(guest)).not.toContain('dora');
    expect((await guest.run('{ user(username: "dora") { id } }')).user).toBeNull();
    expect(await names(anna)).toContain('dora');
    const room = await roomOf(dora);
    await guest.run(operations.joinRoom, { input: { roomId: room.id } });
    expect(await names(guest)).toContain('dora');
    expect((await guest.run('{ user(username: "dora") { id } }')).user).toMatchObject({ id: dora.id });
    expect((await guest.run(list)).people.nodes.every(({ lastSeenAt }) => lastSeenAt === null)).toBe(true);
  });

  it('are nobody who is suspended or deleted', async () => {
    const { anna, ben } = cast;
    const [emil, flora] = [await signUp(server, 'emil'), await signUp(server, 'flora')];
    const socket = await emil.openSocket();
    await until(async () => (await online(ben)).some(({ username }) => username === 'emil'), 'emil is here');
    await anna.run(operations.suspendPerson, { input: { userId: emil.id } });
    await socket.closed;
    await deleteAccount(flora);
    for (const gone of ['emil', 'flora', 'deleted']) expect(await names(ben)).not.toContain(gone);
    expect(await online(ben)).not.toContainEqual({ username: 'emil' });
  });

  it('show when they were last here among those who show it themselves', async () => {
    const { anna, ben, cleo } = cast;
    const socket = await cleo.openSocket();
    const seen = async (by: Person) =>
      (await by.run('{ user(username: "cleo") { lastSeenAt } }')).user!.lastSeenAt as unknown as string | null;
    await until(async () => (await seen(ben)) !== null, 'it is written down');
    await socket.close();
    expect(new Date((await seen(ben))!).getTime() % 60_000).toBe(0);
    const show = (person: Person, showsLastSeen: boolean) =>
      person.run(
        `mutation ($input: UpdatePreferencesInput!) { updatePreferences(input: $input) { preferences { showsLastSeen } } }`,
        {
          input: { showsLastSeen },
        },
      );
    await show(ben, false);
    expect([await seen(ben), (await seen(anna)) !== null]).toEqual([null, true]);
    await show(ben, true);
    await show(cleo, false);
    expect([await seen(ben), await seen(anna), (await seen(cleo)) !== null]).toEqual([null, null, true]);
    await show(cleo, true);
    expect(await seen(ben)).not.toBeNull();
  });
});
