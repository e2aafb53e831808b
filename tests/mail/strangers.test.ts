import argon2 from 'argon2';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { OutgoingMail } from '../../server/mail/outgoing-mail.ts';
import { goodPassword, operations, type Person, signUp } from '../support/cast.ts';
import { Client } from '../support/client.ts';
import { type MailServer, startMailServer } from '../support/mail-server.ts';
import { dialects, startTestServer, type TestServer, until } from '../support/server.ts';

describe.each(dialects)('what strangers have mailed to others, on %s', (dialect) => {
  let mail: MailServer;
  let server: TestServer;
  let names = 0;
  beforeAll(async () => {
    mail = await startMailServer();
    server = await startTestServer({
      dialect,
      isLimited: true,
      settings: { SMTP_URL: mail.url, MAIL_FROM: 'chat@example.org' },
    });
    await signUp(server, 'host');
  });
  afterAll(async () => {
    await server.stop();
    await mail.halt();
  });

  const newName = (): string => `person-${dialect}-${++names}`;
  const joinProven = async (): Promise<Person & { readonly address: string }> => {
    const address = `${newName()}@example.org`;
    const person = await signUp(server, newName(), { email: address });
    await person.run(operations.proveEmail, { input: { code: (await mail.letterTo(address)).code } });
    return Object.assign(person, { address });
  };
  const requestRecovery = (login: string) => new Client(server).run(operations.requestRecovery, { input: { login } });
  const claim = (address: string): Promise<Person> => signUp(server, newName(), { email: address });
  const allDealtWith = (): Promise<void> =>
    until(async () => (await server.app.backend.services.work.read().count(OutgoingMail)) === 0, 'all were dealt with');

  it('fills no mailbox by the marks that its address may have', async () => {
    const before = mail.letters.length;
    for (let mark = 0; mark < 10; mark++) await claim(`marked-${dialect}+${mark}@example.org`);
    await allDealtWith();
    expect(mail.letters).toHaveLength(before + 6);
  });

  it('keeps nobody from a letter for a new password', async () => {
    const anna = await joinProven();
    for (let time = 0; time < 10; time++) await claim(anna.address);
    await allDealtWith();
    const before = mail.letters.length;
    await requestRecovery(anna.address);
    await until(() => mail.letters.length > before, 'the letter came');
    expect(mail.letters.at(-1)).toMatchObject({
      to: anna.address,
      link: expect.stringContaining('/recover/') as string,
    });
  });

  it('leads to the server as it knows itself, by whatever name they ask for it', async () => {
    const carl = await joinProven();
    const before = mail.letters.length;
    const names: readonly Readonly<Record<string, string>>[] = [
      { Host: `localhost:${server.port}` },
      { 'X-Forwarded-Host': 'evil.example', 'X-Forwarded-Proto': 'https', Forwarded: 'host=evil.example' },
    ];
    for (const headers of names) {
      const asking = new Client(server, { headers });
      await asking.run(operations.requestRecovery, { input: { login: carl.username } });
      await asking.run(operations.signUp, {
        input: { username: newName(), password: goodPassword, email: `${newName()}@example.org` },
      });
    }
    await until(() => mail.letters.length === before + 4, 'all letters came');
    for (const { link, text, html } of mail.letters.slice(before)) {
      expect(link.startsWith(`${server.origin}/`)).toBe(true);
      expect(text + html).not.toMatch(/evil|localhost/);
    }
  });

  it('costs the server the same hashes whether there is somebody or not, before their mailbox is full and after', async () => {
    const ben = await joinProven();
    const hash = vi.spyOn(argon2, 'hash');
    const hashesFor = async (ask: () => Promise<unknown>): Promise<number> => {
      hash.mockClear();
      await ask();
      await allDealtWith();
      return hash.mock.calls.length;
    };
    const recovering = await hashesFor(() => requestRecovery('nobody@example.org'));
    const claiming = await hashesFor(() => claim(`free-${dialect}@example.org`));
    for (let time = 0; time < 8; time++) {
      expect(await hashesFor(() => requestRecovery(ben.address))).toBe(recovering);
      expect(await hashesFor(() => claim(ben.address))).toBe(claiming);
    }
    vi.restoreAllMocks();
  });
});
