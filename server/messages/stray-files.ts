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
        .find(
          MessageFile,
          { id: { $in: [...new Set(batch.map(({ id }) => id))] } },
          { fields: ['id', 'uploadKey'], disableIdentityMap: true },
        );
      const known = new Map(rows.map(({ id, uploadKey }) => [id, uploadKey]));
      const strangers = batch.filter(({ id, uploadKey }) => known.get(id) !== uploadKey);
      await files.removeOld(
        strangers.map(({ path }) => path),
        nowMs - limits.strayFileMs,
      );
    }
    await files.removeOld(await files.parts(), nowMs - limits.strayFileMs);
  });
}
