import { LockMode } from '@mikro-orm/core';
import { personPolicy, type PersonFacts, type PersonRight, type ServerFacts, serverPolicy } from '../access/policy.ts';
import type { ServerRight } from '../access/policy.ts';
import type { Transaction } from '../core/unit-of-work.ts';
import { RequestError } from '../shared/request-error.ts';
import { UserError } from '../shared/user-error.ts';
import { User } from './user.ts';

type Standing = Pick<User, 'id' | 'role' | 'suspendedAt'>;

/** The facts about somebody who is signed in, or about nobody. */
export function serverFactsOf(viewer: Standing | null): ServerFacts {
  return { isSignedIn: viewer !== null, role: viewer?.role ?? null, isSuspended: viewer?.suspendedAt != null };
}

/** The facts about somebody who is signed in and the account that they act on. */
export function personFactsOf(viewer: Standing, target: Standing): PersonFacts {
  return { ...serverFactsOf(viewer), target: target.role, isSelf: viewer.id === target.id };
}

/** Throws FORBIDDEN unless the viewer has the right, read in this transaction. */
export async function requireServerRight(tx: Transaction, viewerId: string, right: ServerRight): Promise<void> {
  const viewer = await tx.em.findOne(User, viewerId);
  if (!serverPolicy[right](serverFactsOf(viewer))) throw notAllowed();
}

/**
 * Somebody's account and that of the one who acts on it, both locked until the transaction ends, so that neither rises nor falls
 * meanwhile. Throws `PersonNotFound`, or FORBIDDEN unless the one has the right over the other.
 */
export async function lockForActing(
  tx: Transaction,
  viewerId: string,
  personId: string,
  right: PersonRight,
): Promise<{ readonly viewer: User; readonly person: User }> {
  const rows = new Map<string, User>();
  // In one order everywhere, or two who act on each other would wait for ever.
  for (const id of [...new Set([viewerId, personId])].toSorted()) {
    const row = await tx.em.findOne(User, id, { lockMode: LockMode.PESSIMISTIC_WRITE });
    if (row !== null) rows.set(id, row);
  }
  const viewer = rows.get(viewerId);
  if (!serverPolicy.administer(serverFactsOf(viewer ?? null))) throw notAllowed();
  const person = rows.get(personId);
  if (person?.deletedAt !== null) throw personNotFound();
  if (!personPolicy[right](personFactsOf(viewer!, person))) {
    throw new RequestError('FORBIDDEN', refusal(person, right));
  }
  return { viewer: viewer!, person };
}

function refusal({ role, username, displayName }: User, right: PersonRight): string {
  if (role === 'GUEST' && (right === 'makeMember' || right === 'makeAdmin' || right === 'makeOwner'))
    return `${displayName} is a guest, and becomes a member by themselves: with a username and a password of their own, in their settings.`;
  return `You may not do this to @${username}. Only those above them may.`;
}

/** What somebody is told who acts on an account that is not there. */
export function personNotFound(): UserError {
  return new UserError('PersonNotFound', 'Could not find this account. It may have been deleted.');
}

export function notAllowed(): RequestError {
  return new RequestError('FORBIDDEN', 'Only the owner and the admins of this server may do this.');
}
