import type { Transaction } from '../core/unit-of-work.ts';
import { EmailProof } from './email-proof.ts';
import { MailedCode } from './mailed-code.ts';
import { RecoveryCode } from './recovery-code.ts';

/**
 * Makes the letters and links by which somebody could choose a new password worth nothing, within the transaction. Call it once the account's
 * row is locked: a letter that is written meanwhile waits for it.
 */
export async function voidRecoveryLetters(tx: Transaction, userId: string): Promise<void> {
  await tx.em.nativeDelete(RecoveryCode, { userId, isLink: true });
  await tx.em.nativeDelete(MailedCode, { userId });
}

/**
 * Makes the letters that prove an address worth nothing, within the transaction: whoever gave it may be the one whom a new password is to keep
 * out. A new account that has not come in keeps the address that it waits for, and can have another letter.
 */
export async function voidProofLetters(tx: Transaction, userId: string): Promise<void> {
  const nothing = { codeHash: null, linkHash: null, triesLeft: 0, expiresAt: null };
  const waiting = await tx.em.nativeUpdate(EmailProof, { userId, isEntering: true }, nothing);
  const given = await tx.em.nativeDelete(EmailProof, { userId, isEntering: false });
  if (waiting + given > 0) tx.announce({ type: 'EmailChanged', userId });
}
