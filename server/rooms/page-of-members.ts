import type { SqlEntityManager } from '@mikro-orm/sql';
import { beyond, cutPage, type Page } from '../core/page.ts';
import { Membership } from './membership.ts';

/** The members of a room in the order they came, after the cursor if there is one. */
export async function pageOfMembers(
  em: SqlEntityManager,
  roomId: string,
  size: number,
  after: string | null,
): Promise<Page<Membership>> {
  const rows = await em.find(
    Membership,
    { roomId, ...beyond(after, 'joinedAt', 'oldest first') },
    { orderBy: [{ joinedAt: 'asc' }, { id: 'asc' }], limit: size + 1 },
  );
  return cutPage(rows, size);
}
