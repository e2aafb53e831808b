import { existsSync } from 'node:fs';
import { mkdtempSync } from 'node:fs';
import { basename, join } from 'node:path';
import { ask } from '../copy/target.ts';
import { databaseFile, type DatabaseLocation, openDatabase } from '../orm.ts';
import { otherDataIn } from './other-data.ts';
import { exchangeData } from './replace-data.ts';

/**
 * Takes everything away that a server has, all of it or nothing, so that the next start makes a new one. Backups stay. Only for
 * whoever holds the data folder, and after a backup.
 */
export async function wipe({ dataDir, databaseUrl }: DatabaseLocation): Promise<void> {
  if (databaseUrl !== null) await dropTables(databaseUrl);
  const file = databaseFile(dataDir);
  const files = [file, `${file}-wal`, `${file}-shm`].filter((path) => existsSync(path)).map((path) => basename(path));
  const passing = basename(mkdtempSync(join(dataDir, '.wiping-')));
  const old = [...(databaseUrl === null ? files : []), ...otherDataIn(dataDir, '')];
  exchangeData(dataDir, { old, aside: passing, fresh: [], passing });
}

/** Hearth's tables alone: what else is in the database is somebody else's. */
async function dropTables(databaseUrl: string): Promise<void> {
  const database = await openDatabase({ dataDir: '', databaseUrl });
  try {
    const tables = [...database.getMetadata().getAll().values()].map(({ tableName }) => `"${tableName}"`);
    const connection = database.em.getConnection().getClient<unknown>();
    await ask(connection, `drop table if exists ${[...new Set(tables), '"migration"'].join(', ')} cascade`);
  } finally {
    await database.close();
  }
}
