import type { SqlEntityManager } from '@mikro-orm/sql';
import { emailKey, usernameKey } from './account-rules.ts';
import { User } from './user.ts';

/** The account with this username or email, in any letter case. A username cannot hold an @, so at most one of the two finds somebody. */
export async function findByLogin(em: SqlEntityManager, login: string): Promise<User | null> {
  if (login.length > 254 || login.includes('\0')) return null;
  return em.findOne(User, login.includes('@') ? { emailKey: emailKey(login) } : { usernameKey: usernameKey(login) });
}
