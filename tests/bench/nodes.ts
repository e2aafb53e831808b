import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { WebSocket } from 'ws';
import { freePort } from '../support/free-port.ts';
import { freshDatabase, providePostgres } from '../support/postgres-server.ts';
import { ServerProcess } from '../support/server-process.ts';

/**
 * Measures what being several costs: `node tests/bench/nodes.ts` runs 1, 2 and 3 nodes on one PostgreSQL and one Redis, with a room
 * of 60 people spread over them, 12 of whom send in a closed loop for ten seconds. Everything shares this computer, so the figures
 * are of use beside each other only. Needs redis-server. Ends with a table in Markdown.
 */

const peopleCount = 60;
const sendersCount = 12;
const measuredMs = 10_000;

interface Figures {
  readonly answered: number;
  readonly delivered: number;
  readonly delaysMs: readonly number[];
}

async function ask(origin: string, token: string | null, query: string, variables: object): Promise<unknown> {
  const headers = { 'Content-Type': 'application/json', ...(token && { Authorization: `Bearer ${token}` }) };
  const answer = await fetch(`${origin}/graphql`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ query, variables }),
  });
  const { data } = (await answer.json()) as { data: unknown };
  if (!data) throw new Error(`The server answered ${answer.status}`);
  return data;
}

async function signUp(origin: string, username: string): Promise<string> {
  const query = 'mutation ($input: SignUpInput!) { signUp(input: $input) { token } }';
  const input = { username, password: 'quiet lanterns over harbour', wantToken: true };
  return ((await ask(origin, null, query, { input })) as { signUp: { token: string } }).signUp.token;
}

/** Follows the room on a socket; `heard` is told each message's body. */
async function follow(
  origin: string,
  token: string,
  roomId: string,
  heard: (body: string) => void,
): Promise<WebSocket> {
  const socket = new WebSocket(`${origin.replace('http', 'ws')}/graphql`, 'graphql-transport-ws');
  const query = 'subscription ($roomId: ID!) { messageAdded(roomId: $roomId) { body } }';
  await new Promise<void>((resolve) => {
    socket.on('open', () => {
      socket.send(JSON.stringify({ type: 'connection_init', payload: { authorization: `Bearer ${token}` } }));
    });
    socket.on('message', (data: Buffer) => {
      const frame = JSON.parse(data.toString()) as {
        type: string;
        payload?: { data: { messageAdded: { body: string } } };
      };
      if (frame.type === 'next') heard(frame.payload!.data.messageAdded.body);
      if (frame.type === 'connection_ack') {
        socket.send(JSON.stringify({ id: '1', type: 'subscribe', payload: { query, variables: { roomId } } }));
        socket.send(JSON.stringify({ type: 'ping' }));
      }
      if (frame.type === 'pong') resolve();
    });
  });
  return socket;
}

async function measure(origins: readonly string[]): Promise<Figures> {
  const originOf = (index: number): string => origins[index % origins.length]!;
  const tokens: string[] = [];
  for (let index = 0; index < peopleCount; index++) tokens.push(await signUp(originOf(index), `person${index}`));
  const create = 'mutation ($input: CreateRoomInput!) { createRoom(input: $input) { room { id } } }';
  const made = (await ask(originOf(0), tokens[0]!, create, { input: { name: 'Bench' } })) as {
    createRoom: { room: { id: string } };
  };
  const roomId = made.createRoom.room.id;
  const enter = 'mutation ($input: JoinRoomInput!) { joinRoom(input: $input) { room { id } } }';
  for (const [index, token] of tokens.entries()) await ask(originOf(index), token, enter, { input: { roomId } });

  let delivered = 0;
  let answered = 0;
  const delaysMs: number[] = [];
  const heard = (body: string): void => {
    delivered++;
    delaysMs.push(performance.now() - Number(body.split(' ')[0]));
  };
  const sockets = await Promise.all(tokens.map((token, index) => follow(originOf(index), token, roomId, heard)));
  const say = 'mutation ($input: SendMessageInput!) { sendMessage(input: $input) { message { id } } }';
  const end = performance.now() + measuredMs;
  await Promise.all(
    tokens.slice(0, sendersCount).map(async (token, index) => {
      while (performance.now() < end) {
        const body = `${performance.now()} ${'x'.repeat(80)}`;
        await ask(originOf(index), token, say, { input: { id: randomUUID(), roomId, body } });
        answered++;
      }
    }),
  );
  for (let before = -1; before < delivered && delivered < answered * peopleCount; await wait(200)) before = delivered;
  for (const socket of sockets) socket.terminate();
  return { answered, delivered, delaysMs: delaysMs.toSorted((a, b) => a - b) };
}

async function measureNodes(count: number, postgresUrl: string): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'hearth-bench-nodes-'));
  const port = await freePort();
  const redisArguments = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--dir', folder];
  const redis = spawn('redis-server', redisArguments, { stdio: 'ignore' });
  const database = await freshDatabase(postgresUrl);
  const settings = {
    DATA_DIR: folder,
    DATABASE_URL: database.url,
    REDIS_URL: `redis://127.0.0.1:${port}`,
    BENCHMARK: 'on',
  };
  const nodes = Array.from({ length: count }, () => new ServerProcess(settings));
  try {
    for (const node of nodes) await node.start();
    const { answered, delivered, delaysMs } = await measure(nodes.map(({ origin }) => origin));
    const perSecond = (total: number): string => Math.round((total * 1000) / measuredMs).toLocaleString('en');
    const delay = (share: number): string => `${Math.round(delaysMs[Math.floor(delaysMs.length * share)]!)} ms`;
    const missing = answered * peopleCount - delivered;
    return `| ${count} | ${perSecond(answered)} | ${perSecond(delivered)} | ${delay(0.5)} | ${delay(0.99)} | ${missing} |`;
  } finally {
    await Promise.all(nodes.map((node) => node.stop('SIGKILL')));
    redis.kill('SIGKILL');
    await database.drop();
    rmSync(folder, { recursive: true, force: true });
  }
}

const postgres = await providePostgres();
if ('missing' in postgres) {
  console.error(`There is no PostgreSQL to measure with: ${postgres.missing}`);
  process.exitCode = 1;
} else {
  const rows: string[] = [];
  for (const count of [1, 2, 3]) rows.push(await measureNodes(count, postgres.url));
  console.log('| nodes | answered messages/s | deliveries/s | p50 from send to delivery | p99 | lost |');
  console.log('| --- | --- | --- | --- | --- | --- |');
  console.log(rows.join('\n'));
  await postgres.stop();
}
