import type { Services } from '../core/services.ts';
import { limits } from '../shared/limits.ts';
import { EmailProof } from './email-proof.ts';
import { endSessions } from './end-sessions.ts';
import { User } from './user.ts';

/** Deletes new accounts that have never come in because nobody proved their address in a week: their names are free again. */
export async function forgetUnprovenAccounts({ work }: Pick<Services, 'work'>): Promise<void> {
  await work.transact(async (tx) => {
    const latest = new Date(tx.now.getTime() - limits.unprovenAccountMs);
    const which = { isEntering: true, createdAt: { $lte: latest } };
    const stale = await tx.em.find(EmailProof, which, { fields: ['userId'], limit: 100, disableIdentityMap: true });
    if (stale.length === 0) return;
    const userIds = stale.map((proof) => proof.userId);
    await endSessions(tx, { userId: { $in: userIds } });
    await tx.em.nativeDelete(User, { id: { $in: userIds } });
  });
}
