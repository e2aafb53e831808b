import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { syncFile, syncFolder } from './file-store.ts';

/** Characters of a mark; ours are shorter, and one that somebody wrote has no more to say. */
const markLengthMax = 100;

/** The name of the mark. It has no dot, so that whoever copies files takes it along. */
export const folderMarkName = 'folder-mark';

/** A file by which a folder of files is known again, wherever it is mounted. */
export class FolderMark {
  readonly path: string;
  readonly #dir: string;

  constructor(dir: string) {
    this.#dir = dir;
    this.path = join(dir, folderMarkName);
  }

  /** The mark, or null where there is none, nor a folder. */
  async read(): Promise<string | null> {
    try {
      return (await readFile(this.path, 'utf8')).trim().slice(0, markLengthMax);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
      throw error;
    }
  }

  /** Puts one, on the disk once this resolves: it is there as a whole or not at all. */
  async put(mark: string): Promise<void> {
    await mkdir(this.#dir, { recursive: true, mode: 0o700 });
    const fresh = `${this.path}.new`;
    await writeFile(fresh, `${mark}\n`, { mode: 0o600 });
    await syncFile(fresh);
    await rename(fresh, this.path);
    await syncFolder(this.#dir);
  }
}
