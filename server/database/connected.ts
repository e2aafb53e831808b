import { setTimeout as wait } from 'node:timers/promises';
import { Problem } from '../shared/problem.ts';
import { placeOf, requireReachable } from './copy/target.ts';
import { type Database, openDatabase } from './orm.ts';

/** PostgreSQL names a program that has just ended among those who are connected for a moment longer. */
const partingMaxMs = 2_000;
const lookAgainMs = 50;

/**
 * Throws `Problem` if another program has the PostgreSQL database open: it may be a server, which would not hear of what is done
 * behind its back.
 */
export async function requireNobodyConnected(databaseUrl: string): Promise<void> {
  const database = await openDatabase({ dataDir: '', databaseUrl });
  try {
    await requireReachable(database.em.getConnection().getClient<unknown>(), placeOf(databaseUrl));
    const givenUpAt = performance.now() + partingMaxMs;
    while (await isAnotherConnected(database)) {
      if (performance.now() > givenUpAt)
        throw new Problem(
          `Another program is connected to the database at ${placeOf(databaseUrl)}. If that is a Hearth, use this command where it runs, ` +
            'with the same DATA_DIR, or stop it first.',
        );
      await wait(lookAgainMs);
    }
  } finally {
    await database.close();
  }
}

async function isAnotherConnected({ em }: Database): Promise<boolean> {
  const [row] = await em.fork().execute<{ count: number }[]>(
    `select count(*)::int as count from pg_stat_activity
      where datname = current_database() and backend_type = 'client backend' and pid <> pg_backend_pid()`,
  );
  return row!.count > 0;
}
