import type { FilterQuery } from '@mikro-orm/core';
import type { Services } from '../core/services.ts';
import { refuseIfAny, UserError } from '../shared/user-error.ts';
import { passwordProblem } from './password-rules.ts';
import { hashRecoveryCode, RecoveryCode } from './recovery-code.ts';
import { replacePassword } from './replace-password.ts';
import { User } from './user.ts';

/**
 * Gives whoever has a recovery code or a reset link a new password, once: all their sessions end. Throws `CodeNotValid`, `InvalidInput` for a
 * weak password, and RATE_LIMITED after too many codes from `address`.
 */
export async function recoverAccount(
  { work, rateLimits, passwords }: Services,
  input: { readonly code: string; readonly newPassword: string },
  address: string,
): Promise<User> {
  await rateLimits.take('recoveryPerAddress', address);
  const which = (now: Date): FilterQuery<RecoveryCode> => ({
    codeHash: hashRecoveryCode(input.code),
    $or: [{ expiresAt: null }, { expiresAt: { $gt: now } }],
  });
  const em = work.read();
  const found = await em.findOne(RecoveryCode, which(work.clock.now()));
  if (found === null) throw codeNotValid();
  const user = await em.findOneOrFail(User, found.userId);
  const problem = await passwordProblem(input.newPassword, [user.username, user.displayName, user.email ?? '']);
  refuseIfAny([problem && { ...problem, field: 'newPassword' }]);
  const hash = await passwords.hash(input.newPassword);
  await work.transact(async (tx) => {
    // Whoever deletes the row has used the code.
    if ((await tx.em.nativeDelete(RecoveryCode, which(tx.now))) === 0) throw codeNotValid();
    await tx.em.nativeDelete(RecoveryCode, { userId: user.id, isLink: true });
    await replacePassword(tx, user.id, { known: null, hash, staying: null });
  });
  await rateLimits.giveBack('recoveryPerAddress', address);
  return user;
}

function codeNotValid(): UserError {
  return new UserError(
    'CodeNotValid',
    'This code does not work. Each works once, and a link for a day. Try another code, or ask an admin for a link.',
  );
}
