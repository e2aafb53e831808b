import type { IncomingMessage } from 'node:http';
import { isIP } from 'node:net';
import { type Config, expectedHostnames, isLoopback } from './config.ts';

/** Where a request comes from and how it names itself: what both transports ask before anything else. */
export interface RequestGate {
  /** Whether the Host header names this server; a name that somebody else points at it (DNS rebinding) does not. */
  isForUs(request: IncomingMessage): boolean;
  /** Whether the request comes from a page of ours, or from no page at all. */
  isFromUs(request: IncomingMessage): boolean;
  /**
   * Whether the request was made on the computer that the server runs on, beyond doubt: to one of its own names, by its own network, and
   * passed on by nothing. Where there is an address on the internet, a proxy that says nothing of itself could be in between.
   */
  isFromHost(request: IncomingMessage): boolean;
  /** Whether browsers take the name that was asked for as safe without https: that of their own computer. */
  isTrustworthy(request: IncomingMessage): boolean;
  /** The session token that a browser's cookie carries, or null. */
  cookieToken(request: IncomingMessage): string | null;
  /** The network address of the client. */
  addressOf(request: IncomingMessage): string;
  /** The id that our own proxy gave the request, or null: a client's own would let it pose as another's. */
  requestIdOf(request: IncomingMessage): string | null;
  /** The Set-Cookie header that hands a browser its session; `token` null takes it away. */
  sessionCookie(token: string | null, maxAgeSeconds: number | null): string;
}

/** The gate of a server with these settings, listening on `port`. */
export function createRequestGate(config: Config, port: () => number): RequestGate {
  const hostnames = expectedHostnames(config);
  const isSecure = config.publicUrl?.protocol === 'https:';
  // Cookies do not tell ports apart, so two servers on one host would sign each other's people out under one name.
  const cookieName = (): string => (isSecure ? '__Host-hearth' : `hearth-${port()}`);

  const isOurs = (header: string): boolean => {
    const host = hostnameOf(header);
    if (host === null) return false;
    if (hostnames.has(host)) return true;
    return !isLoopback(config.host) && isIP(host.replace(/^\[|\]$/g, '')) !== 0;
  };
  /** Nearly all requests name the same one. */
  let lastHost: string | null = null;

  return {
    isForUs(request) {
      const { host = '' } = request.headers;
      if (host === lastHost) return true;
      if (!isOurs(host)) return false;
      lastHost = host;
      return true;
    },
    isFromUs(request) {
      const { origin, host } = request.headers;
      const site = request.headers['sec-fetch-site'];
      if (site !== undefined && site !== 'same-origin' && site !== 'none') return false;
      if (origin === undefined) return true;
      if (origin === config.publicUrl?.origin) return true;
      const page = URL.parse(origin);
      return page !== null && /^https?:$/.test(page.protocol) && page.host === host?.toLowerCase();
    },
    isTrustworthy: ({ headers }) => ownNames.has(hostnameOf(headers.host ?? '') ?? ''),
    isFromHost({ headers, httpVersion, socket }) {
      if (config.publicUrl !== null || !isLocal(socket.remoteAddress)) return false;
      // nginx says nothing of itself unless told to, but speaks an HTTP that no browser does.
      const isPassedOn = httpVersion === '1.0' || Object.keys(headers).some((name) => proxyHeader.test(name));
      return !isPassedOn && ownNames.has(hostnameOf(headers.host ?? '') ?? '');
    },
    cookieToken(request) {
      const prefix = `${cookieName()}=`;
      for (const pair of (request.headers.cookie ?? '').split(';')) {
        const cookie = pair.trim();
        if (cookie.startsWith(prefix)) return cookie.slice(prefix.length);
      }
      return null;
    },
    addressOf(request) {
      const forwarded = config.trustProxy ? request.headers['x-forwarded-for'] : undefined;
      return oneClient(lastAddress(String(forwarded ?? '')) ?? request.socket.remoteAddress ?? 'unknown');
    },
    requestIdOf(request) {
      const given = config.trustProxy ? request.headers['x-request-id'] : undefined;
      return typeof given === 'string' && /^[\w.-]{8,100}$/.test(given) ? given : null;
    },
    sessionCookie(token, maxAgeSeconds) {
      const age = token === null ? '; Max-Age=0' : maxAgeSeconds === null ? '' : `; Max-Age=${maxAgeSeconds}`;
      return `${cookieName()}=${token ?? ''}; Path=/; HttpOnly; SameSite=Lax${isSecure ? '; Secure' : ''}${age}`;
    },
  };
}

/** What proxies and tunnels add to a request. */
const proxyHeader = /^(forwarded|via|x-forwarded-.+|x-real-ip|x-client-ip|true-client-ip|cf-.+|fly-.+)$/;

/** What a computer calls itself. */
const ownNames: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '[::1]']);

function isLocal(address = ''): boolean {
  return /^(::ffff:)?127\.|^::1$/.test(address);
}

/** The path that a request asks for, or null if its address is none, such as `//`. */
export function pathOf(request: IncomingMessage): string | null {
  const url = request.url ?? '/';
  return url === '/graphql' ? url : (URL.parse(url, 'http://localhost')?.pathname ?? null);
}

/** What stands behind the question mark. */
export function queryOf(request: IncomingMessage): URLSearchParams {
  return URL.parse(request.url ?? '/', 'http://localhost')?.searchParams ?? new URLSearchParams();
}

/** The token of an Authorization header or connection_init payload, null if there is none of the kind. */
export function bearerToken(authorization: unknown): string | null {
  const match = typeof authorization === 'string' ? /^Bearer ([\w-]+)$/i.exec(authorization.trim()) : null;
  return match?.[1] ?? null;
}

/** The address that our own proxy has put at the end of X-Forwarded-For, or null. Some write the port behind it, which is another each time. */
function lastAddress(forwarded: string): string | null {
  const last = forwarded.slice(forwarded.lastIndexOf(',') + 1).trim();
  const address = /^\[([^\]]*)\](:\d+)?$/.exec(last)?.[1] ?? /^([\d.]+):\d+$/.exec(last)?.[1] ?? last;
  return isIP(address) === 0 ? null : address;
}

/** An address as limits count it: whoever has one IPv6 address has the 2^64 of its network. */
function oneClient(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped !== undefined || isIP(address) !== 6) return mapped ?? address;
  const [head = '', tail = ''] = address.split('%')[0]!.split('::');
  const before = head.split(':').filter(Boolean);
  const after = tail.split(':').filter(Boolean);
  const zeros = address.includes('::') ? Array<string>(8 - before.length - after.length).fill('0') : [];
  return `${[...before, ...zeros, ...after].slice(0, 4).join(':')}::/64`;
}

function hostnameOf(host: string): string | null {
  if (!/^([\w.-]+|\[[\da-f:.]+\])(:\d+)?$/i.test(host)) return null;
  return URL.parse(`http://${host}`)?.hostname ?? null;
}
