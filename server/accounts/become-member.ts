import { LockMode } from '@mikro-orm/core';
import type { Services } from '../core/services.ts';
import { refusingDuplicates } from '../core/unique-violation.ts';
import { RequestError } from '../shared/request-error.ts';
import { refuseIfAny } from '../shared/user-error.ts';
import { usernameKey, usernameLooks, usernameProblem } from './account-rules.ts';
import { currentSettings } from './current-settings.ts';
import { passwordProblem } from './password-rules.ts';
import { settleHolds } from './settle-holds.ts';
import { refuseTakenUsername, usernameRefusals } from './taken-username.ts';
import { User } from './user.ts';

/**
 * Makes a guest a member with a username and a password of their own: they keep what they wrote and where they are. Throws `InvalidInput` or
 * `UsernameTaken`, and FORBIDDEN for those who are no guests.
 */
export async function becomeMember(
  { work, rateLimits, passwords, fixed }: Services,
  userId: string,
  input: { readonly username: string; readonly password: string },
  address: string,
): Promise<User> {
  const username = input.username.trim();
  const guest = await work.read().findOneOrFail(User, userId);
  if (guest.role !== 'GUEST') throw noGuest();
  await rateLimits.take('passwordEstimatePerAddress', address);
  refuseIfAny([usernameProblem(input.username), await passwordProblem(input.password, [username, guest.displayName])]);
  await refuseTakenUsername(work.read(), username);
  const passwordHash = await passwords.hash(input.password);
  return refusingDuplicates(usernameRefusals(username), () =>
    work.transact(async (tx) => {
      await refuseTakenUsername(tx.em, username);
      const user = await tx.em.findOneOrFail(User, userId, { lockMode: LockMode.PESSIMISTIC_WRITE });
      if (user.role !== 'GUEST') throw noGuest();
      const keys = { usernameKey: usernameKey(username), usernameLooks: usernameLooks(username) };
      Object.assign(user, { username, ...keys, passwordHash, role: 'MEMBER' });
      await settleHolds(tx, await currentSettings(tx.em, fixed), [userId]);
      tx.announce({ type: 'UserChanged', userId });
      return user;
    }),
  );
}

function noGuest(): RequestError {
  return new RequestError('FORBIDDEN', 'You have an account already.');
}
