import type { Transaction } from '../core/unit-of-work.ts';
import { queueMail } from '../mail/queue-mail.ts';
import { newId } from '../shared/ids.ts';
import { EmailProof } from './email-proof.ts';

/**
 * Notes within the transaction that somebody says an address is theirs, and mails it a code and a link; what they said before is
 * forgotten. Whether the address is another's already is found out when the letter is written: then its holder is told instead.
 */
export async function claimAddress(
  tx: Transaction,
  userId: string,
  address: string,
  entering?: { readonly invitedToRoomId: string | null },
): Promise<EmailProof> {
  const before = await tx.em.findOne(EmailProof, { userId });
  const claim = { address, codeHash: null, linkHash: null, triesLeft: 0, expiresAt: null };
  const proof =
    before ??
    tx.em.create(EmailProof, {
      ...claim,
      id: newId(tx.now.getTime()),
      userId,
      isEntering: entering !== undefined,
      invitedToRoomId: entering?.invitedToRoomId ?? null,
      createdAt: tx.now,
    });
  Object.assign(proof, claim);
  await tx.em.flush();
  await queueMail(tx, { kind: 'PROVE_ADDRESS', userId, recipient: address, reference: null });
  tx.announce({ type: 'EmailChanged', userId });
  return proof;
}
