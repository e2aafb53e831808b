import { performance } from 'node:perf_hooks';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** Bytes by which V8's heap and what hangs on it must have grown since memory was last settled. */
const growthMin = 32 * 1024 * 1024;
const lookEveryMs = 1_000;
/** The least time between two collections: each holds everything up for some ten milliseconds. */
const restMs = 60_000;
/** Share of the time since the last look in which the event loop had something to do. */
const busyMax = 0.1;

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as (options: { type: 'major'; flavor: 'last-resort' }) => void;

/**
 * Gives back to the system what only starting needed: compiling and loading leave about 30 MB of garbage that an idle server would
 * hold on to, since nothing makes V8 collect while nobody writes. Takes about 30 ms, once.
 */
export function settleMemory(): void {
  collect({ type: 'major', flavor: 'last-resort' });
}

/**
 * Gives back what a rush has left behind, such as five thousand people who connect after a restart, once the server has next to nothing to
 * do: V8 would keep twice what they need.
 */
export function settleMemoryAfterRushes(): void {
  let settled = { bytes: heldBytes(), atMs: -restMs };
  let before = performance.eventLoopUtilization();
  setInterval(() => {
    const now = performance.eventLoopUtilization();
    const { utilization } = performance.eventLoopUtilization(now, before);
    before = now;
    if (utilization > busyMax || performance.now() - settled.atMs < restMs) return;
    if (heldBytes() - settled.bytes < growthMin) return;
    settleMemory();
    settled = { bytes: heldBytes(), atMs: performance.now() };
  }, lookEveryMs).unref();
}

function heldBytes(): number {
  const { heapTotal, external } = process.memoryUsage();
  return heapTotal + external;
}
