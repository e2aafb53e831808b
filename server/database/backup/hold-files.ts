import { copyFileSync, existsSync, linkSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { StoredFile } from '../../core/events.ts';
import { FileStore, type FileVariant, isFolderOfFiles } from '../../files/file-store.ts';
import { makeStaging } from './staging.ts';

/** Which files a database tells of, and of which there is a preview. */
export const filesSql = 'select id, upload_key as "uploadKey", width from file order by id';

/** A row of that. */
export type FileRow = StoredFile & { readonly width: number | null };

/** A file that a database tells of. */
export interface FileFacts extends StoredFile {
  readonly variants: readonly FileVariant[];
}

export function factsOfFile({ id, uploadKey, width }: FileRow): FileFacts {
  return { id, uploadKey, variants: width === null ? ['original'] : ['original', 'preview'] };
}

/** The files of a server, and the folder where they are held for a backup. */
export interface HeldFiles {
  readonly filesDir: string;
  readonly held: string;
}

/**
 * Gives every file that there is a second name in a folder of its own, so that its bytes stay while the server goes on and removes the
 * first. To be called before the database is looked at: what it tells of is held then, or came later.
 */
export function holdFiles(filesDir: string): HeldFiles {
  mkdirSync(filesDir, { recursive: true, mode: 0o700 });
  const held = makeStaging(filesDir);
  holdAllIn(filesDir, held);
  return { filesDir, held };
}

/** Gives every file that a folder of files has a second name in another folder, so that each can lose its own without the other. */
export function holdAllIn(filesDir: string, to: string): void {
  for (const folder of readdirSync(filesDir).filter(isFolderOfFiles))
    for (const name of readdirSync(join(filesDir, folder)))
      if (!name.includes('.part')) hold(join(filesDir, folder, name), join(to, folder, name));
}

/**
 * Holds what the database tells of and came meanwhile, and lets go of all else; answers how many files have not all of their bytes. What the
 * server removed meanwhile it has put here.
 */
export function settleHeld({ filesDir, held }: HeldFiles, files: readonly FileFacts[]): number {
  const [store, kept] = [new FileStore(filesDir), new FileStore(held)];
  const told = new Set<string>();
  let missing = 0;
  for (const { variants, ...file } of files) {
    const paths = variants.map((variant) => [store.pathOf(file, variant), kept.pathOf(file, variant)] as const);
    if (!paths.every(([from, to]) => existsSync(to) || hold(from, to))) missing++;
    for (const [, to] of paths) told.add(to);
  }
  for (const folder of readdirSync(held))
    for (const name of readdirSync(join(held, folder)))
      if (!told.has(join(held, folder, name))) rmSync(join(held, folder, name));
  return missing;
}

/** Answers whether it was there. */
function hold(from: string, to: string): boolean {
  mkdirSync(dirname(to), { recursive: true, mode: 0o700 });
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'EEXIST') return code === 'EEXIST';
  }
  try {
    // Some file systems give a file no second name.
    copyFileSync(from, to);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
    throw error;
  }
}
