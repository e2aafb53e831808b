import { mkdirSync, writeFileSync } from 'node:fs';
import type { Reporter, TestModule } from 'vitest/node';

/**
 * Leaves the run's true numbers, file by file, in `.cache/test-counts.json` for the launcher's closing line. A file that could not be
 * loaded and a failed hook each count as one failure of the file; an error outside any test as one of the run, under the name "".
 */
export default class CountReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly unknown[], reason: string): void {
    const files = Object.fromEntries(modules.map((module) => [module.relativeModuleId, countsOf(module)]));
    const isCounted = unhandledErrors.length > 0 || Object.values(files).some(({ failed }) => failed > 0);
    const failed = reason === 'passed' || isCounted ? unhandledErrors.length : 1;
    mkdirSync('.cache', { recursive: true });
    writeFileSync('.cache/test-counts.json', JSON.stringify({ ...files, '': { passed: 0, failed, skipped: 0 } }));
  }
}

function countsOf(module: TestModule): { passed: number; failed: number; skipped: number } {
  const counts = { passed: 0, failed: 0, skipped: 0 };
  for (const test of module.children.allTests()) {
    const { state } = test.result();
    if (state === 'passed' || state === 'failed') counts[state] += 1;
    else counts.skipped += 1;
  }
  if (module.state() === 'failed' && counts.failed === 0) counts.failed = 1;
  return counts;
}
