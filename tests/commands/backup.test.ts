import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { extract } from 'tar';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type Manifest, readManifest } from '../../server/database/backup/backup-file.ts';
import { readLastBackup } from '../../server/database/backup/last-backup.ts';
import { type FileRow, filesSql } from '../../server/database/backup/hold-files.ts';
import { migrate } from '../../server/database/migrate.ts';
import { type Database, databaseFile } from '../../server/database/orm.ts';
import { type Cast, castOf, roomOf } from '../support/cast.ts';
import { type CommandOptions, type Ended, hearth, settingsOf } from '../support/command.ts';
import { FileStore } from '../../server/files/file-store.ts';
import { sayWithFile } from '../support/files.ts';
import { startCommand } from '../support/command-process.ts';
import { fillRoom } from '../support/fill-room.ts';
import { dialects, startTestServer, type TestServer, until } from '../support/server.ts';
import { mountSmallDisk } from '../support/small-disk.ts';

const folder = mkdtempSync(join(tmpdir(), 'hearth-test-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
let count = 0;
const freshFolder = (): string => join(folder, String(++count));

/** The file that a command says it has made. */
const madeBy = ({ out }: Pick<Ended, 'out'>): string => /^The backup is (.*)$/m.exec(out)![1]!;

async function unpack(file: string): Promise<string> {
  const cwd = freshFolder();
  mkdirSync(cwd);
  await extract({ file, cwd, strict: true });
  return cwd;
}

describe.each(dialects)('backup on %s', (dialect) => {
  let server: TestServer;
  let cast: Cast;
  let roomId: string;
  beforeAll(async () => {
    server = await startTestServer({ dialect });
    cast = await castOf(server);
    roomId = (await roomOf(cast.anna, [cast.ben, cast.cleo])).id;
  });
  afterAll(() => server.stop());

  it('holds every message that was answered before it began, while people go on writing', async () => {
    const answered = new Set<string>();
    let isOver = false;
    const write = async (name: 'anna' | 'ben' | 'cleo'): Promise<void> => {
      for (let index = 0; !isOver; index++) {
        const { message } = await cast[name].say(roomId, `${name} ${index}`);
        answered.add(message!.body);
      }
    };
    const sendAndDelete = async (): Promise<void> => {
      const sent: string[] = [];
      while (!isOver) {
        sent.push((await sayWithFile(cast.ben, roomId, { body: 'with a file' })).id);
        if (sent.length > 3) await cast.ben.delete(sent.shift()!);
      }
    };
    const writing = [write('anna'), write('ben'), write('cleo'), sendAndDelete()];
    await until(() => answered.size > 50, 'people are writing');
    const to = freshFolder();
    const before = [...answered];
    const ended = await startCommand(['backup', '--to', to], settingsOf(server)).ended;
    const after = answered.size;
    isOver = true;
    await Promise.all(writing);
    expect(ended).toMatchObject({ code: 0, complaints: '', out: expect.not.stringContaining('not true') as string });
    expect(after).toBeGreaterThan(before.length);

    const file = madeBy(ended);
    expect(readdirSync(to).map((name) => join(to, name))).toEqual([file]);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const manifest = await readManifest(file);
    expect(manifest).toMatchObject({ database: dialect, kind: 'by-hand', counts: { people: 4, rooms: 2 } });
    expect(manifest.counts.messages).toBeGreaterThanOrEqual(before.length);
    if (dialect === 'postgres') return;
    const unpacked = await unpack(file);
    const copy = new Sqlite(join(unpacked, 'hearth.sqlite'), { readonly: true });
    const bodies = new Set(copy.prepare('select body from message').pluck().all());
    const sent = copy.prepare<[], FileRow>(filesSql).all();
    copy.close();
    const held = readdirSync(join(unpacked, 'files'), { recursive: true, withFileTypes: true });
    expect(held.filter((entry) => entry.isFile()).map(({ name }) => name)).toHaveLength(sent.length);
    const store = new FileStore(join(unpacked, 'files'));
    for (const file of sent) expect(readFileSync(store.pathOf(file), 'utf8')).toBe('what is in it');
    expect(before.filter((body) => !bodies.has(body))).toEqual([]);
  });

  it('goes to DATA_DIR/backups unless told, tells where and is noted there and in the figures', async () => {
    const ended = await hearth(['backup'], { env: settingsOf(server) });
    expect(ended).toMatchObject({ code: 0, complaints: [] });
    const file = madeBy(ended);
    expect(file.startsWith(join(server.dataDir, 'backups'))).toBe(true);
    expect(ended.out).toContain(`npm run hearth -- restore ${file}`);
    expect(ended.out).toMatch(/4 people, 2 rooms, [\d,]+ messages, \d+ files; [\d.]+ [KM]B/);
    const noted = JSON.parse(readFileSync(join(server.dataDir, 'last-backup.json'), 'utf8')) as object;
    expect(noted).toMatchObject({ file, kind: 'by-hand', bytes: statSync(file).size });
    expect(await server.app.metrics.text()).toMatch(/^hearth_last_backup_timestamp_seconds 1\d{9}/m);
  });

  it('makes room among its own older ones, and leaves all other files alone', async () => {
    const to = freshFolder();
    mkdirSync(to);
    const others = ['hearth-00000000-2020-01-01T00-00-00-000Z-by-hand.tar.gz', 'photo.jpg'];
    for (const name of others) writeFileSync(join(to, name), '');
    const made: string[] = [];
    for (let index = 0; index < 3; index++)
      made.push(madeBy(await hearth(['backup', '--to', to, '--keep', '2'], { env: settingsOf(server) })));
    expect(new Set(readdirSync(to))).toEqual(
      new Set([...others, ...made.slice(1).map((file) => file.slice(to.length + 1))]),
    );
  });

  it('is made before the tables of a database with data change, and they are not changed without it', async () => {
    const { app, dataDir, databaseUrl } = server;
    const executed = await app.database.migrator.getExecuted();
    const steps: string[] = [];
    const up = async (): Promise<{ name: string }[]> => {
      steps.push(...readdirSync(join(dataDir, 'backups')).filter((name) => name.includes('before-upgrade')));
      return [{ name: 'a change' }];
    };
    const database = {
      em: app.database.em,
      migrator: { getPending: async () => [{ name: 'a change' }], getExecuted: async () => executed, up },
    } as unknown as Database;
    expect(await migrate(database, { dataDir, databaseUrl }, new Date())).toEqual(['a change']);
    expect(steps).toHaveLength(1);
    expect(await readManifest(join(dataDir, 'backups', steps[0]!))).toMatchObject({ kind: 'before-upgrade' });
    // It has no files: the one that was made by hand before is still what there is.
    expect(readLastBackup(dataDir)?.kind).toBe('by-hand');

    const blocked = freshFolder();
    cpSync(dataDir, blocked, { recursive: true, filter: (source) => !/backups|door/.test(source) });
    writeFileSync(join(blocked, 'backups'), 'a file in the way');
    const refused = migrate(database, { dataDir: blocked, databaseUrl }, new Date());
    await expect(refused).rejects.toThrow(/could not make a backup first. Nothing was changed[^]*UPGRADE_BACKUP=off/);
    expect(steps).toHaveLength(1);
    expect(await migrate(database, { dataDir: blocked, databaseUrl }, new Date(), false)).toEqual(['a change']);
  });

  it.runIf(dialect === 'postgres')('says what is missing where there is no pg_dump', async () => {
    const ended = await startCommand(['backup', '--to', freshFolder()], { ...settingsOf(server), PATH: folder }).ended;
    expect(ended).toMatchObject({
      code: 1,
      complaints: expect.stringMatching(/^pg_dump is not here.*client programs/) as string,
    });
  });

  it.runIf(dialect === 'postgres')('says why the database cannot be reached, without its password', async () => {
    const url = new URL(server.databaseUrl!);
    url.password = 'a-secret';
    url.pathname = '/hearth_test_missing';
    const ended = await hearth(['backup'], { env: { ...settingsOf(server), DATABASE_URL: url.href } });
    expect(ended).toMatchObject({ code: 1, complaints: [expect.stringMatching(/cannot be reached: .*exist/)] });
    expect(JSON.stringify(ended)).not.toContain('a-secret');
  });
});

describe('backup of the embedded database', () => {
  let server: TestServer;
  /** A copy of the running server's files, as kill -9 would leave them. */
  let dataDir: string;
  let to: string;
  beforeAll(async () => {
    server = await startTestServer();
    const { anna, ben } = await castOf(server);
    await fillRoom(server, anna, (await roomOf(anna, [ben])).id, 20_000);
  });
  afterAll(() => server.stop());
  afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

  const backUp = (options: CommandOptions = {}): Promise<Ended> => {
    const env = { DATA_DIR: dataDir };
    return hearth(['backup', '--to', to], { ...options, env });
  };

  function takeCopy(): void {
    dataDir = freshFolder();
    to = freshFolder();
    mkdirSync(dataDir);
    for (const suffix of ['', '-wal']) cpSync(databaseFile(server.dataDir) + suffix, databaseFile(dataDir) + suffix);
  }

  function change(sql: string): void {
    const database = new Sqlite(databaseFile(dataDir));
    database.exec(sql);
    database.close();
  }

  it('killed in the middle leaves the older ones as they were, and the next one tidies up', async () => {
    takeCopy();
    const old = madeBy(await backUp());
    const bytes = readFileSync(old);
    const command = startCommand(['backup', '--to', to], { DATA_DIR: dataDir });
    await until(() => readdirSync(to).length > 1, 'the next backup has begun');
    command.kill('SIGKILL');
    await command.ended;
    const left = readdirSync(to).filter((name) => join(to, name) !== old);
    expect(left).toEqual([expect.stringMatching(/^\.hearth-unfinished-/)]);
    expect(readFileSync(old).equals(bytes)).toBe(true);
    const next = madeBy(await backUp());
    expect(readdirSync(to).toSorted()).toEqual([old, next].map((file) => file.slice(to.length + 1)));
  });

  it('stopped by Ctrl+C leaves nothing', async () => {
    takeCopy();
    const stop = (text: string, stopNow: () => void): void => (text.includes('Copying') ? stopNow() : undefined);
    const ended = await backUp({ isInteractive: true, onWrite: stop });
    expect(ended).toMatchObject({ code: 130, out: expect.stringContaining('Stopped. No backup was made') as string });
    expect(readdirSync(to)).toEqual([]);
  });

  it('that finds no room says so, and leaves the older ones as they were', async ({ skip }) => {
    takeCopy();
    const disk = mountSmallDisk(32 * 1024 * 1024);
    if (disk === null) return skip();
    try {
      to = disk.dir;
      const old = madeBy(await backUp());
      // Within the copy of the database, and before it.
      for (const leave of [1024 * 1024, 0]) {
        disk.fill();
        if (leave > 0) truncateSync(join(to, 'filler'), statSync(join(to, 'filler')).size - leave);
        const ended = await backUp();
        expect(ended.code).toBe(1);
        expect(ended.complaints[0]).toMatch(/its disk is full\. The older ones are as they were/);
        disk.clear();
        expect(readdirSync(to)).toEqual([basename(old)]);
      }
    } finally {
      disk.unmount();
    }
  });

  it('takes along what else is in DATA_DIR, and nothing that is made anew', async () => {
    takeCopy();
    mkdirSync(join(dataDir, 'others', 'ab'), { recursive: true });
    writeFileSync(join(dataDir, 'others', 'ab', 'picture'), 'pixels');
    writeFileSync(join(dataDir, 'secrets.json'), '{}', { mode: 0o600 });
    for (const name of ['backups', 'door', 'replaced-2026']) mkdirSync(join(dataDir, name));
    to = join(dataDir, 'my-backups');
    const unpacked = await unpack(madeBy(await backUp()));
    expect(readdirSync(unpacked, { recursive: true }).toSorted()).toEqual([
      'backup.json',
      'data',
      'data/others',
      'data/others/ab',
      'data/others/ab/picture',
      'data/secrets.json',
      'hearth.sqlite',
    ]);
    expect(readFileSync(join(unpacked, 'data/others/ab/picture'), 'utf8')).toBe('pixels');
    const manifest = JSON.parse(readFileSync(join(unpacked, 'backup.json'), 'utf8')) as Manifest;
    expect(manifest.counts).toEqual({ people: 4, rooms: 2, messages: 20_000, files: 0 });
  });

  it('refuses a damaged database in words, and keeps the older ones', async () => {
    takeCopy();
    change('pragma wal_checkpoint(truncate)');
    const old = madeBy(await backUp());
    const bytes = readFileSync(databaseFile(dataDir));
    bytes.fill(0x5a, bytes.length / 2, bytes.length / 2 + 20_000);
    writeFileSync(databaseFile(dataDir), bytes);
    expect(await backUp()).toMatchObject({
      code: 1,
      complaints: [expect.stringMatching(/is damaged: .*restore the newest/)],
    });
    expect(readdirSync(to)).toEqual([old.slice(to.length + 1)]);
  });

  it('keeps data that breaks a promise, says so and removes no older one', async () => {
    takeCopy();
    const env = { DATA_DIR: dataDir };
    for (let index = 0; index < 2; index++) await hearth(['backup', '--to', to, '--keep', '1'], { env });
    expect(readdirSync(to)).toHaveLength(1);
    change("delete from message where position = 7; update membership set role = 'MEMBER'");
    const { code, out } = await hearth(['backup', '--to', to, '--keep', '1'], { env });
    expect(code).toBe(0);
    expect(out).toMatch(/not true: the messages that a room keeps are numbered without gaps .* \(broken 1 times\)/);
    expect(out).toMatch(/not true: a room with members has exactly one owner \(broken 2 times\)/);
    expect(readdirSync(to)).toHaveLength(2);
  });

  it.each([
    [['--keep', '0'], 2, /--keep must be a number from 1/],
    [['--keep', 'many'], 2, /--keep must be a number from 1/],
    [['--to', '/dev/null'], 1, /No backup could be made in \/dev\/null: it is no folder/],
  ])('refuses %j', async (words, code, line) => {
    takeCopy();
    const { code: was, complaints } = await hearth(['backup', ...words], { env: { DATA_DIR: dataDir } });
    expect(was).toBe(code);
    expect(complaints[0]).toMatch(line);
  });

  it('refuses where there is no server', async () => {
    dataDir = freshFolder();
    expect(await backUp()).toMatchObject({ code: 1, complaints: [expect.stringMatching(/^There is no Hearth in /)] });
  });
});
