import type { SqlEntityManager } from '@mikro-orm/sql';
import { Membership } from './membership.ts';

/** Who comes after the owner of a room: its longest-standing moderator, else member; null if nobody else is in it. */
export async function heirOf(em: SqlEntityManager, roomId: string, ownerId: string): Promise<Membership | null> {
  const [heir] = await em.find(
    Membership,
    { roomId, userId: { $ne: ownerId } },
    { orderBy: [{ role: 'desc' }, { joinedAt: 'asc' }, { id: 'asc' }], limit: 1 },
  );
  return heir ?? null;
}
