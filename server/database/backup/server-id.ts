import { createHash } from 'node:crypto';

/** Tells servers apart whose backups lie in one folder: eight hexadecimal digits of when the first of its tables was made. */
export function serverIdOf(firstMigrationAt: string): string {
  return createHash('sha256').update(firstMigrationAt).digest('hex').slice(0, 8);
}
