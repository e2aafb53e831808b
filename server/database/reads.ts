import type { SessionReader } from '../accounts/session-reader.ts';
import type { MessageReader } from '../messages/message-reader.ts';
import type { RoomReader } from '../rooms/room-reader.ts';
import { type Database, databaseFile, type DatabaseLocation } from './orm.ts';

/** The hot reads: what most requests ask for, past the ORM. */
export interface Reads {
  readonly messages: MessageReader;
  readonly rooms: RoomReader;
  readonly sessions: SessionReader;
  /** Nothing is read any more. To be called before the database is closed. */
  close(): void;
}

/** The hot reads that suit the database: prepared statements on a connection of their own on SQLite, on the ORM's pool on PostgreSQL. */
export async function openReads(database: Database, location: DatabaseLocation): Promise<Reads> {
  if (location.databaseUrl !== null) {
    const { createPostgresReads } = await import('./postgres-reads.ts');
    return createPostgresReads(database);
  }
  const { createSqliteReads } = await import('./sqlite-reads.ts');
  return createSqliteReads(databaseFile(location.dataDir));
}
