import { LockMode } from '@mikro-orm/core';
import { EmailProof } from '../accounts/email-proof.ts';
import { User } from '../accounts/user.ts';
import type { Services } from '../core/services.ts';
import type { Transaction } from '../core/unit-of-work.ts';
import { limits } from '../shared/limits.ts';
import { closeAccount } from './close-account.ts';

/**
 * Deletes new accounts that have never come in because nobody proved their address in a week, some at a time: nobody has met them, so that their
 * names are free again.
 */
export async function forgetUnprovenAccounts({ work }: Pick<Services, 'work'>): Promise<void> {
  const latest = new Date(work.clock.now().getTime() - limits.unprovenAccountMs);
  const stale = await work
    .read()
    .find(
      EmailProof,
      { isEntering: true, createdAt: { $lte: latest } },
      { fields: ['userId'], limit: limits.unprovenAccountsPerTurn, disableIdentityMap: true },
    );
  for (const { userId } of stale) await work.transact((tx) => forget(tx, userId));
}

async function forget(tx: Transaction, userId: string): Promise<void> {
  const user = await tx.em.findOneOrFail(User, userId, { lockMode: LockMode.PESSIMISTIC_WRITE });
  // Whoever deletes the row decides: it may have been proved, or let in, until the lock was had.
  if ((await tx.em.nativeDelete(EmailProof, { userId, isEntering: true })) === 0) return;
  // The row stays, as every deleted account's: taking it away would look through all messages for its person.
  await closeAccount(tx, user, 'ACCOUNT');
  // No username has a blank.
  const nobodys = `unproven ${userId}`;
  Object.assign(user, { usernameKey: nobodys, usernameLooks: nobodys });
  await tx.em.flush();
}
