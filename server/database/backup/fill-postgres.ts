import { Problem } from '../../shared/problem.ts';
import { ask, type Connection, placeOf, requireReachable, requireUtf8 } from '../copy/target.ts';
import { openDatabase } from '../orm.ts';
import type { Manifest } from './backup-file.ts';
import { countAll } from './invariants.ts';
import { runTool } from './run-tool.ts';

/**
 * Fills an empty PostgreSQL database with what pg_dump wrote, all of it or nothing, and counts it. Throws `Problem` if it cannot be
 * reached or is not empty: what is there stays as it is.
 */
export async function fillPostgres(
  databaseUrl: string,
  dump: string,
  manifest: Manifest,
  signal: AbortSignal,
): Promise<void> {
  const database = await openDatabase({ dataDir: '', databaseUrl });
  const connection = database.em.getConnection().getClient<unknown>();
  const place = placeOf(databaseUrl);
  try {
    await requireReachable(connection, place);
    await requireUtf8(connection, place);
    await requireNoTables(connection, place);
    const all = ['--no-owner', '--no-privileges', '--single-transaction', '--exit-on-error'];
    await runTool('pg_restore', [...all, dump], databaseUrl, signal);
    const counts = await countAll(async (sql) => Number((await ask<{ count: string }>(connection, sql))[0]!.count));
    if (JSON.stringify(counts) !== JSON.stringify(manifest.counts))
      throw new Problem(`What is in the database at ${place} now is not what the backup tells of. Please report it.`);
    // Files come back into the folder of whoever restores, which need not be the one of then.
    await ask(connection, 'update server_settings set files_mark = null');
  } finally {
    await database.close();
  }
}

async function requireNoTables(connection: Connection, place: string): Promise<void> {
  const [row] = await ask<{ count: number }>(
    connection,
    'select count(*)::int as count from information_schema.tables where table_schema = current_schema()',
  );
  if (row!.count === 0) return;
  throw new Problem(
    `The database at ${place} is not empty, and stays as it is. Make another ("createdb hearth_restored") and name it in DATABASE_URL.`,
  );
}
