import { contactPolicy } from '../access/policy.ts';
import type { Services } from '../core/services.ts';
import type { User } from '../accounts/user.ts';
import { newId } from '../shared/ids.ts';
import { UserError } from '../shared/user-error.ts';
import { Block } from './block.ts';
import { contactFactsOf } from './contact-facts.ts';
import { lockPeople } from './lock-people.ts';
import { MessageRequest } from './message-request.ts';
import { settleStandings } from './settle-standings.ts';

/**
 * Lets the viewer hear nothing more from somebody alone: nothing is said in their conversation, what they ask is seen by nobody, and they
 * do not hear when the viewer comes and goes. They are not told. Harmless twice. Throws `PersonNotFound` or, for oneself, `NotAllowed`.
 */
export async function blockPerson({ work, rateLimits }: Services, viewerId: string, personId: string): Promise<User> {
  await rateLimits.take('changePerUser', viewerId);
  return work.transact(async (tx) => {
    const { viewer, person } = await lockPeople(tx, viewerId, personId);
    const facts = await contactFactsOf(tx.em, viewer, person);
    if (!contactPolicy.blockPerson(facts)) throw new UserError('NotAllowed', 'You cannot block yourself.');
    if (facts.hasBlocked) return person;
    const id = newId(tx.now.getTime());
    tx.em.create(Block, { id, blockerId: viewerId, blockedId: personId, blockedAt: tx.now });
    await tx.em.flush();
    // What the viewer asked themselves is taken back, and they hear no more than that.
    const own = await tx.em.nativeDelete(MessageRequest, { fromId: viewerId, toId: personId });
    if (own > 0) tx.announce({ type: 'RequestsChanged', userId: personId });
    await tx.em.nativeUpdate(MessageRequest, { fromId: personId, toId: viewerId }, { declinedAt: tx.now });
    tx.announce({ type: 'RequestsChanged', userId: viewerId });
    await settleStandings(tx, viewerId, personId);
    tx.announce({ type: 'BlocksChanged', userId: viewerId, personId, isBlocked: true });
    return person;
  });
}
