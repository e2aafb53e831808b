import Sqlite from 'better-sqlite3';
import { Problem } from '../../shared/problem.ts';

/** Pages (4 KiB each) between two looks at whether to go on: a hundredth of a second. */
const pagesPerStep = 1_000;

/** How far a copy is. */
export type OnProgress = (done: number, of: number) => void;

/**
 * Copies the database as it is at this moment into a new file, while others read and write. Everything is read in one transaction:
 * a copy in steps without one begins anew whenever somebody writes, and may never end.
 */
export async function copySqlite(file: string, to: string, onProgress: OnProgress, signal: AbortSignal): Promise<void> {
  const source = new Sqlite(file, { readonly: true, fileMustExist: true });
  try {
    source.exec('begin');
    // A transaction takes hold of its moment with the first read.
    source.prepare('select count(*) from sqlite_schema').get();
    await source.backup(to, {
      progress: ({ totalPages, remainingPages }) => {
        signal.throwIfAborted();
        onProgress(totalPages - remainingPages, totalPages);
        return pagesPerStep;
      },
    });
  } catch (error) {
    throw wasDamaged(error) ? new Problem(`The database ${file} cannot be read: ${error.message}.`) : error;
  } finally {
    source.close();
  }
}

/** Whether SQLite found that a file is no database, or a damaged one. */
export function wasDamaged(error: unknown): error is Error {
  return error instanceof Sqlite.SqliteError && /^SQLITE_(CORRUPT|NOTADB)/.test(error.code);
}
