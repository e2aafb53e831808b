import { createWriteStream } from 'node:fs';
import { join, relative } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { create } from 'tar';
import { dataEntry, readManifest } from './backup-file.ts';

export interface Packing {
  /** The folder with the entries that come first, in their order. */
  readonly staging: string;
  readonly entries: readonly string[];
  /** The folder with what else belongs to the server, and which names in it. */
  readonly dataDir: string;
  readonly others: readonly string[];
  /** The file to write. */
  readonly packed: string;
  readonly signal: AbortSignal;
}

/** Text packs well at any level; this one is as quick as the disk. */
const gzipLevel = 1;

/** Packs a backup into one file that any tar can open, and reads it again. */
export async function packBackup({ staging, entries, dataDir, others, packed, signal }: Packing): Promise<void> {
  const files = [...entries.map((name) => join(staging, name)), ...others.map((name) => join(dataDir, name))];
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
        const path = entry.absolute;
        const inStaging = relative(staging, path);
        const name = inStaging.startsWith('..') ? `${dataEntry}/${relative(dataDir, path)}` : inStaging;
        entry.path = name.replaceAll('\\', '/');
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
