import type { SqlEntityManager } from '@mikro-orm/sql';
import type { Room } from '../rooms/room.ts';
import { Message } from './message.ts';

/**
 * The first position of a room that was sent after an instant, one past the last if none was; not before what it keeps now. Times go up with
 * positions, so it is found by halving: some twenty looks into millions of messages.
 */
export async function firstYoungerThan(
  em: SqlEntityManager,
  { id: roomId, keptFrom, lastPosition }: Pick<Room, 'id' | 'keptFrom' | 'lastPosition'>,
  instant: Date,
): Promise<number> {
  let low = keptFrom;
  let high = lastPosition + 1;
  while (low < high) {
    const position = Math.floor((low + high) / 2);
    const found = await em.findOne(Message, { roomId, position }, { fields: ['sentAt'], disableIdentityMap: true });
    if (found !== null && found.sentAt > instant) high = position;
    else low = position + 1;
  }
  return low;
}
