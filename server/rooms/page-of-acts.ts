import type { SqlEntityManager } from '@mikro-orm/sql';
import { cutPage, decodeCursor, type Page } from '../core/page.ts';
import { RoomAct } from './room-act.ts';

/** What the owner and the moderators did in a room, the latest first, after the cursor if there is one. */
export async function pageOfActs(
  em: SqlEntityManager,
  roomId: string,
  size: number,
  after: string | null,
): Promise<Page<RoomAct>> {
  const cursor = after === null ? null : decodeCursor(after);
  const earlier =
    cursor === null ? {} : { $or: [{ doneAt: { $lt: cursor.at } }, { doneAt: cursor.at, id: { $lt: cursor.id } }] };
  const rows = await em.find(
    RoomAct,
    { roomId, ...earlier },
    { orderBy: [{ doneAt: 'desc' }, { id: 'desc' }], limit: size + 1 },
  );
  return cutPage(rows, size);
}
