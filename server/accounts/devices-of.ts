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
