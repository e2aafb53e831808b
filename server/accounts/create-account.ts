import type { Transaction } from '../core/unit-of-work.ts';
import { newId } from '../shared/ids.ts';
import { displayNameKey, emailKey, usernameKey, usernameLooks } from './account-rules.ts';
import { refuseTakenUsername } from './taken-username.ts';
import { User } from './user.ts';

/** An account as it begins; names are as they are shown. */
export type NewAccount = Pick<User, 'username' | 'displayName' | 'email' | 'passwordHash' | 'role'>;

/**
 * Writes a new account within the transaction. Its rules have been checked; the database refuses a name that is taken, and `UsernameTaken` is
 * thrown for one that belonged to a deleted account.
 */
export async function createAccount(tx: Transaction, account: NewAccount): Promise<User> {
  const { username, email } = account;
  await refuseTakenUsername(tx.em, username);
  const user = tx.em.create(User, {
    ...account,
    id: newId(tx.now.getTime()),
    usernameKey: usernameKey(username),
    usernameLooks: usernameLooks(username),
    displayNameKey: displayNameKey(account.displayName),
    emailKey: email == null ? null : emailKey(email),
    emailVerifiedAt: null,
    bio: '',
    pronouns: '',
    interests: [],
    pictureId: null,
    suspendedAt: null,
    theme: 'SYSTEM',
    enterSends: true,
    showsLastSeen: true,
    lastSeenAt: null,
    whoMayWrite: 'SHARED_ROOM',
    createdAt: tx.now,
    deletedAt: null,
    erasing: null,
  });
  await tx.em.flush();
  return user;
}
