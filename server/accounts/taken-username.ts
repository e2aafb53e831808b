import type { SqlEntityManager } from '@mikro-orm/sql';
import { UserError } from '../shared/user-error.ts';
import { usernameKey, usernameLooks } from './account-rules.ts';
import { User } from './user.ts';

/** Throws `UsernameTaken` if somebody has the username or one that looks like it: before a hash is spent on it. */
export async function refuseTakenUsername(em: SqlEntityManager, username: string): Promise<void> {
  const isTaken = { $or: [{ usernameKey: usernameKey(username) }, { usernameLooks: usernameLooks(username) }] };
  if ((await em.count(User, isTaken)) > 0) throw usernameTaken(username);
}

/** What is thrown when the database refuses a username that was taken meanwhile. */
export function usernameRefusals(username: string) {
  const refusal = (): UserError => usernameTaken(username);
  return { username_key: refusal, username_looks: refusal };
}

function usernameTaken(username: string): UserError {
  return new UserError(
    'UsernameTaken',
    `The username "${username}", or one that looks like it, is taken. Please choose another.`,
  );
}
