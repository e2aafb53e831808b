import { LockMode } from '@mikro-orm/core';
import type { Services } from '../core/services.ts';
import type { Transaction } from '../core/unit-of-work.ts';
import { UserError } from '../shared/user-error.ts';
import { User } from './user.ts';

/**
 * The account of somebody who is signed in and tells their password once more. Throws `WrongPassword`, and RATE_LIMITED after too many wrong
 * ones: whoever finds a device open does not get to guess.
 */
export async function provePassword(
  { work, rateLimits, passwords }: Services,
  userId: string,
  password: string,
  address: string,
): Promise<User> {
  const key = `${userId} ${address}`;
  await rateLimits.take('wrongPasswordPerAccountAndAddress', key);
  const user = await work.read().findOneOrFail(User, userId);
  if (!(await passwords.verify(user.passwordHash, password.toWellFormed()))) throw wrongPassword();
  await rateLimits.giveBack('wrongPasswordPerAccountAndAddress', key);
  return user;
}

/**
 * The account of somebody who has proved their password, locked until the transaction ends. Throws `WrongPassword` if it was replaced since: what
 * a new password is to keep out must not slip in behind it.
 */
export async function lockProven({ em }: Transaction, { id, passwordHash }: User): Promise<User> {
  const user = await em.findOneOrFail(User, id, { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true });
  if (user.passwordHash !== passwordHash) throw wrongPassword();
  return user;
}

export function wrongPassword(): UserError {
  return new UserError('WrongPassword', 'This is not your present password.');
}
