import type { Services } from '../core/services.ts';
import { endMembership } from './end-membership.ts';
import { lockOwnRoom } from './lock-room.ts';
import { otherMember } from './other-person.ts';
import { endInvites } from './revoke-invite.ts';
import { noteAct } from './room-act.ts';
import type { Room } from './room.ts';

/**
 * Puts a member out of the room; they may come back the way that anybody may come,
 * but for invites of their own.
 * Throws `RoomNotFound`, `Banned`, `NotAMember`, `NotAllowed` or `MemberNotFound`.
 */
export async function removeMember(
  { work, rateLimits }: Services,
  viewerId: string,
  roomId: string,
  userId: string,
): Promise<Room> {
  await rateLimits.take('changePerUser', viewerId);
  return work.transact(async (tx) => {
    const own = await lockOwnRoom(tx, viewerId, roomId, 'seeMembers');
    const theirs = await otherMember(tx, own, 'removeMember', userId);
    await endMembership(tx, own.room, theirs, { cause: 'REMOVED', reason: null });
    await endInvites(tx, roomId, userId);
    await noteAct(tx, roomId, 'REMOVED', viewerId, userId);
    return own.room;
  });
}
