import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterAll, describe, expect, it } from 'vitest';
import { Checkpoints } from '../../server/database/checkpoints.ts';
import { durablePragmas } from '../../server/database/pragmas.ts';
import { until } from '../support/server.ts';

const dir = mkdtempSync(join(tmpdir(), 'hearth-checkpoints-'));
afterAll(() => rmSync(dir, { recursive: true }));

/** A database of its own, and a commit that fills some pages of its log. */
function openDatabase(name: string) {
  const file = join(dir, name);
  const database = new Sqlite(file);
  for (const [pragma, value] of durablePragmas) database.pragma(`${pragma} = ${value}`);
  database.exec('create table text (body text)');
  const insert = database.prepare('insert into text values (?)');
  const fillPages = database.transaction((pages: number) => {
    for (let page = 0; page < pages; page++) insert.run('x'.repeat(4_000));
  });
  return { file, database, fillPages };
}

describe('the write-ahead log', () => {
  it('is brought into the database beside the event loop once it is long, while commits go on', async () => {
    const { file, database, fillPages } = openDatabase('long.sqlite');
    const failures: Error[] = [];
    const checkpoints = new Checkpoints(database, file, (error) => failures.push(error));
    const sizeBefore = statSync(file).size;
    for (let commit = 0; commit < 32; commit++) {
      fillPages(50);
      checkpoints.committed();
    }
    // No commit of this connection has done it: the log is far from the length at which SQLite would.
    expect(statSync(file).size).toBe(sizeBefore);
    await until(() => statSync(file).size > sizeBefore + 4_000_000, 'the log in the database');
    await checkpoints.close();
    expect(failures).toEqual([]);
    expect(database.pragma('integrity_check', { simple: true })).toBe('ok');
    database.close();
  });

  it('is left alone while it is short', async () => {
    const { file, database, fillPages } = openDatabase('short.sqlite');
    const checkpoints = new Checkpoints(database, file, () => {});
    const sizeBefore = statSync(file).size;
    for (let commit = 0; commit < 64; commit++) {
      fillPages(1);
      checkpoints.committed();
    }
    await checkpoints.close();
    expect(statSync(file).size).toBe(sizeBefore);
    database.close();
  });

  it('stays, with all that was committed, if it cannot be brought into the database, and the failure is told', async () => {
    const { database, fillPages } = openDatabase('stays.sqlite');
    const failures: Error[] = [];
    const checkpoints = new Checkpoints(database, join(dir, 'no-such-folder', 'x.sqlite'), (error) =>
      failures.push(error),
    );
    for (let commit = 0; commit < 32; commit++) {
      fillPages(50);
      checkpoints.committed();
    }
    await until(() => failures.length > 0, 'the failure');
    expect(failures[0]?.message).toContain('directory does not exist');
    fillPages(1);
    checkpoints.committed();
    await checkpoints.close();
    expect(failures).toHaveLength(1);
    expect(database.prepare('select count(*) from text').pluck().get()).toBe(32 * 50 + 1);
    database.close();
  });
});
