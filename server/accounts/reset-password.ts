import type { Services } from '../core/services.ts';
import { Problem } from '../shared/problem.ts';
import { randomPassword } from '../shared/random-password.ts';
import { usernameKey } from './account-rules.ts';
import { endSessions } from './end-sessions.ts';
import { User } from './user.ts';

/** What became of a reset; the password is told here once and stored nowhere. */
export interface PasswordReset {
  readonly username: string;
  readonly password: string;
  readonly endedSessions: number;
}

/**
 * Gives an account a random password and ends all of its sessions; their sockets are cut. For the host alone: nobody is asked who they
 * are. Throws `Problem` if nobody has that name.
 */
export async function resetPassword({ work, passwords }: Services, username: string): Promise<PasswordReset> {
  const key = usernameKey(username);
  const nobody = (): Problem => new Problem(`Nobody here has the username "${username}".`);
  if ((await work.read().count(User, { usernameKey: key })) === 0) throw nobody();
  const password = randomPassword();
  const passwordHash = await passwords.hash(password);
  return work.transact(async (tx) => {
    const user = await tx.em.findOne(User, { usernameKey: key });
    if (user === null) throw nobody();
    user.passwordHash = passwordHash;
    const endedSessions = await endSessions(tx, { userId: user.id });
    return { username: user.username, password, endedSessions };
  });
}
