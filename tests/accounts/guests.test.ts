import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Cast, castOf, goodPassword, operations, signIn } from '../support/cast.ts';
import { Client } from '../support/client.ts';
import { dialects, startTestServer, type TestServer } from '../support/server.ts';

describe.each(dialects)('a guest on %s', (dialect) => {
  let server: TestServer;
  let cast: Cast;
  beforeAll(async () => {
    server = await startTestServer({ dialect });
    cast = await castOf(server);
  });
  afterAll(() => server.stop());

  const allow = (isQuickJoinOn: boolean) =>
    cast.anna.run(operations.changeServerSettings, { input: { isQuickJoinOn } });
  const join = async (name: string) => {
    const input = { name, wantToken: true };
    return (await new Client(server).run(operations.joinAsGuest, { input })).joinAsGuest;
  };
  const grow = (by: Client, username: string, password = goodPassword) =>
    by.ask(operations.becomeMember, { input: { username, password } });

  it('is taken only where the server offers it', async () => {
    expect((await join('Mira')).error).toMatchObject({ __typename: 'QuickJoinOff' });
    await allow(true);
    expect((await join('Mira')).error).toBeNull();
    await allow(false);
    expect((await join('Mira')).error).toMatchObject({ __typename: 'QuickJoinOff' });
    await allow(true);
  });

  it('is in the Lobby at once under their name, which others may have too, and administers nothing', async () => {
    const [one, other] = [await join(' Mira '), await join('Mira')];
    expect(one.viewer?.user).toMatchObject({ displayName: 'Mira', role: 'GUEST' });
    expect(one.viewer?.user.username).not.toBe(other.viewer?.user.username);
    const mira = new Client(server, { token: one.token! });
    const { viewer } = await mira.run('{ viewer { rooms { nodes { name } } } }');
    expect(viewer?.rooms.nodes).toEqual([{ name: 'Lobby' }]);
    expect((await mira.ask('{ administration { settings { serverName } } }')).errors[0]?.extensions?.code).toBe(
      'FORBIDDEN',
    );
    expect((await signIn(server, one.viewer!.user.username, '')).error).toMatchObject({
      __typename: 'WrongCredentials',
    });
  });

  it.each([
    ['no name', ' '],
    ['a name that cannot be seen', '\u200b'],
    ['a long name', 'x'.repeat(51)],
    ['a name of two lines', 'Mi\nra'],
  ])('is refused with %s', async (_, name) => {
    expect((await join(name)).error).toMatchObject({ __typename: 'InvalidInput', problems: [{ field: 'name' }] });
  });

  it('makes no room until they are a member', async () => {
    const nele = new Client(server, { token: (await join('Nele')).token! });
    const create = async () =>
      (await nele.run(operations.createRoom, { input: { name: `Den on ${dialect}` } })).createRoom;
    expect((await create()).error).toMatchObject({ __typename: 'NotAllowed' });
    expect((await grow(nele, 'roomy')).errors).toEqual([]);
    expect((await create()).error).toBeNull();
  });

  it('is made a member by themselves alone: nobody else could give them a password', async () => {
    const { token, viewer } = await join('Olli');
    const olli = new Client(server, { token: token! });
    for (const role of ['MEMBER', 'ADMIN', 'OWNER']) {
      const input = { userId: viewer!.user.id, role };
      const { errors } = await cast.anna.ask(operations.changeRole, { input });
      expect(errors[0]).toMatchObject({
        message: expect.stringMatching(/^Olli is a guest.*by themselves/) as string,
        extensions: { code: 'FORBIDDEN' },
      });
    }
    const offered = '{ administration { accounts { nodes { user { id } viewerMayMake } } } }';
    const { nodes } = (await cast.anna.run(offered)).administration.accounts;
    expect(nodes.find(({ user }) => user.id === viewer!.user.id)?.viewerMayMake).toEqual([]);
    expect((await grow(olli, 'olli')).data?.becomeMember.error).toBeNull();
  });

  it('becomes a member with a name and a password of their own, once, and stays where they are', async () => {
    const { token, viewer } = await join('Nele');
    const nele = new Client(server, { token: token! });
    expect((await grow(nele, 'ANNA')).data?.becomeMember.error).toMatchObject({ __typename: 'UsernameTaken' });
    expect((await grow(nele, 'n', 'short')).data?.becomeMember.error).toMatchObject({
      problems: [{ field: 'username' }, { field: 'password' }],
    });
    const grown = await Promise.all(['nele', 'nele2'].map((name) => grow(nele, name)));
    expect(grown.filter(({ errors }) => errors.length === 0)).toHaveLength(1);
    const { user } = (await nele.run('{ viewer { user { id username displayName role } } }')).viewer!;
    expect(user).toMatchObject({ id: viewer!.user.id, displayName: 'Nele', role: 'MEMBER' });
    expect((await signIn(server, user.username)).error).toBeNull();
    expect((await grow(nele, 'nele3')).errors[0]?.extensions?.code).toBe('FORBIDDEN');
    expect((await grow(cast.ben, 'ben3')).errors[0]?.extensions?.code).toBe('FORBIDDEN');
    expect((await grow(cast.nobody, 'nobody3')).errors[0]?.extensions?.code).toBe('UNAUTHENTICATED');
  });
});
