import type { SqlEntityManager } from '@mikro-orm/sql';
import { beyond, cutPage, type Page } from '../core/page.ts';
import { Ban } from './ban.ts';

/** The people who are banned from a room, the latest first, after the cursor if there is one. */
export async function pageOfBans(
  em: SqlEntityManager,
  roomId: string,
  size: number,
  after: string | null,
): Promise<Page<Ban>> {
  const rows = await em.find(
    Ban,
    { roomId, ...beyond(after, 'bannedAt', 'newest first') },
    { orderBy: [{ bannedAt: 'desc' }, { id: 'desc' }], limit: size + 1 },
  );
  return cutPage(rows, size);
}
