import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { HeaderData } from 'tar';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { castOf } from '../support/cast.ts';
import { hearth, settingsOf } from '../support/command.ts';
import { startTestServer } from '../support/server.ts';
import { entriesOf, tarEntry, writeTar } from '../support/tar-entry.ts';

const folder = mkdtempSync(join(tmpdir(), 'hearth-test-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('a backup that somebody else has written into', () => {
  const outside = join(folder, 'outside');
  let file: string;
  let count = 0;
  beforeAll(async () => {
    const server = await startTestServer();
    await castOf(server);
    const { out } = await hearth(['backup', '--to', folder], { env: settingsOf(server) });
    file = /^The backup is (.*)$/m.exec(out)![1]!;
    await server.stop();
    mkdirSync(outside);
    writeFileSync(join(outside, 'precious'), 'a photo');
  });

  /** Restores the backup with these at its end into a place that has a folder of backups. */
  const restored = async (...entries: readonly Buffer[]) => {
    const dataDir = join(folder, `data-${++count}`);
    mkdirSync(join(dataDir, 'backups'), { recursive: true });
    writeFileSync(join(dataDir, 'backups', 'mine'), 'x');
    const packed = join(folder, `hostile-${count}.tar.gz`);
    writeTar(packed, [entriesOf(file), ...entries]);
    const env = { DATA_DIR: dataDir };
    return { dataDir, env, packed, ended: await hearth(['restore', packed], { env }) };
  };
  const isRefused = { code: 1, complaints: [expect.stringMatching(/is (damaged, or )?no backup of Hearth/)] };

  it('is restored where all that was written is data of a server', async () => {
    const { ended, dataDir } = await restored(tarEntry('data/', '', { type: 'Directory' }), tarEntry('data/a/b', 'c'));
    expect(ended.code).toBe(0);
    expect(existsSync(join(dataDir, 'a', 'b'))).toBe(true);
  });

  it.each<readonly [what: string, path: string, more: HeaderData]>([
    ['a file above', '../evil', {}],
    ['a file above its data', 'data/../../evil', {}],
    ['a file above its files', 'files/ab/../../../evil', {}],
    ['a file at an address of its own', join(outside, 'evil'), {}],
    ['a name behind nothing', 'data//hearth.lock', {}],
    ['a name behind the folder itself', 'data/./hearth.lock', {}],
    ['a hidden name', 'data/.exchange.json', {}],
    ['a file in the place of the data', 'data', {}],
    ['a file in the place of the files', 'files', {}],
    ['a symbolic link', 'data/link', { type: 'SymbolicLink', linkpath: outside }],
    ['a hard link', 'data/link', { type: 'Link', linkpath: join(outside, 'precious') }],
    ['a device', 'data/device', { type: 'CharacterDevice' }],
    ['a pipe', 'data/pipe', { type: 'FIFO' }],
  ])('is refused with %s', async (_what, path, more) => {
    const { ended, dataDir } = await restored(tarEntry(path, more.type === undefined ? 'evil' : '', more));
    expect(ended).toMatchObject(isRefused);
    expect(readdirSync(dataDir)).not.toContain('hearth.sqlite');
    expect(readdirSync(outside)).toEqual(['precious']);
    expect(existsSync(join(folder, 'evil'))).toBe(false);
  });

  it('brings no plan of its own that the next command would follow', async () => {
    const plan = JSON.stringify({ old: [], fresh: [], passing: [outside] });
    const { ended, env, packed } = await restored(
      tarEntry('data//.exchange.json', plan),
      // It cannot take the place of the folder that is there, so that the plan would stay.
      tarEntry('data//backups/mine', 'x'),
    );
    await hearth(['restore', packed], { env });
    expect(readdirSync(outside)).toEqual(['precious']);
    expect(ended).toMatchObject(isRefused);
  });

  it.each<readonly [string, object]>([
    ['a version that would write on the terminal', { version: '\x1b]0;owned\x07', format: 99 }],
    ['a time that is none', { madeAt: 12 }],
    ['migrations that are none', { migrations: ['\x1b[2J'] }],
  ])('is refused when it tells of %s', async (_what, change) => {
    const manifest = { format: 1, version: '0.1.0', madeAt: '2026-01-01T00:00:00.000Z', migrations: [], ...change };
    const packed = join(folder, `told-${++count}.tar.gz`);
    writeTar(packed, [tarEntry('backup.json', JSON.stringify(manifest))]);
    const ended = await hearth(['restore', packed], { env: { DATA_DIR: join(folder, `data-${++count}`) } });
    expect(ended).toMatchObject(isRefused);
    expect(ended.complaints.join('')).not.toContain('\x1b');
  });
});
