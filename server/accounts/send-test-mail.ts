import type { Services } from '../core/services.ts';
import { writeLetter } from '../mail/letter.ts';
import { problemWords } from '../mail/mail-state.ts';
import type { PostOffice } from '../mail/post-office.ts';
import { MailFailure } from '../mail/smtp.ts';
import { refuseIfAny, UserError } from '../shared/user-error.ts';
import { emailProblem } from './account-rules.ts';
import { currentSettings } from './current-settings.ts';
import { testLetter } from './letters.ts';

/** Where letters go out. */
export interface PostCounter {
  readonly office: PostOffice;
  /** Whom letters come from. */
  readonly from: string;
  /** Where links in letters lead. */
  origin(): string;
}

/**
 * Sends a test letter at once and resolves when the mail server has taken it. Throws `InvalidInput` for a bad address, `NoMailServer`, and
 * `MailFailed` with what to look after.
 */
export async function sendTestMail(
  { work, fixed, rateLimits }: Services,
  counter: PostCounter | null,
  viewerId: string,
  address: string,
): Promise<void> {
  refuseIfAny([emailProblem(address)]);
  if (counter === null) {
    const advice = 'Set SMTP_URL and MAIL_FROM in its environment and start it again.';
    throw new UserError('NoMailServer', `This server has no mail server. ${advice}`);
  }
  await rateLimits.take('testLetterPerUser', viewerId);
  const { serverName } = await currentSettings(work.read(), fixed);
  const letter = writeLetter(address.trim(), testLetter({ place: serverName, origin: counter.origin() }));
  try {
    await counter.office.sendNow(letter);
  } catch (error) {
    if (error instanceof MailFailure) throw new UserError('MailFailed', problemWords[error.problem]);
    throw error;
  }
}
