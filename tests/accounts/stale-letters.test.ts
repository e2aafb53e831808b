import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { castOf, type Cast, goodPassword, operations, Person, signIn } from '../support/cast.ts';
import { hearth, settingsOf } from '../support/command.ts';
import { type MailServer, startMailServer } from '../support/mail-server.ts';
import { dialects, startTestServer, type TestServer } from '../support/server.ts';

const otherPassword = 'copper windmill under frost';
const thirdPassword = 'seven marbles beneath ivy';
const notValid = { error: { __typename: 'CodeNotValid' } };

describe.each(dialects)('what was mailed before something changed, on %s', (dialect) => {
  let server: TestServer;
  let cast: Cast;
  let mail: MailServer;
  let names = 0;
  beforeAll(async () => {
    mail = await startMailServer();
    server = await startTestServer({ dialect, settings: { SMTP_URL: mail.url, MAIL_FROM: 'chat@example.org' } });
    cast = await castOf(server);
  });
  afterAll(async () => {
    await server.stop();
    await mail.halt();
  });

  type Somebody = Person & { readonly address: string };
  const joinProven = async (): Promise<Somebody> => {
    const username = `stale-${dialect}-${++names}`;
    const address = `${username}@example.org`;
    const input = { username, password: goodPassword, email: address, wantToken: true };
    const { signUp } = await cast.nobody.run(operations.signUp, { input });
    const person = new Person(server, username, signUp.viewer!.user.id, signUp.token!);
    await prove(person, (await mail.letterTo(address)).code);
    return Object.assign(person, { address });
  };
  const prove = async (by: Person, code: string) =>
    (await by.run(operations.proveEmail, { input: { code } })).proveEmail;
  const lastOf = (link: string): string => link.split('/').at(-1)!;
  const proveByLink = async (link: string) =>
    (await cast.nobody.run(operations.proveEmailByLink, { input: { code: lastOf(link) } })).proveEmailByLink;
  const changeEmail = async (by: Person, email: string | null) =>
    (await by.run(operations.changeEmail, { input: { email, password: goodPassword } })).changeEmail;
  const changePassword = async (by: Person) =>
    (await by.run(operations.changePassword, { input: { password: goodPassword, newPassword: otherPassword } }))
      .changePassword;
  const requestRecovery = async (login: string) =>
    (await cast.nobody.run(operations.requestRecovery, { input: { login } })).requestRecovery.ticket!;
  const recover = async (input: { readonly ticket?: string; readonly code: string }) =>
    (await cast.nobody.run(operations.recoverAccount, { input: { ...input, newPassword: thirdPassword } }))
      .recoverAccount;
  const emailOf = async (by: Person) => (await by.run('{ viewer { email pendingEmail } }')).viewer;

  /** Two letters under way: of one the code is held back, of the other the link. */
  const recoveryLettersTo = async (person: Somebody) => {
    const ticket = await requestRecovery(person.username);
    const { code } = await mail.letterTo(person.address, 2);
    await requestRecovery(person.username);
    const { link } = await mail.letterTo(person.address, 3);
    return { byCode: { ticket, code }, byLink: { code: lastOf(link) } };
  };

  describe('a new password', () => {
    const ways: Readonly<Record<string, (person: Somebody) => Promise<unknown>>> = {
      'that somebody chose': changePassword,
      'by the host': ({ username }) => hearth(['admin', 'reset-password', username], { env: settingsOf(server) }),
    };

    it.each(Object.entries(ways))('%s leaves no letter by which another could be chosen', async (_way, replace) => {
      const person = await joinProven();
      const { byCode, byLink } = await recoveryLettersTo(person);
      await replace(person);
      expect(await recover(byCode)).toMatchObject(notValid);
      expect(await recover(byLink)).toMatchObject(notValid);
      // Asked for anew, a code works.
      const ticket = await requestRecovery(person.username);
      const { code } = await mail.letterTo(person.address, 4);
      expect(await recover({ ticket, code })).toMatchObject({ error: null });
    });

    it.each(Object.entries(ways))(
      '%s leaves no letter that gives the account another address',
      async (_way, replace) => {
        const person = await joinProven();
        const strangers = `stranger-${person.address}`;
        await changeEmail(person, strangers);
        const { link } = await mail.letterTo(strangers);
        await replace(person);
        expect(await proveByLink(link)).toMatchObject(notValid);
        expect((await signIn(server, strangers, otherPassword)).error).toMatchObject({
          __typename: 'WrongCredentials',
        });
      },
    );

    it.each(Object.entries(ways))('%s keeps back such a letter that has not gone out yet', async (_way, replace) => {
      const person = await joinProven();
      const strangers = `stranger-${person.address}`;
      await mail.halt();
      await changeEmail(person, strangers);
      await replace(person);
      await mail.start();
      server.clock.advance(60_000);
      await server.app.tidy();
      expect(mail.letters.filter(({ to }) => to === strangers)).toEqual([]);
    });

    it('is not slipped past by an address that is given with the old one meanwhile', async () => {
      const person = await joinProven();
      for (let round = 0; round < 5; round++) {
        const [from, to] = round % 2 === 0 ? [goodPassword, otherPassword] : [otherPassword, goodPassword];
        let isReplaced = false;
        const input = { email: `meanwhile-${person.address}`, password: from };
        const give = async (): Promise<void> => {
          while (!isReplaced) await person.run(operations.changeEmail, { input });
        };
        const replace = person
          .run(operations.changePassword, { input: { password: from, newPassword: to } })
          .finally(() => (isReplaced = true));
        await Promise.all([replace, give(), give(), give(), give()]);
        expect(await emailOf(person)).toEqual({ email: person.address, pendingEmail: null });
      }
    });

    it('leaves no link of an admin either', async () => {
      const person = await joinProven();
      const made = await cast.anna.run(operations.makeResetLink, { input: { userId: person.id } });
      await changePassword(person);
      expect(await recover({ code: made.makeResetLink.code! })).toMatchObject(notValid);
    });

    it('by recovery leaves no letter that gives the account another address', async () => {
      const person = await joinProven();
      const strangers = `stranger-${person.address}`;
      await changeEmail(person, strangers);
      const { link } = await mail.letterTo(strangers);
      const ticket = await requestRecovery(person.username);
      const { code } = await mail.letterTo(person.address, 2);
      expect(await recover({ ticket, code })).toMatchObject({ error: null });
      expect(await proveByLink(link)).toMatchObject(notValid);
    });
  });

  it('leaves recovery codes as they are, so that making them is told to the address that was proved', async () => {
    const person = await joinProven();
    const { makeRecoveryCodes } = await person.run(operations.makeRecoveryCodes, { input: { password: goodPassword } });
    const told = await mail.letterTo(person.address, 2);
    expect(told.subject).toContain('recovery codes');
    expect(told.text).toContain(`@${person.username}`);
    for (const code of makeRecoveryCodes.codes!) expect(told.text + told.html).not.toContain(code);
    await changePassword(person);
    expect(await recover({ code: makeRecoveryCodes.codes![0]! })).toMatchObject({ error: null });
  });

  describe('another address', () => {
    const ways: Readonly<Record<string, (person: Somebody) => Promise<unknown>>> = {
      'that is proved': async (person) => {
        const email = `new-${person.address}`;
        await changeEmail(person, email);
        await prove(person, (await mail.letterTo(email)).code);
        expect(await emailOf(person)).toEqual({ email, pendingEmail: null });
      },
      'that is none': (person) => changeEmail(person, null),
    };

    it.each(Object.entries(ways))('%s leaves no letter at the old one that opens the account', async (_way, change) => {
      const person = await joinProven();
      const { byCode, byLink } = await recoveryLettersTo(person);
      await change(person);
      expect(await recover(byCode)).toMatchObject(notValid);
      expect(await recover(byLink)).toMatchObject(notValid);
    });
  });
});
