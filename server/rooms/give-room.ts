import { LockMode } from '@mikro-orm/core';
import { oversightPolicy } from '../access/policy.ts';
import { requireServerRight, serverFactsOf } from '../accounts/act-on-person.ts';
import { noteServerAct } from '../accounts/server-act.ts';
import { User } from '../accounts/user.ts';
import type { Services } from '../core/services.ts';
import { UserError } from '../shared/user-error.ts';
import { ownersOf } from './abandoned-rooms.ts';
import { roomNotFound } from './enter-room.ts';
import { Membership } from './membership.ts';
import { endInvites } from './revoke-invite.ts';
import { noteAct } from './room-act.ts';
import { Room } from './room.ts';

/**
 * Makes a member the owner of a room whose owner is gone, for those who administer the server; whoever was the owner stays as a member,
 * whose invites to it let nobody in any more.
 * Harmless when they own it already. Throws `RoomNotFound`, `NotAllowed`, `MemberNotFound` or FORBIDDEN.
 */
export async function giveRoom(
  { work, rateLimits }: Services,
  viewerId: string,
  roomId: string,
  userId: string,
): Promise<Room> {
  await rateLimits.take('changePerUser', viewerId);
  return work.transact(async (tx) => {
    await requireServerRight(tx, viewerId, 'seeRooms');
    const room = await tx.em.findOne(Room, roomId, { lockMode: LockMode.PESSIMISTIC_WRITE });
    if (room === null || room.closedAt != null || room.directKey != null) throw roomNotFound();
    const places = await tx.em.find(Membership, { roomId, $or: [{ role: 'OWNER' }, { userId }] });
    const owner = places.find(({ role }) => role === 'OWNER');
    if (owner?.userId === userId) return room;
    const viewer = await tx.em.findOneOrFail(User, viewerId);
    const isAbandoned = (await ownersOf(tx.em, [roomId], tx.now)).get(roomId)?.isAbandoned ?? false;
    if (!oversightPolicy.giveRoom({ ...serverFactsOf(viewer), isAbandoned })) {
      throw new UserError('NotAllowed', `"${room.name}" has an owner who is about. Only they can hand it over.`);
    }
    const heir = places.find((place) => place.userId === userId);
    if (owner === undefined || heir === undefined)
      throw new UserError('MemberNotFound', `This person is not in "${room.name}". They may have just left.`);
    owner.role = 'MEMBER';
    await endInvites(tx, roomId, owner.userId);
    heir.role = 'OWNER';
    room.revision++;
    await tx.em.flush();
    await noteAct(tx, roomId, 'TRANSFERRED', viewerId, userId);
    await noteServerAct(tx, 'GAVE_ROOM', viewerId, { aboutId: userId, detail: room.name });
    const { revision } = room;
    for (const { id } of [owner, heir]) tx.announce({ type: 'RoleChanged', roomId, membershipId: id, revision });
    return room;
  });
}
