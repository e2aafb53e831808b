import { LockMode } from '@mikro-orm/core';
import { requireServerRight } from '../accounts/act-on-person.ts';
import { noteServerAct } from '../accounts/server-act.ts';
import type { Services } from '../core/services.ts';
import { refuseIfAny } from '../shared/user-error.ts';
import { closeRoom } from './close-room.ts';
import { roomNotFound } from './enter-room.ts';
import { Room } from './room.ts';

/**
 * Ends a room for everybody, for those who administer the server; `name` is the room's, typed. A conversation of two is none to them. Throws
 * `InvalidInput` for another name, `RoomNotFound` or FORBIDDEN.
 */
export async function removeRoom(
  { work, rateLimits }: Services,
  viewerId: string,
  roomId: string,
  name: string,
): Promise<void> {
  await rateLimits.take('changePerUser', viewerId);
  await work.transact(async (tx) => {
    await requireServerRight(tx, viewerId, 'removeRoom');
    const room = await tx.em.findOne(Room, roomId, { lockMode: LockMode.PESSIMISTIC_WRITE });
    if (room === null || room.closedAt != null || room.directKey != null) throw roomNotFound();
    refuseIfAny([
      name.trim() === room.name ? null : { field: 'name', message: `Please type the name of the room: ${room.name}` },
    ]);
    await noteServerAct(tx, 'REMOVED_ROOM', viewerId, { detail: room.name, roomId });
    await closeRoom(tx, room, 'CLOSED_BY_ADMIN');
  });
}
