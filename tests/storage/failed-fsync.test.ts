import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { Storage } from '../../server/core/storage.ts';
import { createLog } from '../../server/shared/log.ts';
import { RequestError } from '../../server/shared/request-error.ts';
import { goodPassword, operations } from '../support/cast.ts';
import { Client } from '../support/client.ts';
import { startLoggedProcess } from '../support/logged-process.ts';
import { type LogEntry, SettableClock, within } from '../support/server.ts';

/** A fsync that fails while a certain file is there, put between the program and the C library. */
const faultyFsync = `
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <stdlib.h>
#include <unistd.h>
static int fails(void) { return access(getenv("FAULTY_WHILE"), F_OK) == 0; }
int fsync(int fd) {
  if (fails()) { errno = EIO; return -1; }
  return ((int (*)(int))dlsym(RTLD_NEXT, "fsync"))(fd);
}
int fdatasync(int fd) {
  if (fails()) { errno = EIO; return -1; }
  return ((int (*)(int))dlsym(RTLD_NEXT, "fdatasync"))(fd);
}`;

const dir = mkdtempSync(join(tmpdir(), 'hearth-fsync-'));
const DATA_DIR = join(dir, 'data');
const library = compile();
afterAll(() => rmSync(dir, { recursive: true }));

function compile(): string | null {
  const file = join(dir, 'faulty.so');
  writeFileSync(join(dir, 'faulty.c'), faultyFsync);
  try {
    execFileSync('cc', ['-shared', '-fPIC', '-o', file, join(dir, 'faulty.c'), '-ldl'], { stdio: 'ignore' });
    return file;
  } catch {
    return null;
  }
}

describe.skipIf(library === null)('after a failed fsync', () => {
  it('the process ends with one clear line, and answered nothing that the next one does not know', async () => {
    const faultyWhile = join(dir, 'is-faulty');
    const first = await startLoggedProcess({ DATA_DIR, LD_PRELOAD: library!, FAULTY_WHILE: faultyWhile });
    const input = { username: 'anna', password: goodPassword, wantToken: true };
    const { token } = (await new Client(first).run(operations.signUp, { input })).signUp;
    const anna = new Client(first, { token: token! });
    const room = (await anna.run(operations.createRoom, { input: { name: 'Garden' } })).createRoom.room!;
    const said = { id: crypto.randomUUID(), roomId: room.id, body: 'before' };
    await anna.run(operations.sendMessage, { input: said });

    writeFileSync(faultyWhile, '');
    const lost = { id: crypto.randomUUID(), roomId: room.id, body: 'not for the log' };
    const answer = anna.ask(operations.sendMessage, { input: lost }).then(
      ({ data }) => data?.sendMessage.message ?? null,
      () => null,
    );
    expect(await within(first.ended, 'the end of the process')).toBe(74);
    expect(await answer).toBeNull();
    const lines = first
      .log()
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as LogEntry);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatchObject({ level: 60, err: { code: 'SQLITE_IOERR_FSYNC' } });
    expect(lines[0]?.msg).toContain('fsync');
    expect(first.log()).not.toContain(lost.body);

    rmSync(faultyWhile);
    const second = await startLoggedProcess({ DATA_DIR });
    const again = new Client(second, { token: token! });
    const retried = await again.run(operations.sendMessage, { input: lost });
    expect(retried.sendMessage.message?.position).toBe(2);
    const { nodes } = (await again.run(operations.messages, { id: room.id })).room!.messages;
    expect(nodes.map(({ id }) => id)).toEqual([said.id, lost.id]);
    second.stop();
    expect(await within(second.ended, 'the end of the second process')).toBe(0);
  }, 60_000);
});

describe('a write that failed', () => {
  const entries: LogEntry[] = [];
  const log = createLog('debug', { write: (line) => entries.push(JSON.parse(line) as LogEntry) });
  const failing = (code: string) => Object.assign(new Error('it failed'), { code });

  it.each(['SQLITE_IOERR_FSYNC', 'SQLITE_IOERR_DIR_FSYNC'])('with %s ends the process', (code) => {
    let ends = 0;
    new Storage(new SettableClock(), log, () => ends++).failed(failing(code));
    expect(ends).toBe(1);
    expect(entries.at(-2)?.level).toBe(60);
  });

  it.each([
    ['SQLITE_FULL', 'full'],
    ['ENOSPC', 'full'],
    ['53100', 'full'],
    ['SQLITE_IOERR_WRITE', 'unwritable'],
    ['SQLITE_READONLY', 'unwritable'],
    ['SQLITE_BUSY', 'unreachable'],
    ['ECONNREFUSED', 'unreachable'],
    ['57P01', 'unreachable'],
  ])('with %s is refused for a while: %s', (code, problem) => {
    const clock = new SettableClock();
    const storage = new Storage(clock, log, () => expect.unreachable());
    const before = entries.length;
    const told = storage.failed(new Error('outer', { cause: failing(code) }));
    expect(told).toBeInstanceOf(RequestError);
    expect(told).toMatchObject({ code: 'UNAVAILABLE', extensions: { retryAfterMs: 5_000 } });
    storage.failed(failing(code));
    expect(entries.length - before).toBe(1);
    expect(storage.problem).toBe(problem);
    storage.succeeded();
    expect(storage.problem).toBeNull();
    storage.failed(failing(code));
    clock.advance(11_000);
    expect(storage.problem).toBeNull();
  });

  it('for another reason is what it was', () => {
    const error = failing('SQLITE_CONSTRAINT_UNIQUE');
    expect(new Storage(new SettableClock(), log, () => expect.unreachable()).failed(error)).toBe(error);
  });
});
