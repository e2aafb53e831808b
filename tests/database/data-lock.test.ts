import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { createApp } from '../../server/app.ts';
import { readConfig } from '../../server/config.ts';
import { holdDataFolder } from '../../server/database/data-lock.ts';
import { createLog } from '../../server/shared/log.ts';
import { Problem } from '../../server/shared/problem.ts';
import { startTestServer } from '../support/server.ts';
import { ServerProcess } from '../support/server-process.ts';

const folder = mkdtempSync(join(tmpdir(), 'hearth-test-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('a data folder', () => {
  it('is held by one server: a second one is refused in words until the first has stopped', async () => {
    const server = await startTestServer();
    const config = readConfig({ DATA_DIR: server.dataDir, BENCHMARK: 'on' });
    await expect(createApp(config, createLog('silent'))).rejects.toThrow(/DATA_DIR=.* another Hearth is running/);
    expect((await fetch(`${server.origin}/health`)).status).toBe(200);
    await server.halt();
    const app = await createApp(config, createLog('silent'));
    await app.stop();
    await server.stop();
  });

  it('is free again after kill -9 of its server, and what that wrote is for its user alone', async () => {
    const dataDir = join(folder, 'killed');
    mkdirSync(dataDir, { mode: 0o755 });
    const server = new ServerProcess({ DATA_DIR: dataDir });
    await server.start();
    expect(holdDataFolder(dataDir)).toBeNull();
    await server.stop('SIGKILL');
    for (const name of readdirSync(dataDir))
      expect([name, statSync(join(dataDir, name)).mode & 0o077]).toEqual([name, 0]);
    const lock = holdDataFolder(dataDir);
    expect(lock).not.toBeNull();
    lock!.release();
  });

  it('that nothing can be written to is told in words', () => {
    const file = join(folder, 'a-file');
    writeFileSync(file, '');
    expect(() => holdDataFolder(file)).toThrow(Problem);
    expect(() => holdDataFolder(file)).toThrow(/DATA_DIR=.* must be able to write there/);
  });
});
