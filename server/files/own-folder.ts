import { randomUUID } from 'node:crypto';
import { lockSettings } from '../accounts/current-settings.ts';
import type { UnitOfWork } from '../core/unit-of-work.ts';
import { Problem } from '../shared/problem.ts';
import { FolderMark } from './folder-mark.ts';

/**
 * Holds a server to its own folder of files: the first start puts a mark into FILES_DIR, which the database holds too, and every later one
 * looks for it. Throws `Problem` where it finds another's, since no row tells of the files there; where it finds none and the folder
 * `isShared` by nodes, since whoever came to this one would miss files that were sent through others, and others those sent here; or if
 * the folder cannot be used. A server alone marks a folder that has no mark.
 */
export async function requireOwnFolder(work: UnitOfWork, filesDir: string, isShared: boolean): Promise<void> {
  const mark = new FolderMark(filesDir);
  const inFolder = () => mark.read().catch((error: unknown) => unusable(filesDir, error));
  const own = await work.transact(async (tx) => {
    // Under its lock: of nodes that start together one puts the mark, and the others find it.
    const settings = await lockSettings(tx);
    if (settings.filesMark !== null && isShared) return settings.filesMark;
    const found = await inFolder();
    if (settings.filesMark === null && found !== null) throw anothers(mark, filesDir, `remove ${mark.path}`);
    settings.filesMark ??= randomUUID();
    if (found === null) await mark.put(settings.filesMark).catch((error: unknown) => unusable(filesDir, error));
    return settings.filesMark;
  });
  const found = await inFolder();
  if (found === own) return;
  const wayOut = `give it the mark: echo ${own} > ${mark.path}`;
  throw isShared ? notShared(mark, filesDir, found, wayOut) : anothers(mark, filesDir, wayOut);
}

function anothers({ path }: FolderMark, filesDir: string, wayOut: string): Problem {
  return new Problem(
    `FILES_DIR=${filesDir} is the folder of files of another server: ${path} has a mark that the database does not know. ` +
      'Name a folder of its own in FILES_DIR, or the database of that server in DATA_DIR or DATABASE_URL. ' +
      `If the files are of this server, since they were moved or brought back, ${wayOut}`,
  );
}

function notShared({ path }: FolderMark, filesDir: string, found: string | null, wayOut: string): Problem {
  return new Problem(
    `FILES_DIR=${filesDir} is not the folder of files that the other nodes of this server share: ` +
      `${found === null ? `there is no ${path}` : `${path} has another mark than theirs`}. ` +
      'Mount that folder here and name it in FILES_DIR. If this is the right one, since the files were moved or brought back, ' +
      wayOut,
  );
}

function unusable(filesDir: string, error: unknown): never {
  const why = error instanceof Error ? error.message : String(error);
  throw new Problem(`FILES_DIR=${filesDir} cannot be used: Hearth must be able to write there (${why}).`);
}
