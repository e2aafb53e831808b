import type { Services } from '../core/services.ts';
import { refusingDuplicates } from '../core/unique-violation.ts';
import type { ChosenReach } from '../shared/reach.ts';
import { refuseIfAny, UserError } from '../shared/user-error.ts';
import { chosenName, displayNameProblem, emailProblem, usernameProblem } from './account-rules.ts';
import { type SettingsInput, settingsProblems, writeSettings } from './change-settings.ts';
import { claimAddress } from './claim-address.ts';
import { createAccount } from './create-account.ts';
import { currentSettings, lockSettings } from './current-settings.ts';
import { hasNoOwner } from './has-no-owner.ts';
import { passwordProblem } from './password-rules.ts';
import { reachProblem } from './reach-problem.ts';
import { type Device, startSession, type StartedSession } from './start-session.ts';
import { accountRefusals, refuseTakenUsername } from './taken-username.ts';
import type { User } from './user.ts';

export interface SetUpServer {
  readonly settings: Pick<SettingsInput, 'serverName' | 'wayIn' | 'email' | 'isQuickJoinOn'>;
  /** Null leaves it as it is. */
  readonly reach: ChosenReach | null;
  readonly username: string;
  readonly password: string;
  readonly displayName: string | null;
  readonly email: string | null;
  /** What the server has printed, for whoever is not at its computer. */
  readonly code: string | null;
}

/** Who asks: from the server's own computer or not, from which network address, on what device. */
export interface SetUpBy {
  readonly isAtHost: boolean;
  readonly address: string;
  readonly device: Device;
}

/**
 * Makes the owner's account and the first settings, once: of several who do it at the same time the first has done it. Then the server listens
 * where it was chosen. Throws `InvalidInput`, `AlreadySetUp`, `SetUpCodeWrong`, `UsernameTaken` or `EmailTaken`, and nothing is changed.
 */
export async function setUpServer(
  { work, rateLimits, passwords, fixed, host }: Services,
  input: SetUpServer,
  { isAtHost, address, device }: SetUpBy,
): Promise<{ user: User; session: StartedSession }> {
  await rateLimits.take('signUpPerAddress', address);
  if (!(await hasNoOwner(work.read()))) throw alreadySetUp();
  if (!isAtHost && !host.isSetUpCode(input.code ?? '')) throw setUpCodeWrong(input.code);
  const username = input.username.trim();
  const email = input.email?.trim() || null;
  const displayName = chosenName(input.displayName ?? '') ?? username;
  await rateLimits.take('passwordEstimatePerAddress', address);
  refuseIfAny([
    ...settingsProblems(input.settings, fixed),
    input.reach === null ? null : reachProblem(input.reach, host, isAtHost),
    usernameProblem(input.username),
    await passwordProblem(input.password, [username, displayName, email ?? '']),
    displayNameProblem(displayName),
    email === null ? null : emailProblem(email),
  ]);
  await refuseTakenUsername(work.read(), username);

  const passwordHash = await passwords.hash(input.password);
  const made = await refusingDuplicates(accountRefusals(username), () =>
    work.transact(async (tx) => {
      const settings = await lockSettings(tx);
      if (!(await hasNoOwner(tx.em))) throw alreadySetUp();
      const known = fixed.hasMail ? null : email;
      const user = await createAccount(tx, { username, displayName, email: known, passwordHash, role: 'OWNER' });
      if (email !== null && fixed.hasMail) await claimAddress(tx, user.id, email);
      await writeSettings(tx, settings, user.id, input.settings);
      const session = await startSession(tx, user.id, device, await currentSettings(tx.em, fixed));
      await tx.em.flush();
      tx.announce({ type: 'UserSignedUp', userId: user.id, invitedToRoomId: null });
      return { user, session };
    }),
  );
  host.forgetSetUpCode();
  if (input.reach !== null) host.chooseReach(input.reach);
  return made;
}

function alreadySetUp(): UserError {
  return new UserError(
    'AlreadySetUp',
    'This place has been set up already, and nothing was changed. If it was not you, ask the person who runs it.',
  );
}

function setUpCodeWrong(code: string | null): UserError {
  return new UserError(
    'SetUpCodeWrong',
    code?.trim()
      ? 'This is not the code that the server printed. Look at the window in which it was started, or at the file set-up-code in its folder of data.'
      : 'You are not at the computer that this server runs on: the code is needed that it printed when it started.',
  );
}
