import type { FileStore, FoundFile } from '../files/file-store.ts';
import { Sweep } from '../core/sweep.ts';
import type { UnitOfWork } from '../core/unit-of-work.ts';
import { limits } from '../shared/limits.ts';
import type { Log } from '../shared/log.ts';
import { MessageFile } from './message-file.ts';

/**
 * Takes away bytes that no row tells of: what an upload that broke off has left, or a power cut between the end of a message and that of its
 * files. They are put aside for a week first, and get their place again where a row tells of them after all: the database may have been an
 * older one for a while. It looks through the folder when the server starts, and now and again.
 */
export function sweepStrayFiles(work: UnitOfWork, files: FileStore, log: Log): Sweep {
  let lookedAtMs = -Infinity;
  return new Sweep(log, 'files that nobody sent', async (isStopped) => {
    const nowMs = Date.now();
    if (nowMs - lookedAtMs < limits.strayFilesIntervalMs) return;
    lookedAtMs = nowMs;
    for await (const batch of files.aside.batches()) {
      if (isStopped()) return;
      const [known, strangers] = await sorted(work, batch);
      await files.putBack(known);
      await files.removeOld(strangers, nowMs - limits.strayFileKeptMs);
    }
    for await (const batch of files.batches()) {
      if (isStopped()) return;
      const [, strangers] = await sorted(work, batch);
      await files.putAside(strangers, nowMs - limits.strayFileMs);
    }
    await files.removeOld(await files.parts(), nowMs - limits.strayFileMs);
  });
}

/** The paths of those that a row tells of, and of all others. */
async function sorted(work: UnitOfWork, batch: readonly FoundFile[]): Promise<[known: string[], strangers: string[]]> {
  const rows = await work
    .read()
    .find(
      MessageFile,
      { id: { $in: [...new Set(batch.map(({ id }) => id))] } },
      { fields: ['id', 'uploadKey'], disableIdentityMap: true },
    );
  const keys = new Map(rows.map(({ id, uploadKey }) => [id, uploadKey]));
  const isKnown = ({ id, uploadKey }: FoundFile): boolean => keys.get(id) === uploadKey;
  return [
    batch.filter((file) => isKnown(file)).map(({ path }) => path),
    batch.filter((file) => !isKnown(file)).map(({ path }) => path),
  ];
}
