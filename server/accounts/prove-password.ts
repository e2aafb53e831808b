import type { Services } from '../core/services.ts';
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

export function wrongPassword(): UserError {
  return new UserError('WrongPassword', 'This is not your present password.');
}
