import type { RoomDeleted } from '../core/events.ts';
import type { Transaction } from '../core/unit-of-work.ts';
import { Ban } from './ban.ts';
import { Membership } from './membership.ts';
import type { Room } from './room.ts';

/**
 * Ends a room, whose lock is held, for everybody: from now on there is none, nobody is in it or banned from it, and its name is free. What
 * was said in it can be read by nobody, and is taken away afterwards. Its members are told whose will it was.
 */
export async function closeRoom(tx: Transaction, room: Room, cause: RoomDeleted['cause']): Promise<void> {
  const { id: roomId, isListed: wasListed } = room;
  const members = await tx.em.find(Membership, { roomId }, { fields: ['userId'], disableIdentityMap: true });
  const memberIds = members.map(({ userId }) => userId);
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
  tx.announce({ type: 'RoomDeleted', roomId, cause, memberIds, wasListed });
}
