import { LockMode } from '@mikro-orm/core';
import { policy } from '../access/policy.ts';
import type { Services } from '../core/services.ts';
import { factsOf, notAMember, roomNotFound } from './enter-room.ts';
import { Membership } from './membership.ts';
import { Room } from './room.ts';

/**
 * Ends the viewer's membership. A room keeps exactly one owner while somebody is in it: an owner who leaves hands over to the
 * longest-standing moderator, else member. Throws `RoomNotFound` or `NotAMember`.
 */
export async function leaveRoom({ work, rateLimits }: Services, viewerId: string, roomId: string): Promise<Room> {
  await rateLimits.take('changePerUser', viewerId);
  return work.transact(async (tx) => {
    const room = await tx.em.findOne(Room, roomId, { lockMode: LockMode.PESSIMISTIC_WRITE });
    if (room === null) throw roomNotFound();
    const membership = await tx.em.findOne(Membership, { roomId, userId: viewerId });
    const facts = factsOf(room, membership);
    if (!policy.seeRoom(facts)) throw roomNotFound();
    if (membership === null || !policy.leaveRoom(facts)) throw notAMember(room);

    tx.em.remove(membership);
    room.memberCount--;
    room.memberVersion++;
    room.revision++;
    await tx.em.flush();
    if (membership.role === 'OWNER') {
      const [heir] = await tx.em.find(
        Membership,
        { roomId },
        { orderBy: [{ role: 'desc' }, { joinedAt: 'asc' }, { id: 'asc' }], limit: 1 },
      );
      if (heir !== undefined) heir.role = 'OWNER';
    }
    tx.announce({ type: 'MemberLeft', roomId, userId: viewerId, memberVersion: room.memberVersion });
    return room;
  });
}
