import type { Transaction } from '../core/unit-of-work.ts';
import { retiredName } from '../accounts/account-rules.ts';
import { endSessions } from '../accounts/end-sessions.ts';
import { EmailProof } from '../accounts/email-proof.ts';
import { MailedCode } from '../accounts/mailed-code.ts';
import { OutgoingMail } from '../mail/outgoing-mail.ts';
import { RecoveryCode } from '../accounts/recovery-code.ts';
import { keepPicture } from '../files/keep-picture.ts';
import type { User } from '../accounts/user.ts';

/**
 * Takes the person out of their account, whose row is locked: their names, address, words and secrets are gone, their sessions end, and
 * nobody signs in to it again. The row stays for what others still see of them, and is called a deleted member from now on. What `erasing`
 * names is taken away after the commit.
 */
export async function closeAccount(tx: Transaction, user: User, erasing: NonNullable<User['erasing']>): Promise<void> {
  const { id: userId, usernameKey, usernameLooks } = user;
  Object.assign(user, {
    username: 'deleted',
    usernameKey: retiredName(usernameKey),
    usernameLooks: retiredName(usernameLooks),
    displayName: 'Deleted member',
    displayNameKey: '',
    bio: '',
    pronouns: '',
    interests: [],
    pictureId: await keepPicture(tx, { userId }, null),
    email: null,
    emailKey: null,
    emailVerifiedAt: null,
    passwordHash: '',
    role: 'MEMBER',
    suspendedAt: null,
    theme: 'SYSTEM',
    enterSends: true,
    showsLastSeen: false,
    lastSeenAt: null,
    deletedAt: tx.now,
    erasing,
  } satisfies Partial<User>);
  await tx.em.flush();
  await tx.em.nativeDelete(RecoveryCode, { userId });
  await tx.em.nativeDelete(EmailProof, { userId });
  await tx.em.nativeDelete(MailedCode, { userId });
  await tx.em.nativeDelete(OutgoingMail, { userId });
  await endSessions(tx, { userId });
  tx.announce({ type: 'AccountDeleted', userId });
}
