import { join } from 'node:path';
import { limits } from '../shared/limits.ts';
import { Problem } from '../shared/problem.ts';
import { readVersion } from '../shared/version.ts';
import type { Database, DatabaseLocation } from './orm.ts';

/** The database to change; where its files lie, in DATA_DIR/files unless told. */
type Migrated = DatabaseLocation & { readonly filesDir?: string };

/**
 * Brings the tables up to date and answers the names of the migrations that ran. A database that already holds data is backed up to
 * DATA_DIR/backups first, unless `isBackedUp` says that it need not be; without that backup nothing is changed. Nodes that start at the
 * same time take turns.
 */
export async function migrate(orm: Database, location: Migrated, now: Date, isBackedUp = true): Promise<string[]> {
  if (location.databaseUrl === null) return migrateAlone(orm, location, now, isBackedUp);
  return orm.em.fork().transactional(async (em) => {
    // Held until this transaction ends; the migrations have their own.
    await em.execute('select pg_advisory_xact_lock(?)', [migrationLock]);
    return migrateAlone(orm, location, now, isBackedUp);
  });
}

/** A number that nothing else in the database locks. */
const migrationLock = 5_043_271;

async function migrateAlone(orm: Database, location: Migrated, now: Date, isBackedUp: boolean): Promise<string[]> {
  const pending = await orm.migrator.getPending();
  if (pending.length === 0) return [];
  const executed = await orm.migrator.getExecuted();
  if (executed.length > 0 && isBackedUp) await backUp(location, now);
  const done = await orm.migrator.up();
  return done.map((migration) => migration.name);
}

async function backUp(location: Migrated, now: Date): Promise<void> {
  // Loaded where it is needed: most starts find nothing to change.
  const { backupFolder, makeBackup } = await import('./backup/make-backup.ts');
  try {
    await makeBackup({
      location,
      filesDir: location.filesDir ?? join(location.dataDir, 'files'),
      to: backupFolder(location.dataDir),
      kind: 'before-upgrade',
      keep: limits.backupsKept,
      version: readVersion(),
      now,
      signal: new AbortController().signal,
    });
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    throw new Problem(
      `This version changes the tables of the database, and could not make a backup first. Nothing was changed.\n${error.message}\n` +
        'If you have a backup of your own, UPGRADE_BACKUP=off starts without this one.',
    );
  }
}
