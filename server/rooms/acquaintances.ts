import type { SqlEntityManager } from '@mikro-orm/sql';
import { Membership } from './membership.ts';

/**
 * The ids of everybody who shares a room with somebody, themselves included if they are in one. A conversation in which one of the two
 * has blocked the other makes nobody an acquaintance.
 */
export async function acquaintancesOf(em: SqlEntityManager, userId: string): Promise<Set<string>> {
  const own = await em.find(Membership, { userId, standing: 'OPEN' }, { fields: ['roomId'], disableIdentityMap: true });
  const shared = await em.find(
    Membership,
    { roomId: { $in: own.map(({ roomId }) => roomId) } },
    { fields: ['userId'], disableIdentityMap: true },
  );
  return new Set(shared.map((membership) => membership.userId));
}
