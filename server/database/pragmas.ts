/**
 * What makes SQLite durable and safe, in force on every connection: a write-ahead log, a real fsync before each commit returns, no trust
 * in functions named by the schema; what is deleted is overwritten, not only forgotten; and how long the log may grow. Each with the value
 * that proves that it took. Source: sqlite.org/pragma.html.
 */
export const durablePragmas = [
  ['journal_mode', 'WAL', 'wal'],
  ['synchronous', 'FULL', 2],
  ['busy_timeout', '5000', 5000],
  ['foreign_keys', 'ON', 1],
  ['trusted_schema', 'OFF', 0],
  ['secure_delete', 'ON', 1],
  // Pages; 32 MiB. Before that `checkpoints.ts` has them written beside the event loop.
  ['wal_autocheckpoint', '8192', 8192],
] as const;
