import { Problem } from '../shared/problem.ts';
import { placeOf, requireReachable } from './copy/target.ts';
import { openDatabase } from './orm.ts';

/**
 * Throws `Problem` if another program has the PostgreSQL database open: it may be a server, which would not hear of what is done
 * behind its back.
 */
export async function requireNobodyConnected(databaseUrl: string): Promise<void> {
  const database = await openDatabase({ dataDir: '', databaseUrl });
  try {
    await requireReachable(database.em.getConnection().getClient<unknown>(), placeOf(databaseUrl));
    const [row] = await database.em.fork().execute<{ count: number }[]>(othersSql);
    if (row!.count === 0) return;
    throw new Problem(
      `Another program is connected to the database at ${placeOf(databaseUrl)}. If that is a Hearth, use this command where it runs, ` +
        'with the same DATA_DIR, or stop it first.',
    );
  } finally {
    await database.close();
  }
}

const othersSql = `select count(*)::int as count from pg_stat_activity
  where datname = current_database() and backend_type = 'client backend' and pid <> pg_backend_pid()`;
