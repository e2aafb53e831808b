import { spawnSync } from 'node:child_process';
import { freshDatabase, providePostgres } from './postgres-server.ts';

/**
 * Runs a script of ours with MIGRATION_DATABASE_URL naming a new empty PostgreSQL database, or without it where there is no
 * PostgreSQL; HEARTH_REQUIRE_POSTGRES=1 makes that a failure.
 */
const server = await providePostgres();
if ('missing' in server) {
  const isRequired = process.env['HEARTH_REQUIRE_POSTGRES'] === '1';
  console.log(`PostgreSQL is ${isRequired ? 'required here' : 'left out'}: ${server.missing}`);
  process.exitCode = isRequired ? 1 : run({});
} else {
  const database = await freshDatabase(server.url);
  process.exitCode = run({ MIGRATION_DATABASE_URL: database.url });
  await database.drop();
  await server.stop();
}

function run(env: Record<string, string>): number {
  return (
    spawnSync(process.execPath, process.argv.slice(2), { stdio: 'inherit', env: { ...process.env, ...env } }).status ??
    1
  );
}
