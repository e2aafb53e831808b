import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { migrate } from '../../server/database/migrate.ts';
import { type Database, databaseFile, type DatabaseLocation, openDatabase } from '../../server/database/orm.ts';
import { freshPostgres, hasPostgres } from '../support/postgres.ts';
import { dialects, startTestServer } from '../support/server.ts';

const folder = mkdtempSync(join(tmpdir(), 'hearth-test-'));
let count = 0;
const freshLocation = (): DatabaseLocation => ({ dataDir: join(folder, String(++count)), databaseUrl: null });
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Column {
  readonly table: string;
  readonly column: string;
  readonly isNullable: boolean;
}

async function columnsOf(database: Database, dialect: 'sqlite' | 'postgres'): Promise<Column[]> {
  const sql =
    dialect === 'sqlite'
      ? `select m.name as "table", c.name as "column", c."notnull" = 0 and c.pk = 0 as nullable
         from sqlite_master m join pragma_table_info(m.name) c where m.type = 'table' and m.name not like 'sqlite_%'`
      : `select table_name as "table", column_name as "column", is_nullable = 'YES' as nullable
         from information_schema.columns where table_schema = current_schema()`;
  const rows = await database.em
    .fork()
    .getConnection()
    .execute<{ table: string; column: string; nullable: unknown }[]>(sql);
  return rows
    .map(({ table, column, nullable }) => ({ table, column, isNullable: Boolean(nullable) }))
    .filter(({ table }) => table !== 'migration')
    .toSorted((one, other) => (`${one.table}.${one.column}` < `${other.table}.${other.column}` ? -1 : 1));
}

/** Which columns the database keeps unique, together. */
async function uniquesOf(database: Database, dialect: 'sqlite' | 'postgres'): Promise<string[]> {
  const sql =
    dialect === 'sqlite'
      ? `select m.name as "table", group_concat(c.name) as columns from sqlite_master m join pragma_index_list(m.name) i join pragma_index_info(i.name) c
         where m.type = 'table' and i."unique" = 1 and i.origin <> 'pk' group by m.name, i.name`
      : `select c.relname as "table", string_agg(a.attname, ',' order by array_position(i.indkey::int2[], a.attnum)) as columns from pg_index i
         join pg_class c on c.oid = i.indrelid join pg_attribute a on a.attrelid = c.oid and a.attnum = any(i.indkey)
         where i.indisunique and not i.indisprimary and c.relnamespace = current_schema()::regnamespace group by c.relname, i.indexrelid`;
  const rows = await database.em.fork().getConnection().execute<{ table: string; columns: string }[]>(sql);
  return rows
    .map(({ table, columns }) => `${table}(${columns})`)
    .filter((key) => !key.startsWith('migration'))
    .toSorted();
}

describe('migrations', () => {
  it('have the same names for both databases', () => {
    const names = (dialect: string) =>
      readdirSync(fileURLToPath(new URL(`../../server/database/migrations/${dialect}`, import.meta.url))).filter(
        (name) => name.endsWith('.ts'),
      );
    expect(names('postgres')).toEqual(names('sqlite'));
  });

  it.skipIf(!hasPostgres)('make the same tables of an empty database on both', async () => {
    const postgres = await freshPostgres();
    const locations = { sqlite: freshLocation(), postgres: { ...freshLocation(), databaseUrl: postgres.url } };
    const found = [];
    for (const dialect of ['sqlite', 'postgres'] as const) {
      const database = await openDatabase(locations[dialect]);
      await migrate(database, locations[dialect], new Date());
      found.push({ columns: await columnsOf(database, dialect), uniques: await uniquesOf(database, dialect) });
      await database.close();
    }
    await postgres.drop();
    expect(found[1]).toEqual(found[0]);
    expect(found[0]!.columns.length).toBeGreaterThan(30);
    expect(found[0]!.uniques).toEqual([
      'ban(room_id,user_id)',
      'block(blocker_id,blocked_id)',
      'email_proof(link_hash)',
      'email_proof(user_id)',
      'invite(code_hash)',
      'mailed_code(ticket_hash)',
      'membership(room_id,user_id)',
      'message(room_id,position)',
      'message_request(from_id,to_id)',
      'picture(room_id)',
      'picture(user_id)',
      'recovery_code(code_hash)',
      'report(message_id,reporter_id)',
      'room(direct_key)',
      'room(name_key)',
      'session(token_hash)',
      'user_account(email_key)',
      'user_account(username_key)',
      'user_account(username_looks)',
    ]);
  });

  it.each(dialects)('leave nothing to do for the entities, on %s', async (dialect) => {
    const server = await startTestServer({ dialect });
    expect((await server.app.database.schema.getUpdateSchemaSQL({ wrap: false })).trim()).toBe('');
    await server.stop();
  });

  it('run once, and two programs that start at the same time do not disturb each other', async () => {
    const location = freshLocation();
    const [one, other] = [await openDatabase(location), await openDatabase(location)];
    const done = await Promise.allSettled([migrate(one, location, new Date()), migrate(other, location, new Date())]);
    expect(done.some(({ status }) => status === 'fulfilled')).toBe(true);
    expect(await migrate(one, location, new Date())).toEqual([]);
    expect((await one.migrator.getExecuted()).map(({ name }) => name)).toEqual([
      ...new Set((await one.migrator.getExecuted()).map(({ name }) => name)),
    ]);
    await one.close();
    await other.close();
  });
});

describe('the embedded database', () => {
  it('is as durable and as distrustful as it must be', async () => {
    const location = freshLocation();
    const database = await openDatabase(location);
    const connection = database.em.fork().getConnection();
    const pragma = async (name: string) =>
      Object.values((await connection.execute<Record<string, unknown>[]>(`pragma ${name}`))[0]!)[0];
    expect(await pragma('journal_mode')).toBe('wal');
    expect(await pragma('synchronous')).toBe(2);
    expect(await pragma('busy_timeout')).toBe(5_000);
    expect(await pragma('foreign_keys')).toBe(1);
    expect(await pragma('trusted_schema')).toBe(0);
    await database.close();
  });

  it('lies where only its owner may look', async () => {
    const location = freshLocation();
    const database = await openDatabase(location);
    await migrate(database, location, new Date());
    await database.close();
    expect(statSync(location.dataDir).mode & 0o077).toBe(0);
    expect(statSync(databaseFile(location.dataDir)).size).toBeGreaterThan(0);
  });

  it('refuses rows that would break what is promised', async () => {
    const server = await startTestServer();
    const connection = server.app.database.em.fork().getConnection();
    const membership = (roomId: string, role: string) =>
      connection.execute(
        `insert into membership (id, room_id, user_id, role, read_position, sees_from, joined_at, standing) values (?, ?, ?, ?, 0, 1, 0, 'OPEN')`,
        [crypto.randomUUID(), roomId, crypto.randomUUID(), role],
      );
    await expect(membership(crypto.randomUUID(), 'MEMBER')).rejects.toThrow(/FOREIGN KEY/);
    await expect(membership(crypto.randomUUID(), 'KING')).rejects.toThrow(/CHECK|FOREIGN KEY/);
    await server.stop();
  });
});

describe('a fresh server', () => {
  it('has one room, the Lobby, and does not make it again', async () => {
    const server = await startTestServer();
    const rooms = async () =>
      server.app.database.em
        .fork()
        .getConnection()
        .execute<{ name: string; id: string }[]>('select id, name from room');
    const before = await rooms();
    expect(before.map(({ name }) => name)).toEqual(['Lobby']);
    await server.restart();
    expect(await rooms()).toEqual(before);
    await server.stop();
  });
});
