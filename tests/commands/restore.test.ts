import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { create, extract } from 'tar';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { limits } from '../../server/shared/limits.ts';
import { makeBackup } from '../../server/database/backup/make-backup.ts';
import { exchangeData } from '../../server/database/backup/replace-data.ts';
import { databaseFile } from '../../server/database/orm.ts';
import { castOf, freshName, operations, Person, roomOf } from '../support/cast.ts';
import { type Ended, hearth, settingsOf } from '../support/command.ts';
import { startCommand } from '../support/command-process.ts';
import { corpus } from '../support/corpus.ts';
import { everything } from '../support/everything.ts';
import { fetchFile, sayWithFile, storedFile, type ToldFile } from '../support/files.ts';
import { makePicture } from '../support/pictures.ts';
import { freshPostgres, hasPostgres } from '../support/postgres.ts';
import type { FreshDatabase } from '../support/postgres-server.ts';
import { type Dialect, dialects, startTestServer, type TestServer, until } from '../support/server.ts';

const folder = mkdtempSync(join(tmpdir(), 'hearth-test-'));
const databases: FreshDatabase[] = [];
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  for (const { drop } of databases) await drop();
});
let count = 0;
const freshFolder = (): string => {
  const path = join(folder, String(++count));
  mkdirSync(path);
  return path;
};

/** The settings of a machine where nothing is yet. */
async function freshMachine(dialect: Dialect): Promise<Record<string, string>> {
  const place = { DATA_DIR: join(freshFolder(), 'data'), BENCHMARK: 'on' };
  if (dialect === 'sqlite') return place;
  const database = await freshPostgres();
  databases.push(database);
  return { ...place, DATABASE_URL: database.url };
}

const madeBy = ({ out }: Pick<Ended, 'out'>): string => /^(?:The backup is|What was there is in) (.*)$/m.exec(out)![1]!;

