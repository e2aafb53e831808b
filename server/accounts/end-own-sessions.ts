import type { Services } from '../core/services.ts';
import type { Identity } from './authenticate.ts';
import { endSessions } from './end-sessions.ts';

/** Ends one of the viewer's sessions, or with null all but the one that asks; their sockets are cut. Answers how many there were to end. */
export async function endOwnSessions(
  { work, rateLimits }: Services,
  { userId, sessionId }: Identity,
  which: string | null,
): Promise<number> {
  await rateLimits.take('changePerUser', userId);
  return work.transact((tx) => endSessions(tx, { userId, id: which ?? { $ne: sessionId } }));
}
