import { randomBytes } from 'node:crypto';
import { type FileHandle, link, mkdir, open, readdir, rename, rm, stat, statfs, utimes } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import type { Readable } from 'node:stream';
import type { StoredFile } from '../core/events.ts';

/** What is kept of a file: its bytes, and of a picture a smaller one beside them. */
export type FileVariant = 'original' | 'preview';

/** What the names of folders begin with in which a backup is being made. */
export const unfinishedPrefix = '.hearth-unfinished-';

/** Whether the folder of files has its files in a folder of this name; others there are somebody else's, or old. */
export function isFolderOfFiles(name: string): boolean {
  return /^[0-9a-f]{2}$/.test(name);
}

/** The folder in the folder of files for what no row tells of. */
export const strayFolder = 'strays';

/** Bytes that are on the disk, and belong to no file yet. */
export interface ReceivedBytes {
  readonly path: string;
  readonly size: number;
}

/** Bytes that lie under the name of a file. */
export interface FoundFile extends StoredFile {
  readonly path: string;
}

/** A key that no other upload has, of the same id. */
export function newUploadKey(): string {
  return randomBytes(4).toString('hex');
}

/** The folder in which the bytes of files lie, each under its id and upload; rows of the database say what they are, and whose. */
export class FileStore {
  readonly dir: string;

  constructor(dir: string) {
    this.dir = dir;
  }

  /** Where the bytes of a file lie, or would: in one of 256 folders, by the end of the id, since ids begin with the time. */
  pathOf({ id, uploadKey }: StoredFile, variant: FileVariant = 'original'): string {
    const name = `${id}.${uploadKey}`;
    return join(this.dir, id.slice(-2), variant === 'original' ? name : `${name}.${variant}`);
  }

  /** The place for bytes of a file while they are not whole. */
  async newPart(file: StoredFile): Promise<string> {
    const path = this.pathOf(file);
    const made = await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    if (made !== undefined) await syncFolder(dirname(made));
    return `${path}.part`;
  }

  /**
   * Writes what comes to the disk, never much of it in memory, and answers once it is there; throws `tooLarge()` past `bytesMax`. If it
   * fails, nothing is left.
   */
  async receive(source: Readable, path: string, bytesMax: number, tooLarge: () => Error): Promise<ReceivedBytes> {
    const handle = await open(path, 'wx', 0o600);
    let size = 0;
    try {
      for await (const chunk of source.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
        size += chunk.length;
        if (size > bytesMax) throw tooLarge();
        await writeAll(handle, chunk);
      }
      await handle.sync();
    } catch (error) {
      await handle.close();
      await rm(path, { force: true });
      throw error;
    }
    await handle.close();
    return { path, size };
  }

  /** Gives parts that are on the disk the place of a file: it is whole there or not at all, whatever happens to the power. */
  async place(file: StoredFile, parts: Readonly<Partial<Record<FileVariant, string>>>): Promise<void> {
    for (const [variant, path] of Object.entries(parts)) await rename(path, this.pathOf(file, variant as FileVariant));
    await syncFolder(dirname(this.pathOf(file)));
  }

  /** Opens the bytes of a file; null if they are not there. */
  async open(file: StoredFile, variant: FileVariant): Promise<FileHandle | null> {
    try {
      return await open(this.pathOf(file, variant), 'r');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
      throw error;
    }
  }

  /** Takes the bytes of files away; harmless where there are none. A backup that is being made, and may tell of them, keeps them. */
  async remove(files: readonly StoredFile[]): Promise<void> {
    const names = await readdir(this.dir).catch(() => []);
    const backups = names.filter((name) => name.startsWith(unfinishedPrefix));
    for (const path of files.flatMap((file) => [this.pathOf(file, 'preview'), this.pathOf(file)])) {
      for (const backup of backups) await keepFor(join(this.dir, backup, relative(this.dir, path)), path);
      await rm(path, { force: true });
    }
  }

  /** All that lies here under the names of files, a folder at a time. */
  async *batches(): AsyncGenerator<readonly FoundFile[]> {
    for (const folder of await this.#folders()) {
      const batch = (await readdir(folder)).flatMap((name) => {
        const [, id, uploadKey] = /^([0-9a-f-]{36})\.([0-9a-f]{8})(\.preview)?$/.exec(name) ?? [];
        return id === undefined || uploadKey === undefined ? [] : [{ id, uploadKey, path: join(folder, name) }];
      });
      if (batch.length > 0) yield batch;
    }
  }

  /** What was being received, and may have broken off. */
  async parts(): Promise<string[]> {
    const parts: string[] = [];
    for (const folder of await this.#folders())
      for (const name of await readdir(folder)) if (name.includes('.part')) parts.push(join(folder, name));
    return parts;
  }

  /** Takes away those of these that were last written before an instant. */
  async removeOld(paths: readonly string[], beforeMs: number): Promise<void> {
    for (const path of paths) {
      const found = await stat(path).catch(() => null);
      if (found !== null && found.mtimeMs < beforeMs) await rm(path, { force: true });
    }
  }

  /** What was put aside lies as files do, in a folder that is none of theirs. */
  get aside(): FileStore {
    return new FileStore(join(this.dir, strayFolder));
  }

  /** Puts those of these aside that were last written before an instant; from then on the time of the last writing is that of this. */
  async putAside(paths: readonly string[], beforeMs: number): Promise<void> {
    const now = new Date();
    for (const path of paths) {
      const found = await stat(path).catch(() => null);
      if (found === null || found.mtimeMs >= beforeMs) continue;
      await utimes(path, now, now);
      await move(path, join(this.aside.dir, relative(this.dir, path)));
    }
  }

  /** Gives what was put aside the place again that it had. */
  async putBack(paths: readonly string[]): Promise<void> {
    for (const path of paths) await move(path, join(this.dir, relative(this.aside.dir, path)));
  }

  async #folders(): Promise<string[]> {
    const names = await readdir(this.dir).catch(() => []);
    return names.filter(isFolderOfFiles).map((name) => join(this.dir, name));
  }

  /** Bytes that can still be written to the disk. */
  async freeBytes(): Promise<number> {
    await mkdir(this.dir, { recursive: true, mode: 0o700 });
    const { bavail, bsize } = await statfs(this.dir);
    return bavail * bsize;
  }
}

/** Another node may have been quicker. */
async function move(from: string, to: string): Promise<void> {
  await mkdir(dirname(to), { recursive: true, mode: 0o700 });
  await rename(from, to).catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  });
}

/** Gives bytes a second name, where there are any and the file system knows such. */
async function keepFor(kept: string, path: string): Promise<void> {
  await mkdir(dirname(kept), { mode: 0o700 }).catch(() => undefined);
  await link(path, kept).catch(() => undefined);
}

/** Sees to it that what another program wrote into a file is on the disk. */
export async function syncFile(path: string): Promise<void> {
  // Windows refuses to sync what is open for reading only.
  await syncOpened(path, 'r+');
}

/** The same for the names in a folder. Windows has no such thing, and needs none. */
export async function syncFolder(path: string): Promise<void> {
  if (process.platform !== 'win32') await syncOpened(path, 'r');
}

async function syncOpened(path: string, flags: string): Promise<void> {
  const handle = await open(path, flags);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function writeAll(handle: FileHandle, chunk: Buffer): Promise<void> {
  let from = 0;
  while (from < chunk.length) from += (await handle.write(chunk, from)).bytesWritten;
}
