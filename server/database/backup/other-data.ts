import { existsSync, readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { lastBackupName } from './last-backup.ts';

/** What in DATA_DIR is no part of a server's data: the database has its own copy, and the rest is made anew or older. */
const notData = /^(hearth\.sqlite(-wal|-shm|-journal)?|hearth\.lock(-journal)?|door|backups|replaced-.*|\..*)$/;

/**
 * The names in DATA_DIR that belong to a server beside its database, such as secrets: whatever is not known to be something
 * else, so that nothing is forgotten. `except` are folders that are left out.
 */
export function otherDataIn(dataDir: string, except: readonly string[]): string[] {
  if (!existsSync(dataDir)) return [];
  return readdirSync(dataDir).filter((name) => isOtherData(name) && !except.includes(resolve(dataDir, name)));
}

/** Whether something of this name in DATA_DIR belongs to a server beside its database. */
export function isOtherData(name: string): boolean {
  return !notData.test(name) && !name.startsWith(lastBackupName);
}
