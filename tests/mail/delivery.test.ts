import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MailFailure } from '../../server/mail/smtp.ts';
import { OutgoingMail } from '../../server/mail/outgoing-mail.ts';
import { readMailState } from '../../server/mail/mail-state.ts';
import { writeLetter } from '../../server/mail/letter.ts';
import { goodPassword, operations, type Person, signUp } from '../support/cast.ts';
import { Client } from '../support/client.ts';
import { type MailServer, startMailServer } from '../support/mail-server.ts';
import { dialects, startTestServer, type TestServer, until } from '../support/server.ts';

const minuteMs = 60_000;

describe.each(dialects)('letters, on %s', (dialect) => {
  let mail: MailServer;
  let server: TestServer;
  let host: Person;
  let names = 0;
  beforeAll(async () => {
    mail = await startMailServer({ user: 'hearth', password: 'a:secret@word' });
    const url = mail.url.replace('a:secret@word', encodeURIComponent('a:secret@word'));
    server = await startTestServer({ dialect, settings: { SMTP_URL: url, MAIL_FROM: 'chat@example.org' } });
    host = await signUp(server, 'host');
  });
  afterAll(async () => {
    await server.stop();
    await mail.halt();
  });

  const em = () => server.app.backend.services.work.read();
  const waiting = () => em().count(OutgoingMail);
  const state = () => readMailState(em());
  const claim = async (): Promise<string> => {
    const address = `letter${++names}-${dialect}@example.org`;
    await host.run(operations.changeEmail, { input: { email: address, password: goodPassword } });
    return address;
  };
  /** Resolves when the only letter was tried and waits for its next try. */
  const putOff = () =>
    until(async () => {
      const [letter] = await em().find(OutgoingMail, {}, { disableIdentityMap: true });
      return letter !== undefined && letter.attempts > 0 && letter.leasedUntil == null;
    }, 'the letter was put off');
  const later = async (ms: number): Promise<void> => {
    server.clock.advance(ms);
    await server.app.tidy();
  };

  it('wait while the mail server is away, go out when it is back, and are told to nobody in the log', async () => {
    await mail.halt();
    const address = await claim();
    await until(async () => (await state()).failedAt, 'the letter was tried');
    expect(await state()).toMatchObject({
      waitingCount: 1,
      failure: expect.stringContaining('did not answer') as string,
    });
    await later(minuteMs);
    expect(await waiting()).toBe(1);
    await mail.start();
    await later(10 * minuteMs);
    await mail.letterTo(address);
    await until(async () => (await waiting()) === 0, 'no letter waited');
    expect((await state()).sentAt).not.toBeNull();
    expect(JSON.stringify(server.logged)).not.toContain(address);
    expect(server.logged.some(({ msg }) => msg === 'A letter was not taken by the mail server')).toBe(true);
  });

  it('survive a restart, and come once', async () => {
    mail.mood = 'is busy';
    const address = await claim();
    await putOff();
    await server.restart();
    mail.mood = 'takes';
    expect(mail.letters.some(({ to }) => to === address)).toBe(false);
    await later(10 * minuteMs);
    await mail.letterTo(address);
    await server.app.tidy();
    expect(mail.letters.filter(({ to }) => to === address)).toHaveLength(1);
  });

  it('are given up when they are refused for good, or a day old', async () => {
    mail.mood = 'refuses';
    await claim();
    await until(async () => (await waiting()) === 0, 'the letter was given up');
    expect((await state()).failure).toContain('refused the email for good');
    mail.mood = 'is busy';
    await claim();
    await putOff();
    mail.mood = 'takes';
    const before = mail.letters.length;
    await later(25 * 60 * minuteMs);
    expect([await waiting(), mail.letters.length]).toEqual([0, before]);
  });

  it('hold nobody up: what queues one is answered while the mail server says nothing', async () => {
    mail.mood = 'says nothing';
    const begun = performance.now();
    const address = await claim();
    expect(performance.now() - begun).toBeLessThan(5_000);
    await until(() => mail.calls > 0, 'the mail server was called');
    expect((await host.run('{ viewer { pendingEmail } }')).viewer?.pendingEmail).toBe(address);
    await server.restart();
    mail.mood = 'takes';
    await later(3 * minuteMs);
    await mail.letterTo(address);
  });

  it('are sent by one of two nodes alone', async () => {
    const { office } = server.app.backend.counter!;
    mail.mood = 'is busy';
    const address = await claim();
    await putOff();
    mail.mood = 'takes';
    server.clock.advance(10 * minuteMs);
    // A second post office on the same data is what another node has.
    const { PostOffice } = await import('../../server/mail/post-office.ts');
    const { createSmtpTransport } = await import('../../server/mail/smtp.ts');
    const { composeLetter } = await import('../../server/accounts/compose-letter.ts');
    const { services } = server.app.backend;
    const other = new PostOffice({
      work: services.work,
      log: server.app.log,
      transport: createSmtpTransport(server.app.config.mail!),
      compose: (letter) => composeLetter(services, 'http://node.example.org', letter),
    });
    await Promise.all([office.wake(), other.wake()]);
    await until(async () => (await waiting()) === 0, 'no letter waited');
    await other.stop();
    expect(mail.letters.filter(({ to }) => to === address)).toHaveLength(1);
  });

  it('are tried out by an admin, who is told what is wrong', async () => {
    const test = async (by: Client, email: string) =>
      (await by.run(operations.sendTestMail, { input: { email } })).sendTestMail;
    expect(await test(host, 'host@example.org')).toEqual({ wasSent: true, error: null });
    expect((await mail.letterTo('host@example.org')).text).toContain('Mail works.');
    expect(await test(host, 'nowhere')).toMatchObject({ error: { __typename: 'InvalidInput' } });
    mail.mood = 'refuses';
    expect(await test(host, 'host@example.org')).toMatchObject({ error: { __typename: 'MailFailed' } });
    mail.mood = 'takes';
    const member = await signUp(server, `member-${dialect}`);
    const refused = await member.ask(operations.sendTestMail, { input: { email: 'x@example.org' } });
    expect(refused.errors[0]?.extensions?.code).toBe('FORBIDDEN');
    const told = JSON.stringify(
      (await host.run('{ administration { mail { isSetUp from linksLeadTo failure } } }')).administration,
    );
    expect(told).toContain('chat@example.org');
    expect(told).not.toContain('secret');
  });

  it('go to nobody with a wrong password of the mail server, which is told', async () => {
    const wrong = await startTestServer({
      settings: { SMTP_URL: mail.url.replace('secret', 'wrong'), MAIL_FROM: 'chat@example.org' },
    });
    const anna = await signUp(wrong, 'anna');
    const { sendTestMail } = await anna.run(operations.sendTestMail, { input: { email: 'anna@example.org' } });
    expect(sendTestMail.error?.message).toContain('did not accept the user or the password');
    await wrong.stop();
  });

  it('are limited for one mailbox, whoever asks', async () => {
    const limited = await startTestServer({
      dialect,
      isLimited: true,
      settings: {
        SMTP_URL: server.app.config.mail ? mail.url.replace('a:secret@word', encodeURIComponent('a:secret@word')) : '',
        MAIL_FROM: 'chat@example.org',
      },
    });
    const target = `bombed-${dialect}@example.org`;
    const anna = await signUp(limited, 'anna', { email: target });
    const { code } = await mail.letterTo(target);
    await anna.run(operations.proveEmail, { input: { code } });
    const nobody = new Client(limited);
    for (let i = 0; i < 10; i++) await nobody.run(operations.requestRecovery, { input: { login: 'anna' } });
    await until(
      async () => (await limited.app.backend.services.work.read().count(OutgoingMail)) === 0,
      'all were dealt with',
    );
    expect(mail.letters.filter(({ to }) => to === target)).toHaveLength(1 + 6);
    await limited.stop();
  });
});

describe('a letter', () => {
  it('says what people chose as text, loads nothing and has one recipient', () => {
    const evil = '<img src=x onerror=alert(1)>\r\nBcc: everybody@example.org';
    const words = {
      subject: evil,
      before: [evil],
      link: { label: evil, url: 'https://x.example/"><b>' },
      after: [evil],
    };
    const letter = writeLetter('anna@example.org', words);
    expect(letter.subject).not.toMatch(/[\r\n]/);
    expect(letter.html).not.toMatch(/<img|"><b>/);
    expect(letter.text).toContain('<img');
  });

  it('that failed tells neither address nor words', () => {
    expect(new MailFailure('REFUSED', 550).message).not.toContain('@');
  });
});
