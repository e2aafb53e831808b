import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LeanHttp } from '../lean-http.ts';
import { LeanSocket } from '../lean-socket.ts';
import { ProcessUnderTest } from '../process-under-test.ts';
import { fillTable, type MessageTable } from './fill-table.ts';
import type { Member, Reader, Target } from './target.ts';

const socketIOTable: MessageTable = {
  columns: 'id, room_id, author_id, author_name, position, body, sent_at',
  values: "@id, @room, 'person-' || (position % 10), 'somebody', position, @body, @sentAt",
  beforehand: [],
  afterwards: [],
};

/** The socket.io peer. */
export function startSocketIOTarget(program: string): Promise<Target> {
  return startPlainTarget('socket.io', program, connectSocketIO, {
    file: 'socketio.sqlite',
    table: socketIOTable,
    readOverSocket: openSocketIOReader,
    readOverHttp: openHttpReader,
  });
}

/** The floor: plain Node that stores nothing. */
export function startRawTarget(program: string): Promise<Target> {
  return startPlainTarget('raw Node', program, connectRaw, null);
}

interface Store {
  /** The name of its SQLite database in DATA_DIR. */
  readonly file: string;
  readonly table: MessageTable;
  readonly readOverSocket: (port: number) => Promise<Reader>;
  readonly readOverHttp: (port: number) => Promise<Reader>;
}

/** A server that knows no accounts: whoever connects is somebody. */
async function startPlainTarget(
  name: string,
  program: string,
  connect: (port: number) => Promise<Member>,
  store: Store | null,
): Promise<Target> {
  const dataDir = mkdtempSync(join(tmpdir(), 'hearth-bench-'));
  const start = (options?: { isInspected: boolean }): Promise<ProcessUnderTest> =>
    ProcessUnderTest.start(program, { DATA_DIR: dataDir }, options);
  let process = await start();
  return {
    name,
    get process() {
      return process;
    },
    async prepare(roomCount) {
      const run = randomUUID().slice(0, 8);
      const rooms = Array.from({ length: roomCount }, (_, index) => `room-${run}-${index}`);
      const archive = store && {
        readOverSocket: () => store.readOverSocket(process.port),
        readOverHttp: () => store.readOverHttp(process.port),
        async fill(room: string, messages: number) {
          await process.stop();
          fillTable(join(dataDir, store.file), store.table, room, messages);
          process = await start();
        },
      };
      return { rooms, archive, connect: () => connect(process.port), speakOverHttp: null };
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

/** Speaks Engine.IO 4 and Socket.IO 5 as far as the bench needs: connect, ping, events with acknowledgement. */
async function openSocketIO(port: number): Promise<LeanSocket> {
  const socket = await LeanSocket.open(port, '/socket.io/?EIO=4&transport=websocket', null);
  await new Promise<void>((resolve) => {
    socket.onFrame = (frame) => {
      const text = frame.toString();
      if (text.startsWith('0')) socket.send('40');
      if (text.startsWith('40')) resolve();
    };
  });
  return socket;
}

async function openSocketIOReader(port: number): Promise<Reader> {
  const socket = await openSocketIO(port);
  let next = 0;
  return {
    readNewest(room) {
      return new Promise((resolve) => {
        socket.onFrame = (frame) => {
          if (frame[0] === 0x32) socket.send('3');
          else resolve(Buffer.from(frame));
        };
        socket.send(`42${next++}${JSON.stringify(['newest', room])}`);
      });
    },
    close: () => socket.destroy(),
  };
}

async function openHttpReader(port: number): Promise<Reader> {
  const http = await LeanHttp.open(port);
  return {
    readNewest: (room) => http.ask([`GET /rooms/${room}/messages HTTP/1.1`]),
    close: () => http.close(),
  };
}

async function connectSocketIO(port: number): Promise<Member> {
  const socket = await openSocketIO(port);
  const acknowledgements = new Map<string, () => void>();
  let onMessage: ((payload: Buffer) => void) | null = null;
  let next = 0;
  socket.onFrame = (frame) => {
    if (frame[0] === 0x32) return socket.send('3');
    if (frame[1] === 0x32) return onMessage?.(frame);
    const id = /^43(\d+)/.exec(frame.toString('latin1', 0, 14))?.[1];
    if (id === undefined) return;
    acknowledgements.get(id)?.();
    acknowledgements.delete(id);
  };
  const emit = (...event: string[]): Promise<void> =>
    new Promise((resolve) => {
      const id = String(next++);
      acknowledgements.set(id, resolve);
      socket.send(`42${id}${JSON.stringify(event)}`);
    });
  return {
    async listen(room, listener) {
      onMessage = listener;
      await emit('join', room);
    },
    send: (room, body) => emit('send', room, body),
    freeze: () => socket.pause(),
    thaw: () => socket.resumeUntilClosed(),
    close: () => socket.destroy(),
  };
}

async function connectRaw(port: number): Promise<Member> {
  const sockets: LeanSocket[] = [];
  const waiting: (() => void)[] = [];
  let speaker: Promise<LeanSocket> | null = null;
  return {
    async listen(room, listener) {
      const socket = await LeanSocket.open(port, `/${room}/listen`, null);
      sockets.push(socket);
      socket.onFrame = listener;
    },
    async send(room, body) {
      speaker ??= LeanSocket.open(port, `/${room}/speak`, null).then((socket) => {
        sockets.push(socket);
        socket.onFrame = () => waiting.shift()?.();
        return socket;
      });
      const socket = await speaker;
      await new Promise<void>((resolve) => {
        waiting.push(resolve);
        socket.send(body);
      });
    },
    freeze: () => sockets.forEach((socket) => socket.pause()),
    thaw: () => Promise.race(sockets.map((socket) => socket.resumeUntilClosed())),
    close: () => sockets.forEach((socket) => socket.destroy()),
  };
}
