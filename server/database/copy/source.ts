import { existsSync } from 'node:fs';
import Sqlite from 'better-sqlite3';
import { Problem } from '../../shared/problem.ts';
import { databaseFile } from '../orm.ts';
import type { SqliteValue } from './column-kinds.ts';
import { type CopiedTable, keyOf, quoted } from './tables.ts';

/** A row as the canonical texts of its columns, in their order. */
export type CanonicalRow = readonly (string | null)[];

/** The embedded database as it was when it was opened, for reading only. */
export interface Source {
  /** The names of the migrations that made its tables. */
  readonly migrations: readonly string[];
  count(table: CopiedTable): number;
  /** The rows in the order of their key. Throws `Problem` at a value that PostgreSQL could not keep exactly. */
  rows(table: CopiedTable): IterableIterator<CanonicalRow>;
  close(): void;
}

/** Throws `Problem` if the folder holds no embedded database. */
export function requireSource(dataDir: string): void {
  const file = databaseFile(dataDir);
  if (existsSync(file)) return;
  throw new Problem(
    `There is no database to copy: ${file} does not exist. DATA_DIR names the folder of the server that is to move.`,
  );
}

/** Opens the embedded database of the folder. Throws `Problem` if it is none of Hearth's. */
export function openSource(dataDir: string): Source {
  const file = databaseFile(dataDir);
  const database = new Sqlite(file, { readonly: true });
  try {
    // One read transaction from here to the end: what is compared is what was copied.
    database.exec('begin');
    const migrations = database.prepare('select name from migration order by name').pluck().all() as string[];
    return {
      migrations,
      count: (table) =>
        database
          .prepare(`select count(*) from ${quoted(table.name)}`)
          .pluck()
          .get() as number,
      rows: (table) => canonicalRows(database, table),
      close: () => void database.close(),
    };
  } catch (error) {
    database.close();
    if (!(error instanceof Sqlite.SqliteError)) throw error;
    throw new Problem(`${file} cannot be read as a database of Hearth: ${error.message}.`);
  }
}

function* canonicalRows(database: Sqlite.Database, table: CopiedTable): IterableIterator<CanonicalRow> {
  const { name, columns, key } = table;
  const list = columns.map((column) => quoted(column.name)).join(', ');
  const order = key.map((column) => quoted(column.name)).join(', ');
  const statement = database.prepare(`select ${list} from ${quoted(name)} order by ${order}`).raw();
  for (const row of statement.iterate() as IterableIterator<SqliteValue[]>) {
    yield columns.map((column, index) => {
      const value = row[index] ?? null;
      if (value === null) return null;
      const text = column.kind.textOf(value);
      if (text !== null) return text;
      throw new Problem(
        `${column.name} of ${name} ${keyOf(table, row)} holds a value that PostgreSQL cannot keep exactly, so nothing was copied. ` +
          'Please report it.',
      );
    });
  }
}
