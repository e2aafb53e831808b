import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { compareTable } from '../../server/database/copy/compare.ts';
import { openSource } from '../../server/database/copy/source.ts';
import { tablesToCopy } from '../../server/database/copy/tables.ts';
import { ask, openTarget } from '../../server/database/copy/target.ts';
import { migrate } from '../../server/database/migrate.ts';
import { type Database, databaseFile, openDatabase } from '../../server/database/orm.ts';
import { castOf, roomOf } from '../support/cast.ts';
import { type CommandOptions, type Ended, hearth } from '../support/command.ts';
import { freshPostgres, hasPostgres } from '../support/postgres.ts';
import type { FreshDatabase } from '../support/postgres-server.ts';
import { startTestServer, type TestServer } from '../support/server.ts';

const folder = mkdtempSync(join(tmpdir(), 'hearth-test-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
let count = 0;

describe.skipIf(!hasPostgres)('copy-database', () => {
  let server: TestServer;
  /** An empty database that stays empty, since every copy to it is refused. */
  let shared: FreshDatabase;
  let target: FreshDatabase;
  const own: FreshDatabase[] = [];
  /** A copy of the running server's files, with its write-ahead log, as kill -9 would leave them. */
  let dataDir: string;
  beforeAll(async () => {
    server = await startTestServer();
    const { anna, ben } = await castOf(server);
    const room = await roomOf(anna, [ben]);
    for (const body of ['one', 'two', 'three']) await anna.say(room.id, body);
    shared = await freshPostgres();
  });
  afterAll(async () => {
    await server.stop();
    await shared.drop();
  });
  beforeEach(() => {
    target = shared;
    dataDir = join(folder, String(++count));
    mkdirSync(dataDir);
    for (const suffix of ['', '-wal']) cpSync(databaseFile(server.dataDir) + suffix, databaseFile(dataDir) + suffix);
  });
  afterEach(async () => {
    for (const { drop } of own.splice(0)) await drop();
  });

  /** For a test that changes the target. */
  async function takeOwnTarget(): Promise<void> {
    target = await freshPostgres();
    own.push(target);
  }

  const copy = (options: CommandOptions = {}): Promise<Ended> =>
    hearth(['copy-database', '--to', target.url], { ...options, env: { DATA_DIR: dataDir, ...options.env } });

  /** Statements on the source or the target, each in a transaction of its own. */
  async function change(where: 'source' | 'target', ...statements: string[]): Promise<void> {
    const database = await open(where);
    for (const sql of statements) await database.em.fork().getConnection().execute(sql);
    await database.close();
  }

  const open = (where: 'source' | 'target'): Promise<Database> =>
    openDatabase({ dataDir, databaseUrl: where === 'source' ? null : target.url });

  async function makeTables(): Promise<void> {
    const database = await open('target');
    await migrate(database, { dataDir, databaseUrl: target.url }, new Date());
    await database.close();
  }

  async function rowsInTarget(): Promise<number> {
    const database = await open('target');
    const tables = tablesToCopy(database).map(({ name }) => `select count(*)::int as count from "${name}"`);
    const rows = await database.em.fork().getConnection().execute<{ count: number }[]>(tables.join(' union all '));
    await database.close();
    return rows.reduce((sum, row) => sum + row.count, 0);
  }

  it('takes what lies in the write-ahead log only, and writes nothing to the source', async () => {
    await takeOwnTarget();
    const bytes = () => ['', '-wal'].map((suffix) => readFileSync(databaseFile(dataDir) + suffix).toString('base64'));
    const before = bytes();
    expect(before[1]!.length).toBeGreaterThan(0);
    const ended = await copy();
    expect(ended).toMatchObject({ code: 0, complaints: [] });
    expect(ended.out).toMatch(/^ *message +3 +3 /m);
    expect(bytes()).toEqual(before);
  });

  it('refuses while a server runs on the source', async () => {
    const ended = await copy({ env: { DATA_DIR: server.dataDir } });
    expect(ended).toMatchObject({ code: 1, complaints: [expect.stringMatching(/A Hearth is running on .* Stop it/)] });
  });

  it('refuses where there is no database, and makes none', async () => {
    const nowhere = join(folder, 'nowhere');
    const ended = await copy({ env: { DATA_DIR: nowhere } });
    expect(ended).toMatchObject({ code: 1, complaints: [expect.stringMatching(/no database to copy: .*DATA_DIR/)] });
    expect(() => readFileSync(nowhere)).toThrow(/ENOENT/);
  });

  it('refuses a file that is not a database', async () => {
    for (const suffix of ['', '-wal']) writeFileSync(databaseFile(dataDir) + suffix, 'not a database '.repeat(1_000));
    const ended = await copy();
    expect(ended).toMatchObject({
      code: 1,
      complaints: [expect.stringMatching(/cannot be read as a database of Hearth/)],
    });
  });

  it.each([
    [[], /needs --to/],
    [['--to', 'mysql://root@localhost/x'], /--to must be the address of a PostgreSQL database/],
    [['--to', 'data/hearth.sqlite'], /--to must be the address of a PostgreSQL database/],
    [['--to', 'postgres://user@:x/'], /--to must be the address of a PostgreSQL database/],
  ])('refuses what is no address of a PostgreSQL database: %j', async (words, line) => {
    const ended = await hearth(['copy-database', ...words], { env: { DATA_DIR: dataDir } });
    expect(ended).toMatchObject({ code: 2, complaints: [expect.stringMatching(line), expect.anything()] });
  });

  it('says why it cannot reach the target, without its password', async () => {
    const missing = new URL(target.url);
    missing.pathname = '/hearth_test_missing';
    missing.password = 'a-secret';
    const closed = new URL(target.url);
    closed.port = '1';
    for (const url of [missing, closed]) {
      const ended = await hearth(['copy-database', '--to', url.href], { env: { DATA_DIR: dataDir } });
      expect(ended).toMatchObject({
        code: 1,
        complaints: [expect.stringMatching(/cannot be reached: .*(exist|REFUSED)/)],
      });
      expect(JSON.stringify(ended)).not.toContain('a-secret');
    }
  });

  it('refuses a target that holds rows, by table, and a second copy', async () => {
    await takeOwnTarget();
    expect((await copy()).code).toBe(0);
    const rows = await rowsInTarget();
    const ended = await copy();
    expect(ended).toMatchObject({
      code: 1,
      complaints: [expect.stringMatching(/not empty: .*room \(2\).*message \(3\)/)],
    });
    expect(await rowsInTarget()).toBe(rows);
  });

  it("refuses a database with somebody else's tables, and makes none beside them", async () => {
    await takeOwnTarget();
    await change('target', 'create table invoice (id int)');
    expect(await copy()).toMatchObject({ code: 1, complaints: [expect.stringMatching(/not Hearth's: invoice/)] });
    const database = await open('target');
    const tables = await database.em
      .fork()
      .getConnection()
      .execute('select 1 from pg_tables where schemaname = current_schema()');
    expect(tables).toHaveLength(1);
    await database.close();
  });

  it('refuses a database that could not keep every text', async () => {
    const name = `${new URL(target.url).pathname.slice(1)}_latin`;
    await change('target', `create database ${name} encoding 'LATIN1' locale 'C' template template0`);
    const url = new URL(target.url);
    url.pathname = `/${name}`;
    const ended = await hearth(['copy-database', '--to', url.href], { env: { DATA_DIR: dataDir } });
    await change('target', `drop database ${name} with (force)`);
    expect(ended).toMatchObject({ code: 1, complaints: [expect.stringMatching(/encoding LATIN1/)] });
  });

  it('refuses a source of an older version, and a source or a target of a newer one', async () => {
    await change('source', "insert into migration (name) values ('Migration29991231000000_later')");
    expect(await copy()).toMatchObject({
      code: 1,
      complaints: [expect.stringMatching(/newer version .*Migration2999/)],
    });
    await change('source', 'delete from migration');
    expect(await copy()).toMatchObject({ code: 1, complaints: [expect.stringMatching(/older version .*npm start/)] });
  });

  it('refuses a target of a newer version', async () => {
    await takeOwnTarget();
    await makeTables();
    await change('target', "insert into migration (name) values ('Migration29991231000000_later')");
    expect(await copy()).toMatchObject({
      code: 1,
      complaints: [expect.stringMatching(/newer version .*Migration2999/)],
    });
  });

  it('refuses while another program is at work in the target', async () => {
    await makeTables();
    const other = await open('target');
    await other.em.fork().transactional(async (em) => {
      await em.getConnection().execute('lock table message in share mode', [], 'run', em.getTransactionContext());
      expect(await copy()).toMatchObject({
        code: 1,
        complaints: [expect.stringMatching(/Another program is at work/)],
      });
    });
    await other.close();
  });

  it('refuses a value that PostgreSQL cannot keep, naming where it is', async () => {
    await change('source', "update user_account set display_name = 'a' || char(0) || 'b' where username = 'anna'");
    expect(await copy()).toMatchObject({
      code: 1,
      complaints: [expect.stringMatching(/display_name of user_account [0-9a-f-]{36} /)],
    });
    expect(await rowsInTarget()).toBe(0);
  });

  it('keeps nothing if the target changes, moves by a microsecond or drops a row', async () => {
    await takeOwnTarget();
    await makeTables();
    for (const body of [
      "new.body := new.body || ' '; return new",
      "new.sent_at := new.sent_at + interval '1 microsecond'; return new",
      'if new.position = 2 then return null; end if; return new',
    ]) {
      await change(
        'target',
        `create or replace function meddle() returns trigger language plpgsql as $$ begin ${body}; end $$`,
        'create or replace trigger meddle before insert on message for each row execute function meddle()',
      );
      const complaint = expect.stringMatching(/not what was copied.*message has 3 rows/) as string;
      expect(await copy()).toMatchObject({ code: 1, complaints: [complaint] });
      expect(await rowsInTarget()).toBe(0);
    }
    await change('target', 'drop trigger meddle on message');
    expect((await copy()).code).toBe(0);
  });

  it('finds the first row that differs, whatever differs, and in which table', async () => {
    await takeOwnTarget();
    expect((await copy()).code).toBe(0);
    const source = openSource(dataDir);
    const opened = await openTarget(target.url, new Date());
    for (const [tampered, tampering] of [
      ['', 'select 1'],
      ['message', "update message set body = 'One' where position = 1"],
      ['message', "update message set sent_at = sent_at + interval '1 microsecond' where position = 3"],
      ['message', 'delete from message where position = 3'],
      [
        'message',
        'insert into message select gen_random_uuid(), room_id, author_id, 4, 9, body, sent_at from message limit 1',
      ],
      ['message', 'update message set author_id = null where position = 1'],
      ['user_account', 'update user_account set enter_sends = not enter_sends'],
      ['membership', 'update membership set read_position = read_position + 1'],
      ['session', "update session set expires_at = expires_at + interval '1 day'"],
      ['room', "update room set name = name || ' '"],
    ]) {
      const transaction = await opened.connection.startTransaction().execute();
      await ask(transaction, tampering!);
      for (const table of tablesToCopy(opened.database)) {
        const found = await compareTable(source, transaction, table);
        const isSame = table.name !== tampered;
        expect(found.firstDifference).toEqual(isSame ? null : expect.stringMatching(/^[0-9a-f-]{36}$/));
        expect(found.source.checksum === found.target.checksum).toBe(isSame);
      }
      await transaction.rollback().execute();
    }
    await opened.close();
    source.close();
  });

  it('leaves the target empty when it is stopped, and can be run again', async () => {
    await takeOwnTarget();
    for (const step of ['Copying message', 'Comparing message', 'Comparing membership']) {
      const onWrite = (text: string, stop: () => void): void => {
        if (text.includes(step)) stop();
      };
      const ended = await copy({ onWrite, isInteractive: true });
      expect(ended.code).toBe(130);
      expect(ended.out).toContain('Stopped. Nothing was kept');
      expect(await rowsInTarget()).toBe(0);
    }
    expect((await copy()).code).toBe(0);
  });
});
