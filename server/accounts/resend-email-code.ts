import type { Services } from '../core/services.ts';
import { UserError } from '../shared/user-error.ts';
import { claimAddress } from './claim-address.ts';
import { EmailProof } from './email-proof.ts';
import { User } from './user.ts';

/**
 * Mails the viewer a new code and link for the address that they have not proved yet; earlier ones are worth nothing from then on. Throws
 * `NothingToProve`, and RATE_LIMITED after too many letters. Answers the address.
 */
export async function resendEmailCode({ work, rateLimits, fixed }: Services, userId: string): Promise<string> {
  await rateLimits.take('addressLetterPerUser', userId);
  return work.transact(async (tx) => {
    const proof = await tx.em.findOne(EmailProof, { userId });
    const user = await tx.em.findOneOrFail(User, userId);
    // An address that was given before there was a mail server.
    const address = proof?.address ?? (user.emailVerifiedAt == null ? user.email : null);
    if (address == null || !fixed.hasMail) {
      throw new UserError(
        'NothingToProve',
        'There is no address of yours to confirm. Give one in your settings first.',
      );
    }
    await claimAddress(tx, userId, address);
    return address;
  });
}
