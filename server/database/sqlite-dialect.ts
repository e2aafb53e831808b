import Sqlite from 'better-sqlite3';
import { type DatabaseConnection, SqliteDialect, SqliteDriver } from 'kysely';

/** What is done with a connection before it is used. */
type Prepare = (connection: DatabaseConnection) => Promise<void>;

/** Milliseconds that a statement waits for another process, such as a backup, to let go of the database. */
const busyTimeoutMs = 5_000;

/**
 * Kysely's SQLite with one repair: on some errors, a full disk among them, SQLite rolls the transaction back by itself
 * (sqlite.org/lang_transaction.html). Rolling back once more fails then, and Kysely would never let go of the connection.
 */
export class SelfRollingSqlite extends SqliteDialect {
  readonly #database: Sqlite.Database;
  readonly #prepare: Prepare;

  constructor(file: string, prepare: Prepare) {
    const database = new Sqlite(file, { timeout: busyTimeoutMs });
    super({ database });
    this.#database = database;
    this.#prepare = prepare;
  }

  override createDriver(): SqliteDriver {
    return new SelfRollingDriver(this.#database, this.#prepare);
  }
}

class SelfRollingDriver extends SqliteDriver {
  readonly #database: Sqlite.Database;

  constructor(database: Sqlite.Database, prepare: Prepare) {
    super({ database, onCreateConnection: prepare });
    this.#database = database;
  }

  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    if (this.#database.inTransaction) await super.rollbackTransaction(connection);
  }
}
