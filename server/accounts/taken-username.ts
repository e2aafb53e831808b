import type { SqlEntityManager } from '@mikro-orm/sql';
import { UserError } from '../shared/user-error.ts';
import { retiredName, usernameKey, usernameLooks } from './account-rules.ts';
import { User } from './user.ts';

/** Throws `UsernameTaken` if somebody has the username or one that looks like it, or had it until they deleted their account. */
export async function refuseTakenUsername(em: SqlEntityManager, username: string): Promise<void> {
  const [key, looks] = [usernameKey(username), usernameLooks(username)];
  const isTaken = {
    $or: [{ usernameKey: { $in: [key, retiredName(key)] } }, { usernameLooks: { $in: [looks, retiredName(looks)] } }],
  };
  if ((await em.count(User, isTaken)) > 0) throw usernameTaken(username);
}

/** What is thrown when the database refuses a username that was taken meanwhile. */
export function usernameRefusals(username: string) {
  const refusal = (): UserError => usernameTaken(username);
  return { username_key: refusal, username_looks: refusal };
}

/** The same for a new account, which may also have an email that somebody else gave. */
export function accountRefusals(username: string) {
  return { ...usernameRefusals(username), email_key: emailTaken };
}

/** What is thrown where somebody has the email already, and there is no mail server by which to tell them alone. */
export function emailTaken(): UserError {
  return new UserError('EmailTaken', 'An account with this email exists. Sign in instead, or leave the email out.');
}

function usernameTaken(username: string): UserError {
  return new UserError(
    'UsernameTaken',
    `The username "${username}", or one that looks like it, is taken. Please choose another.`,
  );
}
