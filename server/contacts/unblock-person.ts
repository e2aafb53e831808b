import type { User } from '../accounts/user.ts';
import type { Services } from '../core/services.ts';
import { Block } from './block.ts';
import { lockPeople } from './lock-people.ts';
import { MessageRequest } from './message-request.ts';
import { settleStandings } from './settle-standings.ts';

/** Ends a block of the viewer's: what they had goes on, and the other may ask again. Harmless when there is none. Throws `PersonNotFound`. */
export async function unblockPerson({ work, rateLimits }: Services, viewerId: string, personId: string): Promise<User> {
  await rateLimits.take('changePerUser', viewerId);
  return work.transact(async (tx) => {
    const { person } = await lockPeople(tx, viewerId, personId);
    const ended = await tx.em.nativeDelete(Block, { blockerId: viewerId, blockedId: personId });
    if (ended === 0) return person;
    await tx.em.nativeDelete(MessageRequest, { fromId: personId, toId: viewerId });
    await settleStandings(tx, viewerId, personId);
    tx.announce({ type: 'BlocksChanged', userId: viewerId, personId, isBlocked: false });
    return person;
  });
}
