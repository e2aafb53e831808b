import type { Services } from '../core/services.ts';
import { Ban } from './ban.ts';
import { lockOwnRoom } from './lock-room.ts';
import { Membership } from './membership.ts';

/**
 * Ends a room for everybody: from now on there is none, nobody is in it or banned from it, and its name is free. What was said in it can
 * be read by nobody, and is taken away afterwards. Throws `RoomNotFound`, `Banned`, `NotAMember` or `NotAllowed`.
 */
export async function deleteRoom({ work, rateLimits }: Services, viewerId: string, roomId: string): Promise<void> {
  await rateLimits.take('changePerUser', viewerId);
  await work.transact(async (tx) => {
    const { room } = await lockOwnRoom(tx, viewerId, roomId, 'deleteRoom');
    const members = await tx.em.find(Membership, { roomId }, { fields: ['userId'], disableIdentityMap: true });
    const memberIds = members.map(({ userId }) => userId);
    const wasListed = room.isListed;
    await tx.em.nativeDelete(Membership, { roomId });
    await tx.em.nativeDelete(Ban, { roomId });
    Object.assign(room, {
      name: '',
      // No name has a blank in its key, so none can be taken by this one.
      nameKey: `closed ${roomId}`,
      description: '',
      access: 'INVITE',
      passwordHash: null,
      isListed: false,
      memberCount: 0,
      memberVersion: room.memberVersion + 1,
      revision: room.revision + 1,
      closedAt: tx.now,
    });
    await tx.em.flush();
    tx.announce({ type: 'RoomDeleted', roomId, memberIds, wasListed });
  });
}
