import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LeanSocket } from '../lean-socket.ts';
import { makeId } from '../message-id.ts';
import { LeanHttp } from '../lean-http.ts';
import { ProcessUnderTest } from '../process-under-test.ts';
import { inParallel } from '../in-parallel.ts';
import { fillTable, type MessageTable } from './fill-table.ts';
import type { Member, Reader, Speaker, Target } from './target.ts';

const send =
  'mutation Send($input: SendMessageInput!) { sendMessage(input: $input) { message { position } error { ... on UserError { message } } } }';
const listen =
  'subscription Listen($roomId: ID!) { messageAdded(roomId: $roomId) { id position body sentAt author { id displayName } } }';

const newest =
  'query Newest($roomId: ID!) { room(id: $roomId) { messages(last: 50) { nodes { id position body sentAt author { id displayName } } pageInfo { hasPreviousPage } } } }';

/** A server that speaks the core of Hearth's API. */
export interface GraphQLServer {
  readonly name: string;
  readonly program: string;
  /** The name of its SQLite database in DATA_DIR. */
  readonly databaseName: string;
  readonly messageTable: MessageTable;
}

/** Hearth itself, or the textbook server beside it. */
export async function startGraphQLTarget(server: GraphQLServer): Promise<Target> {
  const { name, program, databaseName, messageTable } = server;
  const dataDir = mkdtempSync(join(tmpdir(), 'hearth-bench-'));
  const start = (options?: { isInspected: boolean }): Promise<ProcessUnderTest> =>
    ProcessUnderTest.start(program, { DATA_DIR: dataDir, BENCHMARK: 'on' }, options);
  let process = await start();
  const ask = async (query: string, variables: object, token: string | null): Promise<Record<string, never>> => {
    const headers = { 'content-type': 'application/json', ...(token !== null && { authorization: `Bearer ${token}` }) };
    const response = await fetch(`http://127.0.0.1:${process.port}/graphql`, {
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
      return {
        rooms,
        connect: (person) => connectMember(process.port, tokens[person]!),
        speakOverHttp: (person) => openHttpSpeaker(process.port, tokens[person]!),
        archive: {
          async fill(room, messages) {
            await process.stop();
            fillTable(join(dataDir, databaseName), messageTable, room, messages);
            process = await start();
          },
          readOverSocket: (person) => openSocketReader(process.port, tokens[person]!),
          readOverHttp: (person) => openHttpReader(process.port, tokens[person]!),
        },
      };
    },
    async restart(options) {
      await process.stop();
      process = await start(options);
    },
    async stop() {
      await process.stop();
      rmSync(dataDir, { recursive: true });
    },
  };
}

async function openSocket(port: number, token: string): Promise<LeanSocket> {
  const socket = await LeanSocket.open(port, '/graphql', 'graphql-transport-ws');
  await new Promise<void>((resolve, reject) => {
    socket.onClose = () => reject(new Error('The server closed the socket.'));
    socket.onFrame = (frame) => {
      if (frame.includes('connection_ack')) resolve();
    };
    socket.send(JSON.stringify({ type: 'connection_init', payload: { authorization: `Bearer ${token}` } }));
  });
  socket.onClose = () => {};
  return socket;
}

async function openSocketReader(port: number, token: string): Promise<Reader> {
  const socket = await openSocket(port, token);
  let next = 1;
  return {
    readNewest(roomId) {
      const id = `r${next++}`;
      return new Promise((resolve) => {
        // The frames of one answer are the result, whose bytes are valid now only, and its completion.
        socket.onFrame = (frame) => {
          if (frame.includes('"nodes"') || frame.includes('"errors"')) resolve(Buffer.from(frame));
        };
        socket.send(JSON.stringify({ id, type: 'subscribe', payload: { query: newest, variables: { roomId } } }));
      });
    },
    close: () => socket.destroy(),
  };
}

async function openHttpReader(port: number, token: string): Promise<Reader> {
  const http = await LeanHttp.open(port);
  return {
    readNewest: (roomId) => http.ask(headOf(token), JSON.stringify({ query: newest, variables: { roomId } })),
    close: () => http.close(),
  };
}

async function openHttpSpeaker(port: number, token: string): Promise<Speaker> {
  const http = await LeanHttp.open(port);
  return {
    async send(roomId, body) {
      const variables = { input: { id: makeId(), roomId, body } };
      const answer = await http.ask(headOf(token), JSON.stringify({ query: send, variables }));
      if (!tellsPosition(answer)) throw new Error('A send was refused.');
    },
    close: () => http.close(),
  };
}

function headOf(token: string): string[] {
  return ['POST /graphql HTTP/1.1', 'Content-Type: application/json', `Authorization: Bearer ${token}`];
}

/** Whether a send was answered with its message. */
function tellsPosition(answer: Buffer): boolean {
  return answer.includes('"position":');
}

async function connectMember(port: number, token: string): Promise<Member> {
  const socket = await openSocket(port, token);
  const answers = new Map<string, (payload: Buffer) => void>();
  let onMessage: ((payload: Buffer) => void) | null = null;
  let onPong: () => void = () => {};
  socket.onFrame = (frame) => {
    // Deliveries are by far the most: told by the operation's id, without parsing.
    if (onMessage !== null && frame.includes('"id":"1"')) return onMessage(frame);
    const { id, type } = JSON.parse(frame.toString()) as { id?: string; type: string };
    if (type === 'pong') onPong();
    if (type !== 'complete' && id !== undefined) answers.get(id)?.(frame);
  };
  let next = 1;
  return {
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
    async send(roomId, body) {
      const operation = `s${next++}`;
      const input = { id: makeId(), roomId, body };
      const isStored = await new Promise<boolean>((resolve) => {
        answers.set(operation, (frame) => {
          answers.delete(operation);
          resolve(tellsPosition(frame));
        });
        socket.send(
          JSON.stringify({ id: operation, type: 'subscribe', payload: { query: send, variables: { input } } }),
        );
      });
      if (!isStored) throw new Error('A send was refused.');
    },
    freeze: () => socket.pause(),
    thaw: () => socket.resumeUntilClosed(),
    close: () => socket.destroy(),
  };
}
