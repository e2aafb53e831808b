import { mkdtempSync, rmSync } from 'node:fs';
import { Agent, request as httpRequest } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { goodPassword, operations } from '../support/cast.ts';
import { Client, type Data, send, SocketClient } from '../support/client.ts';
import { startLoggedProcess } from '../support/logged-process.ts';
import { startTestServer, until, within } from '../support/server.ts';

const dataDir = mkdtempSync(join(tmpdir(), 'hearth-stop-'));
afterAll(() => rmSync(dataDir, { recursive: true }));

const sendersOfEachKind = 4;

describe('a server that is asked to stop', () => {
  it('answers what is in flight, tells sockets to come back, ends well within 5 s and loses nothing', async () => {
    const first = await startLoggedProcess({ DATA_DIR: dataDir });
    const input = { username: 'anna', password: goodPassword, wantToken: true };
    const { token } = (await new Client(first).run(operations.signUp, { input })).signUp;
    const anna = new Client(first, { token: token! });
    const room = (await anna.run(operations.createRoom, { input: { name: 'Garden' } })).createRoom.room!;
    const answered: string[] = [];
    const message = () => ({ id: crypto.randomUUID(), roomId: room.id, body: 'on the way' });

    const agent = new Agent({ keepAlive: true });
    const byHttp = Array.from({ length: sendersOfEachKind }, async () => {
      for (;;) {
        const said = message();
        const status = await sendByKeptConnection(first.origin, agent, token!, said).catch(() => 'cut' as const);
        if (status === 200) answered.push(said.id);
        else return status;
      }
    });
    const sockets = await Promise.all(
      Array.from({ length: sendersOfEachKind }, () => SocketClient.open(first, { token: token! })),
    );
    const bySocket = sockets.map(async (socket) => {
      for (;;) {
        const said = message();
        const told = await socket.ask(operations.sendMessage, { input: said });
        if (told.data?.sendMessage.message?.id !== said.id) return socket.closed;
        answered.push(said.id);
      }
    });
    await until(() => answered.length >= 50, 'many were answered');

    const askedAt = performance.now();
    first.stop();
    const ends = await within(Promise.all(byHttp), 'every sender over HTTP to be refused or cut');
    for (const end of ends) expect([503, 'cut']).toContain(end);
    const closings = await within(Promise.all(bySocket), 'every socket to be closed');
    for (const { code } of closings) expect(code).toBe(1012);
    expect(await within(first.ended, 'the end of the process')).toBe(0);
    expect(performance.now() - askedAt).toBeLessThan(5_000);
    expect(first.log()).toBe('');
    agent.destroy();

    const second = await startLoggedProcess({ DATA_DIR: dataDir });
    const again = new Client(second, { token: token! });
    const stored: string[] = [];
    for (let after: string | null = null; ;) {
      const last: number = stored.length;
      const data: Data = await again.run(operations.messages, { id: room.id, first: 100, after });
      const { nodes, pageInfo } = data.room!.messages;
      expect(nodes.map(({ position }) => position)).toEqual(nodes.map((_, index) => last + index + 1));
      stored.push(...nodes.map(({ id }) => id));
      if (!pageInfo.hasNextPage) break;
      after = pageInfo.endCursor ?? null;
    }
    expect(new Set(stored).size).toBe(stored.length);
    expect(answered.filter((id) => !stored.includes(id))).toEqual([]);
    second.stop();
    expect(await within(second.ended, 'the end of the second process')).toBe(0);
  }, 60_000);
});

describe('while a server stops', () => {
  it('it is live but not ready, and refuses what is new with 503, Retry-After and the end of the connection', async () => {
    const server = await startTestServer();
    server.app.state.isStopping = true;
    const ready = await send(server, '/health/ready');
    expect([ready.status, JSON.parse(ready.body)]).toEqual([503, { status: 'stopping', parts: { database: 'ok' } }]);
    expect((await send(server, '/health/live')).status).toBe(200);
    const headers = { 'Content-Type': 'application/json' };
    const body = JSON.stringify({ query: '{ instance { name } }' });
    for (const options of [{ method: 'POST', headers, body }, {}]) {
      const refused = await send(server, options.body === undefined ? '/' : '/graphql', options);
      expect([refused.status, refused.headers['retry-after'], refused.headers.connection]).toEqual([503, '1', 'close']);
      expect(refused.body).toContain('UNAVAILABLE');
    }
    await expect(SocketClient.connect(server)).rejects.toThrow('503');
    await server.stop();
  });

  it('a socket that asked before is answered before it is told to come back', async () => {
    const server = await startTestServer();
    const input = { username: 'anna', password: goodPassword, wantToken: true };
    const { token } = (await new Client(server).run(operations.signUp, { input })).signUp;
    const socket = await SocketClient.open(server, { token: token! });
    const { passwords } = server.app.backend.services;
    const verify = passwords.verify.bind(passwords);
    let proceed: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (proceed = resolve));
    const reached = new Promise<void>((resolve) => {
      passwords.verify = async (...given) => {
        resolve();
        await held;
        return verify(...given);
      };
    });
    const answer = socket.ask(operations.signIn, { input: { login: 'anna', password: goodPassword, wantToken: true } });
    await within(reached, 'the operation to be in flight');
    const stopped = server.stop();
    const late = socket.ask(operations.viewer);
    proceed();
    expect((await answer).data?.signIn.token).toBeTruthy();
    expect((await late).data).toBeNull();
    expect((await socket.closed).code).toBe(1012);
    await stopped;
  });
});

/** The status of one send over a connection that is kept for the next. */
function sendByKeptConnection(origin: string, agent: Agent, token: string, input: object): Promise<number> {
  const body = JSON.stringify({ query: operations.sendMessage, variables: { input } });
  const headers = { 'Content-Type': 'application/json', Authorization: `Bearer ${token}` };
  return new Promise((resolve, reject) => {
    const request = httpRequest(`${origin}/graphql`, { method: 'POST', agent, headers }, (response) => {
      response.on('error', reject).on('end', () => resolve(response.statusCode!));
      response.resume();
    });
    request.on('error', reject).end(body);
  });
}
