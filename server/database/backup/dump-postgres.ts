import type { Connection } from '../copy/target.ts';
import { ask, placeOf, requireReachable } from '../copy/target.ts';
import { openDatabase } from '../orm.ts';
import type { Contents } from './check-sqlite.ts';
import { factsOfFile, type FileRow, filesSql } from './hold-files.ts';
import { brokenPromises, countAll } from './invariants.ts';
import { runTool } from './run-tool.ts';
import { serverIdOf } from './server-id.ts';

/**
 * Writes what PostgreSQL holds at this moment into a file, by pg_dump, while others read and write, and answers what that is: both look
 * at one exported snapshot.
 */
export async function dumpPostgres(databaseUrl: string, to: string, signal: AbortSignal): Promise<Contents> {
  const database = await openDatabase({ dataDir: '', databaseUrl });
  try {
    const connection = database.em.getConnection().getClient<unknown>();
    await requireReachable(connection, placeOf(databaseUrl));
    return await connection
      .transaction()
      .setIsolationLevel('repeatable read')
      .execute(async (transaction) => {
        const [snapshot] = await ask<{ id: string }>(transaction, 'select pg_export_snapshot() as id');
        const format = ['--format=custom', '--no-owner', '--no-privileges', `--snapshot=${snapshot!.id}`];
        await runTool('pg_dump', [...format, `--file=${to}`], databaseUrl, signal);
        return contentsOf(transaction);
      });
  } finally {
    await database.close();
  }
}

async function contentsOf(transaction: Connection): Promise<Contents> {
  const count = async (sql: string): Promise<number> => {
    const [row] = await ask<{ count: string }>(transaction, sql);
    return Number(row!.count);
  };
  const made = await ask<{ name: string; at: string }>(
    transaction,
    'select name, executed_at::text as at from migration order by id',
  );
  return {
    serverId: serverIdOf(String(made[0]?.at)),
    migrations: made.map(({ name }) => name),
    counts: await countAll(count),
    brokenPromises: await brokenPromises(count),
    files: (await ask<FileRow>(transaction, filesSql)).map(factsOfFile),
  };
}
