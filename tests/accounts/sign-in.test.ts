import argon2 from 'argon2';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type Cast, castOf, goodPassword, operations, signIn, signUp } from '../support/cast.ts';
import { Client } from '../support/client.ts';
import { dialects, startTestServer, type TestServer } from '../support/server.ts';

describe.each(dialects)('signing in on %s', (dialect) => {
  let server: TestServer;
  let cast: Cast;
  beforeAll(async () => {
    server = await startTestServer({ dialect });
    cast = await castOf(server);
  });
  afterAll(() => server.stop());

  it.each(['anna', 'ANNA', ' Anna ', 'anna@example.org', 'Anna@EXAMPLE.org '])('knows anna as "%s"', async (login) => {
    const { viewer, token, error } = await signIn(server, login);
    expect(error).toBeNull();
    expect(viewer?.user.id).toBe(cast.anna.id);
    const { viewer: again } = await new Client(server, { token: token! }).run(operations.viewer);
    expect(again?.user.username).toBe('anna');
  });

  it('tells a wrong name, a wrong email and a wrong password in the same words', async () => {
    const attempts = [
      ['anna', 'not her password'],
      ['nobody-here', goodPassword],
      ['nobody@example.org', goodPassword],
      ['', ''],
      ['an\0na', goodPassword],
      ['x'.repeat(5_000), goodPassword],
      ['anna', `${goodPassword} `],
      ['half \ud800', goodPassword],
    ] as const;
    const payloads = await Promise.all(attempts.map(([login, password]) => signIn(server, login, password)));
    const refused = {
      token: null,
      viewer: null,
      error: { __typename: 'WrongCredentials', message: 'Wrong username or password.' },
    };
    expect(payloads).toEqual(attempts.map(() => refused));
    expect((await signIn(server, 'anna')).error).toBeNull();
  });

  it('does the same work for a wrong name as for a wrong password', async () => {
    await signIn(server, 'warm', 'up');
    const verify = vi.spyOn(argon2, 'verify');
    const hash = vi.spyOn(argon2, 'hash');
    const workOf = async (login: string) => {
      verify.mockClear();
      hash.mockClear();
      await signIn(server, login, 'not the password');
      const parameters = verify.mock.calls.map(([digest]) => digest.split('$').slice(0, 4));
      return { hashes: hash.mock.calls.length, parameters };
    };
    const forWrongPassword = await workOf('anna');
    expect(forWrongPassword.parameters).toHaveLength(1);
    expect(await workOf('nobody-here')).toEqual(forWrongPassword);
    expect(await workOf('nobody@example.org')).toEqual(forWrongPassword);
    vi.restoreAllMocks();
  });

  it('gives every session a token of its own, and keeps none of them', async () => {
    const sessions = await Promise.all([signIn(server, 'ben'), signIn(server, 'ben')]);
    const tokens = sessions.map(({ token }) => token!);
    expect(new Set(tokens).size).toBe(2);
    for (const token of tokens) expect(Buffer.from(token, 'base64url')).toHaveLength(32);
    const rows = await server.app.database.em.fork().getConnection().execute('select * from session');
    for (const token of tokens) expect(JSON.stringify(rows)).not.toContain(token);
  });

  it('hashes the password anew when the parameters have grown', async () => {
    const weak = await argon2.hash(goodPassword, {
      type: argon2.argon2id,
      memoryCost: 1024,
      timeCost: 1,
      parallelism: 1,
    });
    const older = await argon2.hash(goodPassword, {
      type: argon2.argon2id,
      memoryCost: 256,
      timeCost: 1,
      parallelism: 1,
    });
    const database = server.app.database.em.fork().getConnection();
    await database.execute(`update user_account set password_hash = ? where username_key = 'dora'`, [older]);
    expect((await signIn(server, 'dora')).error).toBeNull();
    const [row] = await database.execute<{ password_hash: string }[]>(
      `select * from user_account where username_key = 'dora'`,
    );
    expect(row!.password_hash.split('$')[3]).toBe(weak.split('$')[3]);
    expect((await signIn(server, 'dora')).error).toBeNull();
  });
});

