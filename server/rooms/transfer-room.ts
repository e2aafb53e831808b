import type { Services } from '../core/services.ts';
import { handOverRoom } from './hand-over-room.ts';
import { lockOwnRoom } from './lock-room.ts';
import { Membership } from './membership.ts';
import { otherMember } from './other-person.ts';
import type { Room } from './room.ts';

/**
 * Makes a member the owner in the viewer's place, who stays as a moderator. Harmless when they are the owner already.
 * Throws `RoomNotFound`, `Banned`, `NotAMember`, `NotAllowed` or `MemberNotFound`.
 */
export async function transferRoom(
  { work, rateLimits }: Services,
  viewerId: string,
  roomId: string,
  userId: string,
): Promise<Room> {
  await rateLimits.take('changePerUser', viewerId);
  return work.transact(async (tx) => {
    const own = await lockOwnRoom(tx, viewerId, roomId, 'seeMembers');
    const { room, membership } = own;
    // Another try of a command whose answer was lost.
    if ((await tx.em.count(Membership, { roomId, userId, role: 'OWNER' })) > 0) return room;
    const theirs = await otherMember(tx, own, 'transferRoom', userId);
    await handOverRoom(tx, room, membership, theirs);
    return room;
  });
}
