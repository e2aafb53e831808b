import type { RateLimits } from '../shared/rate-limits.ts';
import type { UnitOfWork } from './unit-of-work.ts';

/** Turns passwords into hashes and checks them, off the event loop and only a few at once. */
export interface PasswordHasher {
  /** Passwords that wait for their turn. */
  readonly waiting: number;
  hash(password: string): Promise<string>;
  /** Whether the password belongs to the hash; `null` (nobody has that name) costs as much and is always false. */
  verify(hash: string | null, password: string): Promise<boolean>;
  /** Whether the hash was made with weaker parameters than today's. */
  isOutdated(hash: string): boolean;
}

/** Settings that the environment fixes, whatever the admin page says; null where it says nothing. */
export interface FixedSettings {
  readonly serverName: string | null;
  readonly wayIn: 'OPEN' | 'INVITE' | 'CLOSED' | null;
}

/** What every operation works with. */
export interface Services {
  readonly work: UnitOfWork;
  readonly rateLimits: RateLimits;
  readonly passwords: PasswordHasher;
  readonly fixed: FixedSettings;
}
