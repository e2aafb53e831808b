import { closeSync, fsyncSync, openSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** Sees to it that what was written into a file is on the disk. */
export function syncFile(path: string): void {
  // Windows refuses to sync what is open for reading only.
  syncOpened(path, 'r+');
}

/** Sees to it that the names in a folder are on the disk. Windows has no such thing, and needs none. */
export function syncFolder(path: string): void {
  if (process.platform !== 'win32') syncOpened(path, 'r');
}

function syncOpened(path: string, flags: string): void {
  const opened = openSync(path, flags);
  try {
    fsyncSync(opened);
  } finally {
    closeSync(opened);
  }
}

/** Gives a finished file its name, whatever happens to the power meanwhile: it is whole under the new name or not there. */
export function publishFile(from: string, to: string): void {
  syncFile(from);
  renameSync(from, to);
  syncFolder(dirname(to));
}

/** Replaces a small file as a whole. */
export function replaceFile(path: string, content: string): void {
  const fresh = `${path}.new`;
  writeFileSync(fresh, content, { mode: 0o600 });
  publishFile(fresh, path);
}
