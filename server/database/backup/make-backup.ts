import { mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Problem } from '../../shared/problem.ts';
import { databaseFile, type DatabaseLocation } from '../orm.ts';
import {
  backupFormat,
  type BackupKind,
  backupName,
  backupsIn,
  databaseEntries,
  type Manifest,
  manifestEntry,
} from './backup-file.ts';
import { checkSqlite, type Contents } from './check-sqlite.ts';
import { holdFiles, settleHeld } from './hold-files.ts';
import { copySqlite, type OnProgress } from './copy-sqlite.ts';
import { dumpPostgres } from './dump-postgres.ts';
import { noteLastBackup } from './last-backup.ts';
import { packBackup } from './pack.ts';
import { publishFile } from './safe-files.ts';
import { makeStaging } from './staging.ts';
import { otherDataIn } from './other-data.ts';

export interface BackupOptions {
  readonly location: DatabaseLocation;
  /** The folder with the bytes of files, FILES_DIR. */
  readonly filesDir: string;
  /** The folder to put it in; `backupFolder` unless told. */
  readonly to: string;
  readonly kind: BackupKind;
  /** How many of this server and kind the folder keeps. */
  readonly keep: number;
  readonly version: string;
  readonly now: Date;
  readonly onProgress?: OnProgress;
  readonly signal: AbortSignal;
}

/** A backup that is on the disk. */
export interface Backup {
  readonly file: string;
  readonly bytes: number;
  readonly manifest: Manifest;
  /** The older ones that made room. */
  readonly removed: readonly string[];
  /** What should be true of the data and is not, in words; then no older backup was removed. */
  readonly brokenPromises: readonly string[];
}

/** Where backups go unless told. */
export function backupFolder(dataDir: string): string {
  return join(dataDir, 'backups');
}

/**
 * Makes a backup of everything that a server has, also while it runs: the database as it is at one moment, read again and checked, the
 * files that it tells of, and what else is in DATA_DIR. It appears under its name when it is whole and on the disk; until then the older ones stay as they are.
 * Throws `Problem` for what a host can mend, and the signal's reason when it is aborted.
 */
export async function makeBackup(options: BackupOptions): Promise<Backup> {
  const { location, filesDir, kind, keep, version, now, signal } = options;
  const to = resolve(options.to);
  return inWords(to, async () => {
    for (const folder of [location.dataDir, to]) mkdirSync(folder, { recursive: true, mode: 0o700 });
    const staging = makeStaging(to);
    // An upgrade changes none of them, and they may be many.
    const files = kind === 'before-upgrade' ? null : holdFiles(filesDir);
    try {
      const contents = await takeDatabase(options, staging);
      const { serverId, migrations, counts } = contents;
      const missing = files === null ? 0 : settleHeld(files, contents.files);
      const brokenPromises = [...contents.brokenPromises, ...(missing > 0 ? [wordsOfMissing(missing)] : [])];
      const database = location.databaseUrl === null ? 'sqlite' : 'postgres';
      const madeAt = now.toISOString();
      const manifest: Manifest = {
        format: backupFormat,
        kind,
        madeAt,
        version,
        serverId,
        database,
        migrations,
        counts,
        hasFiles: files !== null,
      };
      writeFileSync(join(staging, manifestEntry), JSON.stringify(manifest, null, 2));
      const packed = join(staging, 'packed');
      const entries = [manifestEntry, databaseEntries[database]];
      await packBackup({
        staging,
        entries,
        dataDir: location.dataDir,
        others: otherDataIn(location.dataDir, [to, resolve(filesDir)]),
        filesDir: files?.held ?? null,
        packed,
        signal,
      });
      const file = join(to, backupName(manifest));
      publishFile(packed, file);
      const { size: bytes } = statSync(file);
      // One without files is not what somebody needs whose disk breaks.
      if (manifest.hasFiles) noteLastBackup(location.dataDir, { file, bytes, kind, madeAt });
      const removed = brokenPromises.length > 0 ? [] : backupsIn(to, serverId, kind).slice(0, -keep);
      for (const old of removed) rmSync(old);
      return { file, bytes, manifest, removed, brokenPromises };
    } finally {
      rmSync(staging, { recursive: true, force: true });
      if (files !== null) rmSync(files.held, { recursive: true, force: true });
    }
  });
}

async function takeDatabase(
  { location: { dataDir, databaseUrl }, onProgress, signal }: BackupOptions,
  staging: string,
): Promise<Contents> {
  if (databaseUrl !== null) return dumpPostgres(databaseUrl, join(staging, databaseEntries.postgres), signal);
  const copy = join(staging, databaseEntries.sqlite);
  await copySqlite(databaseFile(dataDir), copy, onProgress ?? (() => undefined), signal);
  const found = await checkSqlite(copy);
  if (typeof found !== 'string') return found;
  throw new Problem(
    `The database ${databaseFile(dataDir)} is damaged: ${found}. No backup was made, and the older ones are as they were. ` +
      'Check the disk, and restore the newest of them.',
  );
}

function wordsOfMissing(count: number): string {
  return `each file that was sent has its bytes in FILES_DIR (broken ${count} times)`;
}

/** What a system, or SQLite for it, says that a host can mend. */
const advice: Readonly<Record<string, string>> = {
  ENOSPC: 'its disk is full',
  EDQUOT: 'its disk is full',
  SQLITE_FULL: 'its disk is full',
  SQLITE_CANTOPEN: 'Hearth may not write there',
  EACCES: 'Hearth may not write there',
  EPERM: 'Hearth may not write there',
  EROFS: 'it cannot be written',
  ENOTDIR: 'it is no folder',
  EEXIST: 'it is no folder',
};

async function inWords<T>(folder: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const why = advice[(error as NodeJS.ErrnoException).code ?? ''];
    if (why === undefined) throw error;
    throw new Problem(`No backup could be made in ${folder}: ${why}. The older ones are as they were.`);
  }
}
