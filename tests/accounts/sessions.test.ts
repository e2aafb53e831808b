import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type Cast,
  castOf,
  goodPassword,
  operations,
  signIn,
  signInByCookie,
  setUpFromAnywhere,
} from '../support/cast.ts';
import { Client, SocketClient } from '../support/client.ts';
import { dialects, startTestServer, type TestServer, until, within } from '../support/server.ts';

const minuteMs = 60 * 1000;
const dayMs = 24 * 60 * minuteMs;

describe.each(dialects)('a session on %s', (dialect) => {
  let server: TestServer;
  let cast: Cast;
  beforeAll(async () => {
    server = await startTestServer({ dialect });
    cast = await castOf(server);
  });
  afterAll(() => server.stop());

  async function session(keepSignedIn: boolean) {
    const input = { login: 'anna', password: goodPassword, wantToken: true, keepSignedIn };
    const { token } = (await cast.nobody.run(operations.signIn, { input })).signIn;
    return new Client(server, { token: token! });
  }

  it('ends with signing out, on that device alone, and its token is worth nothing afterwards', async () => {
    const one = await session(true);
    const other = await session(true);
    expect((await one.run(operations.signOut)).signOut.wasSignedIn).toBe(true);
    const answer = await one.ask(operations.viewer);
    expect(answer.status).toBe(401);
    expect(answer.errors[0]?.extensions?.code).toBe('UNAUTHENTICATED');
    expect((await other.run(operations.viewer)).viewer?.user.username).toBe('anna');
  });

  it('is not needed for signing out, which is harmless then', async () => {
    expect((await cast.nobody.run(operations.signOut)).signOut.wasSignedIn).toBe(false);
  });

  it('that is kept lasts 60 days from its last use, another 30 minutes', async () => {
    const [kept, short] = [await session(true), await session(false)];
    for (let index = 0; index < 3; index++) {
      server.clock.advance(29 * minuteMs);
      expect((await short.ask(operations.viewer)).status).toBe(200);
    }
    server.clock.advance(31 * minuteMs);
    expect((await short.ask(operations.viewer)).status).toBe(401);
    expect((await kept.ask(operations.viewer)).status).toBe(200);
    for (let index = 0; index < 3; index++) {
      server.clock.advance(59 * dayMs);
      expect((await kept.ask(operations.viewer)).status).toBe(200);
    }
    server.clock.advance(61 * dayMs);
    expect((await kept.ask(operations.viewer)).status).toBe(401);
  });

  it('ends after a year or twelve hours, however much it is used', async () => {
    const term = async (of: Client) => (await of.run('{ viewer { sessionTerm { leftSeconds isFinal } } }')).viewer;
    const [kept, short] = [await session(true), await session(false)];
    expect(await term(short)).toMatchObject({ sessionTerm: { isFinal: false } });
    for (let index = 0; index < 28; index++) {
      server.clock.advance(25 * minuteMs);
      expect((await short.ask(operations.viewer)).status).toBe(200);
    }
    const last = (await term(short))!.sessionTerm!;
    expect(last.isFinal).toBe(true);
    expect(last.leftSeconds).toBeLessThanOrEqual(20 * 60);
    server.clock.advance(20 * minuteMs);
    expect((await short.ask(operations.viewer)).status).toBe(401);
    for (let index = 0; index < 7; index++) {
      server.clock.advance(50 * dayMs);
      expect((await kept.ask(operations.viewer)).status).toBe(200);
    }
    server.clock.advance(20 * dayMs);
    expect((await kept.ask(operations.viewer)).status).toBe(401);
  });

  it('is not prolonged by what a page asks while nobody is there, nor by its socket', async () => {
    const input = { login: 'anna', password: goodPassword, keepSignedIn: false };
    const { headers } = await cast.nobody.ask(operations.signIn, { input });
    const cookie = headers['set-cookie']![0]!.split(';')[0]!;
    const alone = new Client(server, { cookie, headers: { 'X-Hearth-Unattended': '1', 'X-Hearth-Playground': '1' } });
    const attended = new Client(server, { cookie, headers: { 'X-Hearth-Playground': '1' } });
    server.clock.advance(20 * minuteMs);
    expect((await attended.ask(operations.viewer)).data?.viewer).not.toBeNull();
    for (let index = 0; index < 2; index++) {
      server.clock.advance(14 * minuteMs);
      await (await SocketClient.open(server, { cookie })).close();
      expect((await alone.ask(operations.viewer)).data?.viewer).not.toBeNull();
    }
    server.clock.advance(3 * minuteMs);
    expect((await alone.ask(operations.viewer)).data?.viewer).toBeNull();
  });

  it('that has expired loses its sockets and is forgotten', async () => {
    const short = await session(false);
    const socket = await SocketClient.open(server, { token: short.credentials.token! });
    const alive = await signIn(server, 'ben');
    const other = await SocketClient.open(server, { token: alive.token! });
    server.clock.advance(31 * minuteMs);
    await server.app.tidy();
    expect(await within(socket.closed, 'the cut')).toMatchObject({ code: 4401 });
    expect((await other.ask('{ viewer { user { username } } }')).data?.viewer?.user.username).toBe('ben');
    await other.close();
    const rows = await server.app.database.em
      .fork()
      .getConnection()
      .execute<unknown[]>('select id from session where expires_at < ?', [server.clock.now()]);
    expect(rows).toEqual([]);
  });

  it('is only known by its whole token', async () => {
    const { token } = await signIn(server, 'anna');
    for (const wrong of [
      `${token!.slice(0, -1)}_`,
      token!.slice(0, -1),
      `${token!}A`,
      '',
      'x',
      "' or 1=1 --".padEnd(43, 'A'),
    ]) {
      const answer = await new Client(server, { headers: { Authorization: `Bearer ${wrong}` } }).ask(operations.room, {
        id: crypto.randomUUID(),
      });
      expect(answer.status).toBe(401);
    }
    expect((await new Client(server, { token: token! }).ask(operations.viewer)).status).toBe(200);
  });
});

