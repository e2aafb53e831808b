import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Cast, castOf, goodPassword, operations, type Person, signIn, signUp } from '../support/cast.ts';
import { Client, SocketClient } from '../support/client.ts';
import { dialects, startTestServer, type TestServer, within } from '../support/server.ts';

const otherPassword = 'copper windmill under frost';
const hourMs = 3_600_000;

describe.each(dialects)('what lets somebody in, on %s', (dialect) => {
  let server: TestServer;
  let cast: Cast;
  let names = 0;
  beforeAll(async () => {
    server = await startTestServer({ dialect });
    cast = await castOf(server);
  });
  afterAll(() => server.stop());

  const somebody = (): Promise<Person> => signUp(server, `somebody${++names}`);
  const isIn = async (token: string) => (await new Client(server, { token }).ask(operations.viewer)).status === 200;
  const change = async (by: Client, password: string, newPassword: string) =>
    (await by.run(operations.changePassword, { input: { password, newPassword } })).changePassword;
  const recover = async (code: string, newPassword = otherPassword) =>
    (await cast.nobody.run(operations.recoverAccount, { input: { code, newPassword } })).recoverAccount;
  const codesOf = async (by: Client, password = goodPassword) =>
    (await by.run(operations.makeRecoveryCodes, { input: { password } })).makeRecoveryCodes;
  const linkFor = (by: Client, userId: string) => by.ask(operations.makeResetLink, { input: { userId } });

  describe('a new password', () => {
    it('ends the other sessions and their sockets, and is the only one from then on', async () => {
      const emma = await somebody();
      const phone = (await signIn(server, emma.username)).token!;
      const socket = await SocketClient.open(server, { token: phone });
      expect(await change(emma, goodPassword, otherPassword)).toMatchObject({ endedCount: 1 });
      expect([await isIn(emma.token), await isIn(phone)]).toEqual([true, false]);
      expect((await within(socket.closed, 'the socket to be cut')).code).toBe(4401);
      expect((await signIn(server, emma.username)).error).toMatchObject({ __typename: 'WrongCredentials' });
      expect((await signIn(server, emma.username, otherPassword)).error).toBeNull();
    });

    it('takes the old one, and is not one that is easy to guess', async () => {
      const fred = await somebody();
      expect((await change(fred, 'not it at all', otherPassword)).error).toMatchObject({ __typename: 'WrongPassword' });
      for (const weak of ['short', 'password123', `${fred.username}1`, 'x'.repeat(300)]) {
        expect((await change(fred, goodPassword, weak)).error).toMatchObject({
          __typename: 'InvalidInput',
          problems: [{ field: 'newPassword' }],
        });
      }
      expect((await signIn(server, fred.username)).error).toBeNull();
      const nobodys = await cast.nobody.ask(operations.changePassword, {
        input: { password: goodPassword, newPassword: otherPassword },
      });
      expect(nobodys.errors[0]?.extensions?.code).toBe('UNAUTHENTICATED');
    });

    it('is one, however many are chosen at the same time', async () => {
      const gil = await somebody();
      const chosen = ['copper windmill under frost', 'seven marbles beneath ivy', 'plain teapots over gravel'];
      const answers = await Promise.all(chosen.map((password) => change(gil, goodPassword, password)));
      expect(answers.filter(({ error }) => error === null)).toHaveLength(1);
      const entered = await Promise.all(chosen.map((password) => signIn(server, gil.username, password)));
      expect(entered.filter(({ token }) => token)).toHaveLength(1);
    });

    it('lets nobody stay who signs in with the old one meanwhile', async () => {
      const hal = await somebody();
      const [, ...entered] = await Promise.all([
        change(hal, goodPassword, otherPassword),
        ...Array.from({ length: 6 }, () => signIn(server, hal.username)),
      ]);
      for (const { token } of entered) if (token) expect(await isIn(token)).toBe(false);
    });
  });

  describe('the list of sessions', () => {
    const list = '{ viewer { sessions { id userAgent isCurrent isKept lastUsedAt } } }';

    it("shows one's own devices, and signs out one or all others", async () => {
      const ida = await somebody();
      const [phone, tablet] = [
        (await signIn(server, ida.username)).token!,
        (await signIn(server, ida.username)).token!,
      ];
      const { sessions } = (await ida.run(list)).viewer!;
      expect(sessions).toHaveLength(3);
      expect(sessions.filter(({ isCurrent }) => isCurrent)).toHaveLength(1);
      const phones = new Client(server, { token: phone });
      const { id } = (await phones.run(list)).viewer!.sessions.find(({ isCurrent }) => isCurrent)!;
      expect((await ida.run(operations.endSessions, { input: { id } })).endSessions.endedCount).toBe(1);
      expect((await phones.ask(list)).status).toBe(401);
      expect((await ida.run(operations.endSessions, { input: { id } })).endSessions.endedCount).toBe(0);
      expect((await ida.run(operations.endSessions, { input: {} })).endSessions.endedCount).toBe(1);
      expect([await isIn(ida.token), await isIn(tablet)]).toEqual([true, false]);
    });

    it("ends nobody else's", async () => {
      const [jan, kim] = [await somebody(), await somebody()];
      const [theirs] = (await kim.run(list)).viewer!.sessions;
      expect((await jan.run(operations.endSessions, { input: { id: theirs!.id } })).endSessions.endedCount).toBe(0);
      expect(await isIn(kim.token)).toBe(true);
      expect((await jan.ask(operations.endSessions, { input: { id: 'x' } })).errors[0]?.extensions?.code).toBe(
        'BAD_USER_INPUT',
      );
      expect((await cast.nobody.ask(operations.endSessions, { input: {} })).errors[0]?.extensions?.code).toBe(
        'UNAUTHENTICATED',
      );
    });
  });

  describe('a recovery code', () => {
    it('gives a new password once, in any spelling, and ends every session', async () => {
      const lea = await somebody();
      const { codes } = await codesOf(lea);
      expect(codes).toHaveLength(10);
      expect(new Set(codes).size).toBe(10);
      const socket = await lea.openSocket();
      const spelt = codes![3]!.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o').replaceAll('1', 'l');
      expect(await recover(spelt)).toMatchObject({ username: lea.username });
      expect((await within(socket.closed, 'the socket to be cut')).code).toBe(4401);
      expect(await isIn(lea.token)).toBe(false);
      expect((await recover(codes![3]!)).error).toMatchObject({ __typename: 'CodeNotValid' });
      const { token } = await signIn(server, lea.username, otherPassword);
      const again = new Client(server, { token: token! });
      expect((await again.run('{ viewer { recoveryCodeCount } }')).viewer?.recoveryCodeCount).toBe(9);
      // Made anew, the earlier ones are worth nothing.
      await codesOf(again, otherPassword);
      expect((await recover(codes![4]!)).error).toMatchObject({ __typename: 'CodeNotValid' });
    });

    it('is made by whoever knows the password alone, and kept as a hash', async () => {
      const mo = await somebody();
      expect((await codesOf(mo, 'not it at all')).error).toMatchObject({ __typename: 'WrongPassword' });
      const { codes } = await codesOf(mo);
      const rows = await server.app.database.em
        .fork()
        .getConnection()
        .execute<Record<string, unknown>[]>('select * from recovery_code');
      for (const code of codes!) expect(JSON.stringify(rows)).not.toContain(code);
    });

    it('works once however many use it at the same time', async () => {
      const nia = await somebody();
      const [code] = (await codesOf(nia)).codes!;
      const tried = await Promise.all(Array.from({ length: 5 }, () => recover(code!)));
      expect(tried.filter(({ error }) => error === null)).toHaveLength(1);
    });

    it('is not used up by a weak password, and may be any text', async () => {
      const oda = await somebody();
      const [code] = (await codesOf(oda)).codes!;
      expect((await recover(code!, 'short')).error).toMatchObject({ __typename: 'InvalidInput' });
      for (const made of ['', '\0', '-'.repeat(10_000), '🦔'])
        expect((await recover(made)).error).toMatchObject({ __typename: 'CodeNotValid' });
      expect((await recover(code!)).error).toBeNull();
    });
  });

  describe('a reset link', () => {
    it('of an admin gives a new password once, within a day', async () => {
      const pia = await somebody();
      const { code } = (await linkFor(cast.anna, pia.id)).data!.makeResetLink;
      expect(await recover(code!)).toMatchObject({ username: pia.username });
      expect(await isIn(pia.token)).toBe(false);
      expect((await recover(code!)).error).toMatchObject({ __typename: 'CodeNotValid' });
      const late = (await linkFor(cast.anna, pia.id)).data!.makeResetLink.code!;
      const later = (await linkFor(cast.anna, pia.id)).data!.makeResetLink.code!;
      expect((await recover(late)).error).toMatchObject({ __typename: 'CodeNotValid' });
      server.clock.advance(25 * hourMs);
      expect((await recover(later)).error).toMatchObject({ __typename: 'CodeNotValid' });
    });

    it('is made for those below alone', async () => {
      const { anna, ben, cleo, nobody } = cast;
      expect((await linkFor(ben, cleo.id)).errors[0]?.extensions?.code).toBe('FORBIDDEN');
      expect((await linkFor(nobody, cleo.id)).errors[0]?.extensions?.code).toBe('UNAUTHENTICATED');
      expect((await linkFor(anna, anna.id)).errors[0]?.extensions?.code).toBe('FORBIDDEN');
      expect((await linkFor(anna, randomUUID())).data?.makeResetLink.error).toMatchObject({
        __typename: 'PersonNotFound',
      });
    });
  });

  it('an admin ends all sessions of somebody below, who may come back', async () => {
    const quin = await somebody();
    const ended = await cast.anna.run(operations.signOutPerson, { input: { userId: quin.id } });
    expect(ended.signOutPerson.account?.deviceCount).toBe(0);
    expect(await isIn(quin.token)).toBe(false);
    expect((await signIn(server, quin.username)).error).toBeNull();
    const refused = await cast.ben.ask(operations.signOutPerson, { input: { userId: quin.id } });
    expect(refused.errors[0]?.extensions?.code).toBe('FORBIDDEN');
  });
});

describe('tries', () => {
  it('of a password on an open device, and of recovery codes, come to an end', async () => {
    const server = await startTestServer({ isLimited: true });
    const rob = await signUp(server, 'rob');
    const guess = () =>
      rob
        .ask(operations.makeRecoveryCodes, { input: { password: 'not it at all' } })
        .then(({ errors }) => errors.length);
    const guessed = await Promise.all(Array.from({ length: 12 }, guess));
    expect(guessed.filter((refusals) => refusals > 0)).toHaveLength(2);
    const tried = await Promise.all(
      Array.from({ length: 22 }, () =>
        new Client(server).ask(operations.recoverAccount, { input: { code: 'made up', newPassword: otherPassword } }),
      ),
    );
    expect(tried.filter(({ errors }) => errors[0]?.extensions?.code === 'RATE_LIMITED')).toHaveLength(2);
    await server.stop();
  });
});
