import type { Services } from '../core/services.ts';
import { lockForActing } from './act-on-person.ts';
import { endSessions } from './end-sessions.ts';
import { noteServerAct } from './server-act.ts';
import type { User } from './user.ts';

/** Ends one session of somebody below the viewer, or with null all; they may sign in again. Throws `PersonNotFound` or FORBIDDEN. */
export async function signOutPerson(
  { work, rateLimits }: Services,
  viewerId: string,
  personId: string,
  sessionId: string | null = null,
): Promise<User> {
  await rateLimits.take('changePerUser', viewerId);
  return work.transact(async (tx) => {
    const { person } = await lockForActing(tx, viewerId, personId, 'endTheirSessions');
    const ended = await endSessions(tx, { userId: personId, ...(sessionId !== null && { id: sessionId }) });
    if (ended > 0) await noteServerAct(tx, 'SIGNED_OUT', viewerId, { aboutId: personId });
    return person;
  });
}
