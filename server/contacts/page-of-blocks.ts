import type { SqlEntityManager } from '@mikro-orm/sql';
import { beyond, cutPage, type Page } from '../core/page.ts';
import { Block } from './block.ts';

/** The people whom somebody has blocked, the latest first, after the cursor if there is one. */
export async function pageOfBlocks(
  em: SqlEntityManager,
  blockerId: string,
  size: number,
  after: string | null,
): Promise<Page<Block>> {
  const rows = await em.find(
    Block,
    { blockerId, ...beyond(after, 'blockedAt', 'newest first') },
    { orderBy: [{ blockedAt: 'desc' }, { id: 'desc' }], limit: size + 1, disableIdentityMap: true },
  );
  return cutPage(rows, size);
}
