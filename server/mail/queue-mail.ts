import type { Transaction } from '../core/unit-of-work.ts';
import { newId } from '../shared/ids.ts';
import { limits } from '../shared/limits.ts';
import { RequestError } from '../shared/request-error.ts';
import { OutgoingMail } from './outgoing-mail.ts';

/**
 * Puts a letter into the queue within the transaction: it goes out after the commit, or not at all. Throws UNAVAILABLE while too many wait,
 * so that nobody fills the disk with letters that no mail server takes.
 */
export async function queueMail(
  tx: Transaction,
  letter: Pick<OutgoingMail, 'kind' | 'userId' | 'recipient' | 'reference'>,
): Promise<void> {
  if ((await tx.em.count(OutgoingMail)) >= limits.mailQueueMax) {
    throw new RequestError('UNAVAILABLE', 'The server has more emails to send than it can. Please try again later.', {
      retryAfterMs: 60_000,
    });
  }
  tx.em.create(OutgoingMail, {
    ...letter,
    id: newId(tx.now.getTime()),
    queuedAt: tx.now,
    dueAt: tx.now,
    attempts: 0,
    leasedUntil: null,
  });
  tx.announce({ type: 'MailQueued' });
}
