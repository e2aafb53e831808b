import type { SqlEntityManager } from '@mikro-orm/sql';
import { beyond, cutPage, type Page } from '../core/page.ts';
import { nameContains } from './page-of-listed-rooms.ts';
import { Room } from './room.ts';

/** Every room, listed or not, but for conversations of two: who talks to whom is theirs. Most recently active first, after the cursor and with `matching` in its name if given. */
export async function pageOfAllRooms(
  em: SqlEntityManager,
  size: number,
  after: string | null,
  matching: string | null,
): Promise<Page<Room>> {
  const rooms = await em.find(
    Room,
    {
      $and: [
        { closedAt: null, directKey: null },
        nameContains(matching),
        beyond(after, 'lastActivityAt', 'newest first'),
      ],
    },
    { orderBy: [{ lastActivityAt: 'desc' }, { id: 'desc' }], limit: size + 1, disableIdentityMap: true },
  );
  return cutPage(rooms, size);
}

/** The rooms in which most was said, `size` at most. */
export async function biggestRooms(em: SqlEntityManager, size: number): Promise<Room[]> {
  const which = { closedAt: null, directKey: null, lastPosition: { $gt: 0 } };
  return em.find(Room, which, {
    orderBy: [{ lastPosition: 'desc' }, { id: 'asc' }],
    limit: size,
    disableIdentityMap: true,
  });
}
