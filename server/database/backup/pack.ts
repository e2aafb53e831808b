import { createWriteStream, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { create } from 'tar';
import { dataEntry, filesEntry, readManifest } from './backup-file.ts';

export interface Packing {
  /** The folder with the entries that come first, in their order. */
  readonly staging: string;
  readonly entries: readonly string[];
  /** The folder with what else belongs to the server, and which names in it. */
  readonly dataDir: string;
  readonly others: readonly string[];
  /** A folder with files that nobody else changes, as they lie in FILES_DIR; null for none. */
  readonly filesDir: string | null;
  /** The file to write. */
  readonly packed: string;
  readonly signal: AbortSignal;
}

/** Text packs well at any level; this one is as quick as the disk. */
const gzipLevel = 1;

/** Packs a backup into one file that any tar can open, and reads it again. */
export async function packBackup({
  staging,
  entries,
  dataDir,
  others,
  filesDir,
  packed,
  signal,
}: Packing): Promise<void> {
  const files = [
    ...entries.map((name) => join(staging, name)),
    ...others.map((name) => join(dataDir, name)),
    ...(filesDir === null ? [] : readdirSync(filesDir).map((name) => join(filesDir, name))),
  ];
  const nameOf = (path: string): string => {
    const [inStaging, inFiles] = [relative(staging, path), relative(filesDir ?? staging, path)];
    if (filesDir !== null && !inFiles.startsWith('..')) return `${filesEntry}/${inFiles}`;
    return inStaging.startsWith('..') ? `${dataEntry}/${relative(dataDir, path)}` : inStaging;
  };
  const archive = create(
    {
      cwd: staging,
      gzip: { level: gzipLevel },
      // A folder may lie on another disk.
      follow: true,
      portable: true,
      preservePaths: true,
      strict: true,
      onWriteEntry: (entry) => {
        entry.path = nameOf(entry.absolute).replaceAll('\\', '/');
      },
    },
    files,
  );
  try {
    await pipeline(archive, createWriteStream(packed, { mode: 0o600 }), { signal });
  } catch (error) {
    signal.throwIfAborted();
    throw error;
  }
  await readManifest(packed);
}
