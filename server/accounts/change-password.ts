import type { Services } from '../core/services.ts';
import { refuseIfAny } from '../shared/user-error.ts';
import type { Identity } from './authenticate.ts';
import { passwordProblem } from './password-rules.ts';
import { provePassword, wrongPassword } from './prove-password.ts';
import { replacePassword } from './replace-password.ts';

/**
 * Gives the viewer a new password and ends their other sessions; answers how many. Throws `WrongPassword`, `InvalidInput` for a weak one, and
 * RATE_LIMITED after too many wrong tries.
 */
export async function changePassword(
  services: Services,
  { userId, sessionId }: Identity,
  input: { readonly password: string; readonly newPassword: string },
  address: string,
): Promise<number> {
  const { work, rateLimits, passwords } = services;
  await rateLimits.take('passwordEstimatePerAddress', address);
  const user = await provePassword(services, userId, input.password, address);
  const problem = await passwordProblem(input.newPassword, [user.username, user.displayName, user.email ?? '']);
  refuseIfAny([problem && { ...problem, field: 'newPassword' }]);
  const hash = await passwords.hash(input.newPassword);
  const ended = await work.transact((tx) =>
    replacePassword(tx, userId, { known: user.passwordHash, hash, staying: sessionId }),
  );
  // Somebody else who knew it was quicker.
  if (ended === null) throw wrongPassword();
  return ended;
}
