import type { FilterQuery } from '@mikro-orm/core';
import type { Transaction } from '../core/unit-of-work.ts';
import { Session } from './session.ts';

/** Ends the sessions that fit, within the transaction; once it is committed their sockets are cut. Answers how many there were. */
export async function endSessions(tx: Transaction, which: FilterQuery<Session>): Promise<number> {
  const found = await tx.em.find(Session, which, { fields: ['id'], disableIdentityMap: true });
  const ids = found.map((session) => session.id);
  if (ids.length === 0) return 0;
  await tx.em.nativeDelete(Session, { id: { $in: ids } });
  for (const sessionId of ids) tx.announce({ type: 'SessionEnded', sessionId });
  return ids.length;
}
