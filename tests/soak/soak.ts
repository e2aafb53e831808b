import { parseArgs } from 'node:util';
import { seededRandom } from '../support/seeded-random.ts';
import { bundleApp } from './app/bundle-app.ts';
import { runRound } from './rounds.ts';
import { World } from './world.ts';

/**
 * Shakes a server for as long as asked and tells whether anything was lost, doubled, swapped or leaked:
 * `npm run soak -- --minutes 10 --seed 42 --clients 30`. Ends with 1 if anything was. See docs/soak.md.
 */

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '10' },
    seed: { type: 'string' },
    clients: { type: 'string', default: '30' },
    only: { type: 'string', multiple: true },
  },
});

const random = seededRandom(...(values.seed === undefined ? [] : [Number(values.seed)]));
const endAt = performance.now() + Number(values.minutes) * 60_000;
console.log(`seed ${random.seed}, ${values.clients} clients, ${values.minutes} min`);

/** What the server may hold more than after its first rounds, however long it runs; resident memory also counts what V8 and malloc keep for later. */
const growthMax = { usedBytes: 32 * 2 ** 20, rssBytes: 128 * 2 ** 20 };
/** Rounds after a start in which caches fill. */
const settlingRounds = 2;

const app = await bundleApp();
const world = await World.begin({ seed: random.seed, clients: Number(values.clients), speed: 4, app });
let wrongCount = 0;
let weights: { start: number; usedBytes: number; rssBytes: number }[] = [];
try {
  for (let number = 1; performance.now() < endAt; number++) {
    const troubleMs = 3_000 + random.below(5_000);
    const round = await runRound(world, {
      random,
      troubleMs,
      patienceMs: 60_000,
      ...(values.only && { only: values.only }),
    });
    const { rssBytes, usedBytes } = await world.weighServer();
    const weight = `${mebibytes(usedBytes)} of ${mebibytes(rssBytes)} MiB`;
    const { sent, answered, quietAfterMs } = round;
    weights = [...weights.filter(({ start }) => start === world.starts), { start: world.starts, usedBytes, rssBytes }];
    const settled = weights[settlingRounds] ?? { usedBytes, rssBytes };
    const hasGrown =
      usedBytes > settled.usedBytes + growthMax.usedBytes || rssBytes > settled.rssBytes + growthMax.rssBytes;
    const before = `${mebibytes(settled.usedBytes)} of ${mebibytes(settled.rssBytes)} MiB`;
    const growth = { fault: 'memory', what: `the server holds ${weight}, and held ${before} after its first rounds` };
    const violations = [...round.violations, ...(hasGrown ? [growth] : [])];
    console.log(
      `${String(number).padStart(3)}  ${violations.length === 0 ? 'ok   ' : 'WRONG'}  ${String(sent).padStart(5)} sent  ${String(answered).padStart(5)} answered  ` +
        `quiet after ${(quietAfterMs / 1000).toFixed(1).padStart(4)} s  server ${weight}, start ${world.starts}  ${round.nemeses.join(' + ')}`,
    );
    for (const { fault, what } of violations.slice(0, 15)) console.log(`     ${fault}: ${what}`);
    wrongCount += violations.length;
    if (violations.length > 0) break;
  }
} finally {
  await world.end();
}
console.log(wrongCount === 0 ? `Nothing lost: ${world.checker.sentCount} messages.` : `${wrongCount} wrong.`);
process.exitCode = wrongCount === 0 ? 0 : 1;

function mebibytes(bytes: number): number {
  return Math.round(bytes / 2 ** 20);
}
