import type { Services } from '../core/services.ts';
import { endMembership } from './end-membership.ts';
import { lockOwnRoom } from './lock-room.ts';
import type { Room } from './room.ts';

/** Ends the viewer's membership; a room that its owner leaves gets another. Throws `RoomNotFound`, `Banned`, `NotAMember` or, of a direct conversation, `NotAllowed`. */
export async function leaveRoom({ work, rateLimits }: Services, viewerId: string, roomId: string): Promise<Room> {
  await rateLimits.take('changePerUser', viewerId);
  return work.transact(async (tx) => {
    const { room, membership } = await lockOwnRoom(tx, viewerId, roomId, 'leaveRoom');
    await endMembership(tx, room, membership, { cause: 'LEFT', reason: null });
    return room;
  });
}
