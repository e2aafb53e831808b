import type { Services } from '../core/services.ts';
import { lockOwnRoom } from './lock-room.ts';
import { Membership } from './membership.ts';

/**
 * Ends a room for everybody: nothing of it is left, neither what was said nor who was in it or banned from it.
 * Throws `RoomNotFound`, `Banned`, `NotAMember` or `NotAllowed`.
 */
export async function deleteRoom({ work, rateLimits }: Services, viewerId: string, roomId: string): Promise<void> {
  await rateLimits.take('changePerUser', viewerId);
  await work.transact(async (tx) => {
    const { room } = await lockOwnRoom(tx, viewerId, roomId, 'deleteRoom');
    const members = await tx.em.find(Membership, { roomId }, { fields: ['userId'], disableIdentityMap: true });
    const memberIds = members.map(({ userId }) => userId);
    tx.em.remove(room);
    await tx.em.flush();
    tx.announce({ type: 'RoomDeleted', roomId, memberIds, wasListed: room.isListed });
  });
}
