import type { DBSchema, IDBPDatabase } from 'idb';

/** Undefined where the browser gives none, or, the second time, where nothing is left of what it kept. */
type Open<Tables extends DBSchema> = (isFirst: boolean) => Promise<IDBPDatabase<Tables> | undefined>;

/**
 * A database of the browser's. It may go away under an open page: a phone lets go of it while the app sleeps, somebody deletes what the
 * site keeps, a newer app wants it. Then it is opened once more, and if that fails, done without.
 */
export class ReopeningDatabase<Tables extends DBSchema> {
  readonly #open: Open<Tables>;
  #db: IDBPDatabase<Tables> | undefined;
  #reopening: Promise<void> | undefined;

  private constructor(open: Open<Tables>, db: IDBPDatabase<Tables> | undefined) {
    this.#open = open;
    this.#db = db;
  }

  static async open<Tables extends DBSchema>(open: Open<Tables>): Promise<ReopeningDatabase<Tables>> {
    return new ReopeningDatabase(open, await open(true));
  }

  get isThere(): boolean {
    return this.#db !== undefined;
  }

  /** Does something that may be done twice. Undefined, and nothing done, where there is no database. */
  async use<Result>(work: (db: IDBPDatabase<Tables>) => Promise<Result>): Promise<Result | undefined> {
    const db = this.#db;
    try {
      return await (db && work(db));
    } catch (error) {
      if (!isGone(error)) throw error;
    }
    if (this.#db === db) await (this.#reopening ??= this.#reopen());
    try {
      return await (this.#db && work(this.#db));
    } catch (error) {
      if (!isGone(error)) throw error;
      this.#db = undefined;
      return undefined;
    }
  }

  /** As `use`, for what must not be left undone: a database that was given up is tried again. */
  async insist(work: (db: IDBPDatabase<Tables>) => Promise<unknown>): Promise<void> {
    this.#db ??= await this.#open(true);
    await this.use(work);
  }

  async #reopen(): Promise<void> {
    this.#db = await this.#open(false);
    this.#reopening = undefined;
  }
}

/** The connection was closed, or lost in the middle of something. */
function isGone(error: unknown): boolean {
  return error instanceof DOMException && ['InvalidStateError', 'UnknownError', 'AbortError'].includes(error.name);
}
