import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { MikroORM, Options } from '@mikro-orm/core';
import { Migrator } from '@mikro-orm/migrations';
import type { AbstractSqlDriver, SqlEntityManager } from '@mikro-orm/sql';
import { CompiledQuery, type DatabaseConnection } from 'kysely';
import { entities } from './entities.ts';
import { durablePragmas } from './pragmas.ts';

export type Database = MikroORM<AbstractSqlDriver, SqlEntityManager>;

/** Where the data lies: a folder for the embedded database, or the URL of a PostgreSQL server. */
export interface DatabaseLocation {
  readonly dataDir: string;
  readonly databaseUrl: string | null;
}

/** The file of the embedded database. */
export function databaseFile(dataDir: string): string {
  return join(dataDir, 'hearth.sqlite');
}

/** Connects to the database, without changing its tables. Throws if it cannot be reached or is not as durable as it must be. */
export async function openDatabase(location: DatabaseLocation): Promise<Database> {
  return location.databaseUrl === null ? openSqlite(location.dataDir) : openPostgres(location.databaseUrl);
}

async function openSqlite(dataDir: string): Promise<Database> {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const { MikroORM: SqliteORM } = await import('@mikro-orm/sqlite');
  const { SelfRollingSqlite } = await import('./sqlite-dialect.ts');
  const orm = await SqliteORM.init({
    ...sharedOptions('sqlite'),
    dbName: databaseFile(dataDir),
    driverOptions: () => new SelfRollingSqlite(databaseFile(dataDir), setPragmas),
  });
  return orm;
}

async function openPostgres(url: string): Promise<Database> {
  const { MikroORM: PostgresORM } = await import('@mikro-orm/postgresql');
  const { ReleasingPostgres } = await import('./postgres-driver.ts');
  const orm = await PostgresORM.init({
    ...sharedOptions('postgres'),
    driver: ReleasingPostgres,
    clientUrl: url,
    pool: { min: 1, max: 10 },
  });
  return orm;
}

function sharedOptions(dialect: 'sqlite' | 'postgres') {
  return {
    entities,
    extensions: [Migrator],
    metadataCache: { enabled: false },
    forceUtcTimezone: true,
    migrations: {
      path: join(import.meta.dirname, 'migrations', dialect),
      tableName: 'migration',
      snapshotName: 'snapshot',
      emit: 'ts',
      silent: true,
      transactional: true,
      allOrNothing: true,
    },
  } satisfies Partial<Options>;
}

/** Makes SQLite durable and safe, and proves it. Throws if a setting did not take, since the promise about messages rests on it. */
async function setPragmas(connection: DatabaseConnection): Promise<void> {
  const pragma = async (sql: string): Promise<unknown> => {
    const query = CompiledQuery.raw(`PRAGMA ${sql}`);
    const { rows } = await connection.executeQuery<Record<string, unknown>>(query);
    return rows[0] === undefined ? undefined : Object.values(rows[0])[0];
  };
  for (const [name, value, proof] of durablePragmas) {
    await pragma(`${name} = ${value}`);
    const actual = await pragma(name);
    if (actual !== proof) {
      throw new Error(
        `SQLite did not accept ${name}=${value} (it is ${String(actual)}), so messages would not be safe. Is DATA_DIR on a local disk?`,
      );
    }
  }
}
