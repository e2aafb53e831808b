import type { Services } from '../core/services.ts';
import { lockOwnRoom } from './lock-room.ts';
import type { Membership } from './membership.ts';
import { otherMember } from './other-person.ts';
import { endInvites } from './revoke-invite.ts';
import { noteAct } from './room-act.ts';

/**
 * Makes a member a moderator, or a moderator a member again, whose invites to the room then let nobody in. Harmless when they are that
 * already.
 * Throws `RoomNotFound`, `Banned`, `NotAMember`, `NotAllowed` or `MemberNotFound`.
 */
export async function setMemberRole(
  { work, rateLimits }: Services,
  viewerId: string,
  roomId: string,
  userId: string,
  role: 'MODERATOR' | 'MEMBER',
): Promise<Membership> {
  await rateLimits.take('changePerUser', viewerId);
  return work.transact(async (tx) => {
    const own = await lockOwnRoom(tx, viewerId, roomId, 'seeMembers');
    const theirs = await otherMember(tx, own, 'setMemberRole', userId);
    if (theirs.role === role) return theirs;
    theirs.role = role;
    if (role === 'MEMBER') await endInvites(tx, roomId, userId);
    own.room.revision++;
    await tx.em.flush();
    await noteAct(tx, roomId, role === 'MODERATOR' ? 'APPOINTED' : 'DISMISSED', viewerId, userId);
    tx.announce({ type: 'RoleChanged', roomId, membershipId: theirs.id, revision: own.room.revision });
    return theirs;
  });
}
