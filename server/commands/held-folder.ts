import type { Config } from '../config.ts';
import { finishExchange } from '../database/backup/replace-data.ts';
import { requireNobodyConnected } from '../database/connected.ts';
import { holdDataFolder } from '../database/data-lock.ts';
import { doorPath } from '../host/door-path.ts';
import { isSomebodyThere } from '../host/knock.ts';
import { Problem } from '../shared/problem.ts';

/**
 * Does something that no server may be running for, with the data folder to itself, after what was cut off there before was brought to
 * its end. Throws `Problem` if a server runs.
 */
export async function alone<T>(config: Config, work: () => Promise<T>): Promise<T> {
  const { dataDir, databaseUrl } = config;
  const running = new Problem(
    `A Hearth is running on ${dataDir}. Stop it first (Ctrl+C where it runs). Nothing was changed.`,
  );
  const lock = holdDataFolder(dataDir);
  if (lock === null) throw running;
  try {
    const path = doorPath(dataDir);
    if (path !== null && (await isSomebodyThere(path))) throw running;
    if (databaseUrl !== null) await requireNobodyConnected(databaseUrl);
    finishExchange(dataDir);
    return await work();
  } finally {
    lock.release();
  }
}