describe('the cookie', () => {
  const input = { login: 'anna', password: goodPassword };

  async function cookieOf(settings: Record<string, string>, headers: Record<string, string>, keepSignedIn = true) {
    const server = await startTestServer({ settings });
    await setUpFromAnywhere(server, 'anna');
    const { headers: answered, data } = await new Client(server, { headers }).ask(operations.signIn, {
      input: { ...input, keepSignedIn },
    });
    const result = { cookie: answered['set-cookie'] ?? [], token: data?.signIn.token, port: server.port };
    await server.stop();
    return result;
  }

  it('cannot be read by scripts or sent by other sites; over plain http its name tells servers of one host apart', async () => {
    const { cookie, token, port } = await cookieOf({}, {});
    expect(token).toBeNull();
    expect(cookie).toHaveLength(1);
    expect(cookie[0]).toMatch(
      new RegExp(`^hearth-${port}=[\\w-]{43}; Path=/; HttpOnly; SameSite=Lax; Max-Age=34560000$`),
    );
  });

  it('is __Host- and Secure when the server is reached by https', async () => {
    const { cookie } = await cookieOf({ PUBLIC_URL: 'https://chat.example.org' }, { Host: 'chat.example.org' });
    expect(cookie[0]).toMatch(/^__Host-hearth=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Secure; Max-Age=34560000$/);
  });

  it('ends with the browser when the session is not to be kept', async () => {
    const { cookie } = await cookieOf({}, {}, false);
    expect(cookie[0]).toMatch(/; SameSite=Lax$/);
  });

  it('is taken away by signing out, and renewed by signing in, which ends the session that it stood for', async () => {
    const server = await startTestServer({
      trustedDocuments: { viewer: operations.viewer, signIn: operations.signIn, signOut: operations.signOut },
    });
    await castOf(server);
    const first = await signInByCookie(server, 'anna');
    const browser = new Client(server, { cookie: first });
    const again = await browser.ask(operations.signIn, { input });
    const second = again.headers['set-cookie']![0]!.split(';')[0]!;
    expect(second).not.toBe(first);
    expect((await browser.run(operations.viewer)).viewer).toBeNull();
    const renewed = new Client(server, { cookie: second });
    expect((await renewed.run(operations.viewer)).viewer?.user.username).toBe('anna');
    const { headers } = await renewed.ask(operations.signOut);
    expect(headers['set-cookie']).toEqual([
      expect.stringMatching(/^hearth-\d+=; Path=\/; HttpOnly; SameSite=Lax; Max-Age=0$/),
    ]);
    expect((await renewed.run(operations.viewer)).viewer).toBeNull();
    await server.stop();
  });

  it('is one of many that a browser may send', async () => {
    const server = await startTestServer({ trustedDocuments: { viewer: operations.viewer } });
    await castOf(server);
    const cookie = await signInByCookie(server, 'anna');
    const browser = new Client(server, { cookie: `theme=dark; x${cookie}; ${cookie}; a=b` });
    expect((await browser.run(operations.viewer)).viewer?.user.username).toBe('anna');
    await server.stop();
  });
});

describe('signing out', () => {
  it('cuts every socket of the session with 4401 within a second, and no other', async () => {
    const server = await startTestServer();
    const { anna, ben } = await castOf(server);
    const cookie = await signInByCookie(server, 'anna');
    const both = { cookie, token: anna.token };
    const cut = [await anna.openSocket(), await anna.openSocket(), await SocketClient.open(server, both)];
    const others = [await ben.openSocket(), await SocketClient.open(server, { cookie })];
    await until(() => server.app.connections.size === 5, 'all sockets are open');
    const begun = performance.now();
    await anna.run(operations.signOut);
    for (const socket of cut) expect(await within(socket.closed, 'the cut')).toMatchObject({ code: 4401 });
    expect(performance.now() - begun).toBeLessThan(1_000);
    for (const socket of others) {
      const { data, errors } = await socket.ask('{ instance { name } }');
      expect(data ?? errors).toBeTruthy();
      await socket.close();
    }
    await until(() => server.app.connections.size === 0, 'all sockets are counted out');
    await server.stop();
  });
});
