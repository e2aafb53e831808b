import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { list } from 'tar';
import { Problem } from '../../shared/problem.ts';
import { isFolderOfFiles } from '../../files/file-store.ts';
import { isOtherData } from './other-data.ts';
import type { Counts } from './invariants.ts';

/** Why a backup was made; each kind is kept apart from the others. */
export const backupKinds = ['by-hand', 'before-upgrade', 'before-restore', 'before-reset'] as const;
export type BackupKind = (typeof backupKinds)[number];

/** The first entry of a backup: what is in it. */
export interface Manifest {
  /** The version of this format. */
  readonly format: number;
  readonly kind: BackupKind;
  /** ISO 8601, UTC. */
  readonly madeAt: string;
  /** The version of Hearth that made it. */
  readonly version: string;
  readonly serverId: string;
  readonly database: 'sqlite' | 'postgres';
  readonly migrations: readonly string[];
  readonly counts: Counts;
  /** Whether it holds the bytes of files. An upgrade changes none, so the backup before it leaves them where they are. */
  readonly hasFiles: boolean;
}

/** The format that this version writes and reads. */
export const backupFormat = 1;

export const manifestEntry = 'backup.json';

/** The entry that holds the database: an SQLite file, or what pg_dump wrote. */
export const databaseEntries = { sqlite: 'hearth.sqlite', postgres: 'hearth.pgdump' } as const;

/** The folder in a backup that holds what else was in DATA_DIR. */
export const dataEntry = 'data';

/** The folder in a backup that holds the bytes of files, as they lie in FILES_DIR. */
export const filesEntry = 'files';

const namePattern = /^hearth-([0-9a-f]{8})-(\d{4}-\d\d-\d\dT\d\d-\d\d-\d\d-\d{3}Z)-([a-z-]+)\.tar\.gz$/;

/** `hearth-<server>-<time>-<kind>.tar.gz`: sorted by name, those of a server are sorted by time. */
export function backupName({ serverId, madeAt, kind }: Pick<Manifest, 'serverId' | 'madeAt' | 'kind'>): string {
  return `hearth-${serverId}-${madeAt.replaceAll(/[:.]/g, '-')}-${kind}.tar.gz`;
}

/** The files of a folder that are backups of this server and kind, oldest first. */
export function backupsIn(folder: string, serverId: string, kind: BackupKind): string[] {
  return readdirSync(folder)
    .filter((name) => {
      const [, server, , why] = namePattern.exec(name) ?? [];
      return server === serverId && why === kind;
    })
    .toSorted()
    .map((name) => join(folder, name));
}

/** Bytes that a manifest may have. */
const manifestBytesMax = 1024 * 1024;

/** Reads a backup from end to end and answers its manifest. Throws `Problem` if it is damaged or no backup of Hearth. */
export async function readManifest(file: string): Promise<Manifest> {
  const chunks: Buffer[] = [];
  let size = 0;
  const strangers: string[] = [];
  try {
    await list({
      file,
      strict: true,
      onReadEntry: (entry) => {
        if (!isOurs(entry)) strangers.push(entry.path);
        if (entry.path !== manifestEntry) return;
        entry.on('data', (chunk) => {
          if ((size += chunk.length) <= manifestBytesMax) chunks.push(chunk);
        });
      },
    });
  } catch (error) {
    throw new Problem(`${file} is damaged, or no backup of Hearth (${wordsOf(error)}). Nothing was changed.`);
  }
  const manifest = parse(Buffer.concat(chunks).toString());
  if (manifest === null || strangers.length > 0)
    throw new Problem(`${file} is no backup of Hearth. Nothing was changed.`);
  if (manifest.format !== backupFormat) {
    throw new Problem(
      `${file} was made by a newer version of Hearth (${manifest.version}). Use that version: git pull. Nothing was changed.`,
    );
  }
  return manifest;
}

/** Files and folders under the names of a backup, and nothing that would take the place of something else. */
function isOurs({ path, type }: { readonly path: string; readonly type: string }): boolean {
  const isFolder = type === 'Directory';
  if (!isFolder && !['File', 'OldFile'].includes(type)) return false;
  const names = (isFolder ? path.replace(/\/$/, '') : path).split('/');
  // None of these has a place of its own: what stands behind it would come out under a name that nobody has looked at.
  if (names.some((name) => ['', '.', '..'].includes(name))) return false;
  const [top, name] = names;
  if (top === filesEntry) return name === undefined ? isFolder : isFolderOfFiles(name);
  if (top === dataEntry) return name === undefined ? isFolder : isOtherData(name);
  return !isFolder && [manifestEntry, ...Object.values(databaseEntries)].includes(path);
}

function parse(text: string): Manifest | null {
  try {
    const manifest = JSON.parse(text) as Partial<Manifest> | null;
    return manifest !== null && isSound(manifest) ? (manifest as Manifest) : null;
  } catch {
    return null;
  }
}

/** Whether a manifest says what one of any version says, in words that may be shown in a terminal. */
function isSound({ format, version, madeAt, migrations }: Partial<Manifest>): boolean {
  if (!Array.isArray(migrations)) return false;
  const told: readonly unknown[] = [version, madeAt, ...(migrations as readonly unknown[])];
  return typeof format === 'number' && told.every((text) => typeof text === 'string' && /^[\w.:+-]{1,200}$/.test(text));
}

function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
