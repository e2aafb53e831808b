import { raw } from '@mikro-orm/core';
import type { Services } from '../core/services.ts';
import { refusingDuplicates } from '../core/unique-violation.ts';
import { acceptProof, mailedCodeNotValid } from './accept-proof.ts';
import { EmailProof } from './email-proof.ts';
import { readMailedCode } from './mailed-code.ts';
import type { User } from './user.ts';

/** Proves the address that the viewer gave by the code that was mailed to it. Throws `CodeNotValid`; after five tries for the right one too. */
export async function proveEmail(
  { work, passwords, fixed, rateLimits }: Services,
  userId: string,
  typed: string,
): Promise<User> {
  await rateLimits.take('changePerUser', userId);
  const code = readMailedCode(typed);
  if (code === null) throw mailedCodeNotValid();
  // Counted before it is looked at, or guesses made at the same time would all be looked at.
  const proof = await work.transact(async ({ em, now }) => {
    const which = { userId, triesLeft: { $gt: 0 }, expiresAt: { $gt: now } };
    const taken = await em.nativeUpdate(EmailProof, which, { triesLeft: raw('tries_left - 1') });
    return taken === 0 ? null : em.findOne(EmailProof, { userId }, { disableIdentityMap: true });
  });
  if (proof?.codeHash == null || !(await passwords.verify(proof.codeHash, code))) throw mailedCodeNotValid();
  return refusingDuplicates({ email_key: mailedCodeNotValid }, () =>
    work.transact((tx) => acceptProof(tx, proof, fixed)),
  );
}
