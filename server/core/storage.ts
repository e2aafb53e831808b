import type { Clock } from '../shared/clock.ts';
import type { Log } from '../shared/log.ts';
import { RequestError } from '../shared/request-error.ts';

/** Why nothing can be stored now. */
export type StorageProblem = 'full' | 'unwritable' | 'unreachable';

/** How long a failed write speaks against the storage when no other has been tried since; milliseconds. */
const rememberedMs = 10_000;
const retryAfterMs = 5_000;

const words: Readonly<Record<StorageProblem, string>> = {
  full: 'The disk of the server is full, so nothing can be stored now. What is there can be read; its owner has to make room.',
  unwritable:
    'The server cannot write to its disk now. What is there can be read; its owner has to look after the disk.',
  unreachable: 'The server cannot reach its database now. Please try again in a moment.',
};

const advice: Readonly<Record<StorageProblem, string>> = {
  full: 'The disk is full: nothing can be stored until there is room where the database lies. Reading goes on.',
  unwritable:
    'The database cannot be written: look at the disk, its quota and the rights of DATA_DIR. Reading goes on.',
  unreachable: 'The database cannot be reached: nothing can be stored until it can.',
};

/** SQLite's result codes (sqlite.org/rescode.html), the system's, and PostgreSQL's (appendix A of its manual). */
const problems: readonly (readonly [RegExp, StorageProblem])[] = [
  [/^(SQLITE_FULL|ENOSPC|EDQUOT|53100)$/, 'full'],
  [/^(SQLITE_(IOERR|READONLY|CANTOPEN)(_\w+)?|EROFS|EIO|25006)$/, 'unwritable'],
  [/^SQLITE_BUSY(_\w+)?$/, 'unreachable'],
  [/^(ECONN\w+|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ENOTFOUND|EAI_AGAIN|08\w{3}|53300|57P0\d)$/, 'unreachable'],
];

/** Whether an error says that the database could not be reached, or that the connection to it broke. */
export function isUnreachable(error: unknown): boolean {
  return problemOf(codeOf(error)) === 'unreachable';
}

/** After a failed fsync nobody knows what is on the disk, and asking again answers "all is well" (LWN 752063, "fsyncgate"). */
const unsureCode = /^SQLITE_IOERR_(FSYNC|DIR_FSYNC)$/;

/**
 * What becomes of a write that failed: one that may succeed later is refused with UNAVAILABLE and told to the log once; after a failed
 * fsync the process ends, since the next one would read what may never have reached the disk.
 */
export class Storage {
  readonly #clock: Clock;
  readonly #log: Log;
  readonly #end: () => void;
  #failed: { readonly problem: StorageProblem; readonly atMs: number } | null = null;

  /** `end` ends the process. */
  constructor(clock: Clock, log: Log, end: () => void) {
    this.#clock = clock;
    this.#log = log;
    this.#end = end;
  }

  /** Why nothing can be stored, as far as the last try tells; null if it went well or was long ago. */
  get problem(): StorageProblem | null {
    if (this.#failed === null || this.#clock.now().getTime() - this.#failed.atMs > rememberedMs) return null;
    return this.#failed.problem;
  }

  /** Notes that a write was committed. */
  succeeded(): void {
    if (this.#failed === null) return;
    this.#failed = null;
    this.#log.warn('The database can be written again');
  }

  /** The same for whatever was asked, reads too: UNAVAILABLE if the database could not be reached, the error itself otherwise. */
  failedAsking(error: unknown): unknown {
    return isUnreachable(error) ? this.failed(error) : error;
  }

  /** Answers what is to be thrown for a write that failed: UNAVAILABLE if the storage is the cause, the error itself otherwise. */
  failed(error: unknown): unknown {
    const code = codeOf(error);
    if (unsureCode.test(code)) {
      this.#log.fatal({ err: error }, 'The disk failed to keep what was written (fsync). Hearth ends: check the disk');
      this.#end();
    }
    const problem = problemOf(code);
    if (problem === undefined) return error;
    if (this.problem !== problem) this.#log.error({ err: error }, advice[problem]);
    this.#failed = { problem, atMs: this.#clock.now().getTime() };
    return new RequestError('UNAVAILABLE', words[problem], { retryAfterMs });
  }
}

function problemOf(code: string): StorageProblem | undefined {
  return problems.find(([pattern]) => pattern.test(code))?.[1];
}

/** The code of an error or of what caused it; empty if there is none. */
function codeOf(error: unknown): string {
  for (let at = error; at instanceof Error; at = at.cause) {
    const { code } = at as { code?: unknown };
    if (typeof code === 'string') return code;
    // pg gives these no code.
    if (/not queryable|Connection terminated|timeout exceeded when trying to connect/.test(at.message))
      return 'ECONNRESET';
  }
  return '';
}
