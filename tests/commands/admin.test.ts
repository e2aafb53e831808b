import { randomUUID } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { RecoveryCode } from '../../server/accounts/recovery-code.ts';
import { doorFolder, doorPath } from '../../server/host/door-path.ts';
import { knock } from '../../server/host/knock.ts';
import { castOf, type Cast, goodPassword, operations, signIn, signUp } from '../support/cast.ts';
import { type Ended, hearth, settingsOf } from '../support/command.ts';
import { dialects, startTestServer, type TestServer, until, within } from '../support/server.ts';
import { ServerProcess } from '../support/server-process.ts';

const password = /^ {2}([a-z2-9]{5}(?:-[a-z2-9]{5}){3})$/m;

describe.each(dialects)('admin on %s', (dialect) => {
  let server: TestServer;
  let cast: Cast;
  beforeAll(async () => {
    server = await startTestServer({ dialect });
    cast = await castOf(server);
  });
  afterAll(() => server.stop());

  const reset = (username: string): Promise<Ended> =>
    hearth(['admin', 'reset-password', username], { env: settingsOf(server) });

  it('reset-password shows a new password once and cuts the sessions of that person alone, while the server runs', async () => {
    const { ben, anna } = cast;
    const em = server.app.database.em.fork();
    for (const [index, person] of [ben, anna].entries()) {
      await em.insert(RecoveryCode, {
        id: randomUUID(),
        userId: person.id,
        codeHash: String(index),
        isLink: false,
        expiresAt: null,
        createdAt: new Date(),
      });
    }
    const [socket, another] = [await ben.openSocket(), await anna.openSocket()];
    const begunAt = performance.now();
    const { code, out, complaints } = await reset(' BEN ');
    expect({ code, complaints }).toEqual({ code: 0, complaints: [] });
    expect((await within(socket.closed, 'the socket to be cut')).code).toBe(4401);
    expect(performance.now() - begunAt).toBeLessThan(1_000);
    expect((await ben.ask(operations.viewer)).status).toBe(401);
    expect((await another.ask(operations.viewer)).data?.viewer?.user.username).toBe('anna');
    await another.close();

    const [, told] = password.exec(out)!;
    expect((await signIn(server, 'ben')).error).toMatchObject({ __typename: 'WrongCredentials' });
    expect((await signIn(server, 'ben', told)).viewer?.user.username).toBe('ben');
    expect(out).toContain('The new password of ben is');
    expect(out).toContain('1 device is signed out.');
    expect(JSON.stringify(server.logged)).not.toContain(told);
    expect((await em.find(RecoveryCode, {})).map(({ userId }) => userId)).toEqual([anna.id]);
  });

  it('makes somebody the owner of the server, and the owner before an admin', async () => {
    const { code, out } = await hearth(['admin', 'make-owner', 'dora'], { env: settingsOf(server) });
    expect(code).toBe(0);
    expect(out).toMatch(/^dora owns this server from now on\. Whoever did before, if anybody, is an admin\./);
    const em = server.app.database.em.fork();
    const people = await em.execute<{ username: string; role: string }[]>(
      "select username, role from user_account where role <> 'MEMBER'",
    );
    expect(new Map(people.map(({ username, role }) => [username, role]))).toEqual(
      new Map([
        ['dora', 'OWNER'],
        ['anna', 'ADMIN'],
      ]),
    );
    await em.execute("update user_account set role = 'GUEST' where username = 'cleo'");
    const guest = await hearth(['admin', 'make-owner', 'cleo'], { env: settingsOf(server) });
    expect(guest).toMatchObject({ code: 1, complaints: [expect.stringMatching(/^cleo is a guest/)] });
    await em.execute("update user_account set role = 'MEMBER' where username = 'cleo'");
    const refused = await hearth(['admin', 'make-owner', 'eve'], { env: settingsOf(server) });
    expect(refused).toMatchObject({ code: 1, out: '', complaints: [expect.any(String)] });
  });

  it.runIf(dialect === 'postgres')('makes nobody the owner who deletes their account in that moment', async () => {
    const { username } = await signUp(server, 'frieda');
    const em = server.app.database.em.fork();
    const waiting = () =>
      em
        .fork()
        .execute<unknown[]>(
          "select 1 from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()",
        );
    const command = await em.transactional(async (tx) => {
      await tx.execute('update user_account set deleted_at = now() where username = ?', [username]);
      const ending = hearth(['admin', 'make-owner', username], { env: settingsOf(server) });
      await until(async () => (await waiting()).length > 0, 'the command waits for the deletion');
      return { ending };
    });
    expect(await command.ending).toMatchObject({ code: 1, out: '', complaints: [expect.any(String)] });
    const owners = await em.execute<{ username: string }[]>("select username from user_account where role = 'OWNER'");
    expect(owners).not.toContainEqual({ username });
  });

  it('reset-password works while no server runs, and the next one knows it', async () => {
    await server.halt();
    const { code, out } = await reset('cleo');
    await server.resume();
    expect(code).toBe(0);
    expect((await signIn(server, 'cleo', password.exec(out)![1])).viewer?.user.username).toBe('cleo');
    expect((await signIn(server, 'cleo', goodPassword)).error).toMatchObject({ __typename: 'WrongCredentials' });
  });

  it('refuses a name that nobody has, whether the server runs or not', async () => {
    const refused = { code: 1, complaints: ['Nobody here has the username "eve".'], out: '' };
    expect(await reset('eve')).toEqual(refused);
    await server.halt();
    expect(await reset('eve')).toEqual(refused);
    await server.resume();
  });

  it.runIf(dialect === 'postgres')('refuses behind the back of a server whose folder is another one', async () => {
    const env = { ...settingsOf(server), DATA_DIR: join(server.dataDir, 'elsewhere') };
    const ended = await hearth(['admin', 'reset-password', 'dora'], { env });
    expect(ended).toMatchObject({ code: 1, complaints: [expect.stringMatching(/Another program is connected/)] });
    expect((await signIn(server, 'dora')).error).toBeNull();
  });
});

