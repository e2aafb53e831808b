import type { Services } from '../core/services.ts';
import { lockForActing } from './act-on-person.ts';
import { endSessions } from './end-sessions.ts';
import type { User } from './user.ts';

/** Ends all sessions of somebody below the viewer, who may sign in again. Throws `PersonNotFound` or FORBIDDEN. */
export async function signOutPerson({ work, rateLimits }: Services, viewerId: string, personId: string): Promise<User> {
  await rateLimits.take('changePerUser', viewerId);
  return work.transact(async (tx) => {
    const { person } = await lockForActing(tx, viewerId, personId, 'endTheirSessions');
    await endSessions(tx, { userId: personId });
    return person;
  });
}
