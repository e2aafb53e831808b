import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterEach, describe, expect, it } from 'vitest';
import type { SetUpServerInput } from '../../server/graphql/generated.ts';
import { goodPassword, operations, signUp } from '../support/cast.ts';
import { Client, send, type Credentials } from '../support/client.ts';
import { dialects, type ServerOptions, startTestServer, type TestServer, until } from '../support/server.ts';

const changeReach = `mutation ChangeReach($input: ChangeReachInput!) { changeReach(input: $input) {
  reach { reach addresses } error { __typename ... on InvalidInput { problems { field message } } } } }`;
const setUp = '{ setUp { needsCode reach reachFixedBy fixed } instance { name needsSetUp wayIn isQuickJoinOn email } }';

const wanted = (more: Partial<SetUpServerInput> = {}): SetUpServerInput => ({
  serverName: 'The Smiths',
  wayIn: 'INVITE',
  username: 'rosa',
  password: goodPassword,
  wantToken: true,
  ...more,
});

let server: TestServer;
const start = async (options?: ServerOptions): Promise<void> => {
  server = await startTestServer(options);
};
afterEach(() => server.stop());

const ask = async (input: SetUpServerInput, from: Credentials = {}) =>
  (await new Client(server, from).run(operations.setUpServer, { input })).setUpServer;
const look = (from: Credentials = {}) => new Client(server, from).run(setUp);
/** As a proxy on this computer passes on what comes from elsewhere. */
const elsewhere = { headers: { 'X-Forwarded-For': '203.0.113.7' } };
const codeOf = () => readFileSync(join(server.dataDir, 'set-up-code'), 'utf8').trim();

describe.each(dialects)('setting up on %s', (dialect) => {
  it('makes the owner and the first settings in one step, and is over then', async () => {
    await start({ dialect });
    expect(await look()).toMatchObject({
      setUp: { needsCode: false, reach: 'THIS_COMPUTER', fixed: [] },
      instance: { name: 'Hearth', needsSetUp: true },
    });
    const { token, viewer, error } = await ask(wanted({ isQuickJoinOn: true, email: 'OFF', displayName: 'Grandma' }));
    expect(error).toBeNull();
    expect(token).toBeTruthy();
    expect(viewer).toMatchObject({ user: { username: 'rosa', role: 'OWNER' }, rooms: { nodes: [{ name: 'Lobby' }] } });
    expect(await look()).toMatchObject({
      setUp: null,
      instance: { name: 'The Smiths', needsSetUp: false, wayIn: 'INVITE', isQuickJoinOn: true, email: 'OFF' },
    });
    expect(existsSync(join(server.dataDir, 'set-up-code'))).toBe(false);
  });

  it('is done once, however many do it at the same time', async () => {
    await start({ dialect });
    const answers = await Promise.all(
      ['rosa', 'milo', 'nina', 'otto'].map((username) => ask(wanted({ username, serverName: `Place of ${username}` }))),
    );
    const winners = answers.filter(({ error }) => error === null);
    expect(winners).toHaveLength(1);
    const { username } = winners[0]!.viewer!.user;
    expect(answers.filter(({ error }) => error?.__typename === 'AlreadySetUp')).toHaveLength(3);
    expect((await look()).instance.name).toBe(`Place of ${username}`);
    const again = await ask(wanted({ username: 'late' }));
    expect(again).toMatchObject({ token: null, viewer: null, error: { __typename: 'AlreadySetUp' } });
    expect((await look()).instance.name).toBe(`Place of ${username}`);
  });
});

