import type { SqlEntityManager } from '@mikro-orm/sql';
import { emailKey, usernameKey } from './account-rules.ts';
import { User } from './user.ts';

/** Code units of a name that somebody types: the longest address. */
const loginLengthMax = 254;

/** The account with this username or email, in any letter case. A username cannot hold an @, so at most one of the two finds somebody. */
export async function findByLogin(em: SqlEntityManager, login: string): Promise<User | null> {
  if (login.length > loginLengthMax || login.includes('\0')) return null;
  return em.findOne(User, isEmail(login) ? { emailKey: emailKey(login) } : { usernameKey: usernameKey(login) });
}

/**
 * Under what tries with a username or email are counted: the same for every spelling of it, and by the text alone. Counted by the account that it
 * finds, the limit would tell a stranger which address is whose, and which is nobody's.
 */
export function loginKey(login: string): string {
  const text = login.slice(0, loginLengthMax);
  return isEmail(text) ? emailKey(text) : usernameKey(text);
}

function isEmail(login: string): boolean {
  return login.includes('@');
}
