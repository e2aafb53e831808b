import Sqlite from 'better-sqlite3';
import { wasDamaged } from './copy-sqlite.ts';
import { factsOfFile, type FileRow, type FileFacts, filesSql } from './hold-files.ts';
import { brokenPromises, countAll, type Counts } from './invariants.ts';
import { serverIdOf } from './server-id.ts';

/** What was found in a database. */
export interface Contents {
  /** Which server it is, whatever its folder is called. */
  readonly serverId: string;
  /** The names of the migrations that made its tables. */
  readonly migrations: readonly string[];
  readonly counts: Counts;
  /** What should be true of it and is not, in words. */
  readonly brokenPromises: readonly string[];
  readonly files: readonly FileFacts[];
}

/**
 * Reads a copy that nobody else uses from end to end, and makes it one file that needs no log beside it. A text instead of its contents
 * says how it is damaged.
 */
export async function checkSqlite(file: string): Promise<Contents | string> {
  try {
    const database = new Sqlite(file, { fileMustExist: true });
    try {
      database.pragma('trusted_schema = off');
      database.pragma('journal_mode = delete');
      const integrity = database.pragma('integrity_check(1)', { simple: true }) as string;
      // Its first line only names the database.
      if (integrity !== 'ok') return integrity.split('\n').at(-1)!;
      const orphans = database.pragma('foreign_key_check') as unknown[];
      if (orphans.length > 0) return `${orphans.length} rows refer to what is not there`;
      return await contentsOf(database);
    } finally {
      database.close();
    }
  } catch (error) {
    if (wasDamaged(error) || (error instanceof Sqlite.SqliteError && error.code === 'SQLITE_ERROR'))
      return error.message;
    throw error;
  }
}

async function contentsOf(database: Sqlite.Database): Promise<Contents> {
  const count = async (sql: string): Promise<number> => database.prepare(sql).pluck().get() as number;
  const made = database.prepare('select name, executed_at from migration order by id').all() as {
    name: string;
    executed_at: unknown;
  }[];
  return {
    serverId: serverIdOf(String(made[0]?.executed_at)),
    migrations: made.map(({ name }) => name),
    counts: await countAll(count),
    brokenPromises: await brokenPromises(count),
    files: (database.prepare(filesSql).all() as FileRow[]).map(factsOfFile),
  };
}
