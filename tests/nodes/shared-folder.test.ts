import { mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Problem } from '../../server/shared/problem.ts';
import { freshPostgres, hasPostgres } from '../support/postgres.ts';
import { startTestServer } from '../support/server.ts';

describe.skipIf(!hasPostgres)('nodes of one server', () => {
  const folder = mkdtempSync(join(tmpdir(), 'hearth-test-'));
  const shared = join(folder, 'shared');
  const mark = join(shared, 'folder-mark');
  let database: Awaited<ReturnType<typeof freshPostgres>>;
  beforeAll(async () => {
    database = await freshPostgres();
  });
  afterAll(async () => {
    await database.drop();
    rmSync(folder, { recursive: true });
  });

  // Nothing listens at port 1: a node starts without its Redis, and waits for it.
  const startNode = (filesDir: string) =>
    startTestServer({
      settings: { DATABASE_URL: database.url, REDIS_URL: 'redis://127.0.0.1:1', FILES_DIR: filesDir },
    });
  const whyNot = (filesDir: string) =>
    startNode(filesDir).then(
      async (node) => {
        await node.stop();
        return null;
      },
      (error: unknown) => (error instanceof Problem ? error.message : String(error)),
    );

  it('start on the folder of files that the first of them had, also at the same time, and on no other', async () => {
    for (const why of await Promise.all([shared, shared, shared].map(whyNot))) expect(why).toBeNull();
    const id = readFileSync(mark, 'utf8').trim();
    const elsewhere = join(folder, 'elsewhere');
    const words = await whyNot(elsewhere);
    expect(words).toContain(`FILES_DIR=${elsewhere} is not the folder of files that the other nodes`);
    expect(words).toContain(`echo ${id} > ${join(elsewhere, 'folder-mark')}`);

    // Moved, it is the same; and so is one that is given the mark.
    renameSync(shared, elsewhere);
    expect(await whyNot(elsewhere)).toBeNull();
    writeFileSync(join(elsewhere, 'folder-mark'), 'of another server\n');
    expect(await whyNot(elsewhere)).toContain('has another mark than theirs');
    writeFileSync(join(elsewhere, 'folder-mark'), `${id}\n`);
    expect(await whyNot(elsewhere)).toBeNull();
  });

  it('say so if the folder cannot be used', async () => {
    const file = join(folder, 'a-file');
    writeFileSync(file, '');
    expect(await whyNot(file)).toContain(`FILES_DIR=${file} cannot be used`);
  });
});
