import type { SqlEntityManager } from '@mikro-orm/sql';
import { Session } from './session.ts';

/** On how many devices people are signed in, by how long that lasts. */
export interface SessionCounts {
  readonly kept: number;
  readonly short: number;
}

export async function countSessions(em: SqlEntityManager, now: Date): Promise<SessionCounts> {
  const alive = { expiresAt: { $gt: now } };
  const [kept, short] = await Promise.all([
    em.count(Session, { ...alive, isKept: true }),
    em.count(Session, { ...alive, isKept: false }),
  ]);
  return { kept, short };
}
