import type { SqlEntityManager } from '@mikro-orm/sql';
import { cutPage, decodeCursor, type Page } from '../core/page.ts';
import { Ban } from './ban.ts';

/** The people who are banned from a room, the latest first, after the cursor if there is one. */
export async function pageOfBans(
  em: SqlEntityManager,
  roomId: string,
  size: number,
  after: string | null,
): Promise<Page<Ban>> {
  const cursor = after === null ? null : decodeCursor(after);
  const earlier =
    cursor === null ? {} : { $or: [{ bannedAt: { $lt: cursor.at } }, { bannedAt: cursor.at, id: { $lt: cursor.id } }] };
  const rows = await em.find(
    Ban,
    { roomId, ...earlier },
    { orderBy: [{ bannedAt: 'desc' }, { id: 'desc' }], limit: size + 1 },
  );
  return cutPage(rows, size);
}
