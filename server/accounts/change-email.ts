import type { FixedSettings, Services } from '../core/services.ts';
import { refusingDuplicates } from '../core/unique-violation.ts';
import type { Transaction } from '../core/unit-of-work.ts';
import { queueMail } from '../mail/queue-mail.ts';
import { refuseIfAny } from '../shared/user-error.ts';
import { emailKey, emailProblem } from './account-rules.ts';
import { claimAddress } from './claim-address.ts';
import { currentSettings } from './current-settings.ts';
import { EmailProof } from './email-proof.ts';
import { mustProveEmail } from './must-prove-email.ts';
import { lockProven, provePassword } from './prove-password.ts';
import { emailTaken } from './taken-username.ts';
import { type User } from './user.ts';
import { voidRecoveryLetters } from './void-letters.ts';

/**
 * Gives the viewer another address, or none with null. With a mail server the old one stays until the new one is proved, and whether that is
 * taken is not told; without one it is theirs at once. Throws `WrongPassword`, `InvalidInput`, RATE_LIMITED, and `EmailTaken` without a mail server.
 */
export async function changeEmail(
  services: Services,
  userId: string,
  input: { readonly email: string | null; readonly password: string },
  networkAddress: string,
): Promise<User> {
  const { work, rateLimits, fixed } = services;
  const email = input.email?.trim() || null;
  refuseIfAny([email === null ? null : emailProblem(email)]);
  const proven = await provePassword(services, userId, input.password, networkAddress);
  await rateLimits.take(email === null ? 'changePerUser' : 'addressLetterPerUser', userId);
  return refusingDuplicates({ email_key: emailTaken }, () =>
    work.transact(async (tx) => {
      const user = await lockProven(tx, proven);
      await refuseByRule(tx, user, email, fixed);
      if (email === null) await forgetAddress(tx, user);
      else if (email === user.email && (user.emailVerifiedAt != null || !fixed.hasMail))
        await tx.em.nativeDelete(EmailProof, { userId });
      else if (fixed.hasMail) await claimAddress(tx, userId, email);
      else Object.assign(user, { email, emailKey: emailKey(email), emailVerifiedAt: null });
      tx.announce({ type: 'EmailChanged', userId });
      await tx.em.flush();
      return user;
    }),
  );
}

async function refuseByRule(tx: Transaction, user: User, email: string | null, fixed: FixedSettings): Promise<void> {
  const settings = await currentSettings(tx.em, fixed);
  const problem = (message: string) => ({ field: 'email', message });
  const isNeeded = email === null && mustProveEmail({ role: user.role, emailVerifiedAt: null }, settings);
  refuseIfAny([
    email !== null && settings.email === 'OFF'
      ? problem('This server does not ask for an email. Please leave it out.')
      : null,
    isNeeded ? problem('This server asks everybody for an email. Give another instead.') : null,
  ]);
}

async function forgetAddress(tx: Transaction, user: User): Promise<void> {
  if (user.email != null && user.emailVerifiedAt != null)
    await queueMail(tx, { kind: 'ADDRESS_CHANGED', userId: user.id, recipient: user.email, reference: null });
  await tx.em.nativeDelete(EmailProof, { userId: user.id });
  Object.assign(user, { email: null, emailKey: null, emailVerifiedAt: null });
  await tx.em.flush();
  await voidRecoveryLetters(tx, user.id);
}
