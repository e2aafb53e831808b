import type { SqlEntityManager } from '@mikro-orm/sql';
import { beyond, cutPage, type Page } from '../core/page.ts';
import { RoomAct } from './room-act.ts';

/** What the owner and the moderators did in a room, the latest first, after the cursor if there is one. */
export async function pageOfActs(
  em: SqlEntityManager,
  roomId: string,
  size: number,
  after: string | null,
): Promise<Page<RoomAct>> {
  const rows = await em.find(
    RoomAct,
    { roomId, ...beyond(after, 'doneAt', 'newest first') },
    { orderBy: [{ doneAt: 'desc' }, { id: 'desc' }], limit: size + 1 },
  );
  return cutPage(rows, size);
}
