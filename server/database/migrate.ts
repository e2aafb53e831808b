import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Database, databaseFile, type DatabaseLocation } from './orm.ts';

/**
 * Brings the tables up to date and answers the names of the migrations that ran. An embedded database that already holds data is
 * copied to DATA_DIR/backups first. Nodes that start at the same time take turns.
 */
export async function migrate(orm: Database, location: DatabaseLocation, now: Date): Promise<string[]> {
  if (location.databaseUrl === null) return migrateAlone(orm, location, now);
  return orm.em.fork().transactional(async (em) => {
    // Held until this transaction ends; the migrations have their own.
    await em.execute('select pg_advisory_xact_lock(?)', [migrationLock]);
    return migrateAlone(orm, location, now);
  });
}

/** A number that nothing else in the database locks. */
const migrationLock = 5_043_271;

async function migrateAlone(orm: Database, location: DatabaseLocation, now: Date): Promise<string[]> {
  const pending = await orm.migrator.getPending();
  if (pending.length === 0) return [];
  const executed = await orm.migrator.getExecuted();
  if (location.databaseUrl === null && executed.length > 0) await backUp(orm, location.dataDir, now);
  const done = await orm.migrator.up();
  return done.map((migration) => migration.name);
}

async function backUp(orm: Database, dataDir: string, now: Date): Promise<void> {
  const folder = join(dataDir, 'backups');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = join(folder, `before-migration-${now.toISOString().replaceAll(':', '-')}.sqlite`);
  if (existsSync(databaseFile(dataDir))) await orm.em.fork().getConnection().execute('vacuum into ?', [file]);
}
