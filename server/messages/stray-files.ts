import type { FileStore } from '../files/file-store.ts';
import { Sweep } from '../core/sweep.ts';
import type { UnitOfWork } from '../core/unit-of-work.ts';
import { limits } from '../shared/limits.ts';
import type { Log } from '../shared/log.ts';
import { MessageFile } from './message-file.ts';

/**
 * Takes away bytes that no row tells of: what an upload that broke off has left, or a power cut between the end of a message and that of its
 * files. It looks through the folder when the server starts, and now and again.
 */
export function sweepStrayFiles(work: UnitOfWork, files: FileStore, log: Log): Sweep {
  let lookedAtMs = -Infinity;
  return new Sweep(log, 'files that nobody sent', async (isStopped) => {
    const nowMs = Date.now();
    if (nowMs - lookedAtMs < limits.strayFilesIntervalMs) return;
    lookedAtMs = nowMs;
    for await (const batch of files.batches()) {
      if (isStopped()) return;
      const rows = await work
        .read()
        .find(MessageFile, { id: { $in: [...batch.keys()] } }, { fields: ['id'], disableIdentityMap: true });
      const known = new Set(rows.map(({ id }) => id));
      const strangers = [...batch].filter(([id]) => !known.has(id)).flatMap(([, paths]) => paths);
      await files.removeOld(strangers, nowMs - limits.strayFileMs);
    }
    await files.removeOld(await files.parts(), nowMs - limits.strayFileMs);
  });
}
