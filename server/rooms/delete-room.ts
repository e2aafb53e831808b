import type { Services } from '../core/services.ts';
import { closeRoom } from './close-room.ts';
import { lockOwnRoom } from './lock-room.ts';

/** Ends a room for everybody, with all that was said in it. Throws `RoomNotFound`, `Banned`, `NotAMember` or `NotAllowed`. */
export async function deleteRoom({ work, rateLimits }: Services, viewerId: string, roomId: string): Promise<void> {
  await rateLimits.take('changePerUser', viewerId);
  await work.transact(async (tx) => {
    const { room } = await lockOwnRoom(tx, viewerId, roomId, 'deleteRoom');
    await closeRoom(tx, room, 'CLOSED');
  });
}
