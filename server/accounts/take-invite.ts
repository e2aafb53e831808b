import { type FilterQuery, raw } from '@mikro-orm/core';
import type { SqlEntityManager } from '@mikro-orm/sql';
import type { Transaction } from '../core/unit-of-work.ts';
import { UserError } from '../shared/user-error.ts';
import { Invite } from './invite.ts';
import { hashToken } from './start-session.ts';

/** The invite that has this code and lets people in at this moment, or null. */
export async function findInvite(em: SqlEntityManager, code: string, now: Date): Promise<Invite | null> {
  return em.findOne(Invite, openInvite(hashToken(code), now), { disableIdentityMap: true });
}

/**
 * Counts one use of the invite within the transaction: however many try at the same time, as many succeed as it allows. Throws
 * `InviteNotValid`.
 */
export async function takeInvite(tx: Transaction, code: string): Promise<Invite> {
  const codeHash = hashToken(code);
  const taken = await tx.em.nativeUpdate(Invite, openInvite(codeHash, tx.now), { useCount: raw('use_count + 1') });
  const invite = taken === 0 ? null : await tx.em.findOne(Invite, { codeHash });
  if (invite === null) throw inviteNotValid();
  return invite;
}

/** What somebody is told whose invitation lets nobody in; why is not told. */
export function inviteNotValid(): UserError {
  return new UserError(
    'InviteNotValid',
    'This invitation does not work. It may have expired, been used up or been taken back. Ask for a new one.',
  );
}

function openInvite(codeHash: string, now: Date): FilterQuery<Invite> {
  return {
    codeHash,
    revokedAt: null,
    $and: [
      { $or: [{ expiresAt: null }, { expiresAt: { $gt: now } }] },
      { $or: [{ usesMax: null }, { useCount: { $lt: raw('uses_max') } }] },
    ],
  };
}
