import { existsSync, mkdirSync, mkdtempSync, readdirSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { isFolderOfFiles, strayFolder } from '../../files/file-store.ts';
import { folderMarkName } from '../../files/folder-mark.ts';
import { ask } from '../copy/target.ts';
import { databaseFile, type DatabaseLocation, openDatabase } from '../orm.ts';
import { otherDataIn } from './other-data.ts';
import { exchangeData } from './replace-data.ts';

/**
 * Takes everything away that a server has, all of it or nothing, so that the next start makes a new one. Backups stay. Only for
 * whoever holds the data folder, and after a backup.
 */
export async function wipe({ dataDir, databaseUrl }: DatabaseLocation, filesDir: string): Promise<void> {
  if (databaseUrl !== null) await dropTables(databaseUrl);
  const file = databaseFile(dataDir);
  const files = [file, `${file}-wal`, `${file}-shm`].filter((path) => existsSync(path)).map((path) => basename(path));
  const passing = basename(mkdtempSync(join(dataDir, '.wiping-')));
  const names = [...(databaseUrl === null ? files : []), ...otherDataIn(dataDir, [resolve(filesDir)])];
  mkdirSync(filesDir, { recursive: true, mode: 0o700 });
  const passingFiles = mkdtempSync(join(filesDir, '.wiping-'));
  const inFiles = readdirSync(filesDir).filter(
    (name) => isFolderOfFiles(name) || [folderMarkName, strayFolder].includes(name),
  );
  exchangeData(dataDir, {
    old: [
      ...names.map((name) => [name, join(passing, name)] as const),
      ...inFiles.map((name) => [join(filesDir, name), join(passingFiles, name)] as const),
    ],
    fresh: [],
    passing: [passing, passingFiles],
  });
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
