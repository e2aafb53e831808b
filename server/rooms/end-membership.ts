import type { MemberLeft } from '../core/events.ts';
import type { Transaction } from '../core/unit-of-work.ts';
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
  if (membership.role !== 'OWNER') return;
  const [heir] = await tx.em.find(
    Membership,
    { roomId },
    { orderBy: [{ role: 'desc' }, { joinedAt: 'asc' }, { id: 'asc' }], limit: 1 },
  );
  if (heir === undefined) return;
  heir.role = 'OWNER';
  tx.announce({ type: 'RoleChanged', roomId, membershipId: heir.id, revision });
}
