import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { MikroORM } from '@mikro-orm/postgresql';
import { freePort } from './free-port.ts';

export interface PostgresServer {
  /** Of a server where the user may make databases. */
  url: string;
  stop: () => Promise<void>;
}

export interface FreshDatabase {
  url: string;
  drop: () => Promise<void>;
}

const usualUrl = 'postgres://postgres@127.0.0.1:5432/postgres';
const startMaxMs = 30_000;
const askAgainMs = 100;

/**
 * A PostgreSQL server to test with: the one that TEST_POSTGRES_URL names, else the one on this computer, else one of our
 * own started from an installed PostgreSQL, which `stop` ends and removes. Otherwise why there is none.
 */
export async function providePostgres(): Promise<PostgresServer | { missing: string }> {
  const named = process.env['TEST_POSTGRES_URL'];
  const refusal = await refusalOf(named ?? usualUrl);
  if (refusal === null) return { url: named ?? usualUrl, stop: () => Promise.resolve() };
  if (named) return { missing: `TEST_POSTGRES_URL is set, but the server does not serve: ${refusal}` };
  const programs = findPrograms();
  if (!programs)
    return {
      missing: 'no server answers on 127.0.0.1:5432, and none is installed (Debian: apt-get install postgresql).',
    };
  return startOwn(programs);
}

/** Whether a server of our own can be started here, to be ended as a power cut would. */
export const hasPostgresPrograms = findPrograms() !== undefined;

/** A PostgreSQL server that nobody else uses. */
export interface OwnPostgres extends PostgresServer {
  /** Ends it without letting it put anything in order. */
  crash: () => Promise<void>;
  /** Starts it again on the same data at the same port. */
  restart: () => Promise<void>;
}

/** Starts a server of our own from an installed PostgreSQL. */
export async function startOwnPostgres(): Promise<OwnPostgres> {
  const programs = findPrograms();
  if (programs === undefined) throw new Error('No PostgreSQL is installed (Debian: apt-get install postgresql).');
  return startOwn(programs);
}

/** Runs one statement and closes the connection again. */
async function ask(url: string, sql: string): Promise<void> {
  const orm = await MikroORM.init({
    clientUrl: url,
    entities: [],
    discovery: { warnWhenNoEntities: false },
    logger: () => undefined,
  });
  try {
    await orm.em.getConnection().execute(sql);
  } finally {
    await orm.close(true);
  }
}

/** A new empty database on that server; `drop` removes it, whoever is still connected. */
export async function freshDatabase(serverUrl: string): Promise<FreshDatabase> {
  const name = `hearth_test_${randomBytes(8).toString('hex')}`;
  await ask(serverUrl, `create database ${name}`);
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => ask(serverUrl, `drop database if exists ${name} with (force)`) };
}

async function refusalOf(url: string): Promise<string | null> {
  try {
    await ask(url, 'select 1');
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** The folder of `initdb` and `postgres`, newest version first; Debian keeps it off the PATH. */
function findPrograms(): string | undefined {
  const debian = '/usr/lib/postgresql';
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : [];
  const onPath = spawnSync('pg_config', ['--bindir'], { encoding: 'utf8' });
  return [
    ...versions.map((version) => join(debian, version, 'bin')),
    onPath.status === 0 ? onPath.stdout.trim() : '',
  ].find((folder) => folder !== '' && existsSync(join(folder, 'initdb')));
}

async function startOwn(programs: string): Promise<OwnPostgres> {
  const folder = mkdtempSync(join(tmpdir(), 'hearth-postgres-'));
  // PostgreSQL refuses to run as root, so there it runs as the user that its package made.
  const identity = process.getuid?.() === 0 ? { uid: idOf('-u'), gid: idOf('-g') } : {};
  if (identity.uid !== undefined) chownSync(folder, identity.uid, identity.gid);

  const data = join(folder, 'data');
  const options = { ...identity, cwd: folder };
  execFileSync(
    join(programs, 'initdb'),
    ['--pgdata', data, '--username=postgres', '--auth=trust', '--encoding=UTF8', '--no-sync'],
    {
      ...options,
      stdio: ['ignore', 'ignore', 'pipe'],
    },
  );
  const port = await freePort();
  // A crash of this computer may well spoil it: it lives for one run.
  const settings = [
    `port=${port}`,
    'listen_addresses=127.0.0.1',
    `unix_socket_directories=${folder}`,
    'fsync=off',
    'max_connections=200',
  ];
  const url = `postgres://postgres@127.0.0.1:${port}/postgres`;
  const run = async (): Promise<ChildProcess> => {
    const started = spawn(join(programs, 'postgres'), ['-D', data, ...settings.flatMap((setting) => ['-c', setting])], {
      ...options,
      stdio: 'ignore',
    });
    await untilItAnswers(started, url);
    return started;
  };
  let server = await run();
  const end = async (signal: 'SIGINT' | 'SIGQUIT'): Promise<void> => {
    if (server.exitCode !== null || server.signalCode !== null) return;
    const gone = new Promise((resolve) => server.once('exit', resolve));
    server.kill(signal);
    await gone;
  };
  return {
    url,
    async stop() {
      await end('SIGINT');
      rmSync(folder, { recursive: true, force: true });
    },
    crash: () => end('SIGQUIT'),
    async restart() {
      server = await run();
    },
  };
}

async function untilItAnswers(server: ChildProcess, url: string): Promise<void> {
  const deadlineMs = Date.now() + startMaxMs;
  for (;;) {
    const refusal = await refusalOf(url);
    if (refusal === null) return;
    if (server.exitCode !== null || Date.now() > deadlineMs)
      throw new Error(`Our own PostgreSQL did not start: ${refusal}`);
    await wait(askAgainMs);
  }
}

const idOf = (kind: '-u' | '-g') => Number(execFileSync('id', [kind, 'postgres'], { encoding: 'utf8' }));
