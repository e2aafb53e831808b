import { existsSync, statSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import type { SqlEntityManager } from '@mikro-orm/sql';
import { type DatabaseLocation, databaseFile } from './orm.ts';

/** What the database is and takes. */
export interface DatabaseDescription {
  /** Its kind and version: SQLite 3.50.4. */
  readonly name: string;
  readonly bytes: number;
  /** Bytes that are free where it lies; null where that is another machine's. */
  readonly freeBytes: number | null;
  /** Bytes of the pictures of people and rooms, which are part of it. */
  readonly pictureBytes: number;
  /** Files in messages, which lie beside it, and their bytes. */
  readonly fileCount: number;
  readonly fileBytes: number;
}

/** Describes the database by what it and its disk say of themselves; it reads no texts. */
export async function describeDatabase(em: SqlEntityManager, location: DatabaseLocation): Promise<DatabaseDescription> {
  const [pictures] = await em.execute<{ bytes: string | number }[]>(
    'select coalesce(sum(octet_length(small) + octet_length(large)), 0) as bytes from picture',
  );
  const [files] = await em.execute<{ count: string | number; bytes: string | number }[]>(
    'select count(*) as count, coalesce(sum(size), 0) as bytes from file',
  );
  const held = {
    pictureBytes: Number(pictures!.bytes),
    fileCount: Number(files!.count),
    fileBytes: Number(files!.bytes),
  };
  if (location.databaseUrl !== null) {
    const [row] = await em.execute<{ version: string; bytes: string }[]>(
      `select current_setting('server_version') as version, pg_database_size(current_database()) as bytes`,
    );
    return { name: `PostgreSQL ${row!.version}`, bytes: Number(row!.bytes), freeBytes: null, ...held };
  }
  const [row] = await em.execute<{ version: string }[]>('select sqlite_version() as version');
  const file = databaseFile(location.dataDir);
  const bytes = ['', '-wal'].reduce(
    (sum, ending) => sum + (existsSync(file + ending) ? statSync(file + ending).size : 0),
    0,
  );
  const { bavail, bsize } = await statfs(location.dataDir);
  return { name: `SQLite ${row!.version}`, bytes, freeBytes: bavail * bsize, ...held };
}
