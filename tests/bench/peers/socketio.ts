import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { Server } from 'socket.io';
import { makeId } from '../message-id.ts';

/** A socket.io chat as its guide shows it, storing each message in SQLite without waiting for the disk. A peer for the bench. */
const database = new Sqlite(join(process.env['DATA_DIR']!, 'socketio.sqlite'));
database.pragma('journal_mode = WAL');
database.pragma('synchronous = OFF');
database.exec(`
  create table if not exists message
    (id text primary key, room_id text, author_id text, author_name text, position integer, body text, sent_at integer);
  create index if not exists message_in_room on message (room_id, position);
`);
const insert = database.prepare('insert into message values (?, ?, ?, ?, ?, ?, ?)');
const findNewest = database.prepare<[string], Row>(
  'select id, author_id, author_name, position, body, sent_at from message where room_id = ? order by position desc limit 50',
);
const positions = new Map<string, number>();

interface Row {
  readonly id: string;
  readonly author_id: string;
  readonly author_name: string;
  readonly position: number;
  readonly body: string;
  readonly sent_at: number;
}

function newest(room: string): unknown[] {
  return findNewest.all(room).map(({ id, author_id, author_name, position, body, sent_at }) => ({
    id,
    position,
    body,
    sentAt: new Date(sent_at).toISOString(),
    author: { id: author_id, displayName: author_name },
  }));
}

const server = createServer((request, response) => {
  const [, room] = /^\/rooms\/([^/]+)\/messages$/.exec(request.url ?? '') ?? [];
  if (room === undefined) response.writeHead(404).end();
  else response.setHeader('content-type', 'application/json').end(JSON.stringify(newest(room)));
});
const io = new Server(server, { transports: ['websocket'], serveClient: false });
io.on('connection', (socket) => {
  socket.on('join', (room: string, done: () => void) => {
    void socket.join(room);
    done();
  });
  socket.on('send', (room: string, body: string, done: (position: number) => void) => {
    const id = makeId();
    const position = (positions.get(room) ?? 0) + 1;
    positions.set(room, position);
    const sentAt = Date.now();
    insert.run(id, room, socket.id, 'somebody', position, body, sentAt);
    io.to(room).emit('message', {
      id,
      position,
      body,
      sentAt: new Date(sentAt).toISOString(),
      author: { id: socket.id, displayName: 'somebody' },
    });
    done(position);
  });
  socket.on('newest', (room: string, done: (messages: unknown[]) => void) => done(newest(room)));
});
server.listen(0, '127.0.0.1', () => {
  console.log(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
});
process.on('SIGTERM', () => process.exit(0));
