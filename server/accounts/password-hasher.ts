import { randomBytes } from 'node:crypto';
import argon2 from 'argon2';
import type { PasswordHasher } from '../core/services.ts';
import { limits } from '../shared/limits.ts';
import { RequestError } from '../shared/request-error.ts';

/** How hard a hash is to compute: memory in KiB, passes over it. One lane, so that two at once leave a small host responsive. */
export const passwordProfiles = {
  /** RFC 9106's second recommendation, with one lane. About 0.2 s. */
  standard: { memoryCost: 64 * 1024, timeCost: 3, parallelism: 1 },
  /** OWASP's minimum, for hosts with little memory. About 0.06 s. */
  small: { memoryCost: 19 * 1024, timeCost: 2, parallelism: 1 },
  /** Not safe: for load tests on this computer alone, which make thousands of accounts. */
  benchmark: { memoryCost: 1024, timeCost: 1, parallelism: 1 },
} as const;

const concurrentMax = 2;

/** An argon2id hasher (RFC 9106) that computes at most two hashes at once; past `passwordQueueMax` waiting it refuses with RATE_LIMITED. */
export function createPasswordHasher(profile: keyof typeof passwordProfiles): PasswordHasher {
  const options = { type: argon2.argon2id as 2, ...passwordProfiles[profile] };
  const { inTurn, waiting } = createTurns();
  let nobodysHash: Promise<string> | null = null;

  const hash = (password: string): Promise<string> => inTurn(() => argon2.hash(oneSpelling(password), options));
  return {
    hash,
    get waiting() {
      return waiting.length;
    },
    async verify(stored, password) {
      nobodysHash ??= hash(randomBytes(16).toString('hex'));
      const compared = stored ?? (await nobodysHash);
      const isRight = await inTurn(() => argon2.verify(compared, oneSpelling(password)));
      return isRight && stored !== null;
    },
    isOutdated: (stored) => argon2.needsRehash(stored, options),
  };
}

/** The same password typed on another system may come in other code points (NIST SP 800-63B, 3.1.1.2). */
function oneSpelling(password: string): string {
  return password.normalize('NFKC');
}

function createTurns() {
  let running = 0;
  const waiting: (() => void)[] = [];
  const inTurn = async <T>(task: () => Promise<T>): Promise<T> => {
    if (running >= concurrentMax) {
      if (waiting.length >= limits.passwordQueueMax) {
        throw new RequestError(
          'RATE_LIMITED',
          'The server is checking many passwords right now. Please try again in a moment.',
          { retryAfterMs: 5_000 },
        );
      }
      await new Promise<void>((resolve) => waiting.push(resolve));
    } else {
      running++;
    }
    try {
      return await task();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else running--;
    }
  };
  return { inTurn, waiting };
}
