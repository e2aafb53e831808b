import { isIP } from 'node:net';
import { hostname } from 'node:os';
import { resolve } from 'node:path';
import { limits } from './shared/limits.ts';
import { Problem } from './shared/problem.ts';

/** Every setting, read once at start. All have defaults; a bad one is refused in one line that says how to mend it. */
export interface Config {
  /** HOST: the address to listen on. 127.0.0.1 (default) is this computer only; 0.0.0.0 is the home network too. */
  readonly host: string;
  /** PORT: the TCP port, 0 to 65535; 0 takes any free one. Default 8080. */
  readonly port: number;
  /** DATA_DIR: the folder that holds the database and the server's secrets. Default ./data. */
  readonly dataDir: string;
  /** DATABASE_URL: `postgres://...` to use PostgreSQL; unset (default) the embedded SQLite database in DATA_DIR. */
  readonly databaseUrl: string | null;
  /** REDIS_URL: `redis://...` or `rediss://...` (TLS) when several nodes share one PostgreSQL; needs DATABASE_URL. Unset by default. */
  readonly redisUrl: string | null;
  /** PUBLIC_URL: the address that people type, such as https://chat.example.org, when it is not HOST and PORT. Unset by default. */
  readonly publicUrl: URL | null;
  /** TRUST_PROXY: `on` takes the client's address from X-Forwarded-For, for a server behind its own reverse proxy. Default off. */
  readonly trustProxy: boolean;
  /** SERVER_NAME: fixes what this place is called, 1 to 60 characters. Unset (default): the admin page says it, Hearth at first. */
  readonly serverName: string | null;
  /**
   * SIGN_UP: fixes who may make an account once the first exists: `open` whoever reaches the server, `invite` whoever has an invitation,
   * `closed` nobody. Unset (default): the admin page says it, open at first.
   */
  readonly signUp: 'open' | 'invite' | 'closed' | null;
  /** SMALL_HOST: `on` uses less memory per password (19 MiB instead of 64 MiB). Default off. */
  readonly smallHost: boolean;
  /** METRICS_TOKEN: the bearer token with which /metrics may be read, 16 to 200 letters, digits, - or _. Unset (default): there is no /metrics. */
  readonly metricsToken: string | null;
  /** UPGRADE_BACKUP: `off` changes the tables of a database with data without a backup first, for those who have made their own. Default on. */
  readonly upgradeBackup: boolean;
  /** LOG_LEVEL: fatal, error, warn (default), info, debug or silent. */
  readonly logLevel: string;
  /** BENCHMARK: `on` lifts rate and connection limits for load tests; refused unless HOST is a loopback address. Default off. */
  readonly benchmark: boolean;
}

/** A setting that cannot be used. The message is one line that names the setting, its value and the way out. */
export class ConfigError extends Problem {}

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'silent'];

/** Reads the settings from environment variables. Throws `ConfigError` on the first bad one. */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const host = env['HOST'] || '127.0.0.1';
  if (host !== 'localhost' && isIP(host) === 0) {
    throw bad('HOST', host, 'an IP address such as 127.0.0.1 (this computer) or 0.0.0.0 (the network), or localhost');
  }
  const benchmark = readSwitch(env, 'BENCHMARK');
  if (benchmark && !isLoopback(host)) {
    throw new ConfigError(
      `BENCHMARK=on lifts the limits that protect this server, so HOST must be 127.0.0.1, not "${host}".`,
    );
  }
  const serverName = env['SERVER_NAME'] ? env['SERVER_NAME'].trim() : null;
  if (serverName !== null && (serverName.length < 1 || serverName.length > limits.serverNameLengthMax))
    throw bad('SERVER_NAME', serverName, `1 to ${limits.serverNameLengthMax} characters`);
  const databaseUrl = readDatabaseUrl(env['DATABASE_URL']);
  return {
    host,
    port: readPort(env['PORT'] || '8080'),
    dataDir: resolve(env['DATA_DIR'] || 'data'),
    databaseUrl,
    redisUrl: readRedisUrl(env['REDIS_URL'], databaseUrl),
    publicUrl: readPublicUrl(env['PUBLIC_URL']),
    trustProxy: readSwitch(env, 'TRUST_PROXY'),
    serverName,
    signUp: env['SIGN_UP'] ? readChoice(env, 'SIGN_UP', ['open', 'invite', 'closed'] as const) : null,
    smallHost: readSwitch(env, 'SMALL_HOST'),
    metricsToken: readMetricsToken(env['METRICS_TOKEN']),
    upgradeBackup: readSwitch(env, 'UPGRADE_BACKUP', 'on'),
    logLevel: readChoice({ LOG_LEVEL: env['LOG_LEVEL'] || 'warn' }, 'LOG_LEVEL', logLevels),
    benchmark,
  };
}

