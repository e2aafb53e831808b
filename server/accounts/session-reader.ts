import type { MaybePromise } from '../shared/maybe-promise.ts';
import type { Session } from './session.ts';

/** A session as far as telling who asks needs it. */
export type SessionView = Pick<
  Session,
  'id' | 'userId' | 'isKept' | 'isHeld' | 'createdAt' | 'lastUsedAt' | 'expiresAt'
>;

/** Reads sessions. One that has expired is told too. */
export interface SessionReader {
  /** The session of a token with this hash, or null. */
  find(tokenHash: string): MaybePromise<SessionView | null>;
  /** Whether a session is there at this moment, and not held back. */
  isInForce(sessionId: string): MaybePromise<boolean>;
  /** The session has changed or ended: what may be remembered of it is wrong from now on. */
  forget(sessionId: string): void;
}
