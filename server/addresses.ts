import { hostname, networkInterfaces } from 'node:os';
import { type Config, isLoopback } from './config.ts';

/** Where people find a server of these settings that listens on `port`, the best address first; only this computer's if nobody else can. */
export function addressesForPeople(config: Pick<Config, 'host' | 'publicUrl'>, port: number): string[] {
  if (config.publicUrl !== null) return [config.publicUrl.origin];
  if (isLoopback(config.host)) return [`http://${urlHost(config.host)}:${port}`];
  if (!['0.0.0.0', '::'].includes(config.host)) return [`http://${urlHost(config.host)}:${port}`];
  const found = [...networkAddresses(), ...namesOnNetwork()].map((host) => `http://${host}:${port}`);
  return found.length > 0 ? found : [`http://localhost:${port}`];
}

/** The IPv4 addresses of this computer, those of a home network before those that others could reach too. */
function networkAddresses(): string[] {
  const own = Object.values(networkInterfaces())
    .flat()
    .filter((candidate) => candidate?.family === 'IPv4' && !candidate.internal)
    .map((candidate) => candidate!.address)
    // What a computer gives itself when nobody gives it an address (RFC 3927) is nobody's way in.
    .filter((address) => !address.startsWith('169.254.'));
  return own.toSorted((one, other) => Number(isPrivate(other)) - Number(isPrivate(one)));
}

/** RFC 1918. */
function isPrivate(address: string): boolean {
  return /^(10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.)/.test(address);
}

/** The name under which multicast DNS tells of this computer, where it has one that says something. */
function namesOnNetwork(): string[] {
  const own = hostname()
    .toLowerCase()
    .replace(/\.local$/, '');
  return /^[a-z0-9-]{1,63}$/.test(own) && own !== 'localhost' ? [`${own}.local`] : [];
}

function urlHost(host: string): string {
  return host.includes(':') ? `[${host}]` : host;
}