describe('whoever sets a server up', () => {
  it('is told of every field that cannot be used, and nothing is changed', async () => {
    await start();
    const { error } = await ask(wanted({ serverName: ' ', username: 'r', password: '1234', ownEmail: 'rosa@' }));
    expect(error).toMatchObject({ __typename: 'InvalidInput' });
    const { problems } = error as unknown as { problems: { field: string }[] };
    expect(problems.map(({ field }) => field).toSorted()).toEqual(['email', 'password', 'serverName', 'username']);
    expect((await look()).instance).toMatchObject({ name: 'Hearth', needsSetUp: true });
    expect((await ask(wanted())).error).toBeNull();
  });

  it('needs the code that the server printed, from anywhere but its own computer', async () => {
    await start();
    expect((await look(elsewhere)).setUp?.needsCode).toBe(true);
    expect(statSync(join(server.dataDir, 'set-up-code')).mode & 0o777).toBe(0o600);
    for (const code of [null, '', 'abcde-fghjk-mnpqr-stuvw', `${codeOf()}x`]) {
      expect((await ask(wanted({ code }), elsewhere)).error?.__typename).toBe('SetUpCodeWrong');
    }
    expect((await look()).instance.needsSetUp).toBe(true);
    const typed = ` ${codeOf().toUpperCase().replaceAll('-', ' ')} `;
    expect((await ask(wanted({ code: typed }), elsewhere)).error).toBeNull();
  });

  it.each([
    ['a proxy that says so', { 'X-Real-IP': '203.0.113.7' }],
    ['one between', { Via: '1.1 between' }],
    ['a standard header', { Forwarded: 'for=203.0.113.7' }],
    ['one that tells of TLS alone', { 'X-Forwarded-Proto': 'https' }],
    ['a tunnel', { 'CF-Connecting-IP': '203.0.113.7' }],
    ['one with a name of its own', { 'True-Client-IP': '203.0.113.7' }],
  ])('is not taken for the host through %s', async (_, headers) => {
    await start();
    expect((await look({ headers })).setUp?.needsCode).toBe(true);
    expect((await ask(wanted(), { headers })).error?.__typename).toBe('SetUpCodeWrong');
    expect((await ask(wanted({ code: codeOf() }), { headers })).error).toBeNull();
  });

  it('is not taken for the host through a proxy that says nothing of itself, as nginx does by default', async () => {
    await start();
    const body = JSON.stringify({ query: '{ setUp { needsCode } }' });
    const told = async (version: '1.0' | '1.1'): Promise<string> => {
      const socket = connect(server.port, '127.0.0.1');
      socket.end(
        `POST /graphql HTTP/${version}\r\nHost: 127.0.0.1:${server.port}\r\nConnection: close\r\n` +
          `Content-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body}`,
      );
      return text(socket);
    };
    expect(await told('1.1')).toContain('"needsCode":false');
    expect(await told('1.0')).toContain('"needsCode":true');
  });

  it('is not taken for the host where there is an address on the internet', async () => {
    await start({ settings: { PUBLIC_URL: 'https://chat.example.org' } });
    expect((await ask(wanted())).error?.__typename).toBe('SetUpCodeWrong');
    expect((await look()).setUp).toMatchObject({ reach: 'INTERNET', reachFixedBy: 'PUBLIC_URL', needsCode: true });
  });

  it('is not overtaken by an account that is made in the ordinary way from elsewhere', async () => {
    await start();
    const stranger = new Client(server, elsewhere);
    const input = { username: 'mallory', password: goodPassword, wantToken: true };
    const refused = (await stranger.run(operations.signUp, { input })).signUp;
    expect(refused).toMatchObject({ token: null, error: { __typename: 'SetUpNeeded' } });
    expect((await ask(wanted({ wayIn: 'OPEN' }))).error).toBeNull();
    expect((await stranger.run(operations.signUp, { input })).signUp.error).toBeNull();
  });

  it('does not change what the environment fixes', async () => {
    await start({ settings: { SERVER_NAME: 'Fixed', SIGN_UP: 'closed' } });
    expect((await look()).setUp).toMatchObject({ fixed: ['serverName', 'wayIn'], reachFixedBy: 'BENCHMARK' });
    const refused = await ask(wanted({ reach: { reach: 'HOME_NETWORK' } }));
    const { problems } = refused.error as unknown as { problems: { field: string }[] };
    expect(problems.map(({ field }) => field)).toEqual(['serverName', 'wayIn', 'reach']);
    const { serverName, wayIn, ...rest } = wanted();
    expect([serverName, wayIn, (await ask(rest)).error]).toEqual(['The Smiths', 'INVITE', null]);
    expect((await look()).instance.name).toBe('Fixed');
  });
});

