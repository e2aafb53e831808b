import type { FilterQuery } from '@mikro-orm/core';
import type { SqlEntityManager } from '@mikro-orm/sql';
import { beyond, cutPage, type Page } from '../core/page.ts';
import { usernameKey } from './account-rules.ts';
import { ServerAct } from './server-act.ts';
import { User } from './user.ts';

/** Which acts to list: of one kind, and by or about the person with this username, in any letter case. */
export interface ServerActFilter {
  readonly kind: ServerAct['kind'] | null;
  readonly username: string | null;
}

/** What those who administer the server did, the latest first, after the cursor if there is one. */
export async function pageOfServerActs(
  em: SqlEntityManager,
  size: number,
  after: string | null,
  { kind, username }: ServerActFilter,
): Promise<Page<ServerAct>> {
  const conditions: FilterQuery<ServerAct>[] = [beyond(after, 'doneAt', 'newest first')];
  if (kind !== null) conditions.push({ kind });
  const key = usernameKey((username ?? '').toWellFormed().replaceAll('\0', ''));
  if (key !== '') {
    const person = await em.findOne(User, { usernameKey: key }, { fields: ['id'], disableIdentityMap: true });
    if (person === null) return { items: [], hasMore: false };
    conditions.push({ $or: [{ byId: person.id }, { aboutId: person.id }] });
  }
  const rows = await em.find(
    ServerAct,
    { $and: conditions },
    { orderBy: [{ doneAt: 'desc' }, { id: 'desc' }], limit: size + 1, disableIdentityMap: true },
  );
  return cutPage(rows, size);
}
