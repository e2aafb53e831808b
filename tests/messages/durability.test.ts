import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { castOf, goodPassword, operations, roomOf, signIn } from '../support/cast.ts';
import { Client } from '../support/client.ts';
import { dialects, startTestServer, type TestServer, within } from '../support/server.ts';

describe.each(dialects)('what was answered on %s', (dialect) => {
  let server: TestServer;
  afterEach(() => server.stop());

  it('is all there after a restart: people, sessions, rooms, messages and what was read', async () => {
    server = await startTestServer({ dialect });
    const { anna, ben } = await castOf(server);
    const room = await roomOf(anna, [ben], { access: 'PASSWORD', password: 'open sesame', description: 'Ours' });
    for (const body of ['one', 'two', 'three']) await anna.say(room.id, body);
    await ben.markRead(room.id, 2);
    const everything = async () => ({
      viewers: [await anna.run(operations.viewer), await ben.run(operations.viewer)],
      rooms: [await anna.room(room.id), await ben.room(room.id)],
      messages: await ben.messages(room.id),
      list: await ben.run(operations.rooms),
    });
    const before = await everything();
    await server.restart();
    expect(await everything()).toEqual(before);
    expect((await signIn(server, 'anna')).error).toBeNull();
    expect((await anna.say(room.id, 'four')).message).toMatchObject({
      position: 4,
      revision: before.messages.nodes[2]!.revision + 1,
    });
  });
});

describe('a message whose send was answered', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'hearth-test-'));
  let child: ChildProcess | null = null;
  afterEach(() => {
    child?.kill('SIGKILL');
    rmSync(dataDir, { recursive: true, force: true });
  });

  it('survives kill -9 of the process right after the answer, and its retry is not a second one', async () => {
    let origin = await start();
    const input = { username: 'anna', password: goodPassword, wantToken: true };
    const { token } = (await new Client({ origin }).run(operations.signUp, { input })).signUp;
    const anna = () => new Client({ origin }, { token: token! });
    const roomInput = { name: 'Garden' };
    const room = (await anna().run(operations.createRoom, { input: roomInput })).createRoom.room!;

    const answered: { id: string; roomId: string; body: string }[] = [];
    for (let round = 0; round < 3; round++) {
      const sends = Array.from({ length: 20 }, (_, index) => {
        const message = { id: randomUUID(), roomId: room.id, body: `round ${round}, message ${index}` };
        return anna()
          .run(operations.sendMessage, { input: message })
          .then(() => answered.push(message));
      });
      // The first answer is enough: the process dies while the others are on their way.
      await Promise.race(sends);
      await kill();
      await Promise.allSettled(sends);
      origin = await start();

      const { nodes } = (await anna().run(operations.messages, { id: room.id, first: 100 })).room!.messages;
      expect(nodes.map(({ position }) => position)).toEqual(nodes.map((_, index) => index + 1));
      const bodies = new Map(nodes.map(({ id, body }) => [id, body]));
      for (const { id, body } of answered) expect(bodies.get(id)).toBe(body);
      const retried = await anna().run(operations.sendMessage, { input: answered[0] });
      expect(retried.sendMessage.message?.position).toBeLessThanOrEqual(nodes.length);
    }
    await kill();
  });

  async function start(): Promise<string> {
    const main = fileURLToPath(new URL('../../server/main.ts', import.meta.url));
    const { PATH, NODE_COMPILE_CACHE } = process.env;
    const env = { PATH, NODE_COMPILE_CACHE, PORT: '0', DATA_DIR: dataDir, BENCHMARK: 'on' };
    const started = spawn(process.execPath, [main], { env, stdio: ['ignore', 'pipe', 'inherit'] });
    child = started;
    let told = '';
    const address = new Promise<string>((resolve, reject) => {
      started.stdout.on('data', (text: Buffer) => {
        told += text.toString();
        const [found] = /http:\/\/127\.0\.0\.1:\d+/.exec(told) ?? [];
        if (found !== undefined) resolve(found);
      });
      started.once('exit', (code) => reject(new Error(`The server ended with ${String(code)}: ${told}`)));
    });
    return within(address, 'the server to tell its address');
  }

  async function kill(): Promise<void> {
    const running = child!;
    const gone = new Promise((resolve) => running.once('exit', resolve));
    running.kill('SIGKILL');
    await gone;
    child = null;
  }
});
