import { execFileSync } from 'node:child_process';
import { cpus } from 'node:os';
import { fileURLToPath } from 'node:url';
import { fillHearth, fillTextbook } from './fill.ts';
import { measureFanOut, measureHistory, measureIdle, measureSends } from './scenarios.ts';
import { startGraphQLTarget } from './targets/graphql-target.ts';
import { startRawTarget, startSocketIOTarget } from './targets/plain-targets.ts';
import type { Target } from './targets/target.ts';

/**
 * Measures Hearth beside others: `npm run bench`, or `npm run bench -- A D` for some scenarios. Needs two cores and taskset (util-linux):
 * each server has core 0 for itself, the load core 1. Prints one row per scenario and server.
 */

const path = (file: string): string => fileURLToPath(new URL(file, import.meta.url));
const servers: readonly (() => Promise<Target>)[] = [
  () => startGraphQLTarget('Hearth', path('../../server/main.ts'), 8801, fillHearth),
  () => startGraphQLTarget('textbook', path('peers/textbook.ts'), 8802, fillTextbook),
  () => startSocketIOTarget(path('peers/socketio.ts'), 8803),
  () => startRawTarget(path('peers/raw.ts'), 8804),
];

const scenarios: Record<string, { readonly title: string; run(target: Target): Promise<string> }> = {
  A: {
    title: 'one room of 500, saturated',
    run: async (target) => {
      const found = await measureFanOut(target, { rooms: 1, size: 500, senders: 16, seconds: 5 });
      return `${thousands(found.deliveriesPerCpuSecond)} deliveries/CPU-s, ${thousands(found.deliveriesPerSecond)}/s, p99 ${found.p99Ms.toFixed(1)} ms`;
    },
  },
  A200: {
    title: 'one room of 500 at 200,000 deliveries/s',
    run: async (target) => {
      const found = await measureFanOut(target, {
        rooms: 1,
        size: 500,
        senders: 1,
        seconds: 5,
        messagesPerSecond: 400,
      });
      return `${thousands(found.deliveriesPerSecond)}/s, p50 ${found.p50Ms.toFixed(1)} ms, p99 ${found.p99Ms.toFixed(1)} ms`;
    },
  },
  B: {
    title: '200 rooms of 5, saturated',
    run: async (target) => {
      const found = await measureFanOut(target, { rooms: 200, size: 5, senders: 1, seconds: 5 });
      return `${thousands(found.deliveriesPerCpuSecond)} deliveries/CPU-s, ${thousands(found.deliveriesPerSecond)}/s, p99 ${found.p99Ms.toFixed(1)} ms`;
    },
  },
  C: {
    title: 'idle connections at 5,000',
    run: async (target) => `${(await measureIdle(target, 5_000)).toFixed(1)} KiB each`,
  },
  D: {
    title: '50 senders, each waiting for its answer',
    run: async (target) => {
      const found = await measureSends(target, 50, 5);
      return `${thousands(found.perSecond)} answered/s, ${thousands(found.perCpuSecond)}/CPU-s`;
    },
  },
  F: { title: 'newest 50 of a room of 100,000', run: (target) => history(target, 100_000) },
  F5M: { title: 'newest 50 of a room of 5,000,000 (needs 3 GB of disk)', run: (target) => history(target, 5_000_000) },
};

const isPinned = process.env['BENCH_PINNED'] === '1';
if (!isPinned) {
  if (cpus().length < 2) throw new Error('The bench needs two cores: one for the server, one for the load.');
  execFileSync('taskset', ['-c', '1', process.execPath, fileURLToPath(import.meta.url), ...process.argv.slice(2)], {
    env: { ...process.env, BENCH_PINNED: '1' },
    stdio: 'inherit',
  });
} else {
  const asked = process.argv.slice(2);
  for (const [key, scenario] of Object.entries(scenarios)) {
    if (asked.length > 0 && !asked.includes(key)) continue;
    console.log(`\n${key}: ${scenario.title}`);
    for (const start of process.env['BENCH_HEARTH_ONLY'] === '1' ? servers.slice(0, 1) : servers) {
      const target = await start();
      try {
        console.log(`  ${target.name.padEnd(10)} ${await scenario.run(target)}`);
      } finally {
        await target.stop();
      }
    }
  }
}

async function history(target: Target, count: number): Promise<string> {
  const found = await measureHistory(target, count, 5);
  if (found.length === 0) return 'keeps no history';
  return found
    .map(
      ({ way, p50Ms, p99Ms, cpuMs }) =>
        `${way}: p50 ${p50Ms.toFixed(2)} ms, p99 ${p99Ms.toFixed(2)} ms, ${cpuMs.toFixed(2)} CPU-ms`,
    )
    .join('; ');
}

function thousands(figure: number): string {
  return figure >= 10_000
    ? `${Math.round(figure / 1000).toLocaleString('en')}k`
    : Math.round(figure).toLocaleString('en');
}
