import type { Services } from '../core/services.ts';
import { MessageRequest, requestNotFound } from './message-request.ts';

/** Puts away a request to the viewer; whoever sent it is not told, and may not ask again. Declining twice is harmless. Throws `RequestNotFound`. */
export async function declineRequest({ work, rateLimits }: Services, viewerId: string, id: string): Promise<void> {
  await rateLimits.take('changePerUser', viewerId);
  await work.transact(async (tx) => {
    const request = await tx.em.findOne(MessageRequest, { id, toId: viewerId });
    if (request === null) throw requestNotFound();
    if (request.declinedAt != null) return;
    request.declinedAt = tx.now;
    await tx.em.flush();
    tx.announce({ type: 'RequestsChanged', userId: viewerId });
  });
}
