import type { Services } from '../core/services.ts';
import { RequestError } from '../shared/request-error.ts';
import { unreadOf } from '../rooms/keeping.ts';
import { ownRoom } from '../rooms/lock-room.ts';
import { Membership } from '../rooms/membership.ts';
import type { Room } from '../rooms/room.ts';

/** Moves the viewer's read position forward, never back; past the room's end counts as its end. Throws `RoomNotFound`, `Banned` or `NotAMember`. */
export async function markRead(
  { work, rateLimits }: Services,
  viewerId: string,
  roomId: string,
  position: number,
): Promise<Room> {
  if (position < 0) throw new RequestError('BAD_USER_INPUT', 'position must be 0 or more.');
  await rateLimits.take('readMarkPerUser', viewerId);
  return work.transact(async (tx) => {
    const { room, membership } = await ownRoom(tx, viewerId, roomId, 'markRead');
    const readPosition = Math.min(position, room.lastPosition);
    // The condition keeps the position from going back when two devices mark at the same time.
    const moved = await tx.em.nativeUpdate(
      Membership,
      { id: membership.id, readPosition: { $lt: readPosition } },
      { readPosition },
    );
    if (moved > 0) {
      const unreadCount = unreadOf(room, readPosition, room.keptFrom);
      tx.announce({ type: 'RoomRead', roomId, userId: viewerId, readPosition, unreadCount });
    }
    return room;
  });
}
