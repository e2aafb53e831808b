import { raw } from '@mikro-orm/core';
import type { Services } from '../core/services.ts';
import type { Transaction } from '../core/unit-of-work.ts';
import { queueMail } from '../mail/queue-mail.ts';
import { mailedCodeNotValid } from './accept-proof.ts';
import { MailedCode, readMailedCode } from './mailed-code.ts';
import { hashToken } from './start-session.ts';
import { User } from './user.ts';

/**
 * The account whose mailed code somebody types on the device that asked for it. Each wrong one is one of five tries, and costs the same whether there
 * is such an account or not. Throws `CodeNotValid`.
 */
export async function findByMailedCode(
  { work, passwords }: Services,
  { ticket, code: typed }: { readonly ticket: string; readonly code: string },
): Promise<User> {
  const code = readMailedCode(typed);
  if (code === null) throw mailedCodeNotValid();
  const ticketHash = hashToken(ticket);
  const mailed = await work.transact(async ({ em, now }) => {
    const which = { ticketHash, triesLeft: { $gt: 0 }, expiresAt: { $gt: now } };
    const taken = await em.nativeUpdate(MailedCode, which, { triesLeft: raw('tries_left - 1') });
    return taken === 0 ? null : em.findOne(MailedCode, { ticketHash }, { disableIdentityMap: true });
  });
  const isRight = await passwords.verify(mailed?.codeHash ?? null, code);
  if (!isRight || mailed === null) throw mailedCodeNotValid();
  // What was right is no wrong try: a password that is too weak must not use the code up.
  await work.transact(({ em }) => em.nativeUpdate(MailedCode, { ticketHash }, { triesLeft: raw('tries_left + 1') }));
  return work.read().findOneOrFail(User, mailed.userId);
}

/** Uses the code up within the transaction, and with it all others of the account. Throws `CodeNotValid` if somebody was quicker. */
export async function useMailedCode(tx: Transaction, userId: string, ticket: string): Promise<void> {
  if ((await tx.em.nativeDelete(MailedCode, { userId, ticketHash: hashToken(ticket) })) === 0)
    throw mailedCodeNotValid();
}

/** Tells a person by mail, within the transaction, that their account has a new password; if there is an address that they have proved. */
export async function tellOfRecovery(tx: Transaction, { id, email, emailVerifiedAt }: User): Promise<void> {
  if (email == null || emailVerifiedAt == null) return;
  await queueMail(tx, { kind: 'PASSWORD_RECOVERED', userId: id, recipient: email, reference: null });
}
