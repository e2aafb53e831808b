import type { SqlEntityManager } from '@mikro-orm/sql';
import type { ContactFacts } from '../access/policy.ts';
import type { User } from '../accounts/user.ts';
import { Block } from './block.ts';
import { MessageRequest } from './message-request.ts';

/**
 * The facts about somebody who wants to write to somebody else. All are read whatever they are: how long it takes tells nothing.
 */
export async function contactFactsOf(em: SqlEntityManager, viewer: User, person: User): Promise<ContactFacts> {
  const [viewerId, personId] = [viewer.id, person.id];
  return {
    isSignedIn: true,
    role: viewer.role,
    isSelf: viewerId === personId,
    hasBlocked: (await em.count(Block, { blockerId: viewerId, blockedId: personId })) > 0,
    isBlocked: (await em.count(Block, { blockerId: personId, blockedId: viewerId })) > 0,
    areSuspended: person.suspendedAt != null,
    haveAsked: (await em.count(MessageRequest, { fromId: personId, toId: viewerId, declinedAt: null })) > 0,
    sharesRoom: await shareRoom(em, viewerId, personId),
    whoMayWrite: person.whoMayWrite,
  };
}

async function shareRoom(em: SqlEntityManager, oneId: string, otherId: string): Promise<boolean> {
  const rows = await em.execute<unknown[]>(
    `select 1 from membership as own join membership as other on other.room_id = own.room_id
     join room on room.id = own.room_id
     where own.user_id = ? and other.user_id = ? and room.direct_key is null limit 1`,
    [oneId, otherId],
  );
  return rows.length > 0;
}
