import { type FilterQuery, raw } from '@mikro-orm/core';
import type { SqlEntityManager } from '@mikro-orm/sql';
import type { Transaction } from '../core/unit-of-work.ts';
import { UserError } from '../shared/user-error.ts';
import { Invite } from './invite.ts';
import { hashToken } from './start-session.ts';

/** The invite that has this code and lets people in at this moment, or null. */
export async function findInvite(em: SqlEntityManager, code: string, now: Date): Promise<Invite | null> {
  return em.findOne(Invite, { codeHash: hashToken(code), ...open(now) }, { disableIdentityMap: true });
}

/**
 * Counts one use of the invite within the transaction: however many try at the same time, as many succeed as it allows. Throws
 * `InviteNotValid`.
 */
export async function takeInvite(tx: Transaction, code: string): Promise<Invite> {
  const wanted = { codeHash: hashToken(code), ...open(tx.now) };
  const taken = await tx.em.nativeUpdate(Invite, wanted, { useCount: raw('use_count + 1') });
  const invite = taken === 0 ? null : await tx.em.findOne(Invite, { codeHash: wanted.codeHash });
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

function open(now: Date): FilterQuery<Invite> & object {
  return {
    revokedAt: null,
    $and: [
      { $or: [{ expiresAt: null }, { expiresAt: { $gt: now } }] },
      { $or: [{ usesMax: null }, { useCount: { $lt: raw('uses_max') } }] },
    ],
  };
}
