import type { Services } from '../core/services.ts';
import { UserError } from '../shared/user-error.ts';
import { currentSettings } from './current-settings.ts';
import { findByLogin, loginKey } from './find-by-login.ts';
import { type Device, startSession, type StartedSession } from './start-session.ts';
import { User } from './user.ts';

/**
 * Begins a session for whoever knows the password of the account with that username or email. Throws `WrongCredentials`, in the same
 * words and at the same cost whether the name or the password is wrong, and RATE_LIMITED after too many wrong tries from `address`;
 * whoever knows the password may learn `AccountSuspended` or `TooManyDevices`.
 * Tries count per name and address together, so that a stranger elsewhere cannot lock the owner out.
 */
export async function signIn(
  { work, rateLimits, passwords, fixed }: Services,
  login: string,
  password: string,
  device: Device,
  address: string,
): Promise<{ user: User; session: StartedSession }> {
  const name = login.trim().toWellFormed();
  // Counted before it is looked at, or guesses made at the same time would all be looked at.
  await rateLimits.take('wrongPasswordPerAddress', address);
  const accountAndAddress = `${loginKey(name)} ${address}`;
  await rateLimits.take('wrongPasswordPerAccountAndAddress', accountAndAddress);
  const user = await findByLogin(work.read(), name);
  const giveBack = async (): Promise<void> => {
    await rateLimits.giveBack('wrongPasswordPerAccountAndAddress', accountAndAddress);
    await rateLimits.giveBack('wrongPasswordPerAddress', address);
  };
  const isRight = await passwords
    .verify(user?.passwordHash ?? null, password.toWellFormed())
    .catch(async (error: unknown) => {
      // What was not looked at, because too many passwords wait, does not count.
      await giveBack();
      throw error;
    });
  if (!isRight || user === null) throw wrongCredentials();
  await giveBack();
  const rehashed = passwords.isOutdated(user.passwordHash) ? await passwords.hash(password) : null;
  const session = await work.transact(async (tx) => {
    if (rehashed !== null)
      await tx.em.nativeUpdate(User, { id: user.id, passwordHash: user.passwordHash }, { passwordHash: rehashed });
    const started = await startSession(tx, user.id, device, await currentSettings(tx.em, fixed));
    // A password that was changed while it was checked ends every session that it began.
    const { passwordHash } = await tx.em.findOneOrFail(User, user.id);
    if (passwordHash !== (rehashed ?? user.passwordHash)) throw wrongCredentials();
    return started;
  });
  return { user, session };
}

function wrongCredentials(): UserError {
  return new UserError('WrongCredentials', 'Wrong username or password.');
}
