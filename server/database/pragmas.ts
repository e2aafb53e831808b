/**
 * What makes SQLite durable and safe, in force on every connection: a write-ahead log, a real fsync before each commit returns, no trust
 * in functions named by the schema; and what is deleted is overwritten, not only forgotten. Each with the value that proves that it took. Source: sqlite.org/pragma.html.
 */
export const durablePragmas = [
  ['journal_mode', 'WAL', 'wal'],
  ['synchronous', 'FULL', 2],
  ['busy_timeout', '5000', 5000],
  ['foreign_keys', 'ON', 1],
  ['trusted_schema', 'OFF', 0],
  ['secure_delete', 'ON', 1],
] as const;
