import type { Transaction } from '../core/unit-of-work.ts';
import { endSessions } from './end-sessions.ts';
import { User } from './user.ts';
import { voidProofLetters, voidRecoveryLetters } from './void-letters.ts';

/**
 * Gives an account a new password within the transaction and ends its sessions, but for the one that is to stay; letters and links that were
 * made before are worth nothing. Answers how many sessions ended, or null if the password is no longer the one that was known.
 */
export async function replacePassword(
  tx: Transaction,
  userId: string,
  { known, hash, staying }: { readonly known: string | null; readonly hash: string; readonly staying: string | null },
): Promise<number | null> {
  const which = known === null ? { id: userId } : { id: userId, passwordHash: known };
  if ((await tx.em.nativeUpdate(User, which, { passwordHash: hash })) === 0) return null;
  await voidRecoveryLetters(tx, userId);
  await voidProofLetters(tx, userId);
  return endSessions(tx, { userId, ...(staying !== null && { id: { $ne: staying } }) });
}
