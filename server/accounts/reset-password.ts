import type { Services } from '../core/services.ts';
import { Problem } from '../shared/problem.ts';
import { randomPassword } from '../shared/random-password.ts';
import { usernameKey } from './account-rules.ts';
import { RecoveryCode } from './recovery-code.ts';
import { replacePassword } from './replace-password.ts';
import { User } from './user.ts';

/** What became of a reset; the password is told here once and stored nowhere. */
export interface PasswordReset {
  readonly username: string;
  readonly password: string;
  readonly endedSessions: number;
}

/**
 * Gives an account a random password and takes every other way into it away: its sessions end, and its recovery codes and links are worth
 * nothing. For the host alone: nobody is asked who they are. Throws `Problem` if nobody has that name.
 */
export async function resetPassword({ work, passwords }: Services, username: string): Promise<PasswordReset> {
  const user = await work.read().findOne(User, { usernameKey: usernameKey(username) }, { disableIdentityMap: true });
  const nobody = (): Problem => new Problem(`Nobody here has the username "${username}".`);
  if (user === null) throw nobody();
  const password = randomPassword();
  const hash = await passwords.hash(password);
  return work.transact(async (tx) => {
    await tx.em.nativeDelete(RecoveryCode, { userId: user.id });
    const endedSessions = await replacePassword(tx, user.id, { known: null, hash, staying: null });
    if (endedSessions === null) throw nobody();
    return { username: user.username, password, endedSessions };
  });
}
