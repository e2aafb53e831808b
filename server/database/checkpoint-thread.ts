import { parentPort, workerData } from 'node:worker_threads';
import Sqlite from 'better-sqlite3';
import type { CheckpointAnswer } from './checkpoints.ts';
import { durablePragmas } from './pragmas.ts';

/** The thread of `checkpoints.ts`: at each 'write' it brings into the database what the log holds, without making a writer wait; 'end' ends it. */
const database = new Sqlite(workerData as string);
for (const [name, value] of durablePragmas) database.pragma(`${name} = ${value}`);

parentPort!.on('message', (request: 'write' | 'end') => {
  if (request === 'end') {
    database.close();
    parentPort!.close();
    return;
  }
  parentPort!.postMessage(write());
});

function write(): CheckpointAnswer {
  try {
    database.pragma('wal_checkpoint(passive)');
    return { error: null };
  } catch (error) {
    if (!(error instanceof Sqlite.SqliteError)) throw error;
    return { error: { code: error.code, message: error.message } };
  }
}
