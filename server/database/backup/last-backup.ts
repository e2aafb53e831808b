import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BackupKind } from './backup-file.ts';
import { replaceFile } from './safe-files.ts';

/** The newest backup with all that a server has that was made on this machine, wherever it went; those before upgrades have no files. */
export interface LastBackup {
  readonly file: string;
  readonly bytes: number;
  readonly kind: BackupKind;
  /** ISO 8601, UTC. */
  readonly madeAt: string;
}

export const lastBackupName = 'last-backup.json';

export function noteLastBackup(dataDir: string, backup: LastBackup): void {
  replaceFile(join(dataDir, lastBackupName), `${JSON.stringify(backup, null, 2)}\n`);
}

/** The newest backup, or null if none was made or none can be told. */
export function readLastBackup(dataDir: string): LastBackup | null {
  try {
    return JSON.parse(readFileSync(join(dataDir, lastBackupName), 'utf8')) as LastBackup;
  } catch {
    return null;
  }
}
