import type { MailHealthFragment } from '../graphql/generated/later/graphql.ts';
import { fullTime } from '../text/time.ts';
import { m } from '../text/words.ts';

/** When and why the last delivery failed; null if it went well, or there was none. */
export function lastFailure({ sentAt, failedAt, failure }: MailHealthFragment): { at: string; reason: string } | null {
  if (!failedAt || (sentAt && sentAt >= failedAt)) return null;
  return { at: fullTime(new Date(failedAt)), reason: failure ?? '' };
}

/** How mail goes, in a line. */
export function mailHealthWords(mail: MailHealthFragment): string {
  if (!mail.isSetUp) return m.admin_state_not_set_up();
  const failed = lastFailure(mail);
  const said: string[] = [];
  if (failed) said.push(m.admin_mail_failing({ time: failed.at, reason: failed.reason }));
  else if (mail.sentAt) said.push(m.admin_mail_last({ time: fullTime(new Date(mail.sentAt)) }));
  else said.push(m.admin_mail_none());
  if (mail.waitingCount > 0) said.push(m.admin_mail_waiting({ count: mail.waitingCount }));
  return said.join(' ');
}
