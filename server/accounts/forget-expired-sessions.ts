import type { Services } from '../core/services.ts';
import { Session } from './session.ts';

/** Deletes the sessions that have expired and cuts whatever they still hold open. */
export async function forgetExpiredSessions({ work }: Services): Promise<void> {
  await work.transact(async (tx) => {
    const expired = await tx.em.find(Session, { expiresAt: { $lte: tx.now } }, { fields: ['id'], limit: 1000 });
    if (expired.length === 0) return;
    await tx.em.nativeDelete(Session, { id: { $in: expired.map((session) => session.id) } });
    for (const session of expired) tx.announce({ type: 'SessionEnded', sessionId: session.id });
  });
}
