import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { Problem } from '../shared/problem.ts';

/** A data folder that is held by this process alone, until it is released or the process ends, however it ends. */
export interface DataLock {
  release(): void;
}

/**
 * Takes the data folder for this process, making it if need be; null if another one has it. The operating system keeps the lock, so
 * that one left behind by kill -9 does not exist: it is SQLite's own lock on the empty file `hearth.lock`. Throws `Problem`
 * if the folder cannot be written.
 */
export function holdDataFolder(dataDir: string): DataLock | null {
  const lock = openLock(dataDir);
  try {
    lock.exec('begin exclusive');
  } catch (error) {
    lock.close();
    if (error instanceof Sqlite.SqliteError && error.code === 'SQLITE_BUSY') return null;
    throw error;
  }
  return { release: () => void lock.close() };
}

/** The same for a server. Two of them on one embedded database would not hear of each other's messages: throws `Problem` then. */
export function holdForServer(dataDir: string): DataLock {
  const lock = holdDataFolder(dataDir);
  if (lock !== null) return lock;
  throw new Problem(
    `DATA_DIR=${dataDir} is in use: another Hearth is running on it. Stop that one, or start this one with another DATA_DIR.`,
  );
}

function openLock(dataDir: string): Sqlite.Database {
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    return new Sqlite(join(dataDir, 'hearth.lock'), { timeout: 0 });
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new Problem(`DATA_DIR=${dataDir} cannot be used: Hearth must be able to write there (${why}).`);
  }
}
