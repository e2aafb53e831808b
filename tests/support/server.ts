import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { type App, createApp, type Outside } from '../../server/app.ts';
import { readConfig } from '../../server/config.ts';
import { Documents } from '../../server/graphql/documents.ts';
import { type RunningServer, startServer } from '../../server/server.ts';
import { carefree } from '../../server/shared/load.ts';
import { createLog } from '../../server/shared/log.ts';
import { freshPostgres, hasPostgres } from './postgres.ts';

export type Dialect = 'sqlite' | 'postgres';

/** The databases that can be tried here: `describe.each(dialects)('on %s', (dialect) => ...)`. */
export const dialects: readonly Dialect[] = hasPostgres ? ['sqlite', 'postgres'] : ['sqlite'];

/** A clock that goes on by itself until it is moved, and only forward. */
export class SettableClock {
  #aheadMs = 0;

  now(): Date {
    return new Date(Date.now() + this.#aheadMs);
  }

  advance(ms: number): void {
    this.#aheadMs += ms;
  }
}

/** One line of the log, as a program reads it. */
export interface LogEntry {
  readonly level: number;
  readonly msg: string;
  readonly [fact: string]: unknown;
}

export interface ServerOptions {
  readonly dialect?: Dialect;
  /** The folder of the data instead of a new one; whoever names it removes it. */
  readonly dataDir?: string;
  /** What the app meets in the world, where that is not to be the real thing. */
  readonly outside?: Outside;
  /** Environment variables beside the usual ones. */
  readonly settings?: Readonly<Record<string, string>>;
  /** Whether rate limits count, as they do for everybody but a load test. */
  readonly isLimited?: boolean;
  /** The web app to serve instead of the built one: contents by path. */
  readonly webFiles?: Readonly<Record<string, string>>;
  /** The web app's own operations to know instead of the built ones: text by id. */
  readonly trustedDocuments?: Readonly<Record<string, string>>;
}

/** The real program on a port and a database of its own. */
export interface TestServer {
  readonly app: App;
  readonly port: number;
  readonly origin: string;
  /** How often it has listened anew because somebody chose who can reach it. */
  readonly timesListened: number;
  readonly dataDir: string;
  readonly databaseUrl: string | null;
  readonly clock: SettableClock;
  readonly logged: readonly LogEntry[];
  /** Stops it, then starts it again on the same data, at another port. */
  restart(): Promise<void>;
  /** Takes it off the network and keeps its data, until `resume`. */
  halt(): Promise<void>;
  /** Starts it again on the same data, at the port where it was. */
  resume(): Promise<void>;
  /** Stops it if that has not happened yet, and removes its data. */
  stop(): Promise<void>;
}

/** Starts the program as `main.ts` does, with a clock that can be set, cheap passwords and no limits unless asked for. */
export async function startTestServer(options: ServerOptions = {}): Promise<TestServer> {
  const dataDir = mkdtempSync(join(tmpdir(), 'hearth-test-'));
  const storedIn = options.dataDir ?? join(dataDir, 'data');
  const database = options.dialect === 'postgres' ? await freshPostgres() : null;
  const clock = new SettableClock();
  const logged: LogEntry[] = [];
  let timesListened = 0;
  let running = await run();

  async function run(port = 0): Promise<{ app: App; server: RunningServer }> {
    const config = readConfig({
      PORT: String(port),
      DATA_DIR: storedIn,
      ...(database && { DATABASE_URL: database.url }),
      ...(options.isLimited ? { SMALL_HOST: 'on' } : { BENCHMARK: 'on' }),
      ...options.settings,
    });
    const log = createLog('debug', { write: (line) => logged.push(JSON.parse(line) as LogEntry) });
    const outside = { load: carefree, listenAnew: () => void listenAnew(), ...options.outside };
    const app = furnish(await createApp(config, log, clock, outside));
    return { app, server: await startServer(app) };
  }

  /** As `main.ts` does, on the same port. */
  async function listenAnew(): Promise<void> {
    const { port } = running.server.address;
    await running.server.stop();
    running = await run(port);
    timesListened++;
  }

  function furnish(app: App): App {
    const { webFiles, trustedDocuments } = options;
    const documentsFile = join(dataDir, 'documents.json');
    const webDir = join(dataDir, 'web');
    if (trustedDocuments) writeFileSync(documentsFile, JSON.stringify(trustedDocuments));
    for (const [path, content] of Object.entries(webFiles ?? {})) {
      mkdirSync(dirname(join(webDir, path)), { recursive: true });
      writeFileSync(join(webDir, path), content);
    }
    return {
      ...app,
      ...(trustedDocuments && { documents: new Documents(app.schema, documentsFile) }),
      ...(webFiles && { webDir }),
    };
  }

  let isHalted = false;
  let isStopped = false;
  return {
    get app() {
      return running.app;
    },
    get port() {
      return running.server.address.port;
    },
    get origin() {
      return `http://127.0.0.1:${running.server.address.port}`;
    },
    get timesListened() {
      return timesListened;
    },
    dataDir: storedIn,
    databaseUrl: database?.url ?? null,
    clock,
    logged,
    async restart() {
      await running.server.stop();
      running = await run();
    },
    async halt() {
      isHalted = true;
      await running.server.stop();
    },
    async resume() {
      running = await run(running.server.address.port);
      isHalted = false;
    },
    async stop() {
      if (isStopped) return;
      isStopped = true;
      if (!isHalted) await running.server.stop();
      await database?.drop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** Milliseconds after which something that should happen counts as not happening. */
export const patienceMs = 30_000;

/** Waits until the condition holds. */
export async function until(condition: () => unknown, what: string, patientMs = patienceMs): Promise<void> {
  const deadlineMs = Date.now() + patientMs;
  while (!(await condition())) {
    if (Date.now() > deadlineMs) throw new Error(`Waited in vain until ${what}`);
    await wait(4);
  }
}

/** The promise's value, or a failure that names what was waited for. */
export async function within<T>(promise: Promise<T>, what: string): Promise<T> {
  const giveUp = new AbortController();
  const tooLate = wait(patienceMs, undefined, { signal: giveUp.signal }).then(() => {
    throw new Error(`Waited in vain for ${what}`);
  });
  tooLate.catch(() => undefined);
  try {
    return await Promise.race([promise, tooLate]);
  } finally {
    giveUp.abort();
  }
}
