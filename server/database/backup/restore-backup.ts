import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { extract } from 'tar';
import { Problem } from '../../shared/problem.ts';
import { requireKnown } from '../copy/versions.ts';
import { databaseFile, type DatabaseLocation } from '../orm.ts';
import { databaseEntries, dataEntry, type Manifest, readManifest } from './backup-file.ts';
import { checkSqlite } from './check-sqlite.ts';
import { fillPostgres } from './fill-postgres.ts';
import { otherDataIn } from './other-data.ts';
import { type Exchange, exchangeData } from './replace-data.ts';
import { syncFile } from './safe-files.ts';

export interface RestoreOptions {
  readonly file: string;
  readonly location: DatabaseLocation;
  readonly now: Date;
  readonly signal: AbortSignal;
}

/** What was brought back. */
export interface Restored {
  readonly manifest: Manifest;
  /** The folder that keeps what was there before; null if there was nothing. */
  readonly aside: string | null;
}

const stagingPrefix = '.restoring-';

/**
 * Brings back what a backup holds. Everything is unpacked and checked first; only then is what was there put aside, all of it or
 * nothing. PostgreSQL's database must be empty. Only for whoever holds the data folder. Throws `Problem` for what a host can mend.
 */
export async function restoreBackup({ file, location, now, signal }: RestoreOptions): Promise<Restored> {
  const { dataDir, databaseUrl } = location;
  const manifest = await readManifest(file);
  requireFitting(file, manifest, databaseUrl);
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  for (const name of readdirSync(dataDir)) if (name.startsWith(stagingPrefix)) remove(join(dataDir, name));
  const staging = mkdtempSync(join(dataDir, stagingPrefix));
  try {
    await extract({ file, cwd: staging, strict: true, preserveOwner: false });
    if (databaseUrl === null) await requireWhole(file, join(staging, databaseEntries.sqlite), manifest);
    syncAll(staging);
    signal.throwIfAborted();
    // From here on it comes to its end.
    if (databaseUrl !== null)
      await fillPostgres(databaseUrl, join(staging, databaseEntries.postgres), manifest, signal);
    const exchange = exchangeOf(dataDir, basename(staging), manifest, now);
    exchangeData(dataDir, exchange);
    return { manifest, aside: exchange.old.length === 0 ? null : join(dataDir, exchange.aside) };
  } finally {
    remove(staging);
  }
}

/** What goes and what comes; all that a database has beside it goes with it. */
export function exchangeOf(dataDir: string, staging: string, manifest: Manifest, now: Date): Exchange {
  const dataFolder = join(dataDir, staging, dataEntry);
  const comes = existsSync(dataFolder) ? readdirSync(dataFolder) : [];
  const fresh = comes.map((name) => [join(staging, dataEntry, name), name] as const);
  const file = databaseFile(dataDir);
  const isEmbedded = manifest.database === 'sqlite';
  const files = isEmbedded ? [file, `${file}-wal`, `${file}-shm`].filter((path) => existsSync(path)) : [];
  return {
    old: [...files.map((path) => basename(path)), ...otherDataIn(dataDir, '')],
    aside: `replaced-${now.toISOString().replaceAll(/[:.]/g, '-')}`,
    fresh: isEmbedded ? [[join(staging, databaseEntries.sqlite), basename(file)], ...fresh] : fresh,
    passing: staging,
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
