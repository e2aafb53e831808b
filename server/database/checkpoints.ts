import { Worker } from 'node:worker_threads';
import type { Database, Statement } from 'better-sqlite3';

/** Pages in the write-ahead log that are worth a checkpoint; SQLite's own habit, 4 MB. */
const pagesMin = 1_000;
/** Commits between two looks at the log, which take some microseconds each. */
const commitsPerLook = 16;
/** Milliseconds without a checkpoint after which the thread ends and gives its memory back. */
const idleMs = 30_000;
/** Milliseconds of rest after a checkpoint that failed. */
const restMs = 10_000;

/** How far the write-ahead log has grown, and how much of it is in the database; pages. */
interface LogState {
  readonly log: number;
  readonly checkpointed: number;
}

/** What the thread answers each time it is asked for a checkpoint. */
export type CheckpointAnswer = { readonly error: null } | { readonly error: { code: string; message: string } };

/**
 * Brings the write-ahead log of SQLite into the database beside the event loop, which a slow disk would otherwise hold up for as long as
 * it takes to write some thousand pages. The thread for it is there only while there is much to write. Should it fall behind, SQLite does
 * it at the end of a commit (`wal_autocheckpoint`), which starts the log anew. Source: sqlite.org/wal.html, "Avoiding Excessively Large
 * WAL Files".
 */
export class Checkpoints {
  readonly #file: string;
  readonly #look: Statement<[], LogState>;
  readonly #onFailure: (error: Error) => void;
  #thread: Worker | null = null;
  #isWriting = false;
  #commits = 0;
  #restUntil = 0;
  #idle: NodeJS.Timeout | undefined;

  /** `connection` is one to the database in `file`. `onFailure` is told of checkpoints that failed: nothing is lost, the log stays. */
  constructor(connection: Database, file: string, onFailure: (error: Error) => void) {
    this.#file = file;
    this.#look = connection.prepare<[], LogState>('pragma wal_checkpoint(noop)');
    this.#onFailure = onFailure;
  }

  /** Something was committed. */
  committed(): void {
    if (++this.#commits < commitsPerLook || this.#isWriting || performance.now() < this.#restUntil) return;
    this.#commits = 0;
    const { log, checkpointed } = this.#look.get()!;
    if (log - checkpointed >= pagesMin) this.#write();
  }

  /** Resolves when the thread is gone. */
  async close(): Promise<void> {
    clearTimeout(this.#idle);
    this.#restUntil = Infinity;
    await this.#endThread();
  }

  #write(): void {
    this.#isWriting = true;
    clearTimeout(this.#idle);
    this.#thread ??= this.#startThread();
    this.#thread.postMessage('write');
  }

  #startThread(): Worker {
    const thread = new Worker(new URL('checkpoint-thread.ts', import.meta.url), { workerData: this.#file });
    thread.unref();
    thread.on('message', ({ error }: CheckpointAnswer) => {
      this.#isWriting = false;
      if (error !== null) this.#failed(Object.assign(new Error(error.message), { code: error.code }));
      this.#idle = setTimeout(() => void this.#endThread(), idleMs).unref();
    });
    thread.on('error', (error: Error) => {
      this.#thread = null;
      this.#isWriting = false;
      this.#failed(error);
    });
    return thread;
  }

  #failed(error: Error): void {
    this.#restUntil = Math.max(this.#restUntil, performance.now() + restMs);
    this.#onFailure(error);
  }

  async #endThread(): Promise<void> {
    const thread = this.#thread;
    if (thread === null) return;
    this.#thread = null;
    const gone = new Promise((resolve) => thread.once('exit', resolve));
    thread.ref();
    thread.postMessage('end');
    await gone;
  }
}
