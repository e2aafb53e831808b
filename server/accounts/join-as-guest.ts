import { randomBytes } from 'node:crypto';
import type { Services } from '../core/services.ts';
import { refuseIfAny, UserError } from '../shared/user-error.ts';
import { chosenName, displayNameProblem } from './account-rules.ts';
import { createAccount } from './create-account.ts';
import { currentSettings } from './current-settings.ts';
import { type Device, startSession, type StartedSession } from './start-session.ts';
import type { User } from './user.ts';

/**
 * Makes an account of a name alone, for this device: nobody, its person included, knows its password, until they become a member. Throws
 * `InvalidInput`, or `QuickJoinOff` where the server does not offer it.
 */
export async function joinAsGuest(
  { work, rateLimits, passwords, fixed }: Services,
  name: string,
  device: Device,
  address: string,
): Promise<{ user: User; session: StartedSession }> {
  const problem = displayNameProblem(name);
  const displayName = chosenName(name);
  refuseIfAny([
    displayName === null ? { field: 'name', message: 'Please tell your name.' } : null,
    problem && { ...problem, field: 'name' },
  ]);
  await rateLimits.take('signUpPerAddress', address);
  const isOn = async (em: Parameters<typeof currentSettings>[0]): Promise<boolean> =>
    (await currentSettings(em, fixed)).isQuickJoinOn;
  if (!(await isOn(work.read()))) throw quickJoinOff();
  const passwordHash = await passwords.hash(randomBytes(32).toString('base64url'));
  return work.transact(async (tx) => {
    if (!(await isOn(tx.em))) throw quickJoinOff();
    const username = `guest-${randomBytes(6).toString('hex')}`;
    const user = await createAccount(tx, {
      username,
      displayName: displayName!,
      email: null,
      passwordHash,
      role: 'GUEST',
    });
    const session = await startSession(tx, user.id, device, await currentSettings(tx.em, fixed));
    await tx.em.flush();
    tx.announce({ type: 'UserSignedUp', userId: user.id, invitedToRoomId: null });
    return { user, session };
  });
}

function quickJoinOff(): UserError {
  return new UserError('QuickJoinOff', 'This server takes no guests. Make an account, or ask the person who runs it.');
}
