import type { SqlEntityManager } from '@mikro-orm/sql';
import { beyond, cutPage, type Page } from '../core/page.ts';
import { MessageRequest } from './message-request.ts';

/** The requests that wait for somebody's answer, the latest first, after the cursor if there is one. */
export async function pageOfRequests(
  em: SqlEntityManager,
  userId: string,
  size: number,
  after: string | null,
): Promise<Page<MessageRequest>> {
  const rows = await em.find(
    MessageRequest,
    { toId: userId, declinedAt: null, ...beyond(after, 'sentAt', 'newest first') },
    { orderBy: [{ sentAt: 'desc' }, { id: 'desc' }], limit: size + 1, disableIdentityMap: true },
  );
  return cutPage(rows, size);
}

/** How many requests wait for somebody's answer. */
export function countRequests(em: SqlEntityManager, userId: string): Promise<number> {
  return em.count(MessageRequest, { toId: userId, declinedAt: null });
}
