import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Problem } from '../../shared/problem.ts';

/** The names of the migrations that this version of Hearth has, the same for both databases. */
function knownMigrations(): string[] {
  return readdirSync(join(import.meta.dirname, '..', 'migrations', 'sqlite'))
    .filter((name) => name.endsWith('.ts'))
    .map((name) => name.replace(/\.ts$/, ''));
}

/** Throws `Problem` if a newer version has changed the tables. `what` begins the sentence. */
export function requireKnown(migrations: readonly string[], what: string): void {
  const known = knownMigrations();
  const unknown = migrations.find((name) => !known.includes(name));
  if (unknown !== undefined) {
    // Somebody else may have written it, and a terminal does what it is told.
    const shown = unknown.slice(0, 100).replaceAll(/[^\w.-]/g, '?');
    throw new Problem(`${what} was made by a newer version of Hearth (${shown}). Use that version: git pull.`);
  }
}

/** Throws `Problem` if the tables are still those of an older version. `what` begins the sentence. */
export function requireUpToDate(migrations: readonly string[], what: string): void {
  const missing = knownMigrations().filter((name) => !migrations.includes(name));
  if (missing.length > 0) {
    throw new Problem(
      `${what} is of an older version of Hearth. Start this version on it once (npm start), which brings it up to date, and stop it again.`,
    );
  }
}