/** Whether only this computer can reach the address. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || host.startsWith('127.');
}

/** The host names under which this server expects to be asked for, besides IP addresses when it listens on the network. */
export function expectedHostnames(config: Config): ReadonlySet<string> {
  const names = new Set(['localhost', '127.0.0.1', '[::1]', config.host]);
  if (config.publicUrl) names.add(config.publicUrl.hostname);
  if (!isLoopback(config.host)) {
    const own = hostname().toLowerCase();
    names.add(own).add(`${own}.local`);
  }
  return names;
}

function bad(name: string, value: string, wanted: string): ConfigError {
  return new ConfigError(`${name}="${value}" cannot be used: it must be ${wanted}.`);
}

function readPort(text: string): number {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65535) throw bad('PORT', text, 'a number from 0 to 65535');
  return port;
}

function readDatabaseUrl(text: string | undefined): string | null {
  if (!text) return null;
  if (!/^postgres(ql)?:\/\//.test(text) || !URL.canParse(text)) {
    throw new ConfigError(
      'DATABASE_URL cannot be used: it must be like postgres://user:password@host:5432/name, or unset for the embedded database.',
    );
  }
  return text;
}

function readRedisUrl(text: string | undefined, databaseUrl: string | null): string | null {
  if (!text) return null;
  if (!/^rediss?:\/\//.test(text) || !URL.canParse(text)) {
    throw new ConfigError(
      'REDIS_URL cannot be used: it must be like redis://:password@host:6379, or unset for a server of one node.',
    );
  }
  if (databaseUrl === null) {
    throw new ConfigError(
      'REDIS_URL is for several nodes that share one PostgreSQL: set DATABASE_URL=postgres://... too, or unset REDIS_URL.',
    );
  }
  return text;
}

function readPublicUrl(text: string | undefined): URL | null {
  if (!text) return null;
  const url = URL.canParse(text) ? new URL(text) : null;
  if (!url || !['http:', 'https:'].includes(url.protocol) || url.pathname !== '/' || url.search || url.hash) {
    throw bad('PUBLIC_URL', text, 'an address without a path, such as https://chat.example.org');
  }
  return url;
}

function readMetricsToken(text: string | undefined): string | null {
  if (!text) return null;
  if (!/^[\w-]{16,200}$/.test(text)) {
    throw new ConfigError(
      'METRICS_TOKEN cannot be used: it must be 16 to 200 letters, digits, - or _. Make one with: openssl rand -hex 32',
    );
  }
  return text;
}

function readSwitch(
  env: Readonly<Record<string, string | undefined>>,
  name: string,
  otherwise: 'off' | 'on' = 'off',
): boolean {
  return readChoice({ [name]: env[name] || otherwise }, name, ['off', 'on']) === 'on';
}

function readChoice<T extends string>(
  env: Readonly<Record<string, string | undefined>>,
  name: string,
  choices: readonly T[],
): T {
  const value = env[name] || choices[0]!;
  const choice = choices.find((candidate) => candidate === value);
  if (choice === undefined) throw bad(name, value, `one of: ${choices.join(', ')}`);
  return choice;
}
