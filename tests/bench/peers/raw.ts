import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { createHash } from 'node:crypto';

/**
 * The floor: plain Node that stores nothing, checks nothing and knows one room per address. Everything that is said in one turn of the
 * event loop goes to each member in one write. What no server on Node can be faster than. A peer for the bench.
 */
const rooms = new Map<string, Set<Socket>>();
const due = new Map<string, Buffer[]>();

const server = createServer((_request, response) => response.end('raw'));
server.on('upgrade', (request: IncomingMessage, socket: Socket) => {
  const key = `${request.headers['sec-websocket-key']}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`;
  const accept = createHash('sha1').update(key).digest('base64');
  socket.setNoDelay(true);
  socket.write(
    `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`,
  );
  const [, room = '', role] = (request.url ?? '').split('/');
  if (role === 'listen') {
    const members = rooms.get(room) ?? new Set();
    rooms.set(room, members.add(socket));
    socket.on('close', () => members.delete(socket));
  }
  let rest: Buffer = Buffer.alloc(0);
  socket.on('data', (chunk: Buffer) => {
    rest = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    for (;;) {
      const frame = nextFrame(rest);
      if (frame === null) break;
      rest = rest.subarray(frame.end);
      say(room, frame.text);
      socket.write(encode('ok'));
    }
  });
  socket.on('error', () => socket.destroy());
});

function say(room: string, text: string): void {
  if (due.size === 0) setImmediate(deliver);
  const frames = due.get(room) ?? [];
  due.set(room, frames);
  frames.push(
    encode(
      JSON.stringify({
        room,
        text,
        position: frames.length,
        sentAt: new Date().toISOString(),
        author: 'somebody with a name',
      }),
    ),
  );
}

function deliver(): void {
  for (const [room, frames] of due) {
    const bytes = frames.length === 1 ? frames[0]! : Buffer.concat(frames);
    for (const socket of rooms.get(room) ?? []) socket.write(bytes);
  }
  due.clear();
}

function encode(text: string): Buffer {
  const payload = Buffer.from(text);
  const head =
    payload.length < 126
      ? Buffer.from([0x81, payload.length])
      : Buffer.from([0x81, 126, payload.length >> 8, payload.length & 0xff]);
  return Buffer.concat([head, payload]);
}

/** A masked text frame of a client, up to 64 KiB; the bench masks with zero. */
function nextFrame(data: Buffer): { readonly text: string; readonly end: number } | null {
  if (data.length < 6) return null;
  const short = data[1]! & 0x7f;
  const head = short === 126 ? 4 : 2;
  const length = short === 126 ? data.readUInt16BE(2) : short;
  const end = head + 4 + length;
  return data.length < end ? null : { text: data.toString('utf8', head + 4, end), end };
}

server.listen(0, '127.0.0.1', () => {
  console.log(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
});
process.on('SIGTERM', () => process.exit(0));
