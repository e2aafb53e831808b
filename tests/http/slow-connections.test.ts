import { connect, type Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { limits } from '../../server/shared/limits.ts';
import { SocketClient } from '../support/client.ts';
import { startTestServer, type TestServer, until, within } from '../support/server.ts';

describe('a connection', () => {
  const { requestMs, stalledMs } = limits;
  let server: TestServer;
  beforeAll(async () => {
    // What happens after minutes happens after a moment here.
    Object.assign(limits, { requestMs: 200, stalledMs: 200 });
    server = await startTestServer({ webFiles: { '200.html': 'app', 'film.bin': 'x'.repeat(32 * 1024 * 1024) } });
  });
  afterAll(async () => {
    Object.assign(limits, { requestMs, stalledMs });
    await server.stop();
  });

  const opened = (head: string): Socket => {
    const { hostname, port, host } = new URL(server.origin);
    const socket = connect(Number(port), hostname);
    // It is cut, which is what this is about.
    socket.on('error', () => {});
    socket.write(`${head} HTTP/1.1\r\nHost: ${host}\r\n`);
    return socket;
  };

  it.each([
    ['POST /none', 405],
    ['GET /', 302],
    ['POST /pictures/profile', 403],
    ['POST /files/room/file', 403],
  ])('on which %s was answered is cut when its body goes on for too long', async (head, status) => {
    const socket = opened(head);
    socket.write('Content-Length: 1000000\r\n\r\n');
    let answer = '';
    socket.on('data', (bytes: Buffer) => (answer += String(bytes)));
    const dripping = setInterval(() => socket.write('x'), 20);
    await within(new Promise((resolve) => socket.once('close', resolve)), 'the connection to be cut');
    clearInterval(dripping);
    expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
  });

  it('whose reader takes nothing is cut, so that it holds no file open; a socket may be silent', async () => {
    const silent = await SocketClient.open(server);
    const socket = opened('GET /film.bin');
    socket.pause();
    socket.write('\r\n');
    const aborted = (): boolean => [...server.app.tallies.requests.counts()].some(([name]) => name === 'app aborted');
    await until(aborted, 'the answer is given up');
    socket.destroy();
    expect((await silent.ask('{ instance { name } }')).data?.instance.name).toBe('Hearth');
    await silent.close();
  });
});
