import { PostgreSqlConnection, PostgreSqlDriver } from '@mikro-orm/postgresql';
import type { Driver, PostgresDialect } from 'kysely';

/**
 * MikroORM's PostgreSQL with one repair: when a connection breaks within a transaction, rolling back fails too, and Kysely would never
 * give the connection back. After ten of them the pool was empty and the server waited for ever.
 */
export class ReleasingPostgres extends PostgreSqlDriver {
  protected override readonly connection = new ReleasingConnection(this.config);
}

class ReleasingConnection extends PostgreSqlConnection {
  override createKyselyDialect(overrides: Parameters<PostgreSqlConnection['createKyselyDialect']>[0]): PostgresDialect {
    const dialect = super.createKyselyDialect(overrides);
    const createDriver = dialect.createDriver.bind(dialect);
    dialect.createDriver = () => releasing(createDriver());
    return dialect;
  }
}

function releasing(driver: Driver): Driver {
  const begin = driver.beginTransaction.bind(driver);
  const rollBack = driver.rollbackTransaction.bind(driver);
  driver.beginTransaction = async (connection, settings) => {
    try {
      await begin(connection, settings);
    } catch (error) {
      await driver.releaseConnection(connection);
      throw error;
    }
  };
  driver.rollbackTransaction = async (connection) => {
    try {
      await rollBack(connection);
    } catch {
      // Only a lost connection cannot roll back, and what it did is rolled back by the server. The pool throws it away.
    }
  };
  return driver;
}
