import type { Services } from '../core/services.ts';
import { limits } from '../shared/limits.ts';
import { Session } from './session.ts';
import type { SessionReader } from './session-reader.ts';
import { expiryOf, hashToken } from './start-session.ts';

/** Who asks, as their session tells: the only source of identity. */
export interface Identity {
  readonly userId: string;
  readonly sessionId: string;
  readonly isKept: boolean;
}

/** What tells who asks. */
export interface Authenticator {
  readonly services: Pick<Services, 'work'>;
  readonly sessions: SessionReader;
}

/**
 * The identity behind a session's token, or null if there is no such session or it has expired. Use prolongs the session, if it can be
 * stored: a full disk signs nobody out.
 */
export async function authenticate(
  { services: { work }, sessions }: Authenticator,
  token: string,
): Promise<Identity | null> {
  if (token.length < 40 || token.length > 50) return null;
  const now = work.clock.now();
  const found = sessions.find(hashToken(token));
  const session = found instanceof Promise ? await found : found;
  if (session === null || session.expiresAt <= now) return null;
  const { id, userId, isKept, lastUsedAt } = session;
  if (now.getTime() - lastUsedAt.getTime() > limits.sessionTouchIntervalMs) {
    const changes = { lastUsedAt: now, expiresAt: expiryOf(isKept, now) };
    await work.writeIfPossible((em) => em.nativeUpdate(Session, { id, lastUsedAt }, changes));
    sessions.forget(id);
  }
  return { userId, sessionId: id, isKept };
}

/** Whether a session is still there: asked once more after a socket was tied to it, since it may have ended in between. */
export async function isSessionAlive({ sessions }: Authenticator, sessionId: string): Promise<boolean> {
  return sessions.isThere(sessionId);
}
