import { LockMode } from '@mikro-orm/core';
import type { UnitOfWork } from '../core/unit-of-work.ts';
import { Ban } from '../rooms/ban.ts';
import { endMembership } from '../rooms/end-membership.ts';
import { Membership } from '../rooms/membership.ts';
import { RoomAct } from '../rooms/room-act.ts';
import { Room } from '../rooms/room.ts';

/** Takes a deleted account out of every room and every list of one, room by room, until `isStopped`: each is a short transaction of its own. */
export async function leaveForGood(work: UnitOfWork, userId: string, isStopped: () => boolean): Promise<void> {
  const of = { userId };
  const memberships = await work.read().find(Membership, of, { fields: ['roomId'], disableIdentityMap: true });
  for (const { roomId } of memberships) {
    if (isStopped()) return;
    await leaveRoom(work, userId, roomId);
  }
  for (const { roomId } of await work.read().find(Ban, of, { fields: ['roomId'], disableIdentityMap: true })) {
    if (isStopped()) return;
    await forgetBan(work, userId, roomId);
  }
  await work.transact(async ({ em }) => {
    await em.nativeUpdate(Ban, { byId: userId }, { byId: null });
    await em.nativeUpdate(RoomAct, { byId: userId }, { byId: null });
    await em.nativeUpdate(RoomAct, { aboutId: userId }, { aboutId: null });
  });
}

function leaveRoom(work: UnitOfWork, userId: string, roomId: string): Promise<void> {
  return work.transact(async (tx) => {
    const room = await tx.em.findOne(Room, roomId, { lockMode: LockMode.PESSIMISTIC_WRITE });
    if (room === null) return;
    const membership = await tx.em.findOne(Membership, { roomId, userId });
    if (membership !== null) await endMembership(tx, room, membership, { cause: 'LEFT', reason: null });
  });
}

function forgetBan(work: UnitOfWork, userId: string, roomId: string): Promise<void> {
  return work.transact(async (tx) => {
    const room = await tx.em.findOne(Room, roomId, { lockMode: LockMode.PESSIMISTIC_WRITE });
    if (room === null) return;
    if ((await tx.em.nativeDelete(Ban, { roomId, userId })) === 0) return;
    room.revision++;
    await tx.em.flush();
    tx.announce({ type: 'BansChanged', roomId, userId, isLifted: false, revision: room.revision });
  });
}
