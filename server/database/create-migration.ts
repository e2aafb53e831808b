import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase } from './orm.ts';

/**
 * Writes the migration that the entities need, in both dialects, under the name given as the argument: for developers.
 * Usage: node server/database/create-migration.ts add-bans. Needs an empty PostgreSQL database in MIGRATION_DATABASE_URL.
 */
const [name] = process.argv.slice(2);
const databaseUrl = process.env['MIGRATION_DATABASE_URL'];
if (!name || !/^[a-z][a-z0-9-]*$/.test(name) || !databaseUrl) {
  console.error('Usage: MIGRATION_DATABASE_URL=postgres://... node server/database/create-migration.ts add-something');
  process.exit(2);
}

const dataDir = mkdtempSync(join(tmpdir(), 'hearth-migration-'));
for (const location of [
  { dataDir, databaseUrl: null },
  { dataDir, databaseUrl },
]) {
  const orm = await openDatabase(location);
  await orm.migrator.up();
  const { fileName } = await orm.migrator.create(undefined, false, false, name);
  console.log(fileName ? `Wrote ${fileName}` : 'Nothing to migrate.');
  await orm.close();
}
rmSync(dataDir, { recursive: true });
