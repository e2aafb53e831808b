import { isIP } from 'node:net';
import { hostname } from 'node:os';
import { isAbsolute, join, relative, resolve, sep } from 'node:path';
import { limits } from './shared/limits.ts';
import { Problem } from './shared/problem.ts';
import { listeningHost, type Reach, readReach } from './shared/reach.ts';

/** Every setting, read once at start. All have defaults; a bad one is refused in one line that says how to mend it. */
export interface Config {
  /**
   * HOST: the address to listen on: 127.0.0.1 is this computer only, 0.0.0.0 the home network too. Unset (default): what was chosen in the
   * app, this computer at first.
   */
  readonly host: string;
  /** PORT: the TCP port, 0 to 65535; 0 takes any free one. Default 8080. */
  readonly port: number;
  /** DATA_DIR: the folder that holds the database and the server's secrets. Default ./data. */
  readonly dataDir: string;
  /**
   * FILES_DIR: the folder that holds the files which people send along with messages. Default DATA_DIR/files; several nodes share one.
   */
  readonly filesDir: string;
  /** DATABASE_URL: `postgres://...` to use PostgreSQL; unset (default) the embedded SQLite database in DATA_DIR. */
  readonly databaseUrl: string | null;
  /** REDIS_URL: `redis://...` or `rediss://...` (TLS) when several nodes share one PostgreSQL; needs DATABASE_URL. Unset by default. */
  readonly redisUrl: string | null;
  /** PUBLIC_URL: the address that people type, such as https://chat.example.org, when it is not HOST and PORT. Unset: what was chosen in the app. */
  readonly publicUrl: URL | null;
  /**
   * TRUST_PROXY: `on` takes the client's address from X-Forwarded-For, for a server behind its own reverse proxy. Default off, and on where
   * the app was told of an address on the internet.
   */
  readonly trustProxy: boolean;
  /** From where people reach the server by these settings, and the variable that fixes it; null where it is chosen in the app. */
  readonly reach: { readonly reach: Reach; readonly fixedBy: string | null };
  /**
   * CERTIFICATE: `auto` does TLS here, with a certificate for the name of PUBLIC_URL that is got and renewed by ACME; null (`off`, the default)
   * leaves that to a proxy. ACME_DIRECTORY: the authority's address, Let's Encrypt's unless set. HTTP_PORT: where plain http is answered, for
   * the authority and to redirect, 80 unless set. PORT is 443 then, and HOST 0.0.0.0, unless they are set.
   */
  readonly certificate: { readonly directoryUrl: string; readonly plainPort: number } | null;
  /** SERVER_NAME: fixes what this place is called, 1 to 60 characters. Unset (default): the admin page says it, Hearth at first. */
  readonly serverName: string | null;
  /**
   * SIGN_UP: fixes who may make an account once the first exists: `open` whoever reaches the server, `invite` whoever has an invitation,
   * `closed` nobody. Unset (default): the admin page says it, open at first.
   */
  readonly signUp: 'open' | 'invite' | 'closed' | null;
  /**
   * SMTP_URL and MAIL_FROM: the mail server that takes our letters, `smtp://user:password@host:587` (STARTTLS) or `smtps://...:465` (TLS), and whom
   * they come from, `Hearth <chat@example.org>`. Unset (default): no mail is sent, and nobody is asked to prove an address.
   */
  readonly mail: MailSettings | null;
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

/** How to reach the host's mail server. */
export interface MailSettings {
  readonly host: string;
  readonly port: number;
  /** TLS from the first byte; otherwise by STARTTLS, without which nothing is sent. */
  readonly isSecure: boolean;
  /** Whether letters may go out without TLS: to this computer, or where the host says so by `?tls=off`. */
  readonly mayBePlain: boolean;
  readonly user: string | null;
  readonly password: string | null;
  /** Name and address, or the address alone. */
  readonly from: string;
}

/** A setting that cannot be used. The message is one line that names the setting, its value and the way out. */
export class ConfigError extends Problem {}

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'silent'];

