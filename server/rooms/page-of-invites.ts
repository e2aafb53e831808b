import type { FilterQuery } from '@mikro-orm/core';
import type { SqlEntityManager } from '@mikro-orm/sql';
import { Invite } from '../accounts/invite.ts';
import { beyond, cutPage, type Page } from '../core/page.ts';
import { RequestError } from '../shared/request-error.ts';
import { UserError } from '../shared/user-error.ts';
import { requireInviting } from './may-invite.ts';

/** A page of the invites to a room, or with null of all those that open the server, newest first. Throws FORBIDDEN. */
export async function pageOfInvites(
  em: SqlEntityManager,
  viewerId: string,
  roomId: string | null,
  size: number,
  after: string | null,
): Promise<Page<Invite>> {
  await requireInviting(em, viewerId, roomId).catch((error: unknown) => {
    // What is asked rather than done has no refusals of its own: a room that is not there is one where nobody may invite.
    throw error instanceof UserError ? new RequestError('FORBIDDEN', error.message) : error;
  });
  const which: FilterQuery<Invite> = roomId === null ? { opensServer: true } : { roomId };
  const rows = await em.find(
    Invite,
    { $and: [which, beyond(after, 'createdAt', 'newest first')] },
    { orderBy: [{ createdAt: 'desc' }, { id: 'desc' }], limit: size + 1, disableIdentityMap: true },
  );
  return cutPage(rows, size);
}
