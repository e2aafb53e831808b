import type { Services } from '../core/services.ts';
import { limits } from '../shared/limits.ts';
import { Session } from './session.ts';
import { expiryOf, hashToken } from './start-session.ts';

/** Who asks, as their session tells: the only source of identity. */
export interface Identity {
  readonly userId: string;
  readonly sessionId: string;
  readonly isKept: boolean;
}

/** The identity behind a session's token, or null if there is no such session or it has expired. Use prolongs the session. */
export async function authenticate({ work }: Services, token: string): Promise<Identity | null> {
  if (token.length < 40 || token.length > 50) return null;
  const now = work.clock.now();
  const em = work.read();
  const session = await em.findOne(Session, { tokenHash: hashToken(token), expiresAt: { $gt: now } });
  if (session === null) return null;
  if (now.getTime() - session.lastUsedAt.getTime() > limits.sessionTouchIntervalMs) {
    await em.nativeUpdate(Session, { id: session.id }, { lastUsedAt: now, expiresAt: expiryOf(session.isKept, now) });
  }
  return { userId: session.userId, sessionId: session.id, isKept: session.isKept };
}

/** Whether a session is still there: asked once more after a socket was tied to it, since it may have ended in between. */
export async function isSessionAlive({ work }: Services, sessionId: string): Promise<boolean> {
  return (await work.read().count(Session, { id: sessionId })) > 0;
}
