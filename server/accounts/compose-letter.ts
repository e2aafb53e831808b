import { LockMode } from '@mikro-orm/core';
import type { Services } from '../core/services.ts';
import type { Letter, LetterWords } from '../mail/letter.ts';
import { writeLetter } from '../mail/letter.ts';
import type { OutgoingMail } from '../mail/outgoing-mail.ts';
import { newId } from '../shared/ids.ts';
import { limits } from '../shared/limits.ts';
import { RequestError } from '../shared/request-error.ts';
import { emailKey, mailboxKey } from './account-rules.ts';
import { currentSettings } from './current-settings.ts';
import { EmailProof } from './email-proof.ts';
import { findByLogin } from './find-by-login.ts';
import * as letters from './letters.ts';
import { MailedCode, newMailedCode } from './mailed-code.ts';
import { hashRecoveryCode, newRecoveryCode, RecoveryCode } from './recovery-code.ts';
import { User } from './user.ts';

/** What a letter needs to be written. */
interface Desk {
  readonly services: Services;
  readonly place: letters.Place;
}

/**
 * Writes a queued letter at the moment when it is sent, with secrets made for it; null if it has nothing to say any more. Whom it concerns is
 * looked up here, where nobody waits who could learn it from the time that takes. `origin` is the address to which its links lead.
 */
export async function composeLetter(services: Services, origin: string, mail: OutgoingMail): Promise<Letter | null> {
  const { serverName } = await currentSettings(services.work.read(), services.fixed);
  const desk = { services, place: { place: serverName, origin } };
  switch (mail.kind) {
    case 'PROVE_ADDRESS':
      return proveAddress(desk, mail);
    case 'RECOVER':
      return recover(desk, mail);
    case 'ADDRESS_CHANGED':
      return tell(desk, mail, letters.addressChangedLetter);
    case 'PASSWORD_RECOVERED':
      return tell(desk, mail, letters.passwordRecoveredLetter);
    case 'RECOVERY_CODES_MADE':
      return tell(desk, mail, letters.recoveryCodesLetter);
  }
}

async function proveAddress({ services, place }: Desk, mail: OutgoingMail): Promise<Letter | null> {
  const { work } = services;
  const { code, link, codeHash } = await newSecrets(services);
  const user = await userOf(services, mail.userId);
  if (user === null || !(await mayWriteTo(services, 'proofLetterPerMailbox', mail.recipient))) return null;
  const address = mail.recipient;
  const holder = await work.read().findOne(User, { emailKey: emailKey(address), emailVerifiedAt: { $ne: null } });
  if (holder !== null && holder.id !== user.id) {
    return writeLetter(holder.email!, letters.addressHeldLetter(place, holder.username));
  }
  const isWanted = await work.transact(async ({ em, now }) => {
    const expiresAt = new Date(now.getTime() + limits.mailedCodeMs);
    const fresh = { codeHash, linkHash: hashRecoveryCode(link), triesLeft: limits.mailedCodeTriesMax, expiresAt };
    return (await em.nativeUpdate(EmailProof, { userId: user.id, address }, fresh)) === 1;
  });
  return isWanted ? writeLetter(address, letters.proofLetter(place, user.username, code, link)) : null;
}

async function recover({ services, place }: Desk, mail: OutgoingMail): Promise<Letter | null> {
  const { work } = services;
  const { code, link, codeHash } = await newSecrets(services);
  const user = await findByLogin(work.read(), mail.recipient);
  // An address that nobody has proved may be a stranger's.
  if (user?.email == null || user.emailVerifiedAt == null) return null;
  const { id: userId, email } = user;
  if (!(await mayWriteTo(services, 'recoveryLetterPerMailbox', email))) return null;
  const isStillTheirs = await work.transact(async ({ em, now }) => {
    // Another address makes the letters to this one worth nothing: none may be written behind its back.
    const lock = { lockMode: LockMode.PESSIMISTIC_WRITE };
    if ((await em.findOne(User, { id: userId, email, emailVerifiedAt: { $ne: null } }, lock)) === null) return false;
    const expiresAt = new Date(now.getTime() + limits.mailedCodeMs);
    const ticketHash = mail.reference!;
    // The letter may have been written before, and not been taken.
    await em.nativeDelete(MailedCode, { $or: [{ ticketHash }, { userId, expiresAt: { $lte: now } }] });
    const triesLeft = limits.mailedCodeTriesMax;
    em.create(MailedCode, { id: newId(now.getTime()), userId, ticketHash, codeHash, triesLeft, expiresAt });
    const linkHash = hashRecoveryCode(link);
    const row = { id: newId(now.getTime()), userId, codeHash: linkHash, isLink: true, expiresAt, createdAt: now };
    em.create(RecoveryCode, row);
    return true;
  });
  return isStillTheirs ? writeLetter(email, letters.recoveryLetter(place, user.username, code, link)) : null;
}

async function tell(
  { services, place }: Desk,
  mail: OutgoingMail,
  words: (place: letters.Place, username: string) => LetterWords,
): Promise<Letter | null> {
  const user = await userOf(services, mail.userId);
  return user === null ? null : writeLetter(mail.recipient, words(place, user.username));
}

async function userOf({ work }: Services, userId: string | null | undefined): Promise<User | null> {
  return userId == null ? null : work.read().findOne(User, userId, { disableIdentityMap: true });
}

/** Made whether they are needed or not: how busy hashing keeps the server would tell a stranger whom there is. */
async function newSecrets({ passwords }: Services) {
  const code = newMailedCode();
  return { code, link: newRecoveryCode(26), codeHash: await passwords.hash(code) };
}

/** Whether a mailbox may get one more letter that somebody asked for: past it, it gets none, and nobody is told. */
async function mayWriteTo(
  { rateLimits }: Services,
  rule: 'proofLetterPerMailbox' | 'recoveryLetterPerMailbox',
  address: string,
): Promise<boolean> {
  try {
    await rateLimits.take(rule, mailboxKey(address));
    return true;
  } catch (error) {
    if (error instanceof RequestError) return false;
    throw error;
  }
}
