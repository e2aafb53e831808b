import { inject } from 'vitest';
import { type FreshDatabase, freshDatabase } from './postgres-server.ts';

/** For `describe.skipIf(!hasPostgres)`: the set-up has said why, and fails where PostgreSQL is required. */
export const hasPostgres = 'url' in inject('postgres');

/** A new empty PostgreSQL database, for a test file or a test. Its user drops it. */
export async function freshPostgres(): Promise<FreshDatabase> {
  const server = inject('postgres');
  if ('missing' in server) throw new Error(`There is no PostgreSQL here: ${server.missing}`);
  return freshDatabase(server.url);
}
