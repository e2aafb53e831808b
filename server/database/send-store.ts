import { createOrmSendStore } from '../messages/orm-send-store.ts';
import type { SendStore } from '../messages/send-store.ts';
import { type Database, databaseFile, type DatabaseLocation } from './orm.ts';

/**
 * The store of sends that suits the database: prepared statements on SQLite, the ORM on PostgreSQL. `onFailedCheckpoint` hears of what went
 * wrong on the disk after the commits.
 */
export async function openSendStore(
  database: Database,
  location: DatabaseLocation,
  onFailedCheckpoint: (error: Error) => void,
): Promise<SendStore> {
  if (location.databaseUrl !== null) return createOrmSendStore(database.em);
  const { createSqliteSendStore } = await import('./sqlite-send-store.ts');
  return createSqliteSendStore(databaseFile(location.dataDir), onFailedCheckpoint);
}
