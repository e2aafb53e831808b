import type { Services } from '../core/services.ts';
import { endSessions } from './end-sessions.ts';

/** Ends a session; its sockets are cut. Answers whether there was one to end. */
export async function signOut({ work }: Services, sessionId: string): Promise<boolean> {
  return work.transact(async (tx) => {
    return (await endSessions(tx, { id: sessionId })) > 0;
  });
}
