import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { copyFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { SentFile, StoredFile } from '../../core/events.ts';
import type { FileStore } from '../../files/file-store.ts';
import { Problem } from '../../shared/problem.ts';

/** The folder beside an export, with the bytes of the files that it tells of, each in a folder of its own under its name. */
export class ExportedFiles {
  readonly dir: string;
  /** How many were taken. */
  count = 0;
  readonly #store: FileStore;
  readonly #unfinished: string;

  constructor(store: FileStore, dir: string) {
    this.#store = store;
    this.dir = dir;
    this.#unfinished = `${dir}.unfinished`;
    rmSync(this.#unfinished, { recursive: true, force: true });
  }

  /** Copies a file and answers its path from where the export is; null if it was removed meanwhile. Throws `Problem` if there is such a folder. */
  async take({ name, width, ...stored }: SentFile & StoredFile): Promise<string | null> {
    const { id } = stored;
    const folder = join(this.#unfinished, id);
    // A picture is WebP, whatever it was sent as.
    const whole = width === null ? name : `${name.replace(/\.[^.]*$/, '')}.webp`;
    // Some systems take no such characters, and most no longer names than 255 bytes.
    const fitting = Buffer.byteLength(whole) > 200 ? `file${/\.[^.]{1,12}$/.exec(whole)?.[0] ?? ''}` : whole;
    const fileName = fitting.replaceAll(/[<>:"|?*]/g, '_');
    if (existsSync(this.dir)) throw new Problem(`${this.dir} is there already. Choose another file with --to.`);
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    try {
      await copyFile(this.#store.pathOf(stored), join(folder, fileName));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
      throw error;
    }
    this.count++;
    return `${basename(this.dir)}/${id}/${fileName}`;
  }

  /** The export is whole: the folder gets its name. */
  publish(): void {
    if (existsSync(this.#unfinished)) renameSync(this.#unfinished, this.dir);
  }

  /** Nothing is to be left. */
  giveUp(): void {
    rmSync(this.#unfinished, { recursive: true, force: true });
  }
}
