import { type FilterQuery, raw } from '@mikro-orm/core';
import type { SqlEntityManager } from '@mikro-orm/sql';
import { beyond, cutPage, type Page } from '../core/page.ts';
import { Room } from './room.ts';
import { roomNameKey } from './room-rules.ts';

/** Code units of a search that count. */
const searchLengthMax = 200;

/** The listed rooms, most recently active first, after the cursor and with `matching` in their name if given. */
export async function pageOfListedRooms(
  em: SqlEntityManager,
  size: number,
  after: string | null,
  matching: string | null,
): Promise<Page<Room>> {
  const rooms = await em.find(
    Room,
    { $and: [{ isListed: true }, nameContains(matching), beyond(after, 'lastActivityAt', 'newest first')] },
    { orderBy: [{ lastActivityAt: 'desc' }, { id: 'desc' }], limit: size + 1 },
  );
  return cutPage(rooms, size);
}

/** A filter for the rooms with these letters in their name, case and blanks ignored; all rooms without any. */
export function nameContains(matching: string | null): FilterQuery<Room> {
  const wanted = roomNameKey((matching ?? '').toWellFormed().replaceAll('\0', '').slice(0, searchLengthMax));
  // A name that changes when the wanted letters are taken out contains them: the same in both dialects, with nothing to escape.
  return wanted === '' ? {} : { [raw("replace(name_key, ?, '')", [wanted])]: { $ne: raw('name_key') } };
}
