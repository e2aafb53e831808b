import { randomUUID } from 'node:crypto';
import { lockSettings } from '../accounts/current-settings.ts';
import type { UnitOfWork } from '../core/unit-of-work.ts';
import { FolderMark } from '../files/folder-mark.ts';
import { Problem } from '../shared/problem.ts';

/**
 * Holds the nodes of one server to one folder of files: the first that starts puts a mark into its FILES_DIR, which the database holds too,
 * and every other has to find that mark in its own. Throws `Problem` if it does not, since whoever came to this node would miss files that
 * were sent through others, and others those sent here; or if the folder cannot be used.
 */
export async function requireSharedFolder(work: UnitOfWork, filesDir: string): Promise<void> {
  const mark = new FolderMark(filesDir);
  const inFolder = () => mark.read().catch((error: unknown) => unusable(filesDir, error));
  const shared = await work.transact(async (tx) => {
    // Under its lock: of nodes that start together one puts the mark, and the others find it.
    const settings = await lockSettings(tx);
    settings.filesMark ??= (await inFolder()) ?? (await put(mark, filesDir));
    return settings.filesMark;
  });
  const found = await inFolder();
  if (found === shared) return;
  throw new Problem(
    `FILES_DIR=${filesDir} is not the folder of files that the other nodes of this server share: ` +
      `${found === null ? `there is no ${mark.path}` : `${mark.path} has another mark than theirs`}. ` +
      'Mount that folder here and name it in FILES_DIR. If this is the right one, since the files were moved or brought back, ' +
      `give it the mark: echo ${shared} > ${mark.path}`,
  );
}

async function put(mark: FolderMark, filesDir: string): Promise<string> {
  const fresh = randomUUID();
  await mark.put(fresh).catch((error: unknown) => unusable(filesDir, error));
  return fresh;
}

function unusable(filesDir: string, error: unknown): never {
  const why = error instanceof Error ? error.message : String(error);
  throw new Problem(`FILES_DIR=${filesDir} cannot be used: Hearth must be able to write there (${why}).`);
}
