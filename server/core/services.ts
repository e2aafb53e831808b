import type { ChosenReach, Reach } from '../shared/reach.ts';
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
  /** Whether there is a mail server: without one nobody is asked to prove an address. */
  readonly hasMail: boolean;
}

/** What only the computer that the server runs on can say or do. */
export interface HostSide {
  /** From where people reach the server, or will in a moment. */
  readonly reach: Reach;
  /** The variable of the environment that fixes it; null where it is chosen in the app. */
  readonly fixedBy: string | null;
  /** Where people find the server, or will in a moment: the best address first. */
  addresses(): readonly string[];
  /** Keeps the choice and has the server listen there once what is in flight is answered. */
  chooseReach(chosen: ChosenReach): void;
  /** Whether somebody who is elsewhere has the code that the server printed for whoever sets it up. */
  isSetUpCode(code: string): boolean;
  /** Nobody will be asked for it any more. */
  forgetSetUpCode(): void;
}

/** What every operation works with. */
export interface Services {
  readonly work: UnitOfWork;
  readonly rateLimits: RateLimits;
  readonly passwords: PasswordHasher;
  readonly fixed: FixedSettings;
  readonly host: HostSide;
}
