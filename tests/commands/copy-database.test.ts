import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EmailProof } from '../../server/accounts/email-proof.ts';
import { MailedCode } from '../../server/accounts/mailed-code.ts';
import { MessageRequest } from '../../server/contacts/message-request.ts';
import { type Database, openDatabase } from '../../server/database/orm.ts';
import { MailOutcome, outcomeId } from '../../server/mail/mail-outcome.ts';
import { OutgoingMail } from '../../server/mail/outgoing-mail.ts';
import { castOf, freshName, operations, Person, roomOf, signInByCookie } from '../support/cast.ts';
import { Client } from '../support/client.ts';
import { hearth } from '../support/command.ts';
import { block } from '../support/contacts.ts';
import { corpus } from '../support/corpus.ts';
import { ban } from '../support/moderation.ts';
import { everything } from '../support/everything.ts';
import { sayWithFile } from '../support/files.ts';
import { makePicture, upload } from '../support/pictures.ts';
import { freshPostgres, hasPostgres } from '../support/postgres.ts';
import type { FreshDatabase } from '../support/postgres-server.ts';
import { report as reportMessage } from '../support/reports.ts';
import { startTestServer, type TestServer } from '../support/server.ts';

/** Documents that a browser may use, so that its cookie can be tried. */
const trustedDocuments = { viewer: operations.viewer, rooms: operations.rooms };

