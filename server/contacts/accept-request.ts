import type { Services } from '../core/services.ts';
import type { Room } from '../rooms/room.ts';
import { beginConversation, conversationOf } from './begin-conversation.ts';
import { lockPeople } from './lock-people.ts';
import { MessageRequest, requestNotFound } from './message-request.ts';

/** Makes a conversation of a request to the viewer: what was asked is said in it. Throws `RequestNotFound` or `PersonNotFound`. */
export async function acceptRequest({ work, rateLimits }: Services, viewerId: string, id: string): Promise<Room> {
  await rateLimits.take('changePerUser', viewerId);
  return work.transact(async (tx) => {
    const which = { id, toId: viewerId, declinedAt: null };
    const request = await tx.em.findOne(MessageRequest, which, { disableIdentityMap: true });
    if (request === null) throw requestNotFound();
    await lockPeople(tx, viewerId, request.fromId);
    const known = await conversationOf(tx.em, viewerId, request.fromId);
    if (known !== null) return known;
    // It may have been declined, or whoever sent it been blocked, until the lock was had.
    if ((await tx.em.count(MessageRequest, which)) === 0) throw requestNotFound();
    return beginConversation(tx, viewerId, request.fromId);
  });
}
