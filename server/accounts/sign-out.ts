import type { Services } from '../core/services.ts';
import { Session } from './session.ts';

/** Ends a session; its sockets are cut. Answers whether there was one to end. */
export async function signOut({ work }: Services, sessionId: string): Promise<boolean> {
  return work.transact(async (tx) => {
    const ended = await tx.em.nativeDelete(Session, { id: sessionId });
    if (ended > 0) tx.announce({ type: 'SessionEnded', sessionId });
    return ended > 0;
  });
}
