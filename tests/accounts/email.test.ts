import { once } from 'node:events';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { castOf, type Cast, goodPassword, operations, Person, signIn } from '../support/cast.ts';
import { type Client, SocketClient } from '../support/client.ts';
import { type MailServer, startMailServer } from '../support/mail-server.ts';
import { dialects, startTestServer, type TestServer, until, within } from '../support/server.ts';

const otherPassword = 'copper windmill under frost';
const hourMs = 3_600_000;
const own = '{ viewer { email pendingEmail isEmailProven mustProveEmail user { username } rooms { nodes { name } } } }';

describe.each(dialects)('email, on %s', (dialect) => {
  let server: TestServer;
  let cast: Cast;
  let mail: MailServer;
  let names = 0;
  beforeAll(async () => {
    mail = await startMailServer();
    server = await startTestServer({
      dialect,
      settings: { SMTP_URL: mail.url, MAIL_FROM: 'Hearth <chat@example.org>' },
    });
    cast = await castOf(server);
  });
  afterAll(async () => {
    await server.stop();
    await mail.halt();
  });
  beforeEach(async () => {
    mail.mood = 'takes';
    await rule('OPTIONAL');
  });

  const rule = async (email: string) =>
    (await cast.anna.run(operations.changeServerSettings, { input: { email } })).changeServerSettings;
  const join = async (more: object = {}): Promise<Person & { address: string }> => {
    const username = `mail-${dialect}-${++names}`;
    const address = `${username}@example.org`;
    const input = { username, password: goodPassword, email: address, wantToken: true, ...more };
    const { signUp } = await cast.nobody.run(operations.signUp, { input });
    if (!signUp.viewer) throw new Error(JSON.stringify(signUp.error));
    return Object.assign(new Person(server, username, signUp.viewer.user.id, signUp.token!), { address });
  };
  const prove = async (by: Client, code: string) =>
    (await by.run(operations.proveEmail, { input: { code } })).proveEmail;
  const proveByLink = async (link: string, by: Client = cast.nobody) =>
    (await by.run(operations.proveEmailByLink, { input: { code: link.split('/').at(-1) } })).proveEmailByLink;
  const joinProven = async (): Promise<Person & { address: string }> => {
    const person = await join();
    await prove(person, (await mail.letterTo(person.address)).code);
    return person;
  };
  const viewer = async (by: Client) => (await by.run(own)).viewer!;
  const notValid = { error: { __typename: 'CodeNotValid' } };
  const wrong = (code: string): string => (code.startsWith('0') ? '1' : '0') + code.slice(1);

  describe('an address', () => {
    it('is proved by the code of a letter, and only then signs its person in', async () => {
      const gil = await join();
      expect(await viewer(gil)).toMatchObject({ email: null, pendingEmail: gil.address, mustProveEmail: false });
      expect((await signIn(server, gil.address)).error).toMatchObject({ __typename: 'WrongCredentials' });
      const letter = await mail.letterTo(gil.address);
      expect(letter.from).toBe('Hearth <chat@example.org>');
      expect(letter.text).toContain(`@${gil.username}`);
      expect(letter.html).not.toMatch(/src=|url\(/);
      expect(await prove(gil, letter.code)).toMatchObject({ viewer: { email: gil.address, isEmailProven: true } });
      expect(await viewer(gil)).toMatchObject({ email: gil.address, pendingEmail: null, isEmailProven: true });
      expect((await signIn(server, gil.address.toUpperCase())).error).toBeNull();
      expect(await prove(gil, letter.code)).toMatchObject(notValid);
    });

    it('is proved by the link too, signed in or not, once', async () => {
      const hal = await join();
      const { link } = await mail.letterTo(hal.address);
      expect(link.startsWith(`${server.origin}/confirm/`)).toBe(true);
      const code = link.split('/').at(-1);
      const asks = 'query ($code: String!) { emailProof(code: $code) { username email } }';
      expect((await cast.nobody.run(asks, { code })).emailProof).toEqual({
        username: hal.username,
        email: hal.address,
      });
      expect(await proveByLink(link)).toMatchObject({ username: hal.username, email: hal.address, error: null });
      expect(await viewer(hal)).toMatchObject({ email: hal.address, isEmailProven: true });
      expect(await proveByLink(link)).toMatchObject(notValid);
      expect((await cast.nobody.run(asks, { code })).emailProof).toBeNull();
    });

    it('takes five tries of a code, also all at once, and then not the right one', async () => {
      const ida = await join();
      const { code } = await mail.letterTo(ida.address);
      const guesses = Array.from({ length: 4 }, () => prove(ida, wrong(code)));
      for (const answer of await Promise.all(guesses)) expect(answer).toMatchObject(notValid);
      // Four wrong ones leave one, which may be right.
      const jan = await join();
      const jans = await mail.letterTo(jan.address);
      for (let i = 0; i < 5; i++) expect(await prove(jan, wrong(jans.code))).toMatchObject(notValid);
      expect(await prove(jan, jans.code)).toMatchObject(notValid);
      expect(await prove(ida, code)).toMatchObject({ error: null });
      expect((await jan.run(operations.resendEmailCode)).resendEmailCode).toMatchObject({ email: jan.address });
      const newer = await mail.letterTo(jan.address, 2);
      expect(await prove(jan, jans.code)).toMatchObject(notValid);
      expect(await prove(jan, newer.code)).toMatchObject({ error: null });
    });

    it('has an hour for code and link', async () => {
      const kim = await join();
      const { code, link } = await mail.letterTo(kim.address);
      server.clock.advance(hourMs + 1);
      expect(await prove(kim, code)).toMatchObject(notValid);
      expect(await proveByLink(link)).toMatchObject(notValid);
      await kim.run(operations.resendEmailCode);
      expect(await prove(kim, (await mail.letterTo(kim.address, 2)).code)).toMatchObject({ error: null });
    });

    it("is refused by nobody's code but its own, nor by anything that is none", async () => {
      const [lia, max] = [await join(), await join()];
      const [hers] = [await mail.letterTo(lia.address), await mail.letterTo(max.address)];
      for (const code of [hers.code, '', '1234', 'not a code', '٠١٢٣٤٥٦٧', `${hers.code}0`, '9'.repeat(100_000)]) {
        expect(await prove(max, code)).toMatchObject(notValid);
      }
      expect((await cast.nobody.ask(operations.proveEmail, { input: { code: hers.code } })).status).toBe(401);
      expect(await prove(lia, hers.code.replace(' ', '-'))).toMatchObject({ error: null });
    });

    it('that is held is claimed like any other: its holder hears of it, and nobody else learns it', async () => {
      const nea = await joinProven();
      const before = mail.letters.length;
      const claims = await join({ email: nea.address.toUpperCase() });
      expect(await viewer(claims)).toMatchObject({ email: null, pendingEmail: nea.address.toUpperCase() });
      const told = await mail.letterTo(nea.address, 2);
      expect(told.subject).toContain('already have an account');
      expect(told.text).not.toContain(claims.username);
      expect(told.code).toBe('');
      expect(mail.letters.length).toBe(before + 1);
      const free = await join();
      const answers = await Promise.all(
        [claims, free].map((by) =>
          by.run(operations.changeEmail, { input: { email: nea.address, password: goodPassword } }),
        ),
      );
      expect(answers[0]).toEqual(answers[1]);
    });

    it('is not that of another domain which only shares its capitals', async () => {
      const [uma, wanda] = [await join({ email: null }), await join({ email: null })];
      for (const [by, domain] of [
        [uma, 'maıl-straße.example'],
        [wanda, 'mail-strasse.example'],
      ] as const) {
        const email = `anna-${dialect}@${domain}`;
        await by.run(operations.changeEmail, { input: { email, password: goodPassword } });
        const letter = () => mail.letters.find(({ text }) => text.includes(`@${by.username} `));
        await until(() => letter() !== undefined, 'its letter came');
        expect(await prove(by, letter()!.code)).toMatchObject({ viewer: { email, isEmailProven: true } });
        expect((await signIn(server, email.toLowerCase())).viewer?.user.username).toBe(by.username);
      }
    });

    it('that two claim is the one’s who proves it', async () => {
      const [ole, pia] = [await join(), await join()];
      const address = `both-${dialect}@example.org`;
      for (const by of [ole, pia])
        await by.run(operations.changeEmail, { input: { email: address, password: goodPassword } });
      await mail.letterTo(address, 2);
      const letters = mail.letters.filter(({ to }) => to === address);
      const answers = await Promise.all([...letters.map(({ link }) => proveByLink(link))]);
      expect(answers.filter(({ error }) => error === null)).toHaveLength(1);
      const owners = (await Promise.all([viewer(ole), viewer(pia)])).filter(({ email }) => email === address);
      expect(owners).toHaveLength(1);
    });

    it('is changed with the password; the old one stays until the new one is proved, and is told', async () => {
      const quin = await joinProven();
      const screen = await quin.openSocket();
      const email = `new-${quin.address}`;
      const change = async (input: object) => (await quin.run(operations.changeEmail, { input })).changeEmail;
      expect(await change({ email, password: 'not it at all' })).toMatchObject({
        error: { __typename: 'WrongPassword' },
      });
      expect(await change({ email: 'nothing', password: goodPassword })).toMatchObject({
        error: { __typename: 'InvalidInput', problems: [{ field: 'email' }] },
      });
      expect(await change({ email, password: goodPassword })).toMatchObject({
        viewer: { email: quin.address, pendingEmail: email },
      });
      expect((await signIn(server, quin.address)).error).toBeNull();
      const events = screen.start(operations.events);
      await prove(quin, (await mail.letterTo(email)).code);
      const told = await events.takeUntil(({ data }) => data?.events.__typename === 'EmailChanged');
      expect(told.at(-1)?.data?.events).toMatchObject({
        email,
        pendingEmail: null,
        isEmailProven: true,
      });
      expect((await mail.letterTo(quin.address, 2)).text).toContain('does not use this address any more');
      expect((await signIn(server, quin.address)).error).toMatchObject({ __typename: 'WrongCredentials' });
      expect(await change({ email: null, password: goodPassword })).toMatchObject({ viewer: { email: null } });
      await mail.letterTo(email, 2);
      await screen.close();
    });
  });

  describe('where everybody has to prove one', () => {
    beforeEach(async () => {
      expect(await rule('REQUIRED')).toMatchObject({ settings: { email: 'REQUIRED' }, error: null });
    });

    it('an account without one is not made', async () => {
      const { signUp } = await cast.nobody.run(operations.signUp, {
        input: { username: 'rosa-without', password: goodPassword, wantToken: true },
      });
      expect(signUp.error).toMatchObject({ __typename: 'InvalidInput', problems: [{ field: 'email' }] });
    });

    it('a new account may do nothing but prove it, is nowhere until then, and comes in at once after', async () => {
      const sam = await join();
      expect(await viewer(sam)).toMatchObject({ mustProveEmail: true, rooms: { nodes: [] } });
      for (const ask of [
        '{ rooms { nodes { id } } }',
        '{ user(username: "anna") { id } }',
        '{ viewer { sessions { id } } }',
        'mutation { updateProfile(input: { bio: "x" }) { error { __typename } } }',
        'mutation { createRoom(input: { name: "den" }) { error { __typename } } }',
      ]) {
        expect((await sam.ask(ask)).errors[0]?.extensions?.code).toBe('FORBIDDEN');
      }
      const socket = await SocketClient.open(server, { token: sam.token });
      expect((await within(socket.closed, 'the socket to be refused')).code).toBe(4401);
      const { code: early } = await mail.letterTo(sam.address);
      const typo = `right-${sam.address}`;
      await sam.run(operations.changeEmail, { input: { email: typo, password: goodPassword } });
      expect(await prove(sam, early)).toMatchObject(notValid);
      expect(await prove(sam, (await mail.letterTo(typo)).code)).toMatchObject({ viewer: { mustProveEmail: false } });
      expect(await viewer(sam)).toMatchObject({ mustProveEmail: false, rooms: { nodes: [{ name: 'Lobby' }] } });
      expect((await sam.run('{ rooms { nodes { id } } }')).rooms.nodes.length).toBeGreaterThan(0);
      expect((await sam.run(operations.signOut)).signOut.wasSignedIn).toBe(true);
    });

    it('an account that nobody proves in a week is gone, and its name free', async () => {
      const tia = await join();
      await mail.letterTo(tia.address);
      server.clock.advance(8 * 24 * hourMs);
      await server.app.tidy();
      expect((await tia.ask(own)).status).toBe(401);
      await join({ username: tia.username, email: `again-${tia.address}` });
    });

    it('a socket that was opened before and introduces itself after gets no further than another', async () => {
      await rule('OPTIONAL');
      const olga = await join({ email: null });
      const input = { login: olga.username, password: goodPassword };
      const { headers } = await cast.nobody.ask(operations.signIn, { input });
      const cookie = headers['set-cookie']![0]!.split(';')[0]!;
      for (const email of ['OPTIONAL', 'REQUIRED']) {
        await rule('OPTIONAL');
        const socket = new WebSocket(`${server.origin.replace('http', 'ws')}/graphql`, 'graphql-transport-ws', {
          headers: { Cookie: cookie },
        });
        const heard: string[] = [];
        socket.on('message', (data: Buffer) => heard.push(String(data)));
        await once(socket, 'open');
        await rule(email);
        socket.send(JSON.stringify({ type: 'connection_init', payload: { playground: true } }));
        if (email === 'OPTIONAL') {
          await until(() => heard.length > 0, 'it was let in');
          socket.close();
        } else {
          const [code] = (await within(once(socket, 'close'), 'the socket to be cut')) as [number];
          expect(code).toBe(4401);
        }
      }
    });

    it('those who were in are asked within a second, sockets included; the owner is not', async () => {
      await rule('OPTIONAL');
      const [ulf, vera] = [await join({ email: null }), await joinProven()];
      const ulfs = await ulf.openSocket();
      const veras = await vera.openSocket();
      const annas = await cast.anna.openSocket();
      await rule('REQUIRED');
      expect((await within(ulfs.closed, 'the socket to be closed')).code).toBe(4401);
      expect(await viewer(ulf)).toMatchObject({ mustProveEmail: true, rooms: { nodes: [] } });
      expect((await ulf.ask('{ rooms { nodes { id } } }')).errors[0]?.extensions?.code).toBe('FORBIDDEN');
      expect([await viewer(vera), await viewer(cast.anna)]).toMatchObject([
        { mustProveEmail: false },
        { mustProveEmail: false },
      ]);
      expect((await veras.ask('{ viewer { email } }')).data?.viewer?.email).toBe(vera.address);
      expect((await annas.ask('{ rooms { nodes { id } } }')).data).not.toBeNull();
      await rule('OPTIONAL');
      expect(await viewer(ulf)).toMatchObject({ mustProveEmail: false, rooms: { nodes: [{ name: 'Lobby' }] } });
      await Promise.all([veras.close(), annas.close()]);
    });
  });

  describe('a forgotten password', () => {
    const request = async (login: string) =>
      (await cast.nobody.run(operations.requestRecovery, { input: { login } })).requestRecovery;
    const recover = async (ticket: string, code: string, newPassword = otherPassword) =>
      (await cast.nobody.run(operations.recoverAccount, { input: { ticket, code, newPassword } })).recoverAccount;

    it('is replaced by the code of a letter, which ends all sessions and tells the person', async () => {
      const wim = await joinProven();
      const { ticket } = await request(wim.username);
      const { code } = await mail.letterTo(wim.address, 2);
      expect(await recover(ticket!, code, 'password')).toMatchObject({ error: { __typename: 'InvalidInput' } });
      expect(await recover(ticket!, code)).toMatchObject({ username: wim.username, error: null });
      expect((await wim.ask(own)).status).toBe(401);
      expect((await signIn(server, wim.username, otherPassword)).error).toBeNull();
      expect((await mail.letterTo(wim.address, 3)).subject).toContain('password');
      expect(await recover(ticket!, code)).toMatchObject(notValid);
    });

    it('is replaced by the link of the letter, once', async () => {
      const xia = await joinProven();
      await request(xia.address);
      const { link } = await mail.letterTo(xia.address, 2);
      const input = { code: link.split('/').at(-1), newPassword: otherPassword };
      const byLink = async () => (await cast.nobody.run(operations.recoverAccount, { input })).recoverAccount;
      expect(await byLink()).toMatchObject({ username: xia.username });
      expect(await byLink()).toMatchObject(notValid);
    });

    it('has five tries, an hour, and the device that asked', async () => {
      const yan = await joinProven();
      const first = await request(yan.username);
      const { code } = await mail.letterTo(yan.address, 2);
      const strangers = await request('nobody-at-all');
      expect(await recover(strangers.ticket!, code)).toMatchObject(notValid);
      for (let i = 0; i < 5; i++) expect(await recover(first.ticket!, wrong(code))).toMatchObject(notValid);
      expect(await recover(first.ticket!, code)).toMatchObject(notValid);
      const second = await request(yan.username);
      const { code: late } = await mail.letterTo(yan.address, 3);
      server.clock.advance(hourMs + 1);
      expect(await recover(second.ticket!, late)).toMatchObject(notValid);
      const third = await request(yan.username);
      expect(await recover(third.ticket!, (await mail.letterTo(yan.address, 4)).code)).toMatchObject({ error: null });
    });

    it('is answered the same whoever is named, and mails only to addresses that were proved', async () => {
      const zoe = await join();
      await mail.letterTo(zoe.address);
      const before = mail.letters.length;
      for (const login of [
        zoe.username,
        zoe.address,
        'nobody',
        'nobody@example.org',
        '',
        '\0',
        '\ud800',
        'x'.repeat(5_000),
      ]) {
        expect(await request(login)).toEqual({ ticket: expect.stringMatching(/^[\w-]{43}$/) as string, error: null });
      }
      await server.app.tidy();
      expect(mail.letters.length).toBe(before);
    });
  });
});
