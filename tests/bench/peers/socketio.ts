import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { Server } from 'socket.io';

/** A socket.io chat as its guide shows it, storing each message in SQLite without waiting for the disk. A peer for the bench. */
const port = Number(process.env['PORT']);
const database = new Sqlite(join(process.env['DATA_DIR']!, 'socketio.sqlite'));
database.pragma('journal_mode = WAL');
database.pragma('synchronous = OFF');
database.exec('create table message (id text primary key, room_id text, position integer, body text, sent_at integer)');
const insert = database.prepare('insert into message values (?, ?, ?, ?, ?)');
const positions = new Map<string, number>();

const server = createServer();
const io = new Server(server, { transports: ['websocket'], serveClient: false });
io.on('connection', (socket) => {
  socket.on('join', (room: string, done: () => void) => {
    void socket.join(room);
    done();
  });
  socket.on('send', (room: string, body: string, done: (position: number) => void) => {
    const id = randomUUID();
    const position = (positions.get(room) ?? 0) + 1;
    positions.set(room, position);
    const sentAt = Date.now();
    insert.run(id, room, position, body, sentAt);
    io.to(room).emit('message', {
      id,
      position,
      body,
      sentAt: new Date(sentAt).toISOString(),
      author: { id: socket.id, displayName: 'somebody' },
    });
    done(position);
  });
});
server.listen(port, '127.0.0.1', () => console.log(`ready on http://127.0.0.1:${port}`));
process.on('SIGTERM', () => process.exit(0));
