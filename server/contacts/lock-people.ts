import { raw } from '@mikro-orm/core';
import { personNotFound } from '../accounts/act-on-person.ts';
import { requireAccount } from '../accounts/require-account.ts';
import { User } from '../accounts/user.ts';
import type { Transaction } from '../core/unit-of-work.ts';

/**
 * The accounts of two people, locked until the transaction ends against whatever else is decided between them. Throws `PersonNotFound`
 * if the second is not there, and UNAUTHENTICATED as `requireAccount` does.
 */
export async function lockPeople(
  tx: Transaction,
  viewerId: string,
  personId: string,
): Promise<{ readonly viewer: User; readonly person: User }> {
  const { em } = tx;
  // A row that is updated is locked, and not, as a row that is read FOR UPDATE, also against messages of its person: those wait for
  // nobody, or they would wait here for a room's lock that this transaction asks for next. In one order, or two would wait for ever.
  for (const id of [...new Set([viewerId, personId])].toSorted()) {
    await em.nativeUpdate(User, { id }, { createdAt: raw('created_at') });
  }
  await requireAccount(tx, viewerId);
  const viewer = await em.findOneOrFail(User, viewerId);
  const person = await em.findOne(User, personId);
  if (person === null || person.deletedAt != null) throw personNotFound();
  return { viewer, person };
}
