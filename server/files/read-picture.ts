import { findInvite } from '../accounts/take-invite.ts';
import type { UnitOfWork } from '../core/unit-of-work.ts';
import { enterRoom } from '../rooms/enter-room.ts';
import type { RoomReader } from '../rooms/room-reader.ts';
import { Room } from '../rooms/room.ts';
import { Picture, type PictureSize } from './picture.ts';

/**
 * The bytes of a picture, WebP: of a person for anybody who is signed in, of a room for those who may see it. Null if there is none, or
 * none for them: the two look alike.
 */
export async function readPicture(
  around: { readonly work: UnitOfWork; readonly rooms: RoomReader },
  viewerId: string,
  id: string,
  size: PictureSize,
): Promise<Uint8Array | null> {
  const picture = await around.work.read().findOne(Picture, id, { fields: ['roomId', size], disableIdentityMap: true });
  if (picture === null) return null;
  const { roomId } = picture;
  if (roomId != null && (await enterRoom(around.rooms, viewerId, roomId)) === null) return null;
  return picture[size];
}

/**
 * The bytes of the picture of the room that an invitation leads to, for whoever holds it. Null if it lets nobody in now, or is to another
 * room, which look alike.
 */
export async function readInvitedPicture(
  work: UnitOfWork,
  code: string,
  id: string,
  size: PictureSize,
): Promise<Uint8Array | null> {
  const em = work.read();
  const invite = await findInvite(em, code, work.clock.now());
  if (invite?.roomId == null || (await em.count(Room, { id: invite.roomId, pictureId: id, closedAt: null })) === 0)
    return null;
  const picture = await em.findOne(Picture, id, { fields: [size], disableIdentityMap: true });
  return picture?.[size] ?? null;
}
