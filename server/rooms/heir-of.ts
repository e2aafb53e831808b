import { type QueryOrderMap, raw } from '@mikro-orm/core';
import type { SqlEntityManager } from '@mikro-orm/sql';
import { Membership } from './membership.ts';

/** The members of a room in the order in which they could own it: those who can come in first, moderators first, who has been there longest first. */
export function inOrderOfSuccession(): QueryOrderMap<Membership>[] {
  const isGone = raw(
    (membership) => `(select case when suspended_at is null and deleted_at is null then 0 else 1 end
       from user_account where user_account.id = ${membership}.user_id)`,
  );
  return [{ [isGone]: 'asc' }, { role: 'desc' }, { joinedAt: 'asc' }, { id: 'asc' }];
}

/**
 * Who comes after the owner of a room: its longest-standing moderator, else member; somebody suspended only if everybody else there is. Null if
 * nobody else is in it.
 */
export async function heirOf(em: SqlEntityManager, roomId: string, ownerId: string): Promise<Membership | null> {
  const others = { roomId, userId: { $ne: ownerId } };
  const [heir] = await em.find(Membership, others, { orderBy: inOrderOfSuccession(), limit: 1 });
  return heir ?? null;
}
