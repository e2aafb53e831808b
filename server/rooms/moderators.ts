import type { SqlEntityManager } from '@mikro-orm/sql';
import { Membership } from './membership.ts';

/** The ids of the owner and the moderators of a room. */
export async function moderatorsOf(em: SqlEntityManager, roomId: string): Promise<Set<string>> {
  const rows = await em.find(
    Membership,
    { roomId, role: { $ne: 'MEMBER' } },
    { fields: ['userId'], disableIdentityMap: true },
  );
  return new Set(rows.map(({ userId }) => userId));
}