describe('who can reach a server', () => {
  const choosing = { isLimited: true };

  it('is chosen when it is set up, takes effect at once, and is kept over a restart', async () => {
    await start(choosing);
    const { port } = server;
    const { reach, error } = await ask(wanted({ reach: { reach: 'HOME_NETWORK' } }));
    expect(error).toBeNull();
    expect(reach).toMatchObject({ reach: 'HOME_NETWORK', fixedBy: null });
    for (const address of reach!.addresses) expect(address).toMatch(new RegExp(`^http://[\\w.-]+:${port}$`));
    await until(() => server.timesListened === 1, 'the server listened anew');
    expect([server.port, server.app.config.host]).toEqual([port, '0.0.0.0']);
    expect((await look()).instance.name).toBe('The Smiths');
    await server.restart();
    expect(server.app.config.host).toBe('0.0.0.0');
  });

  it('is changed by its owner alone, and recorded', async () => {
    await start(choosing);
    const owner = await signUp(server, 'rosa');
    const ben = await signUp(server, 'ben');
    await owner.run(operations.changeRole, { input: { userId: ben.id, role: 'ADMIN' } });
    const input = { reach: 'HOME_NETWORK' };
    for (const refused of [new Client(server), ben]) {
      const { errors } = await refused.ask(changeReach, { input });
      expect(errors[0]?.extensions?.code).toMatch(/^(UNAUTHENTICATED|FORBIDDEN)$/);
    }
    expect(server.app.config.host).toBe('127.0.0.1');
    expect((await owner.run(changeReach, { input })).changeReach.error).toBeNull();
    await until(() => server.app.config.host === '0.0.0.0', 'the server listened anew');
    const { administration } = await owner.run(
      '{ administration { reach { reach } viewerCanChangeReach settings { changes { setting before after } } } }',
    );
    expect(administration).toMatchObject({
      reach: { reach: 'HOME_NETWORK' },
      viewerCanChangeReach: true,
      settings: { changes: [{ setting: 'reach', before: 'THIS_COMPUTER', after: 'HOME_NETWORK' }] },
    });
    const twice = (await owner.run(changeReach, { input })).changeReach;
    expect(twice.reach?.reach).toBe('HOME_NETWORK');
    expect(server.timesListened).toBe(1);
  });

  it('is refused where it would shut out whoever asks, or names no address', async () => {
    await start(choosing);
    const owner = await signUp(server, 'rosa');
    const away = new Client(server, { token: owner.token, ...elsewhere });
    const problemsOf = async (client: Client, input: object) => {
      const { error } = (await client.run(changeReach, { input })).changeReach;
      return (error as unknown as { problems: { field: string }[] }).problems.map(({ field }) => field);
    };
    expect(await problemsOf(away, { reach: 'THIS_COMPUTER' })).toEqual(['reach']);
    for (const publicUrl of [null, ' ', 'http://chat.example.org', 'https://chat.example.org/x', 'https://1.2.3.4'])
      expect(await problemsOf(owner, { reach: 'INTERNET', publicUrl })).toEqual(['publicUrl']);
    expect(server.timesListened).toBe(0);
    const input = { reach: 'INTERNET', publicUrl: ' Chat.Example.org/ ' };
    const { reach } = (await owner.run(changeReach, { input })).changeReach;
    expect(reach).toEqual({ reach: 'INTERNET', addresses: ['https://chat.example.org'] });
    await until(() => server.timesListened === 1, 'the server listened anew');
    expect(server.app.config).toMatchObject({ host: '127.0.0.1', trustProxy: true });
    const throughProxy = await send(server, '/', { headers: { Host: 'chat.example.org' } });
    expect(throughProxy.headers['strict-transport-security']).toBe('max-age=31536000');
  });

  it('cannot be read from a damaged file, and that is said with the way out', async () => {
    await start(choosing);
    writeFileSync(join(server.dataDir, 'reach.json'), '{"reach":"EVERYWHERE"}');
    await expect(server.restart()).rejects.toThrow(/reach\.json cannot be read\. Delete it/);
  });
});