/** Reads the settings from environment variables. Throws `ConfigError` on the first bad one. */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const dataDir = resolve(env['DATA_DIR'] || 'data');
  const benchmark = readSwitch(env, 'BENCHMARK');
  // Where the environment says it, that is all that counts; several nodes are arranged by whoever runs them.
  const fixedBy = ['HOST', 'PUBLIC_URL', 'REDIS_URL'].find((name) => env[name]) ?? (benchmark ? 'BENCHMARK' : null);
  const chosen = fixedBy === null ? readReach(dataDir) : null;
  const certificate = readCertificate(env);
  const host = env['HOST'] || (certificate ? '0.0.0.0' : listeningHost(chosen));
  if (host !== 'localhost' && isIP(host) === 0) {
    throw bad('HOST', host, 'an IP address such as 127.0.0.1 (this computer) or 0.0.0.0 (the network), or localhost');
  }
  if (benchmark && !isLoopback(host)) {
    throw new ConfigError(
      `BENCHMARK=on lifts the limits that protect this server, so HOST must be 127.0.0.1, not "${host}".`,
    );
  }
  const serverName = env['SERVER_NAME'] ? env['SERVER_NAME'].trim() : null;
  if (serverName !== null && (serverName.length < 1 || serverName.length > limits.serverNameLengthMax))
    throw bad('SERVER_NAME', serverName, `1 to ${limits.serverNameLengthMax} characters`);
  const databaseUrl = readDatabaseUrl(env['DATABASE_URL']);
  const publicUrl = readPublicUrl(env['PUBLIC_URL'] || chosen?.publicUrl || undefined);
  return {
    host,
    port: readPort('PORT', env['PORT'] || (certificate ? '443' : '8080')),
    dataDir,
    filesDir: readFilesDir(env['FILES_DIR'], dataDir),
    databaseUrl,
    redisUrl: readRedisUrl(env['REDIS_URL'], databaseUrl),
    publicUrl,
    certificate,
    trustProxy: readSwitch(env, 'TRUST_PROXY', chosen?.reach === 'INTERNET' ? 'on' : 'off'),
    reach: {
      reach: publicUrl !== null ? 'INTERNET' : isLoopback(host) ? 'THIS_COMPUTER' : 'HOME_NETWORK',
      fixedBy,
    },
    serverName,
    signUp: env['SIGN_UP'] ? readChoice(env, 'SIGN_UP', ['open', 'invite', 'closed'] as const) : null,
    mail: readMail(env['SMTP_URL'], env['MAIL_FROM']),
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

function readCertificate(env: Readonly<Record<string, string | undefined>>): Config['certificate'] {
  const wanted = readChoice({ CERTIFICATE: env['CERTIFICATE'] || 'off' }, 'CERTIFICATE', ['off', 'auto']);
  if (wanted === 'off') return null;
  if (!readPublicUrl(env['PUBLIC_URL'])?.href.startsWith('https:')) {
    throw new ConfigError(
      'CERTIFICATE=auto needs the name that it is for: PUBLIC_URL must be like https://chat.example.org.',
    );
  }
  if (readSwitch(env, 'TRUST_PROXY')) {
    throw new ConfigError('CERTIFICATE=auto is for a server without a proxy in front, so TRUST_PROXY must be off.');
  }
  const directoryUrl = env['ACME_DIRECTORY'] || 'https://acme-v02.api.letsencrypt.org/directory';
  if (!/^https?:\/\//.test(directoryUrl) || !URL.canParse(directoryUrl))
    throw bad('ACME_DIRECTORY', directoryUrl, "the address of an ACME directory, or unset for Let's Encrypt");
  return { directoryUrl, plainPort: readPort('HTTP_PORT', env['HTTP_PORT'] || '80') };
}

/** A backup takes it apart from what else is in DATA_DIR. */
function readFilesDir(text: string | undefined, dataDir: string): string {
  const folder = text ? resolve(text) : join(dataDir, 'files');
  const inData = relative(dataDir, folder);
  if (inData === '' || (!inData.startsWith('..') && !isAbsolute(inData) && inData.includes(sep)))
    throw bad('FILES_DIR', text!, 'a folder outside of DATA_DIR, or directly in it');
  return folder;
}

function readPort(name: string, text: string): number {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65535) throw bad(name, text, 'a number from 0 to 65535');
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

/** The URL may hold a password, so no complaint repeats it. */
function readMail(text: string | undefined, from: string | undefined): MailSettings | null {
  if (!text && !from) return null;
  if (!text || !from)
    throw new ConfigError('Mail takes both SMTP_URL and MAIL_FROM: set the other too, or unset both.');
  const url = URL.canParse(text) ? new URL(text) : null;
  const isSecure = url?.protocol === 'smtps:';
  const isKnown = /^(|\?tls=off)$/.test(url?.search ?? '') && /^\/?$/.test(url?.pathname ?? '');
  if (!url || (!isSecure && url.protocol !== 'smtp:') || url.hostname === '' || !isKnown) {
    throw new ConfigError(
      'SMTP_URL cannot be used: it must be like smtp://user:password@mail.example.org:587 or smtps://user:password@mail.example.org:465.',
    );
  }
  if (!/^([^<>\r\n"]* )?<?[^\s<>@"]+@[^\s<>@"]+>?$/.test(from) || from.includes('<') !== from.includes('>')) {
    throw bad('MAIL_FROM', from, 'an address such as chat@example.org or Hearth <chat@example.org>');
  }
  const host = url.hostname.replace(/^\[|\]$/g, '');
  return {
    host,
    port: url.port === '' ? (isSecure ? 465 : 587) : Number(url.port),
    isSecure,
    mayBePlain: !isSecure && (isLoopback(host) || url.search === '?tls=off'),
    user: url.username === '' ? null : decodeURIComponent(url.username),
    password: url.password === '' ? null : decodeURIComponent(url.password),
    from,
  };
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
