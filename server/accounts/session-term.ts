import type { SqlEntityManager } from '@mikro-orm/sql';
import { Session } from './session.ts';
import { endOf } from './start-session.ts';

/** How long a session lasts from now on; `isFinal` if no use makes that longer. */
export interface SessionTerm {
  readonly leftMs: number;
  readonly isFinal: boolean;
}

/** The term of a session; null if it has ended. */
export async function termOf(em: SqlEntityManager, sessionId: string, now: Date): Promise<SessionTerm | null> {
  const session = await em.findOne(Session, { id: sessionId, expiresAt: { $gt: now } }, { disableIdentityMap: true });
  if (session === null) return null;
  const { isKept, createdAt, expiresAt } = session;
  return { leftMs: expiresAt.getTime() - now.getTime(), isFinal: expiresAt >= endOf(isKept, createdAt) };
}
