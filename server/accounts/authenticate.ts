import type { Services } from '../core/services.ts';
import { sessionPolicy } from '../access/policy.ts';
import { RequestError } from '../shared/request-error.ts';
import { limits } from '../shared/limits.ts';
import { Session } from './session.ts';
import type { SessionReader } from './session-reader.ts';
import { expiryOf, hashToken } from './start-session.ts';

/** Who asks, as their session tells: the only source of identity. */
export interface Identity {
  readonly userId: string;
  readonly sessionId: string;
  readonly isKept: boolean;
  /** They have to prove an address before they may do anything else. */
  readonly isHeld: boolean;
}

/** What tells who asks. */
export interface Authenticator {
  readonly services: Pick<Services, 'work'>;
  readonly sessions: SessionReader;
}

/**
 * The identity behind a session's token, or null if there is no such session or it has expired. Use prolongs the session, if it can be
 * stored: a full disk signs nobody out. What an app asks by itself, with nobody there, is no use: `isUse` false.
 */
export async function authenticate(
  { services: { work }, sessions }: Authenticator,
  token: string,
  isUse = true,
): Promise<Identity | null> {
  if (token.length < 40 || token.length > 50) return null;
  const now = work.clock.now();
  const found = sessions.find(hashToken(token));
  const session = found instanceof Promise ? await found : found;
  if (session === null || session.expiresAt <= now) return null;
  const { id, userId, isKept, isHeld, createdAt, lastUsedAt } = session;
  if (isUse && now.getTime() - lastUsedAt.getTime() > limits.sessionTouchIntervalMs) {
    const changes = { lastUsedAt: now, expiresAt: expiryOf(isKept, createdAt, now) };
    await work.writeIfPossible((em) => em.nativeUpdate(Session, { id, lastUsedAt }, changes));
    sessions.forget(id);
  }
  return { userId, sessionId: id, isKept, isHeld };
}

/** Throws FORBIDDEN for those who have to prove an address before they may do anything else. */
export function refuseIfHeld({ isHeld }: Identity): void {
  if (!sessionPolicy.useServer({ isSignedIn: true, isHeld }))
    throw new RequestError('FORBIDDEN', 'Please confirm your email first: this server asks everybody to.');
}

/** Whether a session is still good for a socket: asked once more after one was tied to it, since it may have ended or been held back in between. */
export async function isSessionInForce({ sessions }: Authenticator, sessionId: string): Promise<boolean> {
  return sessions.isInForce(sessionId);
}
