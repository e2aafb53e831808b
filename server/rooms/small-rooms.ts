import type { SqlEntityManager } from '@mikro-orm/sql';
import { limits } from '../shared/limits.ts';
import { Membership } from './membership.ts';
import { Room } from './room.ts';

/**
 * The rooms of each of the people that are small enough for their members to hear who comes and goes: not the conversations in which one
 * of the two has blocked the other.
 */
export async function smallRoomsOf(
  em: SqlEntityManager,
  userIds: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const memberships = await em.find(
    Membership,
    { userId: { $in: [...userIds] }, standing: 'OPEN' },
    { fields: ['roomId', 'userId'], disableIdentityMap: true },
  );
  const small = await em.find(
    Room,
    {
      id: { $in: [...new Set(memberships.map(({ roomId }) => roomId))] },
      memberCount: { $gt: 1, $lte: limits.presenceRoomMembersMax },
    },
    { fields: ['id'], disableIdentityMap: true },
  );
  const isSmall = new Set(small.map(({ id }) => id));
  const rooms = new Map<string, string[]>();
  for (const { userId, roomId } of memberships) {
    if (!isSmall.has(roomId)) continue;
    const known = rooms.get(userId);
    if (known === undefined) rooms.set(userId, [roomId]);
    else known.push(roomId);
  }
  return rooms;
}

/** Whether two people hear of each other when one comes or goes. */
export async function shareSmallRoom(em: SqlEntityManager, oneId: string, otherId: string): Promise<boolean> {
  const rooms = await smallRoomsOf(em, [oneId, otherId]);
  const others = new Set(rooms.get(otherId));
  return rooms.get(oneId)?.some((roomId) => others.has(roomId)) ?? false;
}
