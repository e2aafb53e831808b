import type { Services } from '../core/services.ts';
import { refusingDuplicates } from '../core/unique-violation.ts';
import { newId } from '../shared/ids.ts';
import { refuseIfAny, UserError } from '../shared/user-error.ts';
import {
  chosenName,
  displayNameProblem,
  emailKey,
  emailProblem,
  usernameKey,
  usernameLooks,
  usernameProblem,
} from './account-rules.ts';
import { passwordProblem } from './password-rules.ts';
import { type Device, startSession, type StartedSession } from './start-session.ts';
import { User } from './user.ts';

export interface SignUp {
  readonly username: string;
  readonly password: string;
  readonly displayName: string | null;
  readonly email: string | null;
}

/**
 * Makes an account and signs it in. Throws `InvalidInput`, `UsernameTaken`, `EmailTaken` or `SignUpClosed`.
 * `address` is the network address that asks.
 */
export async function signUp(
  { work, rateLimits, passwords, settings }: Services,
  input: SignUp,
  device: Device,
  address: string,
): Promise<{ user: User; session: StartedSession }> {
  const username = input.username.trim();
  const email = input.email?.trim() || null;
  const displayName = chosenName(input.displayName ?? '') ?? username;
  await rateLimits.take('passwordEstimatePerAddress', address);
  refuseIfAny([
    usernameProblem(input.username),
    await passwordProblem(input.password, [username, displayName, email ?? '']),
    displayNameProblem(displayName),
    email === null ? null : emailProblem(email),
  ]);
  await rateLimits.take('signUpPerAddress', address);
  if (!(await isSignUpOpen({ work, settings }))) {
    throw new UserError('SignUpClosed', 'This server takes no new accounts. Ask the person who runs it.');
  }
  const key = usernameKey(username);
  const usernameTaken = (): UserError =>
    new UserError(
      'UsernameTaken',
      `The username "${username}", or one that looks like it, is taken. Please choose another.`,
    );
  const isTaken = { $or: [{ usernameKey: key }, { usernameLooks: usernameLooks(username) }] };
  if ((await work.read().count(User, isTaken)) > 0) throw usernameTaken();

  const passwordHash = await passwords.hash(input.password);
  const refusals = {
    username_key: usernameTaken,
    username_looks: usernameTaken,
    email_key: () =>
      new UserError('EmailTaken', 'An account with this email exists. Sign in instead, or leave the email out.'),
  };
  return refusingDuplicates(refusals, () =>
    work.transact(async (tx) => {
      const user = tx.em.create(User, {
        id: newId(tx.now.getTime()),
        username,
        usernameKey: key,
        usernameLooks: usernameLooks(username),
        displayName,
        bio: '',
        email,
        emailKey: email === null ? null : emailKey(email),
        passwordHash,
        theme: 'SYSTEM',
        enterSends: true,
        createdAt: tx.now,
      });
      const session = startSession(tx, user.id, device);
      await tx.em.flush();
      tx.announce({ type: 'UserSignedUp', userId: user.id });
      return { user, session };
    }),
  );
}

/** Whether somebody who asks may make an account: the first always may. */
export async function isSignUpOpen({ work, settings }: Pick<Services, 'work' | 'settings'>): Promise<boolean> {
  return settings.signUp === 'open' || (await work.read().count(User)) === 0;
}
