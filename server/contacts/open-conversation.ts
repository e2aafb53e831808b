import { UniqueConstraintViolationException } from '@mikro-orm/core';
import { contactPolicy } from '../access/policy.ts';
import type { Services } from '../core/services.ts';
import type { Room } from '../rooms/room.ts';
import { notTakingMessages, personBlocked } from '../rooms/silent.ts';
import { beginConversation, conversationOf } from './begin-conversation.ts';
import { contactFactsOf } from './contact-facts.ts';
import { lockPeople } from './lock-people.ts';

/**
 * The one conversation of the viewer and somebody else, made when there is none: the same whoever opens it and however often at once.
 * Whom they asked, or were asked by, has said so in it. Throws `PersonNotFound`, `PersonBlocked` or `NotTakingMessages`.
 */
export async function openConversation(
  { work, rateLimits }: Services,
  viewerId: string,
  personId: string,
): Promise<Room> {
  await rateLimits.take('changePerUser', viewerId);
  const earlier = await conversationOf(work.read(), viewerId, personId);
  if (earlier !== null) return earlier;
  await rateLimits.take('newConversationPerUser', viewerId);
  const opened = work.transact(async (tx) => {
    const { viewer, person } = await lockPeople(tx, viewerId, personId);
    const known = await conversationOf(tx.em, viewerId, personId);
    if (known !== null) return known;
    const facts = await contactFactsOf(tx.em, viewer, person);
    if (facts.hasBlocked) throw personBlocked();
    if (!contactPolicy.openConversation(facts)) throw notTakingMessages();
    return beginConversation(tx, viewerId, personId);
  });
  return opened.catch(async (error: unknown) => {
    // The lock sees to it that there is one; the key would, if ever it did not.
    const won =
      error instanceof UniqueConstraintViolationException
        ? await conversationOf(work.read(), viewerId, personId)
        : null;
    if (won !== null) return won;
    throw error;
  });
}
