// Runs the whole test suite, or the part that the arguments name, and ends with one plain line of true numbers.

import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { runTool } from './run.mjs';

/** `.ci/run` says how many checks failed before the tests, so that its last line tells of them too. */
const failedChecks = Number(process.env.FAILED_CHECKS ?? 0);

/** Resolves to the exit code. */
export async function test(root, args) {
  const countsFile = join(root, '.cache', 'test-counts.json');
  rmSync(countsFile, { force: true });
  const { code } = await runTool(root, 'vitest', ['run', '--config', 'tests/vitest.config.ts', ...args]);
  const { passed, failed: failedTests, skipped } = readCounts(countsFile, code);
  const failed = failedTests + failedChecks;
  console.log(`\n${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}`);
  return failed > 0 ? code || 1 : code;
}

/** Written by tests/support/count-reporter.ts when the run is over; without it the run itself is the failure. */
function readCounts(file, code) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return { passed: 0, failed: code === 0 ? 0 : 1, skipped: 0 };
  }
}
