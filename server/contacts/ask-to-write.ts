import { contactPolicy } from '../access/policy.ts';
import type { Services } from '../core/services.ts';
import type { Transaction } from '../core/unit-of-work.ts';
import type { Room } from '../rooms/room.ts';
import { personBlocked } from '../rooms/silent.ts';
import { newId } from '../shared/ids.ts';
import { beginConversation, conversationOf } from './begin-conversation.ts';
import { contactFactsOf } from './contact-facts.ts';
import { lockPeople } from './lock-people.ts';
import { MessageRequest } from './message-request.ts';
import { requireAskable } from './request-rules.ts';

/**
 * Asks somebody to be written to, with the first thing that the viewer would say. Where they may write at once, it is said and the
 * conversation answered; else null, whether the request is new, waits already, was declined or is seen by nobody: it looks the same.
 * Throws `EmptyMessage`, `MessageTooLong`, `PersonNotFound` or `PersonBlocked`.
 */
export async function askToWrite(
  { work, rateLimits }: Services,
  viewerId: string,
  personId: string,
  body: string,
): Promise<Room | null> {
  requireAskable(body);
  await rateLimits.take('newConversationPerUser', viewerId);
  return work.transact(async (tx) => {
    const { viewer, person } = await lockPeople(tx, viewerId, personId);
    const known = await conversationOf(tx.em, viewerId, personId);
    if (known !== null) return known;
    const facts = await contactFactsOf(tx.em, viewer, person);
    if (!contactPolicy.askToWrite(facts)) throw personBlocked();
    if (contactPolicy.openConversation(facts))
      return beginConversation(tx, viewerId, personId, { authorId: viewerId, body });
    await keepRequest(tx, { fromId: viewerId, toId: personId, body }, facts.isBlocked);
    return null;
  });
}

/** Whoever is blocked asks as anybody does, and is seen by nobody. */
async function keepRequest(
  tx: Transaction,
  request: Pick<MessageRequest, 'fromId' | 'toId' | 'body'>,
  isBlocked: boolean,
): Promise<void> {
  const { fromId, toId } = request;
  if ((await tx.em.count(MessageRequest, { fromId, toId })) > 0) return;
  const declinedAt = isBlocked ? tx.now : null;
  tx.em.create(MessageRequest, { ...request, id: newId(tx.now.getTime()), sentAt: tx.now, declinedAt });
  await tx.em.flush();
  tx.announce({ type: 'RequestsChanged', userId: toId });
}
