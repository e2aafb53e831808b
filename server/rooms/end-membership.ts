import type { MemberLeft } from '../core/events.ts';
import type { Transaction } from '../core/unit-of-work.ts';
import { heirOf } from './heir-of.ts';
import { Membership } from './membership.ts';
import type { Room } from './room.ts';

/**
 * Takes a member out of a room whose lock is held. Whatever is published from then on is not for them: the room's member version says
 * so on every node. A room keeps exactly one owner while somebody is in it: an owner hands over to the longest-standing moderator,
 * else member.
 */
export async function endMembership(
  tx: Transaction,
  room: Room,
  membership: Membership,
  why: Pick<MemberLeft, 'cause' | 'reason'>,
): Promise<void> {
  const { id: roomId } = room;
  tx.em.remove(membership);
  room.memberCount--;
  room.memberVersion++;
  room.revision++;
  await tx.em.flush();
  const { memberVersion, revision } = room;
  tx.announce({ type: 'MemberLeft', roomId, userId: membership.userId, memberVersion, ...why });
  if (room.directKey != null) return leaveAlone(tx, room);
  if (membership.role !== 'OWNER') return;
  const heir = await heirOf(tx.em, roomId, membership.userId);
  if (heir === null) return;
  heir.role = 'OWNER';
  tx.announce({ type: 'RoleChanged', roomId, membershipId: heir.id, revision });
}

/** An account that goes leaves the other of its conversations alone with what was said; nobody is left in the last one's. */
async function leaveAlone(tx: Transaction, room: Room): Promise<void> {
  const { id: roomId } = room;
  if (room.memberCount === 0) {
    Object.assign(room, { directKey: null, nameKey: `closed ${roomId}`, closedAt: tx.now });
    await tx.em.flush();
    tx.announce({ type: 'RoomDeleted', roomId, cause: 'CLOSED', memberIds: [], wasListed: false });
    return;
  }
  const left = await tx.em.findOneOrFail(Membership, { roomId });
  left.standing = 'GONE';
  await tx.em.flush();
  tx.announce({ type: 'RoomChanged', roomId, isListed: false, wasListed: false });
}
