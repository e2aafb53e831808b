import type { SqlEntityManager } from '@mikro-orm/sql';
import { Session } from './session.ts';

/** On how many devices somebody is signed in, and when one of them was last used. */
export interface Devices {
  readonly count: number;
  readonly lastUsedAt: Date | null;
}

/** The devices of each of the people, in their order. */
export async function devicesOf(em: SqlEntityManager, userIds: readonly string[], now: Date): Promise<Devices[]> {
  const sessions = await em.find(
    Session,
    { userId: { $in: [...userIds] }, expiresAt: { $gt: now } },
    { fields: ['userId', 'lastUsedAt'], orderBy: { lastUsedAt: 'desc' }, disableIdentityMap: true },
  );
  return userIds.map((userId) => {
    const own = sessions.filter((session) => session.userId === userId);
    return { count: own.length, lastUsedAt: own[0]?.lastUsedAt ?? null };
  });
}

/** Somebody's sessions, most recently used first. */
export async function sessionsOf(em: SqlEntityManager, userId: string, now: Date): Promise<Session[]> {
  const which = { userId, expiresAt: { $gt: now } };
  return em.find(Session, which, { orderBy: { lastUsedAt: 'desc', id: 'desc' }, disableIdentityMap: true });
}
