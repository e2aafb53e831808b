import type { Services } from '../core/services.ts';
import { Ban } from './ban.ts';
import { lockOwnRoom } from './lock-room.ts';
import { noteAct } from './room-act.ts';
import type { Room } from './room.ts';

/**
 * Ends somebody's ban: they may come in again as anybody else may. Harmless when they are not banned.
 * Throws `RoomNotFound`, `Banned`, `NotAMember` or `NotAllowed`.
 */
export async function unban(
  { work, rateLimits }: Services,
  viewerId: string,
  roomId: string,
  userId: string,
): Promise<Room> {
  await rateLimits.take('changePerUser', viewerId);
  return work.transact(async (tx) => {
    const { room } = await lockOwnRoom(tx, viewerId, roomId, 'unban');
    const ban = await tx.em.findOne(Ban, { roomId, userId });
    if (ban === null) return room;
    tx.em.remove(ban);
    room.revision++;
    await tx.em.flush();
    await noteAct(tx, roomId, 'UNBANNED', viewerId, userId);
    tx.announce({ type: 'BansChanged', roomId, userId, isLifted: true, revision: room.revision });
    return room;
  });
}
