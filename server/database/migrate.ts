import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Database, databaseFile, type DatabaseLocation } from './orm.ts';

/**
 * Brings the tables up to date and answers the names of the migrations that ran. An embedded database that already holds data is
 * copied to DATA_DIR/backups first. Two processes that start at the same time are safe: a migration and its record are one transaction.
 */
export async function migrate(orm: Database, location: DatabaseLocation, now: Date): Promise<string[]> {
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
