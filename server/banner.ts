import { type AddressInfo } from 'node:net';
import { relative } from 'node:path';
import { addressesForPeople } from './addresses.ts';
import { type Config, isLoopback } from './config.ts';

/** What the one who starts a server should know of it. */
export interface Running {
  readonly serverName: string;
  readonly address: AddressInfo;
  /** What somebody elsewhere needs to set it up; null if it belongs to somebody. */
  readonly setUpCode: string | null;
}

/** Tells on standard output, in a few lines, where Hearth is and where its data lies; on the network with a QR code for phones. */
export async function announce(config: Config, { serverName, address, setUpCode }: Running): Promise<void> {
  const isReachable = config.publicUrl !== null || !isLoopback(config.host);
  const [forPeople = ''] = isReachable ? addressesForPeople(config, address.port) : [];
  const here = isLoopback(config.host) && config.host.includes('.') ? config.host : 'localhost';
  const lines = ['', `  ${serverName} is running.`, ''];
  if (config.certificate === null) lines.push(`  On this computer   http://${here}:${address.port}`);
  if (isReachable) lines.push(`  For everybody      ${forPeople}`);
  lines.push(
    `  Data               ${config.databaseUrl === null ? relative(process.cwd(), config.dataDir) || '.' : 'PostgreSQL (DATABASE_URL)'}`,
  );
  if (config.publicUrl !== null && config.certificate === null && !config.trustProxy)
    lines.push('', '  Behind a proxy, set TRUST_PROXY=on: otherwise everybody shares the limits of one address.');
  if (setUpCode !== null) {
    lines.push('', '  Open it to set it up: whoever does owns it.');
    if (isReachable) lines.push(`  From another machine that takes this code: ${setUpCode}`);
  } else if (!isReachable) {
    lines.push('', '  Only this computer can reach it. Its owner can change that: Settings, Administration.');
  }
  lines.push('', '  Ctrl+C stops it.', '');
  if (isReachable) {
    const { default: qrcode } = await import('qrcode');
    const scanned = setUpCode === null ? forPeople : `${forPeople}/set-up#${setUpCode}`;
    lines.push(await qrcode.toString(scanned, { type: 'terminal', small: true }));
  }
  process.stdout.write(`${lines.join('\n')}\n`);
}
