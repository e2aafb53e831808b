import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Cast, castOf, goodPassword, operations, signIn, signUp } from '../support/cast.ts';
import { Client, type Variables } from '../support/client.ts';
import { dialects, startTestServer, type TestServer } from '../support/server.ts';

const change = (client: Client, input: Variables) => client.ask(operations.changeServerSettings, { input });
const instance = async (server: TestServer) =>
  (await new Client(server).run('{ instance { name isSignUpOpen wayIn email isQuickJoinOn } }')).instance;
const history = '{ administration { settings { changes { setting before after changedAt changedBy { username } } } } }';

describe.each(dialects)('the settings of the server on %s', (dialect) => {
  let server: TestServer;
  let cast: Cast;
  beforeAll(async () => {
    server = await startTestServer({ dialect });
    cast = await castOf(server);
  });
  afterAll(() => server.stop());

  const trySignUp = async (username: string, more: Variables = {}) => {
    const input = { username, password: goodPassword, wantToken: true, ...more };
    return (await new Client(server).run(operations.signUp, { input })).signUp.error;
  };

  it('are open, with an optional email and any number of devices, until somebody changes them', async () => {
    expect(await instance(server)).toEqual({
      name: 'Hearth',
      isSignUpOpen: true,
      wayIn: 'OPEN',
      email: 'OPTIONAL',
      isQuickJoinOn: false,
    });
    const { settings } = (
      await cast.anna.run('{ administration { settings { devices devicesMax fixed changes { id } } } }')
    ).administration;
    expect(settings).toEqual({ devices: 'UNLIMITED', devicesMax: 5, fixed: [], changes: [] });
  });

  it('are changed by those who administer, at once, told to every open screen and recorded', async () => {
    const { anna, dora } = cast;
    const { stream, socket } = await dora.listen(operations.events);
    const { data } = await change(anna, { serverName: '  The Smiths ', wayIn: 'INVITE' });
    expect(data?.changeServerSettings).toMatchObject({
      settings: { serverName: 'The Smiths', wayIn: 'INVITE' },
    });
    const told = await stream.takeUntil(({ data }) => data?.events.__typename === 'InstanceChanged');
    expect(told.at(-1)?.data?.events).toMatchObject({ instance: { name: 'The Smiths', wayIn: 'INVITE' } });
    await socket.close();
    expect(await instance(server)).toMatchObject({ name: 'The Smiths', wayIn: 'INVITE', isSignUpOpen: false });
    expect(await trySignUp('guest1')).toMatchObject({ __typename: 'InviteNeeded' });
    await change(anna, { wayIn: 'CLOSED' });
    expect(await trySignUp('guest1')).toMatchObject({ __typename: 'SignUpClosed' });
    // The same again is no change.
    await change(anna, { wayIn: 'CLOSED' });
    server.clock.advance(1_000);
    await change(anna, { wayIn: 'OPEN' });
    expect(await trySignUp('guest1')).toBeNull();

    const { changes } = (await anna.run(history)).administration.settings;
    const lines = changes.map(({ setting, before, after }) => `${setting}: ${before} -> ${after}`);
    expect(lines[0]).toBe('wayIn: CLOSED -> OPEN');
    expect(lines.toSorted()).toEqual([
      'serverName: Hearth -> The Smiths',
      'wayIn: CLOSED -> OPEN',
      'wayIn: INVITE -> CLOSED',
      'wayIn: OPEN -> INVITE',
    ]);
    expect(changes[0]).toMatchObject({ changedBy: { username: 'anna' } });
  });

  it('keep every change of several at the same time', async () => {
    const inputs = [{ devicesMax: 7 }, { isQuickJoinOn: true }, { email: 'OFF' }, { serverName: 'Harbour' }];
    await Promise.all(inputs.map((input) => change(cast.anna, input)));
    const { settings } = (
      await cast.anna.run(
        '{ administration { settings { devicesMax isQuickJoinOn email serverName changes { id } } } }',
      )
    ).administration;
    expect(settings).toMatchObject({ devicesMax: 7, isQuickJoinOn: true, email: 'OFF', serverName: 'Harbour' });
    expect(settings.changes).toHaveLength(8);
    await change(cast.anna, { isQuickJoinOn: false, email: 'OPTIONAL' });
  });

  it.each([
    ['an empty name', { serverName: ' ' }, 'serverName'],
    ['a name of 61 characters', { serverName: 'x'.repeat(61) }, 'serverName'],
    ['a name of two lines', { serverName: 'Har\nbour' }, 'serverName'],
    ['proved addresses without a mail server', { email: 'REQUIRED' }, 'email'],
    ['no device at all', { devicesMax: 0 }, 'devicesMax'],
    ['a thousand devices', { devicesMax: 1_000 }, 'devicesMax'],
  ])('refuse %s and change nothing', async (_, input, field) => {
    const { data } = await change(cast.anna, { ...input, wayIn: 'CLOSED' });
    expect(data?.changeServerSettings).toMatchObject({ settings: null, error: { problems: [{ field }] } });
    expect((await instance(server)).wayIn).toBe('OPEN');
  });

  it("are nobody else's to see or change", async () => {
    const { ben, nobody } = cast;
    for (const [client, code] of [
      [ben, 'FORBIDDEN'],
      [nobody, 'UNAUTHENTICATED'],
    ] as const) {
      expect((await change(client, { serverName: 'Mine' })).errors[0]?.extensions?.code).toBe(code);
      expect((await client.ask(history)).errors[0]?.extensions?.code).toBe(code);
    }
    expect((await change(cast.anna, { serverName: 'half \ud800' })).errors[0]?.extensions?.code).toBe('BAD_USER_INPUT');
    expect((await instance(server)).name).toBe('Harbour');
  });

  it('take no email from new people where it is not asked for', async () => {
    await change(cast.anna, { email: 'OFF' });
    expect(await trySignUp('guest2', { email: 'guest2@example.org' })).toMatchObject({
      __typename: 'InvalidInput',
      problems: [{ field: 'email' }],
    });
    expect(await trySignUp('guest2')).toBeNull();
    await change(cast.anna, { email: 'OPTIONAL' });
  });

  describe('for devices', () => {
    const isIn = async (token: string | null | undefined) =>
      (await new Client(server, { token: token! }).ask(operations.viewer)).status === 200;
    const enter = async (login: string, mayEndOthers = false) => {
      const input = { login, password: goodPassword, wantToken: true, mayEndOthers };
      return (await new Client(server).run(operations.signIn, { input })).signIn;
    };
    afterAll(() => change(cast.anna, { devices: 'UNLIMITED' }));

    it('refuse one too many, unless it may end the one that was used longest ago', async () => {
      const gina = await signUp(server, 'gina');
      await change(cast.anna, { devices: 'LIMITED', devicesMax: 2 });
      server.clock.advance(2 * 60_000);
      const second = (await enter('gina')).token;
      expect((await enter('gina')).error).toMatchObject({ __typename: 'TooManyDevices' });
      expect([await isIn(gina.token), await isIn(second)]).toEqual([true, true]);
      server.clock.advance(2 * 60_000);
      expect(await isIn(gina.token)).toBe(true);
      const third = (await enter('gina', true)).token;
      expect([await isIn(gina.token), await isIn(second), await isIn(third)]).toEqual([true, false, true]);
      // A wrong password ends nothing.
      const wrong = { login: 'gina', password: 'a wrong password', wantToken: true, mayEndOthers: true };
      await new Client(server).run(operations.signIn, { input: wrong });
      expect([await isIn(gina.token), await isIn(third)]).toEqual([true, true]);
    });

    it('allow one: the second is refused, or the newest wins', async () => {
      await change(cast.anna, { devices: 'ONE_REFUSE' });
      const hana = await signUp(server, 'hana');
      expect((await enter('hana')).error).toMatchObject({
        __typename: 'TooManyDevices',
        message: expect.stringContaining('one at a time') as string,
      });
      await change(cast.anna, { devices: 'ONE_REPLACE' });
      const socket = await hana.openSocket();
      const { token } = await enter('hana');
      expect((await socket.closed).code).toBe(4401);
      expect([await isIn(hana.token), await isIn(token)]).toEqual([false, true]);
    });

    it('count as one however many sign in at the same time', async () => {
      await change(cast.anna, { devices: 'UNLIMITED' });
      const ivo = await signUp(server, 'ivo');
      await ivo.run(operations.signOut);
      await change(cast.anna, { devices: 'ONE_REFUSE' });
      const tried = await Promise.all(Array.from({ length: 6 }, () => enter('ivo')));
      expect(tried.filter(({ token }) => token)).toHaveLength(1);
    });

    it('let the same browser sign in again', async () => {
      const jo = await signUp(server, 'jo');
      await jo.run(operations.signOut);
      const first = await new Client(server).ask(operations.signIn, { input: { login: 'jo', password: goodPassword } });
      const cookie = first.headers['set-cookie']![0]!.split(';')[0]!;
      const again = await new Client(server, { cookie }).ask(operations.signIn, {
        input: { login: 'jo', password: goodPassword },
      });
      expect(again.data?.signIn.error ?? null).toBeNull();
      const { accounts } = (
        await cast.anna.run('{ administration { accounts(matching: "jo") { nodes { deviceCount } } } }')
      ).administration;
      expect(accounts.nodes).toEqual([{ deviceCount: 1 }]);
    });
  });
});

describe('settings that the environment fixes', () => {
  it('are in force whatever the admin page said, and say how to change them', async () => {
    const server = await startTestServer({ settings: { SERVER_NAME: 'Fixed', SIGN_UP: 'invite' } });
    const anna = await signUp(server, 'anna');
    expect(await instance(server)).toMatchObject({ name: 'Fixed', wayIn: 'INVITE', isSignUpOpen: false });
    const { data } = await change(anna, { serverName: 'Mine', wayIn: 'OPEN' });
    expect(data?.changeServerSettings.error).toMatchObject({
      problems: [{ field: 'serverName' }, { field: 'wayIn' }],
    });
    expect((await change(anna, { devicesMax: 3 })).data?.changeServerSettings.settings).toMatchObject({
      serverName: 'Fixed',
      fixed: ['serverName', 'wayIn'],
    });
    expect((await signIn(server, 'anna')).error).toBeNull();
    await server.stop();
  });
});
