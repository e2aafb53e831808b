import { join } from 'node:path';
import Sqlite from 'better-sqlite3';

/** Numbered messages of 100 bytes, one a minute up to now, said by the room's first member. */
const lines = `with recursive line(position) as (select 1 union all select position + 1 from line where position < $count)`;
const id = `printf('%08x-0000-7000-8000-%012d', abs(random()) % 4294967296, position)`;
const body = `substr('Line ' || position || ' ' || hex(zeroblob(50)), 1, 100)`;
const sentAt = `$now - ($count - position) * 60000`;

/** Puts messages into an empty room of Hearth's database. */
export function fillHearth(dataDir: string, room: string, count: number): void {
  fill(join(dataDir, 'hearth.sqlite'), room, count, [
    `insert into message (id, room_id, author_id, position, revision, body, sent_at)
     ${lines} select ${id}, $room, (select user_id from membership where room_id = $room), position, position, ${body}, ${sentAt} from line`,
    'update room set last_position = $count, revision = $count, last_activity_at = $now where id = $room',
  ]);
}

/** Puts messages into a room of the textbook server's database, with the index that its history asks for. */
export function fillTextbook(dataDir: string, room: string, count: number): void {
  fill(join(dataDir, 'textbook.sqlite'), room, count, [
    `insert into message ${lines} select ${id}, $room, 'somebody', position, ${body}, ${sentAt} from line where $now > 0`,
    'create index if not exists message_of_room on message (room_id, position)',
  ]);
}

function fill(file: string, room: string, count: number, statements: readonly string[]): void {
  const database = new Sqlite(file);
  database.pragma('synchronous = OFF');
  const facts = { room, count, now: Date.now() };
  for (const statement of statements) {
    if (statement.includes('$')) database.prepare(statement).run(facts);
    else database.exec(statement);
  }
  database.pragma('wal_checkpoint(TRUNCATE)');
  database.close();
}
