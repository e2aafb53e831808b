import { randomBytes } from 'node:crypto';
import type { Services } from '../core/services.ts';
import { queueMail } from '../mail/queue-mail.ts';
import { UserError } from '../shared/user-error.ts';
import { hashToken } from './start-session.ts';

/** Code units of a name that somebody types. */
const loginLengthMax = 254;

/**
 * Asks for a letter with a code and a link for a new password. The answer, a ticket of 256 random bits without which the code does not work,
 * is the same at the same cost whoever is named: who that is, is looked up when the letter is written. Throws `NoMailServer`.
 */
export async function requestRecovery(
  { work, rateLimits, fixed }: Services,
  login: string,
  networkAddress: string,
): Promise<string> {
  if (!fixed.hasMail) {
    throw new UserError(
      'NoMailServer',
      'This server sends no mail. Use a recovery code, or ask an admin for a link by which you choose a new password.',
    );
  }
  await rateLimits.take('recoveryLetterPerAddress', networkAddress);
  const ticket = randomBytes(32).toString('base64url');
  const recipient = login.trim().toWellFormed().slice(0, loginLengthMax);
  await work.transact((tx) =>
    queueMail(tx, { kind: 'RECOVER', userId: null, recipient, reference: hashToken(ticket) }),
  );
  return ticket;
}
