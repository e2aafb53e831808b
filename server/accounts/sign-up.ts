import type { SqlEntityManager } from '@mikro-orm/sql';
import type { FixedSettings, Services } from '../core/services.ts';
import type { Transaction } from '../core/unit-of-work.ts';
import { refusingDuplicates } from '../core/unique-violation.ts';
import { refuseIfAny, UserError } from '../shared/user-error.ts';
import { chosenName, displayNameProblem, emailProblem, usernameProblem } from './account-rules.ts';
import { claimAddress } from './claim-address.ts';
import { createAccount } from './create-account.ts';
import { type CurrentSettings, currentSettings, lockSettings } from './current-settings.ts';
import { hasNoOwner } from './has-no-owner.ts';
import type { Invite } from './invite.ts';
import { passwordProblem } from './password-rules.ts';
import { type Device, startSession, type StartedSession } from './start-session.ts';
import { accountRefusals, refuseTakenUsername } from './taken-username.ts';
import { findInvite, inviteNotValid, takeInvite } from './take-invite.ts';
import type { User } from './user.ts';

export interface SignUp {
  readonly username: string;
  readonly password: string;
  readonly displayName: string | null;
  readonly email: string | null;
  /** Of an invitation, which is used up by one; null without. */
  readonly inviteCode: string | null;
  /** Whether it comes from the server's own computer, where the first account may be made. */
  readonly isAtHost: boolean;
}

/**
 * Makes an account and signs it in; the first is the owner of the server, even if several are made at once. Throws `InvalidInput`,
 * `UsernameTaken`, `SignUpClosed`, `InviteNeeded`, `InviteNotValid`, for a first account from elsewhere `SetUpNeeded`, and where there is no mail
 * server `EmailTaken`. With one, an address is the account's once it is proved; where it has to be, the account comes in only then.
 * `address` is the network address that asks.
 */
export async function signUp(
  { work, rateLimits, passwords, fixed }: Services,
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
  // Asked before a hash is spent on it, and again in the transaction.
  const invite = input.inviteCode === null ? null : await findInvite(work.read(), input.inviteCode, work.clock.now());
  if (input.inviteCode !== null && invite === null) throw inviteNotValid();
  requireHostForFirst(await admit(work.read(), fixed, email, invite), input);
  await refuseTakenUsername(work.read(), username);

  const passwordHash = await passwords.hash(input.password);
  return refusingDuplicates(accountRefusals(username), () =>
    work.transact(async (tx) => {
      const taken = input.inviteCode === null ? null : await takeInvite(tx, input.inviteCode);
      const admission = await admitNow(tx, fixed, email, taken);
      requireHostForFirst(admission, input);
      const { isFirst, settings } = admission;
      const role = isFirst ? 'OWNER' : 'MEMBER';
      const known = fixed.hasMail ? null : email;
      const user = await createAccount(tx, { username, displayName, email: known, passwordHash, role });
      const session = await startSession(tx, user.id, device, settings);
      await tx.em.flush();
      const invitedToRoomId = taken?.roomId ?? null;
      if (email !== null && fixed.hasMail)
        await claimAddress(tx, user.id, email, session.isHeld ? { invitedToRoomId } : undefined);
      if (!session.isHeld) tx.announce({ type: 'UserSignedUp', userId: user.id, invitedToRoomId });
      return { user, session };
    }),
  );
}

/** Whether somebody who asks may make an account without being invited: the first always may. */
export async function isSignUpOpen({ work, fixed }: Pick<Services, 'work' | 'fixed'>): Promise<boolean> {
  const { wayIn } = await currentSettings(work.read(), fixed);
  return wayIn === 'OPEN' || (await hasNoOwner(work.read()));
}

/** Whether an account may be made now with an invite that lets people in. */
export async function canSignUpWith(
  { work, fixed }: Pick<Services, 'work' | 'fixed'>,
  invite: Pick<Invite, 'opensServer'>,
): Promise<boolean> {
  const { wayIn } = await currentSettings(work.read(), fixed);
  return wayIn === 'OPEN' || (wayIn === 'INVITE' && invite.opensServer);
}

interface Admission {
  readonly isFirst: boolean;
  readonly settings: CurrentSettings;
}

/** Throws unless a new account with this email may be made. */
async function admit(
  em: SqlEntityManager,
  fixed: FixedSettings,
  email: string | null,
  invite: Invite | null,
): Promise<Admission> {
  const settings = await currentSettings(em, fixed);
  const isFirst = await hasNoOwner(em);
  const isInvited = settings.wayIn === 'INVITE' && invite?.opensServer === true;
  if (settings.wayIn !== 'OPEN' && !isInvited && !isFirst) {
    throw settings.wayIn === 'INVITE'
      ? new UserError('InviteNeeded', 'This server is by invitation only. Ask somebody inside for an invitation link.')
      : new UserError('SignUpClosed', 'This server takes no new accounts. Ask the person who runs it.');
  }
  if (settings.email === 'OFF' && email !== null) {
    throw new UserError('InvalidInput', 'This server does not ask for an email. Please leave it out.', {
      problems: [{ field: 'email', message: 'This server does not ask for an email. Please leave it out.' }],
    });
  }
  if (settings.email === 'REQUIRED' && email === null && !isFirst) {
    const message = 'This server asks everybody for an email. Please give one that you can read.';
    throw new UserError('InvalidInput', message, { problems: [{ field: 'email', message }] });
  }
  return { isFirst, settings };
}

/** The server would belong to whoever is quickest: from elsewhere it takes the code that setting it up asks for. */
function requireHostForFirst({ isFirst }: Admission, { isAtHost }: SignUp): void {
  if (!isFirst || isAtHost) return;
  throw new UserError(
    'SetUpNeeded',
    'This place is not set up yet, so it takes no accounts. Whoever runs it opens its address and says who owns it.',
  );
}

/** The same within the transaction that makes the account; whoever may be the first has the server to themselves until it is made. */
async function admitNow(
  tx: Transaction,
  fixed: FixedSettings,
  email: string | null,
  invite: Invite | null,
): Promise<Admission> {
  if (await hasNoOwner(tx.em)) await lockSettings(tx);
  return admit(tx.em, fixed, email, invite);
}
