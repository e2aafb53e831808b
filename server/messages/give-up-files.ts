import { LockMode } from '@mikro-orm/core';
import type { Services } from '../core/services.ts';
import { limits } from '../shared/limits.ts';
import { MessageFile } from './message-file.ts';

/** Takes away files that were uploaded and not sent within a day, a little at a time. */
export async function giveUpUnsentFiles({ work }: Pick<Services, 'work'>): Promise<void> {
  const before = new Date(work.clock.now().getTime() - limits.unsentFileMs);
  while (await giveUpSome(work, before));
}

/** Answers whether more may be left. */
function giveUpSome(work: Services['work'], before: Date): Promise<boolean> {
  return work.transact(async (tx) => {
    const limit = limits.filesGivenUpPerTurn;
    // Under their locks: one that is being sent in this moment is waited for, and then is no longer among them.
    const files = await tx.em.find(
      MessageFile,
      { messageId: null, createdAt: { $lt: before } },
      {
        fields: ['id', 'uploadKey'],
        orderBy: { id: 'asc' },
        limit,
        lockMode: LockMode.PESSIMISTIC_WRITE,
        disableIdentityMap: true,
      },
    );
    if (files.length === 0) return false;
    await tx.em.nativeDelete(MessageFile, { id: { $in: files.map(({ id }) => id) } });
    tx.announce({ type: 'FilesRemoved', files });
    return files.length === limit;
  });
}
