import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { replaceFile, syncFolder } from './safe-files.ts';

type Move = readonly [from: string, to: string];

/** What is to be exchanged in DATA_DIR, to which paths are relative, and in FILES_DIR. */
export interface Exchange {
  /** What goes, from where to where it is kept. */
  readonly old: readonly Move[];
  /** What comes. */
  readonly fresh: readonly Move[];
  /** Folders that are removed at the end. */
  readonly passing: readonly string[];
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
  const { old, fresh, passing } = JSON.parse(readFileSync(plan, 'utf8')) as Exchange;
  const inData = (path: string): string => resolve(dataDir, path);
  for (const [name, aside] of old) {
    // What has its place there already was moved before; the name may hold what is new by now.
    const kept = inData(aside);
    mkdirSync(dirname(kept), { recursive: true, mode: 0o700 });
    if (!existsSync(kept) && existsSync(inData(name))) renameSync(inData(name), kept);
  }
  for (const [from, to] of fresh) {
    mkdirSync(dirname(inData(to)), { recursive: true, mode: 0o700 });
    if (existsSync(inData(from))) renameSync(inData(from), inData(to));
  }
  for (const folder of new Set([dataDir, ...[...old, ...fresh].map(([, to]) => dirname(inData(to)))]))
    if (existsSync(folder)) syncFolder(folder);
  for (const folder of passing) rmSync(inData(folder), { recursive: true, force: true });
  rmSync(plan);
  syncFolder(dataDir);
}
