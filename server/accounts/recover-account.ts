import type { FilterQuery } from '@mikro-orm/core';
import type { Services } from '../core/services.ts';
import type { Transaction } from '../core/unit-of-work.ts';
import { refuseIfAny, UserError } from '../shared/user-error.ts';
import { readMailedCode } from './mailed-code.ts';
import { passwordProblem } from './password-rules.ts';
import { findByMailedCode, tellOfRecovery, useMailedCode } from './recover-by-mailed-code.ts';
import { hashRecoveryCode, RecoveryCode } from './recovery-code.ts';
import { replacePassword } from './replace-password.ts';
import { User } from './user.ts';

export interface Recovery {
  readonly code: string;
  /** Of the device that asked for a letter with a code; null without. */
  readonly ticket: string | null;
  readonly newPassword: string;
}

/**
 * Gives whoever has a recovery code, the code of a letter or that of a link a new password, once: all their sessions end. Throws
 * `CodeNotValid`, `InvalidInput` for a weak password, and RATE_LIMITED after too many codes from `address`.
 */
export async function recoverAccount(services: Services, input: Recovery, address: string): Promise<User> {
  const { work, rateLimits, passwords } = services;
  await rateLimits.take('recoveryPerAddress', address);
  const { ticket, code } = input;
  const way =
    ticket !== null && readMailedCode(code) !== null
      ? await byLetter(services, ticket, code)
      : await byCode(services, code);
  const { user } = way;
  const problem = await passwordProblem(input.newPassword, [user.username, user.displayName, user.email ?? '']);
  refuseIfAny([problem && { ...problem, field: 'newPassword' }]);
  const hash = await passwords.hash(input.newPassword);
  await work.transact(async (tx) => {
    await way.use(tx);
    await replacePassword(tx, user.id, { known: null, hash, staying: null });
    await tellOfRecovery(tx, user);
  });
  await rateLimits.giveBack('recoveryPerAddress', address);
  return user;
}

/** Whose account a code opens, and what uses it up, once. */
interface Way {
  readonly user: User;
  use(tx: Transaction): Promise<void>;
}

async function byLetter(services: Services, ticket: string, code: string): Promise<Way> {
  const user = await findByMailedCode(services, { ticket, code });
  return { user, use: (tx) => useMailedCode(tx, user.id, ticket) };
}

async function byCode({ work }: Services, code: string): Promise<Way> {
  const which = (now: Date): FilterQuery<RecoveryCode> => ({
    codeHash: hashRecoveryCode(code),
    $or: [{ expiresAt: null }, { expiresAt: { $gt: now } }],
  });
  const em = work.read();
  const found = await em.findOne(RecoveryCode, which(work.clock.now()));
  if (found === null) throw codeNotValid();
  return {
    user: await em.findOneOrFail(User, found.userId),
    async use(tx) {
      // Whoever deletes the row has used the code.
      if ((await tx.em.nativeDelete(RecoveryCode, which(tx.now))) === 0) throw codeNotValid();
    },
  };
}

function codeNotValid(): UserError {
  return new UserError(
    'CodeNotValid',
    'This code does not work. Each works once, and a link for a day at most. Try another code, or ask an admin for a link.',
  );
}
