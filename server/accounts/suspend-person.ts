import type { Services } from '../core/services.ts';
import type { Transaction } from '../core/unit-of-work.ts';
import { lockForActing } from './act-on-person.ts';
import { endSessions } from './end-sessions.ts';
import { Invite } from './invite.ts';
import { noteServerAct } from './server-act.ts';
import type { User } from './user.ts';

/**
 * Shuts somebody out: ends all their sessions, cuts their sockets, and lets them sign in no more until they are restored. What they wrote
 * and where they are members stays; their invites let nobody in any more. Harmless when they are shut out. Throws `PersonNotFound` or FORBIDDEN.
 */
export async function suspendPerson({ work, rateLimits }: Services, viewerId: string, personId: string): Promise<User> {
  await rateLimits.take('changePerUser', viewerId);
  return work.transact(async (tx) => {
    const { person } = await lockForActing(tx, viewerId, personId, 'suspendPerson');
    await shutOutOfServer(tx, person, viewerId);
    return person;
  });
}

/** Suspends somebody whose account is locked. */
export async function shutOutOfServer(tx: Transaction, person: User, byId: string): Promise<void> {
  if (person.suspendedAt === null) await noteServerAct(tx, 'SUSPENDED', byId, { aboutId: person.id });
  person.suspendedAt ??= tx.now;
  await tx.em.flush();
  await endSessions(tx, { userId: person.id });
  await tx.em.nativeUpdate(Invite, { createdById: person.id, revokedAt: null }, { revokedAt: tx.now });
  tx.announce({ type: 'UserChanged', userId: person.id });
}
