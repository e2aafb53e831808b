import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Problem } from './problem.ts';

/** From where people reach a server: its own computer, the network that this is in, or anywhere. */
export type Reach = 'THIS_COMPUTER' | 'HOME_NETWORK' | 'INTERNET';

/** How people choose it. `publicUrl` is the address on the internet, https://name[:port], and null for the other two. */
export interface ChosenReach {
  readonly reach: Reach;
  readonly publicUrl: string | null;
}

/**
 * What was chosen for this computer, null if nothing was. It lies in the folder of the data, outside the database: a backup that is brought
 * back on another machine does not open that machine. Throws `Problem` for a file that is none of ours.
 */
export function readReach(dataDir: string): ChosenReach | null {
  const file = reachFile(dataDir);
  if (!existsSync(file)) return null;
  const chosen = parse(readFileSync(file, 'utf8'));
  if (chosen === null) {
    throw new Problem(`${file} cannot be read. Delete it, and choose again who can reach this server.`);
  }
  return chosen;
}

/** Keeps what was chosen, whole or not at all; null forgets it. */
export function saveReach(dataDir: string, chosen: ChosenReach | null): void {
  const file = reachFile(dataDir);
  if (chosen === null) return rmSync(file, { force: true });
  mkdirSync(dataDir, { recursive: true });
  writeFileSync(`${file}.new`, `${JSON.stringify(chosen)}\n`, { mode: 0o600, flush: true });
  renameSync(`${file}.new`, file);
}

/** The address that a server listens on for it. What is on the internet is behind something on this computer that does TLS. */
export function listeningHost(chosen: ChosenReach | null): string {
  return chosen?.reach === 'HOME_NETWORK' ? '0.0.0.0' : '127.0.0.1';
}

/** A choice as it is kept: an address only where one is needed, written as browsers do. */
export function tidyReach({ reach, publicUrl }: ChosenReach): ChosenReach {
  return { reach, publicUrl: reach === 'INTERNET' ? publicUrlOf(publicUrl ?? '') : null };
}

/** The address without what a person may add to it, or null unless it is one that a server on the internet can have. */
export function publicUrlOf(text: string): string | null {
  const url = URL.parse(text.trim().replace(/^(?!https?:\/\/)/i, 'https://'));
  const isPlain = url?.protocol === 'https:' && url.pathname === '/' && !url.search && !url.hash && !url.username;
  return isPlain && /^[a-z0-9-]+(\.[a-z0-9-]+)*\.[a-z][a-z0-9-]+$/.test(url.hostname) ? url.origin : null;
}

function reachFile(dataDir: string): string {
  return join(dataDir, 'reach.json');
}

function parse(text: string): ChosenReach | null {
  try {
    const { reach, publicUrl } = JSON.parse(text) as Partial<Record<keyof ChosenReach, unknown>>;
    if (reach === 'THIS_COMPUTER' || reach === 'HOME_NETWORK') return { reach, publicUrl: null };
    const address = typeof publicUrl === 'string' ? publicUrlOf(publicUrl) : null;
    return reach === 'INTERNET' && address !== null ? { reach, publicUrl: address } : null;
  } catch {
    return null;
  }
}
