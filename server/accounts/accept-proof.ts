import { LockMode } from '@mikro-orm/core';
import type { FixedSettings } from '../core/services.ts';
import type { Transaction } from '../core/unit-of-work.ts';
import { queueMail } from '../mail/queue-mail.ts';
import { UserError } from '../shared/user-error.ts';
import { emailKey } from './account-rules.ts';
import { currentSettings } from './current-settings.ts';
import { EmailProof } from './email-proof.ts';
import { settleHolds } from './settle-holds.ts';
import { User } from './user.ts';
import { voidRecoveryLetters } from './void-letters.ts';

/**
 * Makes a proved address the person's within the transaction; the address that they had proved before is told. Whoever had the same without
 * proof loses it. Throws `CodeNotValid` if the proof was used or replaced meanwhile, or the address was proved by another.
 */
export async function acceptProof(tx: Transaction, proof: EmailProof, fixed: FixedSettings): Promise<User> {
  const { id, userId, address } = proof;
  const key = emailKey(address);
  const user = await tx.em.findOneOrFail(User, userId, { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true });
  const holder = await tx.em.findOne(User, { emailKey: key, id: { $ne: userId } }, { refresh: true });
  if (holder?.emailVerifiedAt != null) throw mailedCodeNotValid();
  if (holder !== null) {
    holder.email = holder.emailKey = null;
    tx.announce({ type: 'EmailChanged', userId: holder.id });
    await tx.em.flush();
  }
  const { isEntering, invitedToRoomId } = proof;
  // Whoever deletes the row has used the proof.
  const which = { id, address, codeHash: proof.codeHash, linkHash: proof.linkHash };
  if ((await tx.em.nativeDelete(EmailProof, which)) === 0) throw mailedCodeNotValid();
  const before = user.emailVerifiedAt == null ? null : user.email;
  Object.assign(user, { email: address, emailKey: key, emailVerifiedAt: tx.now });
  await settleHolds(tx, await currentSettings(tx.em, fixed), [userId]);
  if (before != null && emailKey(before) !== key) {
    await voidRecoveryLetters(tx, userId);
    await queueMail(tx, { kind: 'ADDRESS_CHANGED', userId, recipient: before, reference: null });
  }
  tx.announce({ type: 'EmailChanged', userId });
  if (isEntering) tx.announce({ type: 'UserSignedUp', userId, invitedToRoomId: invitedToRoomId ?? null });
  return user;
}

/** What somebody is told whose code or link is worth nothing; why is not told. */
export function mailedCodeNotValid(): UserError {
  return new UserError(
    'CodeNotValid',
    'This code does not work. It works once, within an hour and five tries, and only the newest one does. Ask for a new one.',
  );
}