describe('the door for commands', () => {
  const folder = mkdtempSync(join(tmpdir(), 'hearth-test-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('opens to the user of the server alone, and does what it knows', async () => {
    const server = await startTestServer();
    const path = doorPath(server.dataDir)!;
    expect(statSync(doorFolder(server.dataDir)).mode & 0o777).toBe(0o700);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    const { signal } = new AbortController();
    for (const task of ['fly', 'constructor', '__proto__']) {
      const answer = await knock(path, { task, input: {} }, signal);
      expect(answer).toEqual({ problem: expect.stringMatching(/another version .* Restart it first/) as string });
    }
    const mistaken = await knock(path, { task: 'resetPassword', input: {} }, signal);
    expect(mistaken).toEqual({ problem: expect.stringMatching(/Something went wrong in the server/) as string });
    expect(server.logged.filter(({ level }) => level >= 50)).toHaveLength(1);
    await server.stop();
  });

  it('is passed by where kill -9 has left it behind, and opened anew by the next server', async () => {
    const dataDir = join(folder, 'killed');
    const process = new ServerProcess({ DATA_DIR: dataDir, BENCHMARK: 'on' });
    await process.start();
    await process.stop('SIGKILL');
    expect(readdirSync(doorFolder(dataDir))).toEqual(['socket']);
    const env = { DATA_DIR: dataDir, BENCHMARK: 'on' };
    expect(await hearth(['admin', 'reset-password', 'eve'], { env })).toMatchObject({
      code: 1,
      complaints: ['Nobody here has the username "eve".'],
    });
    await process.start();
    const answer = await knock(
      doorPath(dataDir)!,
      { task: 'resetPassword', input: { username: 'eve' } },
      new AbortController().signal,
    );
    expect(answer).toEqual({ problem: 'Nobody here has the username "eve".' });
    await process.stop();
  });

  it('is not made where there is no server', async () => {
    const nowhere = join(folder, 'nowhere');
    const ended = await hearth(['admin', 'reset-password', 'anna'], { env: { DATA_DIR: nowhere } });
    expect(ended).toMatchObject({ code: 1, complaints: [expect.stringMatching(/^There is no Hearth in /)] });
    expect(readdirSync(folder)).not.toContain('nowhere');
  });

  it.each([
    [[], /needs to know what to do: reset-password, make-owner/],
    [['fly', 'anna'], /needs to know what to do: reset-password, make-owner/],
    [['reset-password'], /admin reset-password needs a username/],
  ])('is not knocked at when admin is typed wrongly: %j', async (words, line) => {
    const ended = await hearth(['admin', ...words], { env: { DATA_DIR: folder } });
    expect(ended).toMatchObject({ code: 2, complaints: [expect.stringMatching(line), expect.anything()] });
  });
});
