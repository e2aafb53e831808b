import { LockMode } from '@mikro-orm/core';
import type { Transaction } from '../core/unit-of-work.ts';
import { RequestError } from '../shared/request-error.ts';
import { User } from './user.ts';

/**
 * Throws UNAUTHENTICATED if the account was deleted since its session was looked at; it is not until the transaction ends. Asked by whatever
 * makes somebody a part of something, under that thing's own lock.
 */
export async function requireAccount({ em }: Transaction, userId: string): Promise<void> {
  const options = { fields: ['deletedAt'], lockMode: LockMode.PESSIMISTIC_READ, disableIdentityMap: true } as const;
  const user = await em.findOne(User, userId, options);
  if (user?.deletedAt !== null) throw accountGone();
}

/** An account of somebody who changes it, locked until the transaction ends. Throws UNAUTHENTICATED as `requireAccount` does. */
export async function lockAccount({ em }: Transaction, userId: string): Promise<User> {
  const user = await em.findOne(User, userId, { lockMode: LockMode.PESSIMISTIC_WRITE });
  if (user?.deletedAt !== null) throw accountGone();
  return user;
}

function accountGone(): RequestError {
  return new RequestError('UNAUTHENTICATED', 'This account was deleted.');
}
