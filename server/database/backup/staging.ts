import { createHash, randomBytes } from 'node:crypto';
import { mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { unfinishedPrefix as prefix } from '../../files/file-store.ts';

/** Tells the processes of this machine from those of others that use the folder. */
const machine = createHash('sha256').update(hostname()).digest('hex').slice(0, 8);
/** Milliseconds after which nobody is at work in such a folder any more. */
const abandonedMs = 24 * 60 * 60 * 1000;

/** A new folder for what is not finished, beside where it will be; removes those that processes which have ended left behind. */
export function makeStaging(folder: string): string {
  for (const name of readdirSync(folder)) {
    if (name.startsWith(prefix) && isAbandoned(join(folder, name), name.slice(prefix.length)))
      rmSync(join(folder, name), { recursive: true, force: true });
  }
  const staging = join(folder, `${prefix}${machine}-${process.pid}-${randomBytes(4).toString('hex')}`);
  mkdirSync(staging, { mode: 0o700 });
  return staging;
}

/** `mark` is the machine, process and number in the folder's name. */
function isAbandoned(path: string, mark: string): boolean {
  const [where, pid] = mark.split('-');
  if (where === machine && !isAlive(Number(pid))) return true;
  const changed = statSync(path, { throwIfNoEntry: false });
  return changed !== undefined && changed.mtimeMs < Date.now() - abandonedMs;
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
