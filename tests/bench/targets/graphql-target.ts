import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Agent, request } from 'node:http';
import { LeanSocket } from '../lean-socket.ts';
import { ProcessUnderTest } from '../process-under-test.ts';
import type { Member, Target } from './target.ts';

const send =
  'mutation Send($input: SendMessageInput!) { sendMessage(input: $input) { message { position } error { ... on UserError { message } } } }';
const listen =
  'subscription Listen($roomId: ID!) { messageAdded(roomId: $roomId) { id position body sentAt author { id displayName } } }';

const newest =
  'query Newest($id: ID!) { room(id: $id) { messages(last: 50) { nodes { id position body sentAt author { id displayName } } pageInfo { hasPreviousPage } } } }';

/** Puts `count` messages into an empty room of the database in `dataDir`, whose server is stopped. */
export type FillRoom = (dataDir: string, room: string, count: number) => void;

/** A server that speaks the core of Hearth's API: Hearth itself, and the textbook server beside it. */
export async function startGraphQLTarget(
  name: string,
  program: string,
  port: number,
  fillRoom: FillRoom,
): Promise<Target> {
  const dataDir = mkdtempSync(join(tmpdir(), 'hearth-bench-'));
  const start = (): Promise<ProcessUnderTest> =>
    ProcessUnderTest.start([program], { PORT: String(port), DATA_DIR: dataDir, BENCHMARK: 'on' }, /http:\/\//);
  let process = await start();
  const ask = async (query: string, variables: object, token: string | null): Promise<Record<string, never>> => {
    const headers = { 'content-type': 'application/json', ...(token !== null && { authorization: `Bearer ${token}` }) };
    const response = await fetch(`http://127.0.0.1:${port}/graphql`, {
      method: 'POST',
      headers,
      body: JSON.stringify({ query, variables }),
    });
    const { data, errors } = (await response.json()) as { data: Record<string, never>; errors?: unknown };
    if (errors !== undefined) throw new Error(JSON.stringify(errors));
    return data;
  };

  return {
    name,
    get process() {
      return process;
    },
    isDurable: true,
    async prepare(roomCount, size) {
      const run = randomUUID().slice(0, 8);
      const tokens = await inParallel(roomCount * size, async (person) => {
        const input = { username: `p${run}-${person}`, password: `long enough ${run}`, wantToken: true };
        const { signUp } = (await ask(
          'mutation($input: SignUpInput!) { signUp(input: $input) { token } }',
          { input },
          null,
        )) as unknown as { signUp: { token: string } };
        return signUp.token;
      });
      const rooms = await inParallel(roomCount, async (room) => {
        const input = { name: `Room ${run} ${room}` };
        const { createRoom } = (await ask(
          'mutation($input: CreateRoomInput!) { createRoom(input: $input) { room { id } } }',
          { input },
          tokens[room * size]!,
        )) as unknown as { createRoom: { room: { id: string } } };
        return createRoom.room.id;
      });
      await inParallel(roomCount * size, async (person) => {
        const input = { roomId: rooms[Math.floor(person / size)] };
        await ask(
          'mutation($input: JoinRoomInput!) { joinRoom(input: $input) { room { id } } }',
          { input },
          tokens[person]!,
        );
      });
      return { rooms, connect: (person) => connectMember(port, tokens[person]!) };
    },
    async fill(room, count) {
      await process.stop();
      fillRoom(dataDir, room, count);
      process = await start();
    },
    async restart() {
      await process.stop();
      process = await start();
    },
    async stop() {
      await process.stop();
      rmSync(dataDir, { recursive: true });
    },
  };
}

async function connectMember(port: number, token: string): Promise<Member> {
  const socket = await LeanSocket.open(port, '/graphql', 'graphql-transport-ws');
  const answers = new Map<string, (payload: Buffer) => void>();
  let onMessage: ((payload: Buffer) => void) | null = null;
  let onPong: () => void = () => {};
  await new Promise<void>((resolve, reject) => {
    socket.onClose = () => reject(new Error('The server closed the socket.'));
    socket.onFrame = (frame) => {
      if (frame.includes('connection_ack')) resolve();
    };
    socket.send(JSON.stringify({ type: 'connection_init', payload: { authorization: `Bearer ${token}` } }));
  });
  socket.onClose = () => {};
  socket.onFrame = (frame) => {
    // Deliveries are by far the most: told by the operation's id, without parsing.
    if (onMessage !== null && frame.includes('"id":"1"')) return onMessage(frame);
    const { id, type } = JSON.parse(frame.toString()) as { id?: string; type: string };
    if (type === 'pong') onPong();
    if (type !== 'complete' && id !== undefined) answers.get(id)?.(frame);
  };
  let next = 1;
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  return {
    newest(roomId, way) {
      const payload = { query: newest, variables: { id: roomId } };
      return way === 'HTTP'
        ? postNewest(agent, port, token, JSON.stringify(payload))
        : new Promise((resolve, reject) => {
            const operation = `s${next++}`;
            answers.set(operation, (frame) => {
              answers.delete(operation);
              settleNewest(frame, resolve, reject);
            });
            socket.send(JSON.stringify({ id: operation, type: 'subscribe', payload }));
          });
    },
    listen(room, listener) {
      onMessage = listener;
      socket.send(
        JSON.stringify({ id: '1', type: 'subscribe', payload: { query: listen, variables: { roomId: room } } }),
      );
      // A subscription is not acknowledged; a query on the same socket is answered after it was read.
      return new Promise((resolve) => {
        onPong = resolve;
        socket.send(JSON.stringify({ type: 'ping' }));
      });
    },
    send(roomId, body) {
      const operation = `s${next++}`;
      const input = { id: randomUUID(), roomId, body };
      return new Promise((resolve, reject) => {
        answers.set(operation, (frame) => {
          answers.delete(operation);
          if (frame.includes('"position":')) resolve();
          else reject(new Error(`A send was refused: ${frame.toString()}`));
        });
        socket.send(
          JSON.stringify({ id: operation, type: 'subscribe', payload: { query: send, variables: { input } } }),
        );
      });
    },
    close() {
      agent.destroy();
      socket.destroy();
    },
  };
}

function postNewest(agent: Agent, port: number, token: string, body: string): Promise<void> {
  const headers = {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
    authorization: `Bearer ${token}`,
  };
  return new Promise((resolve, reject) => {
    const asking = request(
      { agent, port, host: '127.0.0.1', path: '/graphql', method: 'POST', headers },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () => settleNewest(Buffer.concat(chunks), resolve, reject));
      },
    );
    asking.on('error', reject).end(body);
  });
}

function settleNewest(answer: Buffer, resolve: () => void, reject: (error: Error) => void): void {
  if (answer.includes('"hasPreviousPage":true')) resolve();
  else reject(new Error(`A page was refused: ${answer.toString()}`));
}

/** Runs a task for 0 ... count - 1, sixteen at once. */
export async function inParallel<Result>(count: number, task: (index: number) => Promise<Result>): Promise<Result[]> {
  const results: Result[] = [];
  let next = 0;
  const worker = async (): Promise<void> => {
    while (next < count) {
      const index = next++;
      results[index] = await task(index);
    }
  };
  await Promise.all(Array.from({ length: 16 }, worker));
  return results;
}
