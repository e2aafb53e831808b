import { policy } from '../access/policy.ts';
import type { Services } from '../core/services.ts';
import { RequestError } from '../shared/request-error.ts';
import { factsOf, notAMember, roomNotFound } from '../rooms/enter-room.ts';
import { Membership } from '../rooms/membership.ts';
import { Room } from '../rooms/room.ts';

/** Moves the viewer's read position forward, never back; past the room's end counts as its end. Throws `RoomNotFound` or `NotAMember`. */
export async function markRead(
  { work, rateLimits }: Services,
  viewerId: string,
  roomId: string,
  position: number,
): Promise<Room> {
  if (position < 0) throw new RequestError('BAD_USER_INPUT', 'position must be 0 or more.');
  await rateLimits.take('changePerUser', viewerId);
  return work.transact(async (tx) => {
    const room = await tx.em.findOne(Room, roomId);
    const membership = room === null ? null : await tx.em.findOne(Membership, { roomId, userId: viewerId });
    if (room === null || !policy.seeRoom(factsOf(room, membership))) throw roomNotFound();
    if (membership === null || !policy.markRead(factsOf(room, membership))) throw notAMember(room);

    const readPosition = Math.min(position, room.lastPosition);
    // The condition keeps the position from going back when two devices mark at the same time.
    const moved = await tx.em.nativeUpdate(
      Membership,
      { id: membership.id, readPosition: { $lt: readPosition } },
      { readPosition },
    );
    if (moved > 0) {
      const unreadCount = room.lastPosition - readPosition;
      tx.announce({ type: 'RoomRead', roomId, userId: viewerId, readPosition, unreadCount });
    }
    return room;
  });
}
