import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { replaceFile, syncFolder } from './safe-files.ts';

/** What is to be exchanged in DATA_DIR; all paths are relative to it. */
export interface Exchange {
  /** What goes, and the folder where it is kept. */
  readonly old: readonly string[];
  readonly aside: string;
  /** What comes, from where to where. */
  readonly fresh: readonly (readonly [from: string, to: string])[];
  /** A folder that is removed at the end. */
  readonly passing: string;
}

const planName = '.exchange.json';

/**
 * Exchanges data for other data. Once this has begun it comes to an end, if need be by the next server or command that takes the
 * folder: a plug that is pulled in between leaves no mixture. Only for whoever holds the data folder.
 */
export function exchangeData(dataDir: string, exchange: Exchange): void {
  replaceFile(join(dataDir, planName), JSON.stringify(exchange));
  finishExchange(dataDir);
}

/** Brings an exchange to its end that was cut off; does nothing if there is none. */
export function finishExchange(dataDir: string): void {
  const plan = join(dataDir, planName);
  if (!existsSync(plan)) return;
  const { old, aside, fresh, passing } = JSON.parse(readFileSync(plan, 'utf8')) as Exchange;
  const inData = (path: string): string => join(dataDir, path);
  if (old.length > 0) mkdirSync(inData(aside), { recursive: true, mode: 0o700 });
  for (const name of old) {
    // What has its place there already was moved before; the name may hold what is new by now.
    const kept = inData(join(aside, name));
    if (!existsSync(kept) && existsSync(inData(name))) renameSync(inData(name), kept);
  }
  for (const [from, to] of fresh) if (existsSync(inData(from))) renameSync(inData(from), inData(to));
  for (const folder of new Set([dataDir, dirname(inData(join(aside, 'any')))]))
    if (existsSync(folder)) syncFolder(folder);
  rmSync(inData(passing), { recursive: true, force: true });
  rmSync(plan);
  syncFolder(dataDir);
}
