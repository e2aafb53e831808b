import type { AnyEntity, EntityData, QueryResult } from '@mikro-orm/core';
import { PostgreSqlConnection, PostgreSqlDriver } from '@mikro-orm/postgresql';
import type { Driver, PostgresDialect } from 'kysely';
import { readTwice } from './read-twice.ts';

/**
 * MikroORM's PostgreSQL with two repairs. When a connection breaks within a transaction, rolling back fails too, and Kysely would never
 * give the connection back: after ten of them the pool was empty and the server waited for ever. And a read outside of a transaction
 * whose connection breaks is made once more, on another.
 */
export class ReleasingPostgres extends PostgreSqlDriver {
  protected override readonly connection = new ReleasingConnection(this.config);
}

type Given = Parameters<PostgreSqlConnection['execute']>;
type Result = QueryResult | EntityData<AnyEntity> | EntityData<AnyEntity>[];

class ReleasingConnection extends PostgreSqlConnection {
  override execute<T extends Result = EntityData<AnyEntity>[]>(...given: Given): Promise<T> {
    const ask = (): Promise<T> => super.execute<T>(...given);
    const isInTransaction = given[3] !== undefined;
    return !isInTransaction && isRead(given[0]) ? readTwice(ask) : ask();
  }

  override createKyselyDialect(overrides: Parameters<PostgreSqlConnection['createKyselyDialect']>[0]): PostgresDialect {
    const dialect = super.createKyselyDialect(overrides);
    const createDriver = dialect.createDriver.bind(dialect);
    dialect.createDriver = () => releasing(createDriver());
    return dialect;
  }
}

function isRead(query: Given[0]): boolean {
  const sql = typeof query === 'string' ? query : 'compile' in query ? query.compile().sql : query.sql;
  return /^\s*select\b/i.test(sql);
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
