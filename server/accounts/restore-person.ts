import type { Services } from '../core/services.ts';
import { lockForActing } from './act-on-person.ts';
import { noteServerAct } from './server-act.ts';
import type { User } from './user.ts';

/** Lets somebody sign in again who was shut out. Harmless when they were not. Throws `PersonNotFound` or FORBIDDEN. */
export async function restorePerson({ work, rateLimits }: Services, viewerId: string, personId: string): Promise<User> {
  await rateLimits.take('changePerUser', viewerId);
  return work.transact(async (tx) => {
    const { person } = await lockForActing(tx, viewerId, personId, 'restorePerson');
    if (person.suspendedAt !== null) await noteServerAct(tx, 'RESTORED', viewerId, { aboutId: personId });
    person.suspendedAt = null;
    tx.announce({ type: 'UserChanged', userId: personId });
    return person;
  });
}
