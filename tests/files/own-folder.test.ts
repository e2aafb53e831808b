import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, utimesSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { limits } from '../../server/shared/limits.ts';
import { castOf, roomOf } from '../support/cast.ts';
import { hearth, settingsOf } from '../support/command.ts';
import { fetchFile, sayWithFile, storedFile } from '../support/files.ts';
import { dialects, type ServerOptions, startTestServer, type TestServer } from '../support/server.ts';

describe.each(dialects)('the folder of files of a server on %s', (dialect) => {
  const folder = mkdtempSync(join(tmpdir(), 'hearth-test-'));
  const servers: TestServer[] = [];
  afterAll(async () => {
    for (const server of servers) await server.stop();
    rmSync(folder, { recursive: true });
  });
  const start = async (options: ServerOptions): Promise<TestServer> => {
    const server = await startTestServer({ dialect, ...options });
    servers.push(server);
    return server;
  };
  const longAgo = new Date(Date.now() - limits.strayFileMs - 1000);

  it('is no other server’s, whose sweep would take its files for nobody’s', async () => {
    const settings = { FILES_DIR: join(folder, 'files') };
    const first = await start({ settings });
    const { anna } = await castOf(first);
    const room = await roomOf(anna);
    const { file } = await sayWithFile(anna, room.id);
    const path = first.app.backend.files.pathOf(await storedFile(first, file.id));
    utimesSync(path, longAgo, longAgo);

    const refused = start({ settings });
    await expect(refused).rejects.toThrow(/is the folder of files of another server.* remove .*folder-mark$/s);
    const other = await start({ settings: { FILES_DIR: join(folder, 'others') } });
    await other.halt();
    // On its own it starts each time, and on one that was known to the database and lost its mark.
    rmSync(join(folder, 'others', 'folder-mark'));
    await other.resume();
    const mark = readFileSync(join(folder, 'others', 'folder-mark'), 'utf8');
    expect(mark).not.toBe(readFileSync(join(settings.FILES_DIR, 'folder-mark'), 'utf8'));
    await first.restart();
    expect((await fetchFile(anna, file.id)).status).toBe(200);
  });

  it('is left alone by a command that does something in its place', async () => {
    const server = await start({});
    const { anna } = await castOf(server);
    const room = await roomOf(anna);
    const { file } = await sayWithFile(anna, room.id);
    const stored = await storedFile(server, file.id);
    const path = server.app.backend.files.pathOf(stored);
    const stray = server.app.backend.files.pathOf({ ...stored, uploadKey: '01234567' });
    await server.halt();
    cpSync(path, stray);
    utimesSync(stray, longAgo, longAgo);
    const { code } = await hearth(['admin', 'reset-password', 'anna'], {
      env: { ...settingsOf(server), FILES_DIR: join(server.dataDir, 'files') },
    });
    expect([code, existsSync(path), existsSync(stray)]).toEqual([0, true, true]);
    // Nor has a folder that it was not told of a mark afterwards.
    const elsewhere = join(folder, 'elsewhere');
    await hearth(['admin', 'reset-password', 'anna'], { env: { ...settingsOf(server), FILES_DIR: elsewhere } });
    expect(existsSync(elsewhere)).toBe(false);
  });
});