describe.each(dialects)('a server on %s', (dialect) => {
  let server: TestServer;
  let people: Person[];
  let roomIds: string[];
  let before: unknown;
  let file: string;
  let sent: ToldFile;
  let sentBytes: Buffer;

  beforeAll(async () => {
    server = await startTestServer({ dialect });
    const { anna, ben, cleo } = await castOf(server);
    people = [anna, ben, cleo];
    const open = await roomOf(anna, [ben, cleo], { name: `🦔 ﬁ ${freshName()}`, description: corpus.join('\n') });
    const locked = await roomOf(ben, [anna], { access: 'PASSWORD', password: 'open sesame', isListed: false });
    roomIds = [open.id, locked.id];
    for (const text of corpus) {
      await ben.run(operations.updateProfile, { input: { bio: text } });
      await ben.say(open.id, `.${text}`);
    }
    await anna.say(locked.id, 'A secret');
    await anna.markRead(open.id, 5);
    mkdirSync(join(server.dataDir, 'others'));
    writeFileSync(join(server.dataDir, 'others', 'picture'), 'pixels');
    sent = (await sayWithFile(anna, open.id, { content: await makePicture() })).file;
    sentBytes = (await fetchFile(anna, sent.id)).bytes;
    before = await everything(people, roomIds);
    file = madeBy(await hearth(['backup', '--to', freshFolder()], { env: settingsOf(server) }));
    await anna.say(open.id, 'Said after the backup');
  });
  afterAll(() => server.stop());

  it('is the same on another machine, sessions and every byte included', async () => {
    const env = await freshMachine(dialect);
    const { code, out, complaints } = await hearth(['restore', file], { env });
    expect({ code, complaints }).toEqual({ code: 0, complaints: [] });
    expect(out).toMatch(/^Everything is as it was on \d{4}-\d\d-\d\d at \d\d:\d\d UTC:/);
    expect(out).toContain('Now: npm start');
    expect(out).not.toContain('What was there before');
    expect(readFileSync(join(env['DATA_DIR']!, 'others', 'picture'), 'utf8')).toBe('pixels');
    expect(readdirSync(env['DATA_DIR']!).filter((name) => name.startsWith('.'))).toEqual([]);

    const other = await startTestServer({ dataDir: env['DATA_DIR']!, settings: env });
    const there = people.map(({ username, id, token }) => new Person(other, username, id, token));
    expect(await everything(there, roomIds)).toEqual(before);
    const { nodes } = await there[1]!.messages(roomIds[0]!, { first: 100 });
    expect(nodes.map(({ body }) => Buffer.from(body).toString('hex'))).toEqual(
      [...corpus.map((text) => `.${text}`), ''].map((text) => Buffer.from(text).toString('hex')),
    );
    expect((await fetchFile(there[2]!, sent.id)).bytes).toEqual(sentBytes);
    expect((await fetchFile(there[2]!, `${sent.id}/preview`)).status).toBe(200);
    const next = await there[0]!.say(roomIds[0]!, 'We go on.');
    expect(next.message?.position).toBe(corpus.length + 2);
    await other.stop();
  });

  it('is not restored over while it runs, nor is it reset', async () => {
    const refusal = { code: 1, complaints: [expect.stringMatching(/^A Hearth is running on .* Stop it first/)] };
    expect(await hearth(['restore', file], { env: settingsOf(server) })).toMatchObject(refusal);
    expect(await hearth(['reset', '--name', 'Hearth'], { env: settingsOf(server) })).toMatchObject(refusal);
    expect((await people[0]!.messages(roomIds[0]!, { last: 1 })).nodes[0]!.body).toBe('Said after the backup');
  });

  it('is not changed by a backup of the other kind of database, or of a newer version', async () => {
    const other = dialect === 'sqlite' && hasPostgres ? 'postgres' : 'sqlite';
    const env = await freshMachine(other);
    if (other !== dialect) {
      const words =
        other === 'sqlite' ? /holds a PostgreSQL database. Set DATABASE_URL/ : /copy-database takes it to PostgreSQL/;
      expect(await hearth(['restore', file], { env })).toMatchObject({
        code: 1,
        complaints: [expect.stringMatching(words)],
      });
    }
    for (const [change, words] of [
      [{ format: 2, version: '9.9.9' }, /made by a newer version of Hearth \(9\.9\.9\)/],
      [{ migrations: ['Migration99999999999999_more'] }, /made by a newer version of Hearth \(Migration9/],
    ] as const) {
      const newer = await repacked(file, change);
      const ended = await hearth(['restore', newer], { env: await freshMachine(dialect) });
      expect(ended).toMatchObject({ code: 1, complaints: [expect.stringMatching(words)] });
    }
  });

  it('is emptied only when its name is typed, after a backup that brings it back', async () => {
    const there = await everything(people, roomIds);
    await server.halt();
    const env = settingsOf(server);
    for (const answer of [undefined, '', 'hearth', 'yes']) {
      const ended = await hearth(['reset'], { env, ...(answer !== undefined && { answer }) });
      expect(ended).toMatchObject({
        code: 1,
        complaints: [expect.stringMatching(/^That is not the name of this place/)],
      });
    }
    const ended = await startCommand(['reset'], env, 'Hearth\n').ended;
    expect(ended).toMatchObject({ code: 0, complaints: '' });
    const kept = madeBy(ended);
    expect(existsSync(join(server.dataDir, 'others'))).toBe(false);
    expect(readdirSync(join(server.dataDir, 'files'))).toEqual([]);
    await server.resume();
    const [row] = await server.app.database.em
      .fork()
      .execute<{ count: number }[]>('select cast(count(*) as int) as count from user_account');
    expect(row!.count).toBe(0);
    await server.halt();

    if (dialect === 'sqlite') {
      const restored = await hearth(['restore', kept], { env });
      expect(restored.code).toBe(0);
      await server.resume();
      expect(await everything(people, roomIds)).toEqual(there);
      expect((await fetchFile(people[0]!, sent.id)).bytes).toEqual(sentBytes);
      const [, aside] = /What was there before is in (\S+)\. /.exec(restored.out)!;
      expect(readdirSync(aside!)).toContain('hearth.sqlite');
    } else {
      const refused = await hearth(['restore', kept], { env });
      expect(refused).toMatchObject({
        code: 1,
        complaints: [expect.stringMatching(/is not empty, and stays as it is/)],
      });
      await server.resume();
    }
  });
});

describe('restore', () => {
  let server: TestServer;
  let file: string;
  beforeAll(async () => {
    server = await startTestServer();
    const { anna, ben } = await castOf(server);
    const room = await roomOf(anna, [ben]);
    await anna.say(room.id, 'In the backup');
    file = madeBy(await hearth(['backup', '--to', freshFolder()], { env: settingsOf(server) }));
    await anna.say(room.id, 'After it');
    await server.halt();
  });
  afterAll(() => server.stop());

  const bodiesIn = async (dataDir: string): Promise<string[]> => {
    const other = await startTestServer({ dataDir });
    const rows = await other.app.database.em
      .fork()
      .execute<{ body: string }[]>('select body from message order by position');
    await other.stop();
    return rows.map(({ body }) => body);
  };

  function copyOfData(): string {
    const dataDir = freshFolder();
    cpSync(server.dataDir, dataDir, { recursive: true, filter: (source) => basename(source) !== 'door' });
    return dataDir;
  }

  it.each([
    ['cut short', (bytes: Buffer) => bytes.subarray(0, bytes.length - 40), /is damaged, or no backup of Hearth/],
    [
      'with a wrong byte',
      (bytes: Buffer) => bytes.fill(bytes[900]! ^ 0xff, 900, 901),
      /is damaged, or no backup of Hearth/,
    ],
    ['that is something else', () => Buffer.from('a photo of the sea'), /is damaged, or no backup of Hearth/],
    ['that is empty', () => Buffer.alloc(0), /is (damaged, or )?no backup of Hearth/],
  ])('refuses a file %s, and changes nothing', async (_what, spoil, words) => {
    const dataDir = copyOfData();
    const spoilt = join(freshFolder(), 'backup.tar.gz');
    writeFileSync(spoilt, spoil(readFileSync(file)));
    const ended = await hearth(['restore', spoilt], { env: { DATA_DIR: dataDir } });
    expect(ended).toMatchObject({ code: 1, complaints: [expect.stringMatching(words)] });
    expect(ended.complaints[0]).toContain('Nothing was changed.');
    expect(readFileSync(databaseFile(dataDir)).equals(readFileSync(databaseFile(server.dataDir)))).toBe(true);
  });

  it.each([
    ['another database', { 'hearth.sqlite': 'not a database '.repeat(500) }, /is damaged: /],
    ['something in the place of the lock', { 'data/hearth.lock': 'x' }, /is no backup of Hearth/],
    ['something of its own', { 'evil.sh': 'x' }, /is no backup of Hearth/],
  ])('refuses an archive with %s', async (_what, files, words) => {
    const spoilt = await repacked(file, {}, files);
    const ended = await hearth(['restore', spoilt], { env: { DATA_DIR: freshFolder() } });
    expect(ended).toMatchObject({ code: 1, complaints: [expect.stringMatching(words)] });
  });

  it('refuses a backup that tells of another database than it holds', async () => {
    const spoilt = await repacked(file, { counts: { people: 4, rooms: 2, messages: 99 } });
    const ended = await hearth(['restore', spoilt], { env: { DATA_DIR: freshFolder() } });
    expect(ended).toMatchObject({ code: 1, complaints: [expect.stringMatching(/not the one that it tells of/)] });
  });

  it.each([
    [['restore'], 2, /needs the file/],
    [['restore', '/nowhere/backup.tar.gz'], 1, /^There is no file/],
  ])('refuses %j', async (words, code, line) => {
    const { code: was, complaints } = await hearth(words, { env: { DATA_DIR: freshFolder() } });
    expect(was).toBe(code);
    expect(complaints[0]).toMatch(line);
  });

  it('keeps what was there where a server can look into it', async () => {
    const dataDir = copyOfData();
    const { out } = await hearth(['restore', file], { env: { DATA_DIR: dataDir } });
    const [, aside] = /What was there before is in (\S+)\. /.exec(out)!;
    expect(await bodiesIn(dataDir)).toEqual(['In the backup']);
    expect(await bodiesIn(aside!)).toEqual(['In the backup', 'After it']);
  });

  it('of a backup from before an upgrade, which has no files, keeps those of then for whoever looks into it', async () => {
    const now = await startTestServer();
    const { anna } = await castOf(now);
    const room = await roomOf(anna);
    const { file: old } = await sayWithFile(anna, room.id);
    const filesDir = join(now.dataDir, 'files');
    const { file: beforeUpgrade } = await makeBackup({
      location: now,
      filesDir,
      to: freshFolder(),
      kind: 'before-upgrade',
      keep: 1,
      version: '0.0.0',
      now: new Date(),
      signal: new AbortController().signal,
    });
    const { file: later } = await sayWithFile(anna, room.id);
    const path = now.app.backend.files.pathOf(await storedFile(now, later.id));
    const longAgo = new Date(Date.now() - limits.strayFileMs - 1000);
    utimesSync(path, longAgo, longAgo);
    await now.halt();

    const { out } = await hearth(['restore', beforeUpgrade], { env: settingsOf(now) });
    const [, aside] = /What was there before is in (\S+)\. /.exec(out)!;
    const [, filesAside] = /The files of then are in (\S+) \(FILES_DIR\)/.exec(out)!;
    await now.resume();
    expect((await fetchFile(anna, old.id)).status).toBe(200);
    expect((await fetchFile(anna, later.id)).status).toBe(404);
    await until(() => !existsSync(path), 'the file that this database does not know is gone');
    const then = await startTestServer({ dataDir: aside!, settings: { FILES_DIR: filesAside! } });
    const { username, id, token } = anna;
    const annaThen = new Person(then, username, id, token);
    for (const file of [old, later]) expect((await fetchFile(annaThen, file.id)).status).toBe(200);
    await then.stop();
    await now.stop();
  });

  it('that is cut off between two steps is brought to its end by the next server', async () => {
    const dataDir = copyOfData();
    const unpacked = join(dataDir, '.restoring-cut');
    mkdirSync(unpacked);
    await extract({ file, cwd: unpacked });
    // As far as the old database was put aside; the next rename fails.
    const exchange = {
      old: [['hearth.sqlite', 'replaced-now/hearth.sqlite']] as const,
      fresh: [['.restoring-cut/hearth.sqlite', 'hearth.sqlite']] as const,
      passing: ['.restoring-cut'],
    };
    const away = join(freshFolder(), 'door');
    mkdirSync(join(dataDir, 'in-the-way', 'hearth.sqlite', 'x'), { recursive: true });
    expect(() =>
      exchangeData(dataDir, { ...exchange, fresh: [['.restoring-cut/hearth.sqlite', 'in-the-way/hearth.sqlite']] }),
    ).toThrow();
    expect(existsSync(databaseFile(dataDir))).toBe(false);
    renameSync(join(dataDir, 'in-the-way'), away);
    writeFileSync(join(dataDir, '.exchange.json'), JSON.stringify(exchange));
    expect(await bodiesIn(dataDir)).toEqual(['In the backup']);
    expect(await bodiesIn(join(dataDir, 'replaced-now'))).toEqual(['In the backup', 'After it']);
    expect(readdirSync(dataDir).filter((name) => name.startsWith('.'))).toEqual([]);
  });
});

/** The backup with other words about itself and other files in it. */
async function repacked(file: string, change: object, files: Readonly<Record<string, string>> = {}): Promise<string> {
  const cwd = freshFolder();
  await extract({ file, cwd });
  const manifest = join(cwd, 'backup.json');
  writeFileSync(manifest, JSON.stringify({ ...(JSON.parse(readFileSync(manifest, 'utf8')) as object), ...change }));
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(join(cwd, name, '..'), { recursive: true });
    writeFileSync(join(cwd, name), content);
  }
  const packed = join(freshFolder(), 'backup.tar.gz');
  await create({ file: packed, gzip: true, cwd, portable: true }, readdirSync(cwd).toSorted());
  return packed;
}
