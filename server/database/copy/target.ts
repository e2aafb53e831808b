import { CompiledQuery, type Kysely, type Transaction } from 'kysely';
import { Problem } from '../../shared/problem.ts';
import { migrate } from '../migrate.ts';
import { type Database, openDatabase } from '../orm.ts';
import { requireKnown } from './versions.ts';
import type { CanonicalRow } from './source.ts';
import { type CopiedTable, quoted } from './tables.ts';

/** Where statements go: the pool, or one transaction of it. */
export type Connection = Kysely<unknown> | Transaction<unknown>;

/** A PostgreSQL database that data can move to. */
export interface Target {
  readonly database: Database;
  readonly connection: Kysely<unknown>;
  close(): Promise<void>;
}

const rowsPerFetch = 1_000;
const longRowsPerFetch = 50;
const lockWaitMaxMs = 2_000;

/** Runs a statement and answers its rows. */
export async function ask<Row>(
  connection: Connection,
  sql: string,
  parameters: readonly unknown[] = [],
): Promise<Row[]> {
  return (await connection.executeQuery<Row>(CompiledQuery.raw(sql, [...parameters]))).rows;
}

/**
 * Connects to PostgreSQL and, in an empty database, makes the tables. Throws `Problem` if it cannot be reached, holds anything, or could
 * not hold every text.
 */
export async function openTarget(url: string, now: Date): Promise<Target> {
  const location = { dataDir: '', databaseUrl: url };
  const database = await openDatabase(location);
  const connection = database.em.getConnection().getClient<unknown>();
  const place = placeOf(url);
  try {
    await requireReachable(connection, place);
    await requireUtf8(connection, place);
    await requireOurs(connection, place);
    requireKnown(
      (await database.migrator.getExecuted()).map(({ name }) => name),
      `The database at ${place}`,
    );
    // What is to be empty needs no backup.
    await migrate(database, location, now, false);
    return { database, connection, close: () => database.close() };
  } catch (error) {
    await database.close();
    throw error;
  }
}

/** Where the database is, without the password: `host:port/name`. */
export function placeOf(url: string): string {
  const { host, pathname } = new URL(url);
  return `${host}${pathname}`;
}

/** Throws `Problem` if PostgreSQL does not answer. */
export async function requireReachable(connection: Connection, place: string): Promise<void> {
  try {
    await ask(connection, 'select 1');
  } catch (error) {
    throw new Problem(`The database at ${place} cannot be reached: ${wordsOf(error)}.`);
  }
}

/** Of several addresses that were tried, each failed for a reason of its own. */
function wordsOf(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(wordsOf).join('; ');
  return error instanceof Error ? error.message : String(error);
}

/** Throws `Problem` if the database could not keep every text. */
export async function requireUtf8(connection: Connection, place: string): Promise<void> {
  const [row] = await ask<{ server_encoding: string }>(connection, 'show server_encoding');
  if (row!.server_encoding !== 'UTF8') {
    throw new Problem(
      `The database at ${place} has the encoding ${row!.server_encoding} and could not keep every text. ` +
        "Make one with: create database hearth encoding 'UTF8' template template0",
    );
  }
}

/** Tables that are not Hearth's are somebody else's: nothing is made beside them. */
async function requireOurs(connection: Connection, place: string): Promise<void> {
  const rows = await ask<{ name: string }>(
    connection,
    'select table_name as name from information_schema.tables where table_schema = current_schema() order by 1',
  );
  const names = rows.map(({ name }) => name);
  if (names.length > 0 && !names.includes('migration')) {
    throw new Problem(
      `The database at ${place} holds tables that are not Hearth's: ${names.join(', ')}. ${anEmptyOne}`,
    );
  }
}

const anEmptyOne = 'Name an empty database; "createdb hearth" makes one.';

/**
 * Keeps everybody else away from the tables until the transaction ends, so that a server started on the target too early waits for
 * the copy. Throws `Problem` if somebody else has them, or if one holds rows.
 */
export async function requireEmpty(
  transaction: Connection,
  tables: readonly CopiedTable[],
  url: string,
): Promise<void> {
  const place = placeOf(url);
  await ask(transaction, `set local lock_timeout = ${lockWaitMaxMs}`);
  try {
    await ask(transaction, `lock table ${tables.map(({ name }) => quoted(name)).join(', ')} in access exclusive mode`);
  } catch (error) {
    if (!isLockTimeout(error)) throw error;
    throw new Problem(`Another program is at work in the database at ${place}. Stop it and try again.`);
  }
  const held: string[] = [];
  for (const table of tables) {
    const count = await countRows(transaction, table);
    if (count > 0) held.push(`${table.name} (${count})`);
  }
  if (held.length > 0)
    throw new Problem(`The database at ${place} is not empty: it has rows in ${held.join(', ')}. ${anEmptyOne}`);
}

/** Whether PostgreSQL refused a statement (it names an SQLSTATE) or has gone away. */
export function wasEndedByPostgres(error: unknown): error is Error {
  if (!(error instanceof Error)) return false;
  const code = 'code' in error ? error.code : undefined;
  return (
    (typeof code === 'string' && /^[0-9A-Z]{5}$|^E[A-Z]+$/.test(code)) ||
    error.message.startsWith('Connection terminated')
  );
}

function isLockTimeout(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === '55P03';
}

export async function countRows(connection: Connection, { name }: CopiedTable): Promise<number> {
  const [row] = await ask<{ count: string }>(connection, `select count(*)::text as count from ${quoted(name)}`);
  return Number(row!.count);
}

/** Stores rows of the table, all or none. */
export async function insertRows(
  connection: Connection,
  { name, columns }: CopiedTable,
  rows: readonly CanonicalRow[],
): Promise<void> {
  const names = columns.map((column) => quoted(column.name)).join(', ');
  const values = columns.map((column) => column.kind.fromText(`given.${quoted(column.name)}`)).join(', ');
  const texts = columns.map((_, index) => `$${index + 1}::text[]`).join(', ');
  await ask(
    connection,
    `insert into ${quoted(name)} (${names}) select ${values} from unnest(${texts}) as given(${names})`,
    columns.map((_, index) => rows.map((row) => row[index])),
  );
}

/** The rows in the order of their key, as they are read back. Only in a transaction. */
export async function* readRows(
  transaction: Connection,
  { name, columns, key }: CopiedTable,
): AsyncGenerator<CanonicalRow> {
  const texts = columns.map((column, index) => `${column.kind.asText(quoted(column.name))} as c${index}`).join(', ');
  const order = key.map((column) => column.kind.sortedBy(quoted(column.name)));
  const atOnce = columns.some(({ kind }) => kind.isLong) ? longRowsPerFetch : rowsPerFetch;
  await ask(
    transaction,
    `declare reading no scroll cursor for select ${texts} from ${quoted(name)} order by ${order.join(', ')}`,
  );
  for (;;) {
    const rows = await ask<Record<string, string | null>>(transaction, `fetch ${atOnce} from reading`);
    if (rows.length === 0) break;
    for (const row of rows) yield columns.map((_, index) => row[`c${index}`]!);
  }
  await ask(transaction, 'close reading');
}