describe.skipIf(!hasPostgres)('a server that moves to PostgreSQL', () => {
  let old: TestServer;
  let moved: TestServer;
  let target: FreshDatabase;
  let people: Person[];
  let cookie: string;
  let roomIds: string[];
  let sent: { readonly id: string; readonly roomId: string; readonly body: string };
  const dropped = randomUUID();
  let before: unknown;
  let report: string;

  beforeAll(async () => {
    old = await startTestServer({ trustedDocuments });
    target = await freshPostgres();
    const { anna, ben, cleo, dora } = await castOf(old);
    people = [anna, ben, cleo, dora];
    cookie = await signInByCookie(old, 'anna');
    await anna.run(operations.changeServerSettings, { input: { serverName: 'The Smiths' } });
    await anna.run(operations.makeResetLink, { input: { userId: ben.id } });
    await anna.run(operations.createInvite, { input: { note: 'for the neighbours', usesMax: 5 } });
    await ben.run(operations.updatePreferences, { input: { theme: 'DARK', enterSends: false } });
    const open = await roomOf(anna, [ben, cleo], {
      name: `🦔 ﬁ e\u0301 ${freshName()}`,
      description: corpus.join('\n'),
    });
    await upload(anna, '/pictures/profile', await makePicture());
    await upload(anna, `/pictures/rooms/${open.id}`, await makePicture('png'));
    const locked = await roomOf(ben, [anna], { access: 'PASSWORD', password: 'open sesame', isListed: false });
    const silent = await roomOf(cleo, [anna]);
    const short = await roomOf(cleo, [anna], { keep: 'LAST', keepAmount: 1, newMembersSee: 'FROM_JOINING' });
    roomIds = [open.id, locked.id, silent.id, short.id];
    for (const [index, text] of corpus.entries()) {
      const person = people[index % people.length]!;
      await person.run(operations.updateProfile, {
        input: { bio: text, displayName: `No. ${index} 🦔`, interests: ['Bees', `🐝 ${index}`] },
      });
      const body = `.${text}`;
      sent = { id: randomUUID(), roomId: open.id, body };
      await ben.run(operations.sendMessage, { input: sent });
      await anna.say(locked.id, body.repeat(20));
    }
    await sayWithFile(anna, locked.id, { name: '🐝 ledger.txt' });
    const { message: edited } = await anna.say(silent.id, 'helo');
    const { message: deleted } = await anna.say(silent.id, 'nevermind');
    await anna.edit(edited!.id, 'hello');
    await anna.delete(deleted!.id);
    for (const body of ['gone', 'kept']) await cleo.say(short.id, body, body === 'gone' ? dropped : randomUUID());
    await old.app.tidy();
    await anna.markRead(open.id, 5);
    await cleo.leaveRoom(open.id);
    await ban(anna, open.id, dora, 'noise');
    await block(cleo, dora);
    await reportMessage(cleo, edited!.id);
    await leaveLetters(old.app.database.em.fork(), anna, ben);
    before = await everything(people, roomIds);

    await old.halt();
    const ended = await hearth(['copy-database', '--to', target.url], { env: { DATA_DIR: old.dataDir } });
    expect(ended).toMatchObject({ code: 0, complaints: [] });
    report = ended.out;
    moved = await startTestServer({
      trustedDocuments,
      settings: { DATABASE_URL: target.url, PORT: String(old.port) },
    });
    people = people.map(({ username, id, token }) => new Person(moved, username, id, token));
  });
  afterAll(async () => {
    await moved.stop();
    await target.drop();
    await old.stop();
  });

  it('is the same to its members: sessions, rooms, ids, positions, texts, times and what is unread', async () => {
    expect(await everything(people, roomIds)).toEqual(before);
    expect((await people[0]!.room(roomIds[0]!))?.unreadCount).toBe(corpus.length - 5);
    const { nodes } = await people[1]!.messages(roomIds[0]!, { first: 100 });
    expect(nodes.map(({ body }) => Buffer.from(body).toString('hex'))).toEqual(
      corpus.map((text) => Buffer.from(`.${text}`).toString('hex')),
    );
  });

  it('knows the cookie of a browser that was signed in', async () => {
    const browser = new Client(moved, { cookie });
    expect((await browser.run(operations.viewer)).viewer?.user.username).toBe('anna');
  });

  it('stores a message once whose retry arrives after the move, and goes on counting', async () => {
    const [anna, ben] = people;
    const again = await ben!.run(operations.sendMessage, { input: sent });
    expect(again.sendMessage).toMatchObject({ error: null, message: { id: sent.id, position: corpus.length } });
    const next = await anna!.say(sent.roomId, 'We have moved.');
    expect(next.message?.position).toBe(corpus.length + 1);
    const { nodes } = await ben!.messages(sent.roomId, { first: 100 });
    expect(nodes.filter(({ id }) => id === sent.id)).toHaveLength(1);
  });

  it('knows a message that was dropped before the move, and stores no retry of it', async () => {
    const [, , cleo] = people;
    const retried = await cleo!.say(roomIds[3]!, 'gone', dropped);
    expect(retried).toMatchObject({ error: null, message: { position: 1 } });
    expect((await cleo!.messages(roomIds[3]!)).nodes.map(({ body }) => body)).toEqual(['kept']);
  });

  it('leaves its password as good as it was', async () => {
    const joined = await people[3]!.joinRoom({ roomId: roomIds[1], password: 'open sesame' });
    expect(joined.error).toBeNull();
  });

  it('was told of every table, with as many rows on both sides, and what to do next', async () => {
    const database = await openDatabase({ dataDir: old.dataDir, databaseUrl: null });
    const connection = database.em.fork().getConnection();
    const tables = await connection.execute<{ name: string }[]>(
      "select name from sqlite_master where type = 'table' and name not like 'sqlite_%' and name <> 'migration'",
    );
    for (const { name } of tables) {
      const [row] = await connection.execute<{ count: number }[]>(`select count(*) as count from ${name}`);
      expect(row!.count).toBeGreaterThan(0);
      expect(report).toMatch(new RegExp(`^ *${name} +${row!.count} +${row!.count} +[0-9a-f]{32}$`, 'm'));
    }
    expect(report).toContain('stay where they are: keep DATA_DIR');
    expect(report).toContain('DATABASE_URL=postgres');
    await database.close();
  });
});

/** Rows such as stay of letters that wait, of codes that nobody has typed yet, and of a request that nobody has answered. */
async function leaveLetters(em: Database['em'], one: Person, other: Person): Promise<void> {
  const now = new Date();
  const hash = 'a'.repeat(64);
  await em.insert(EmailProof, {
    id: randomUUID(),
    userId: one.id,
    address: 'anna@example.net',
    codeHash: hash,
    linkHash: hash,
    triesLeft: 4,
    expiresAt: now,
    isEntering: false,
    invitedToRoomId: null,
    createdAt: now,
  });
  const code = { id: randomUUID(), userId: one.id, ticketHash: hash, codeHash: hash, triesLeft: 5, expiresAt: now };
  await em.insert(MailedCode, code);
  await em.insert(MailOutcome, { id: outcomeId, sentAt: now, failedAt: null, problem: null });
  await em.insert(OutgoingMail, {
    id: randomUUID(),
    kind: 'RECOVER',
    userId: one.id,
    recipient: 'anna@example.org',
    reference: null,
    queuedAt: now,
    dueAt: now,
    attempts: 1,
    leasedUntil: null,
  });
  const request = { id: randomUUID(), fromId: other.id, toId: one.id, body: 'Remember me?', sentAt: now };
  await em.insert(MessageRequest, { ...request, declinedAt: null });
}
