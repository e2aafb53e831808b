import type { SqlEntityManager } from '@mikro-orm/sql';
import { MailOutcome, outcomeId, type MailProblem } from './mail-outcome.ts';
import { OutgoingMail } from './outgoing-mail.ts';

/** How mail goes, for those who administer the server: nothing of who gets what. */
export interface MailState {
  readonly waitingCount: number;
  readonly sentAt: Date | null;
  readonly failedAt: Date | null;
  /** Why the last delivery that failed did; in words. */
  readonly failure: string | null;
}

/** What to look after, for each way in which a mail server does not take a letter. */
export const problemWords: Readonly<Record<MailProblem, string>> = {
  UNREACHABLE: 'The mail server did not answer in time. Check host, port and TLS in SMTP_URL, and that it runs.',
  SIGN_IN_REFUSED: 'The mail server did not accept the user or the password of SMTP_URL.',
  BUSY: 'The mail server asked to try again later, which happens by itself.',
  REFUSED: 'The mail server refused the email for good. Check MAIL_FROM and the address it was for.',
};

export async function readMailState(em: SqlEntityManager): Promise<MailState> {
  const outcome = await em.findOne(MailOutcome, outcomeId, { disableIdentityMap: true });
  const problem = outcome?.problem ?? null;
  return {
    waitingCount: await em.count(OutgoingMail),
    sentAt: outcome?.sentAt ?? null,
    failedAt: outcome?.failedAt ?? null,
    failure: problem === null ? null : problemWords[problem],
  };
}
