import type { Services } from '../core/services.ts';
import { queueMail } from '../mail/queue-mail.ts';
import { newId } from '../shared/ids.ts';
import { limits } from '../shared/limits.ts';
import { provePassword } from './prove-password.ts';
import { hashRecoveryCode, newRecoveryCode, RecoveryCode } from './recovery-code.ts';

/**
 * Makes the viewer's recovery codes anew, 80 random bits each, and answers them this once; earlier ones are worth nothing from then on. The
 * person is told by mail: the codes outlive a change of the password. Throws `WrongPassword`, and RATE_LIMITED after too many times.
 */
export async function makeRecoveryCodes(
  services: Services,
  userId: string,
  password: string,
  address: string,
): Promise<string[]> {
  const { email, emailVerifiedAt } = await provePassword(services, userId, password, address);
  await services.rateLimits.take('recoveryCodesPerUser', userId);
  const codes = Array.from({ length: limits.recoveryCodes }, () => newRecoveryCode(16));
  await services.work.transact(async (tx) => {
    await tx.em.nativeDelete(RecoveryCode, { userId, isLink: false });
    if (services.fixed.hasMail && email != null && emailVerifiedAt != null)
      await queueMail(tx, { kind: 'RECOVERY_CODES_MADE', userId, recipient: email, reference: null });
    for (const code of codes) {
      tx.em.create(RecoveryCode, {
        id: newId(tx.now.getTime()),
        userId,
        codeHash: hashRecoveryCode(code),
        isLink: false,
        expiresAt: null,
        createdAt: tx.now,
      });
    }
  });
  return codes;
}
