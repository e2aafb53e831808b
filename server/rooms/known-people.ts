import { type FilterQuery, raw } from '@mikro-orm/core';
import type { SqlEntityManager } from '@mikro-orm/sql';
import { serverPolicy } from '../access/policy.ts';
import { foldCase } from '../shared/text.ts';
import { usernameKey } from '../accounts/account-rules.ts';
import { serverFactsOf } from '../accounts/act-on-person.ts';
import { User } from '../accounts/user.ts';
import { cutPage, type Page } from '../core/page.ts';
import { limits } from '../shared/limits.ts';
import { RequestError } from '../shared/request-error.ts';
import { acquaintancesOf } from './acquaintances.ts';

/** Code units of a search that count. */
const searchLengthMax = 100;

/** Whom somebody may know of: everybody on the server, or those with these ids. */
export type KnownPeople = 'EVERYBODY' | ReadonlySet<string>;

/** Whom the viewer may know of: a member of the server everybody, others those with whom they share a room, and themselves. */
export async function knownPeople(
  em: SqlEntityManager,
  viewer: Pick<User, 'id' | 'role' | 'suspendedAt'>,
): Promise<KnownPeople> {
  if (serverPolicy.seeEverybody(serverFactsOf(viewer))) return 'EVERYBODY';
  return (await acquaintancesOf(em, viewer.id)).add(viewer.id);
}

/** Accounts that have come in: whoever has to prove an address first is nowhere yet. */
const haveComeIn = { id: { $nin: raw('(select user_id from email_proof where is_entering)') } };

/** Somebody with this username whom the viewer may know of; null if there is nobody. */
export async function knownPerson(em: SqlEntityManager, known: KnownPeople, username: string): Promise<User | null> {
  const key = usernameKey(username.toWellFormed());
  if (key.includes('\0')) return null;
  const user = await em.findOne(User, { $and: [{ usernameKey: key, deletedAt: null }, haveComeIn] });
  return user !== null && (known === 'EVERYBODY' || known.has(user.id)) ? user : null;
}

/** A page of the people that somebody knows of, by display name; nobody suspended or deleted, or who has not come in yet. */
export async function pageOfPeople(
  em: SqlEntityManager,
  known: KnownPeople,
  size: number,
  after: string | null,
  matching: string | null,
): Promise<Page<User>> {
  const conditions: FilterQuery<User>[] = [{ suspendedAt: null, deletedAt: null }, haveComeIn];
  if (known !== 'EVERYBODY') conditions.push({ id: { $in: [...known] } });
  const wanted = (matching ?? '').toWellFormed().replaceAll('\0', '').slice(0, searchLengthMax).trim();
  // A name that changes when the wanted letters are taken out contains them: the same in both dialects, with nothing to escape.
  if (wanted !== '') {
    conditions.push({
      $or: [
        { [raw("replace(display_name_key, ?, '')", [foldCase(wanted)])]: { $ne: raw('display_name_key') } },
        { [raw("replace(username_key, ?, '')", [usernameKey(wanted)])]: { $ne: raw('username_key') } },
      ],
    });
  }
  if (after !== null) {
    const { name, id } = decodePersonCursor(after);
    conditions.push({ $or: [{ displayNameKey: { $gt: name } }, { displayNameKey: name, id: { $gt: id } }] });
  }
  const rows = await em.find(
    User,
    { $and: conditions },
    {
      orderBy: { displayNameKey: 'asc', id: 'asc' },
      limit: size + 1,
      exclude: ['passwordHash'],
      disableIdentityMap: true,
    },
  );
  return cutPage(rows as User[], size);
}

/** Those of the people who are neither suspended nor deleted, by display name; a list's worth. */
export async function peopleAmong(em: SqlEntityManager, userIds: readonly string[]): Promise<User[]> {
  const rows = await em.find(
    User,
    { id: { $in: userIds.slice(0, limits.onlinePeopleLookedThrough) }, suspendedAt: null, deletedAt: null },
    {
      orderBy: { displayNameKey: 'asc', id: 'asc' },
      limit: limits.onlinePeopleShown,
      exclude: ['passwordHash'],
      disableIdentityMap: true,
    },
  );
  return rows as User[];
}

/** A place in the list, as an opaque text. */
export function encodePersonCursor({ displayNameKey, id }: Pick<User, 'displayNameKey' | 'id'>): string {
  return Buffer.from(`${id} ${displayNameKey}`).toString('base64url');
}

function decodePersonCursor(cursor: string): { readonly name: string; readonly id: string } {
  const match = /^([0-9a-f-]{36}) ([^\0]{0,1000})$/.exec(Buffer.from(cursor, 'base64url').toString());
  if (!match) throw new RequestError('BAD_USER_INPUT', 'The cursor is not one that this list gave.');
  return { name: match[2]!, id: match[1]! };
}
