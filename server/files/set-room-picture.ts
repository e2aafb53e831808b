import type { Services } from '../core/services.ts';
import { lockOwnRoom, ownRoom } from '../rooms/lock-room.ts';
import { noteAct } from '../rooms/room-act.ts';
import type { Room } from '../rooms/room.ts';
import { keepPicture } from './keep-picture.ts';
import type { DrawnPicture } from './picture.ts';

/**
 * Gives a room another picture, or with null none; the one before is gone. For those who may change the room. Throws `RoomNotFound`,
 * `Banned`, `NotAMember` or `NotAllowed`.
 */
export async function setRoomPicture(
  { work, rateLimits }: Services,
  viewerId: string,
  roomId: string,
  drawn: DrawnPicture | null,
): Promise<Room> {
  await rateLimits.take('changePerUser', viewerId);
  return work.transact(async (tx) => {
    const { room } = await lockOwnRoom(tx, viewerId, roomId, 'updateRoom');
    room.pictureId = await keepPicture(tx, { roomId }, drawn);
    room.revision++;
    await tx.em.flush();
    await noteAct(tx, roomId, 'CHANGED_ROOM', viewerId, null);
    tx.announce({ type: 'RoomChanged', roomId, isListed: room.isListed, wasListed: room.isListed });
    return room;
  });
}

/** Throws what `setRoomPicture` would throw now, before anything is received for it. */
export async function requireRoomPictureRight({ work }: Services, viewerId: string, roomId: string): Promise<void> {
  await ownRoom({ em: work.read() }, viewerId, roomId, 'updateRoom');
}
