import { limits } from './shared/limits.ts';

/** Counts the frames that a socket sends, whatever is in them; operations are limited besides, by whose they are. */
export function createFrameBudget(isLifted: boolean): { take(): boolean } {
  const windowMs = 10_000;
  let since = 0;
  let count = 0;
  return {
    take() {
      const now = performance.now();
      if (now - since > windowMs) {
        since = now;
        count = 0;
      }
      return isLifted || ++count <= limits.framesPerTenSecondsMax;
    },
  };
}
