// Lets one process at a time change what all starts of a checkout share: the packages and the built web app.

import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { Problem } from './problem.mjs';

const retryMs = 250;
const waitMaxMs = 15 * 60_000;

/** Runs `work` while no other process runs any under the same root; waits for one that does. */
export async function oneAtATime(root, work) {
  const lock = join(root, '.cache', 'launch.lock');
  mkdirSync(dirname(lock), { recursive: true });
  const deadline = Date.now() + waitMaxMs;
  let toldAlready = false;
  while (!tryToTake(lock)) {
    if (!toldAlready) console.log('Another start is getting this checkout ready; waiting for it ...');
    toldAlready = true;
    if (Date.now() > deadline)
      throw new Problem(`Another start still holds ${lock}. If there is none, delete that file.`);
    await wait(retryMs);
  }
  const release = () => rmSync(lock, { force: true });
  process.once('exit', release);
  try {
    return await work();
  } finally {
    process.off('exit', release);
    release();
  }
}

/** A link is made whole or not at all, so whoever finds the lock can read who holds it. */
function tryToTake(lock) {
  const mine = `${lock}.${process.pid}`;
  writeFileSync(mine, String(process.pid));
  try {
    linkSync(mine, lock);
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
    // Left behind by a process that was killed: made free for the next try.
    if (!isHeld(lock)) rmSync(lock, { force: true });
    return false;
  } finally {
    rmSync(mine, { force: true });
  }
}

function isHeld(lock) {
  try {
    process.kill(Number(readFileSync(lock, 'utf8')), 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
