import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase } from './orm.ts';

/**
 * Fails (exit code 1) if an entity has changed without a migration, in either dialect. The embedded database is always checked,
 * PostgreSQL if MIGRATION_DATABASE_URL names an empty database.
 */
const dataDir = mkdtempSync(join(tmpdir(), 'hearth-check-'));
const databaseUrl = process.env['MIGRATION_DATABASE_URL'];
let isCurrent = true;
for (const location of [{ dataDir, databaseUrl: null }, ...(databaseUrl ? [{ dataDir, databaseUrl }] : [])]) {
  const dialect = location.databaseUrl === null ? 'sqlite' : 'postgres';
  const orm = await openDatabase(location);
  await orm.migrator.up();
  const missing = await orm.schema.getUpdateSchemaSQL({ wrap: false });
  const isSnapshotStale = await orm.migrator.checkSchema();
  await orm.close();
  if (missing.trim() !== '' || isSnapshotStale) {
    isCurrent = false;
    console.error(
      `${dialect}: the entities have changed without a migration; run server/database/create-migration.ts.\n${missing}`,
    );
  } else {
    console.log(`${dialect}: migrations are current.`);
  }
}
rmSync(dataDir, { recursive: true });
process.exitCode = isCurrent ? 0 : 1;
