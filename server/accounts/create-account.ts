import type { Transaction } from '../core/unit-of-work.ts';
import { newId } from '../shared/ids.ts';
import { emailKey, usernameKey, usernameLooks } from './account-rules.ts';
import { User } from './user.ts';

/** An account as it begins; names are as they are shown. */
export type NewAccount = Pick<User, 'username' | 'displayName' | 'email' | 'passwordHash' | 'role'>;

/** Writes a new account within the transaction. Its rules have been checked; the database refuses a name that is taken. */
export async function createAccount(tx: Transaction, account: NewAccount): Promise<User> {
  const { username, email } = account;
  const user = tx.em.create(User, {
    ...account,
    id: newId(tx.now.getTime()),
    usernameKey: usernameKey(username),
    usernameLooks: usernameLooks(username),
    emailKey: email == null ? null : emailKey(email),
    bio: '',
    suspendedAt: null,
    theme: 'SYSTEM',
    enterSends: true,
    createdAt: tx.now,
  });
  await tx.em.flush();
  return user;
}
