import type { SqlEntityManager } from '@mikro-orm/sql';
import { cutPage, decodeCursor, type Page } from '../core/page.ts';
import { Membership } from './membership.ts';

/** The members of a room in the order they came, after the cursor if there is one. */
export async function pageOfMembers(
  em: SqlEntityManager,
  roomId: string,
  size: number,
  after: string | null,
): Promise<Page<Membership>> {
  const cursor = after === null ? null : decodeCursor(after);
  const later =
    cursor === null ? {} : { $or: [{ joinedAt: { $gt: cursor.at } }, { joinedAt: cursor.at, id: { $gt: cursor.id } }] };
  const rows = await em.find(
    Membership,
    { roomId, ...later },
    { orderBy: [{ joinedAt: 'asc' }, { id: 'asc' }], limit: size + 1 },
  );
  return cutPage(rows, size);
}
