import { type FilterQuery, raw } from '@mikro-orm/core';
import type { SqlEntityManager } from '@mikro-orm/sql';
import { beyond, cutPage, type Page } from '../core/page.ts';
import { usernameKey } from './account-rules.ts';
import { User } from './user.ts';

/** Code units of a search that count. */
const searchLengthMax = 100;

/** Which accounts to list. */
export interface AccountFilter {
  readonly matching: string | null;
  readonly isSuspended: boolean | null;
}

/** A page of the server's accounts, newest first, for those who administer it; by a part of the username, in any letter case. */
export async function pageOfAccounts(
  em: SqlEntityManager,
  size: number,
  after: string | null,
  { matching, isSuspended }: AccountFilter,
): Promise<Page<User>> {
  const conditions: FilterQuery<User>[] = [{ deletedAt: null }, beyond(after, 'createdAt', 'newest first')];
  const part = usernameKey((matching ?? '').toWellFormed().replaceAll('\0', '').slice(0, searchLengthMax));
  // A name that changes when the wanted letters are taken out contains them: the same in both dialects, with nothing to escape.
  if (part !== '') conditions.push({ [raw("replace(username_key, ?, '')", [part])]: { $ne: raw('username_key') } });
  if (isSuspended !== null) conditions.push({ suspendedAt: isSuspended ? { $ne: null } : null });
  const rows = await em.find(
    User,
    { $and: conditions },
    {
      orderBy: { createdAt: 'desc', id: 'desc' },
      limit: size + 1,
      disableIdentityMap: true,
      exclude: ['passwordHash'],
    },
  );
  return cutPage(rows as User[], size);
}
