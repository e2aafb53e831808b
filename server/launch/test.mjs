// Runs the whole test suite, or the part that the arguments name, and ends with one plain line of true numbers.

import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { runTool } from './run.mjs';

/** `.ci/run` says how many checks failed before the tests, so that its last line tells of them too. */
const failedChecks = Number(process.env.FAILED_CHECKS ?? 0);

/** When more files than this fail, it is no coincidence, and none of them is tried again. */
const filesTriedTwiceMax = 4;

/** Resolves to the exit code. */
export async function test(root, args) {
  const files = await runTests(root, args);
  // Where a run decides about a change, one race in two thousand tests does not: it is tried afresh, and named.
  const broken = Object.keys(files).filter((name) => files[name].failed > 0);
  if (process.env.CI && broken.length > 0 && broken.length <= filesTriedTwiceMax && !broken.includes('')) {
    console.log(`\nOnce more, each with a server of its own: ${broken.join(', ')}`);
    const again = await runTests(root, broken);
    for (const name of broken.filter((file) => again[file]?.failed === 0)) {
      console.log(`Passed at the second try alone, which is a bug to find: ${name}`);
    }
    Object.assign(files, again);
  }
  const sum = (state) => Object.values(files).reduce((total, counts) => total + counts[state], 0);
  const failed = sum('failed') + failedChecks;
  const skipped = sum('skipped');
  console.log(`\n${sum('passed')} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}`);
  return failed > 0 ? 1 : 0;
}

/** Resolves to what tests/support/count-reporter.ts counted in each file; what is no file's stands under "". */
async function runTests(root, args) {
  const countsFile = join(root, '.cache', 'test-counts.json');
  rmSync(countsFile, { force: true });
  const { code } = await runTool(root, 'vitest', ['run', '--config', 'tests/vitest.config.ts', ...args]);
  const files = readCounts(countsFile);
  // A run that ended badly without saying why, or without having come to its end, is itself the failure.
  const isTold = files !== null && Object.values(files).some(({ failed }) => failed > 0);
  return code === 0 || isTold ? (files ?? {}) : { ...files, '': { passed: 0, failed: 1, skipped: 0 } };
}

function readCounts(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
}
