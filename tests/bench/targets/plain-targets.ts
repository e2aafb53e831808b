import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LeanSocket } from '../lean-socket.ts';
import { ProcessUnderTest } from '../process-under-test.ts';
import type { Member, Target } from './target.ts';

/** The socket.io peer. */
export async function startSocketIOTarget(program: string, port: number): Promise<Target> {
  return startPlainTarget('socket.io', program, port, () => connectSocketIO(port));
}

/** The floor: plain Node that stores nothing. */
export async function startRawTarget(program: string, port: number): Promise<Target> {
  return startPlainTarget('raw Node', program, port, () => connectRaw(port));
}

async function startPlainTarget(
  name: string,
  program: string,
  port: number,
  connect: () => Promise<Member>,
): Promise<Target> {
  const dataDir = mkdtempSync(join(tmpdir(), 'hearth-bench-'));
  const start = (): Promise<ProcessUnderTest> =>
    ProcessUnderTest.start([program], { PORT: String(port), DATA_DIR: dataDir }, /http:\/\//);
  let process = await start();
  return {
    name,
    get process() {
      return process;
    },
    isDurable: false,
    prepare: async (rooms) => ({ rooms: Array.from({ length: rooms }, (_, index) => `room${index}`), connect }),
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

/** Speaks Engine.IO 4 and Socket.IO 5 as far as the bench needs: connect, ping, events with acknowledgement. */
async function connectSocketIO(port: number): Promise<Member> {
  const socket = await LeanSocket.open(port, '/socket.io/?EIO=4&transport=websocket', null);
  const acknowledgements = new Map<string, () => void>();
  let onMessage: ((payload: Buffer) => void) | null = null;
  let next = 0;
  await new Promise<void>((resolve) => {
    socket.onFrame = (frame) => {
      const text = frame.toString();
      if (text.startsWith('0')) socket.send('40');
      if (text.startsWith('40')) resolve();
    };
  });
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
    close: () => sockets.forEach((socket) => socket.destroy()),
  };
}
