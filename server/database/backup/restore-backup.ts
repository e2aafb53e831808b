import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { extract } from 'tar';
import { Problem } from '../../shared/problem.ts';
import { isFolderOfFiles } from '../../files/file-store.ts';
import { folderMarkName } from '../../files/folder-mark.ts';
import { requireKnown } from '../copy/versions.ts';
import { databaseFile, type DatabaseLocation } from '../orm.ts';
import { databaseEntries, dataEntry, filesEntry, type Manifest, readManifest } from './backup-file.ts';
import { checkSqlite } from './check-sqlite.ts';
import { fillPostgres } from './fill-postgres.ts';
import { holdAllIn } from './hold-files.ts';
import { isOtherData, otherDataIn } from './other-data.ts';
import { type Exchange, exchangeData } from './replace-data.ts';
import { syncFile } from './safe-files.ts';

export interface RestoreOptions {
  readonly file: string;
  readonly location: DatabaseLocation;
  /** The folder for the bytes of files, FILES_DIR. */
  readonly filesDir: string;
  readonly now: Date;
  readonly signal: AbortSignal;
}

/** What was brought back. */
export interface Restored {
  readonly manifest: Manifest;
  /** The folder that keeps what was there before; null if there was nothing. */
  readonly aside: string | null;
  /** The folder that keeps the files that were there before; null if there were none. */
  readonly filesAside: string | null;
}

const stagingPrefix = '.restoring-';

/**
 * Brings back what a backup holds. Everything is unpacked and checked first; only then is what was there put aside, all of it or
 * nothing. PostgreSQL's database must be empty. Only for whoever holds the data folder. Throws `Problem` for what a host can mend.
 */
export async function restoreBackup({ file, location, filesDir, now, signal }: RestoreOptions): Promise<Restored> {
  const { dataDir, databaseUrl } = location;
  const manifest = await readManifest(file);
  requireFitting(file, manifest, databaseUrl);
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const staging = makeStagingIn(dataDir);
  // On the disk of the files, where they are given their places by their names alone.
  const stagedFiles = makeStagingIn(filesDir);
  try {
    const isFile = (path: string): boolean => path.startsWith(`${filesEntry}/`);
    const safely = { file, strict: true, preserveOwner: false } as const;
    await extract({ ...safely, cwd: staging, filter: (path) => !isFile(path) });
    if (manifest.hasFiles) await extract({ ...safely, cwd: stagedFiles, strip: 1, filter: isFile });
    // Those that are here go on: the older database knows not all of them, and lets go of the others.
    else holdAllIn(filesDir, stagedFiles);
    if (databaseUrl === null) await requireWhole(file, join(staging, databaseEntries.sqlite), manifest);
    for (const folder of [staging, stagedFiles]) syncAll(folder);
    signal.throwIfAborted();
    // From here on it comes to its end.
    if (databaseUrl !== null)
      await fillPostgres(databaseUrl, join(staging, databaseEntries.postgres), manifest, signal);
    const aside = `replaced-${now.toISOString().replaceAll(/[:.]/g, '-')}`;
    const ofData = exchangeOf(dataDir, filesDir, basename(staging), manifest, aside);
    const ofFiles = exchangeOfFiles(filesDir, stagedFiles, aside);
    // Whose files these are now, the next start marks anew.
    const marks = [folderMarkName].filter((name) => existsSync(join(filesDir, name)));
    exchangeData(dataDir, {
      old: [
        ...ofData.old,
        ...ofFiles.old,
        ...marks.map((name) => [join(filesDir, name), join(filesDir, aside, name)] as const),
      ],
      fresh: [...ofData.fresh, ...ofFiles.fresh],
      passing: [...ofData.passing, stagedFiles],
    });
    return {
      manifest,
      aside: ofData.old.length === 0 ? null : join(dataDir, aside),
      filesAside: ofFiles.old.length === 0 ? null : join(filesDir, aside),
    };
  } finally {
    remove(staging);
    remove(stagedFiles);
  }
}

/** A new folder in another one; what an earlier try left there is removed. */
function makeStagingIn(folder: string): string {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  for (const name of readdirSync(folder)) if (name.startsWith(stagingPrefix)) remove(join(folder, name));
  return mkdtempSync(join(folder, stagingPrefix));
}

function exchangeOfFiles(filesDir: string, staging: string, aside: string): Pick<Exchange, 'old' | 'fresh'> {
  const foldersIn = (folder: string): string[] => readdirSync(folder).filter(isFolderOfFiles);
  return {
    old: foldersIn(filesDir).map((name) => [join(filesDir, name), join(filesDir, aside, name)]),
    fresh: foldersIn(staging).map((name) => [join(staging, name), join(filesDir, name)]),
  };
}

/** What goes and what comes; all that a database has beside it goes with it, but for the files in messages. */
export function exchangeOf(
  dataDir: string,
  filesDir: string,
  staging: string,
  manifest: Manifest,
  aside: string,
): Exchange {
  const dataFolder = join(dataDir, staging, dataEntry);
  const comes = existsSync(dataFolder) ? readdirSync(dataFolder).filter(isOtherData) : [];
  const fresh = comes.map((name) => [join(staging, dataEntry, name), name] as const);
  const file = databaseFile(dataDir);
  const isEmbedded = manifest.database === 'sqlite';
  const files = isEmbedded ? [file, `${file}-wal`, `${file}-shm`].filter((path) => existsSync(path)) : [];
  const goes = [...files.map((path) => basename(path)), ...otherDataIn(dataDir, [resolve(filesDir)])];
  return {
    old: goes.map((name) => [name, join(aside, name)]),
    fresh: isEmbedded ? [[join(staging, databaseEntries.sqlite), basename(file)], ...fresh] : fresh,
    passing: [staging],
  };
}

function requireFitting(file: string, manifest: Manifest, databaseUrl: string | null): void {
  if (manifest.database === 'postgres' && databaseUrl === null) {
    throw new Problem(
      `${file} holds a PostgreSQL database. Set DATABASE_URL to an empty one ("createdb hearth" makes it). Nothing was changed.`,
    );
  }
  if (manifest.database === 'sqlite' && databaseUrl !== null) {
    throw new Problem(
      `${file} holds an embedded database. Restore it without DATABASE_URL; then npm run hearth -- copy-database takes it to PostgreSQL. ` +
        'Nothing was changed.',
    );
  }
  requireKnown(manifest.migrations, `The backup ${file}`);
}

async function requireWhole(file: string, database: string, { counts, migrations }: Manifest): Promise<void> {
  const damaged = (why: string): Problem => new Problem(`${file} is damaged: ${why}. Nothing was changed.`);
  if (!existsSync(database)) throw damaged('it has no database');
  const found = await checkSqlite(database);
  if (typeof found === 'string') throw damaged(found);
  requireKnown(found.migrations, `The backup ${file}`);
  const isSame = JSON.stringify([found.counts, found.migrations]) === JSON.stringify([counts, migrations]);
  if (!isSame) throw damaged('its database is not the one that it tells of');
}

function syncAll(folder: string): void {
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true }))
    if (entry.isFile()) syncFile(join(entry.parentPath, entry.name));
}

function remove(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
}