describe('tries to guess a password', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer({ isLimited: true, settings: { TRUST_PROXY: 'on' } });
    await signUp(server, 'anna');
    await signUp(server, 'ben');
  });
  afterAll(() => server.stop());

  function attempt(address: string, login: string, password: string) {
    const client = new Client(server, { headers: { 'X-Forwarded-For': address } });
    return client.ask(operations.signIn, { input: { login, password, wantToken: true } });
  }

  it('end after ten, with how long to wait, for that account from that address alone', async () => {
    for (let index = 0; index < 10; index++) {
      const { data } = await attempt('192.0.2.1', 'anna', `guess ${index}`);
      expect(data?.signIn.error?.__typename).toBe('WrongCredentials');
    }
    for (const password of ['one more guess', goodPassword]) {
      const answer = await attempt('192.0.2.1', 'ANNA', password);
      expect(answer.status).toBe(429);
      expect(answer.data).toBeNull();
      const { code, retryAfterMs } = answer.errors[0]!.extensions!;
      expect(code).toBe('RATE_LIMITED');
      expect(retryAfterMs).toBeGreaterThan(0);
      expect(retryAfterMs).toBeLessThanOrEqual(15 * 60 * 1000);
    }
    expect((await attempt('192.0.2.2', 'anna', goodPassword)).data?.signIn.error).toBeNull();
    expect((await attempt('192.0.2.1', 'ben', goodPassword)).data?.signIn.error).toBeNull();
  });

  it('end the same whether a name or an address has an account or not', async () => {
    const fate = async (name: string, address: string, from: string): Promise<readonly number[]> => {
      const logins = [...Array<string>(10).fill(name), address, address.toUpperCase(), address.replace('a', 'а')];
      const statuses: number[] = [];
      for (const login of logins) statuses.push((await attempt(from, login, 'a guess')).status);
      return statuses;
    };
    await signUp(server, 'carl', { email: 'carla@example.org' });
    const ofNobody = await fate('nobody', 'nobodya@example.org', '192.0.2.8');
    expect(await fate('carl', 'carla@example.org', '192.0.2.9')).toEqual(ofNobody);
    const ofNoAddress = await fate('nobodya@example.org', 'nobodya@example.org', '192.0.2.10');
    expect(ofNoAddress).toContain(429);
    expect(await fate('carla@example.org', 'carla@example.org', '192.0.2.11')).toEqual(ofNoAddress);
  });

  it('are not more when they are made at the same time', async () => {
    const verify = vi.spyOn(argon2, 'verify');
    const answers = await Promise.all(
      Array.from({ length: 40 }, (_, index) => attempt('192.0.2.3', 'anna', `guess ${index}`)),
    );
    expect(answers.filter(({ data }) => data?.signIn.error?.__typename === 'WrongCredentials')).toHaveLength(10);
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(30);
    expect(verify).toHaveBeenCalledTimes(10);
    verify.mockRestore();
  });

  it('are not counted when they are right, however often', async () => {
    for (let index = 0; index < 12; index++) {
      expect((await attempt('192.0.2.4', 'anna', goodPassword)).data?.signIn.error).toBeNull();
    }
    expect((await attempt('192.0.2.4', 'anna', 'a wrong one')).data?.signIn.error?.__typename).toBe('WrongCredentials');
  });

  it('do not count when they were refused, so that many right ones at once lock nobody out', async () => {
    await Promise.all(Array.from({ length: 30 }, () => attempt('192.0.2.7', 'ben', goodPassword)));
    expect((await attempt('192.0.2.7', 'ben', goodPassword)).data?.signIn.error).toBeNull();
  });

  it('count together for all addresses of one IPv6 network', async () => {
    for (let index = 0; index < 10; index++) await attempt(`2001:db8:1:2::${index}`, 'anna', `guess ${index}`);
    expect((await attempt('2001:db8:1:2:ffff::1', 'anna', goodPassword)).status).toBe(429);
    expect((await attempt('2001:db8:1:3::1', 'anna', goodPassword)).status).toBe(200);
  });

  it('count together for one address, whatever else the proxy or its client writes there', async () => {
    const written = (index: number): string[] => [
      `192.0.2.12:${40_000 + index}`,
      `198.51.100.${index}, 192.0.2.12`,
      `made up ${index},192.0.2.12:${50_000 + index}`,
    ];
    for (let index = 0; index < 12; index += 3)
      for (const address of written(index)) await attempt(address, 'ben', `guess ${index}`);
    for (const address of written(99)) expect((await attempt(address, 'ben', goodPassword)).status).toBe(429);
    for (let index = 0; index < 10; index++)
      await attempt(`[2001:db8:1:4::${index}]:${40_000 + index}`, 'ben', 'a guess');
    expect((await attempt('2001:db8:1:4::99', 'ben', goodPassword)).status).toBe(429);
    // What is no address is nobody's: those who write it are counted by where they come from.
    for (let index = 0; index < 10; index++) await attempt(`nobody ${index}`, 'ben', 'a guess');
    expect((await attempt('somebody', 'ben', goodPassword)).status).toBe(429);
  });

  it('end after a hundred from one address, over all accounts', async () => {
    const answers = await Promise.all(
      Array.from({ length: 110 }, (_, index) => attempt('192.0.2.5', `person-${index}`, 'a guess')),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(100);
    expect((await attempt('192.0.2.5', 'ben', goodPassword)).status).toBe(429);
    expect((await attempt('192.0.2.6', 'ben', goodPassword)).status).toBe(200);
  });
});
