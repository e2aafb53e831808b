import { type AddressInfo } from 'node:net';
import { networkInterfaces } from 'node:os';
import { relative } from 'node:path';
import { type Config, isLoopback } from './config.ts';

/** Tells on standard output, in a few lines, where Hearth is and where its data lies; on the network with a QR code for phones. */
export async function announce(config: Config, serverName: string, address: AddressInfo): Promise<void> {
  const isOnNetwork = !isLoopback(config.host);
  const network = isOnNetwork ? networkUrl(config, address.port) : null;
  const lines = ['', `  ${serverName} is running.`, ''];
  lines.push(`  On this computer   http://${isOnNetwork ? 'localhost' : urlHost(config.host)}:${address.port}`);
  if (network !== null) lines.push(`  For everybody      ${network}`);
  lines.push(
    `  Data               ${config.databaseUrl === null ? relative(process.cwd(), config.dataDir) || '.' : 'PostgreSQL (DATABASE_URL)'}`,
  );
  if (config.publicUrl !== null && !config.trustProxy)
    lines.push('', '  Behind a proxy, set TRUST_PROXY=on: otherwise everybody shares the limits of one address.');
  if (!isOnNetwork)
    lines.push('', '  Only this computer can reach it. HOST=0.0.0.0 npm start opens it to your home network.');
  lines.push('', '  Ctrl+C stops it.', '');
  if (network !== null) {
    const { default: qrcode } = await import('qrcode');
    lines.push(await qrcode.toString(network, { type: 'terminal', small: true }));
  }
  process.stdout.write(`${lines.join('\n')}\n`);
}

/** The address that people type: on the network or the internet if they can reach it there, otherwise on this computer. */
export function addressForPeople(config: Config, port: number): string {
  const isReachable = config.publicUrl !== null || !isLoopback(config.host);
  return (
    (isReachable ? networkUrl(config, port) : null) ??
    `http://${isReachable ? 'localhost' : urlHost(config.host)}:${port}`
  );
}

function networkUrl(config: Config, port: number): string | null {
  if (config.publicUrl !== null) return config.publicUrl.origin;
  if (!['0.0.0.0', '::'].includes(config.host)) return `http://${urlHost(config.host)}:${port}`;
  const addresses = Object.values(networkInterfaces()).flat();
  const own = addresses.find((candidate) => candidate?.family === 'IPv4' && !candidate.internal);
  return own === undefined ? null : `http://${own.address}:${port}`;
}

function urlHost(host: string): string {
  return host.includes(':') ? `[${host}]` : host;
}
