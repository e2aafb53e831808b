import { randomUUID } from 'node:crypto';
import type { Person } from './cast.ts';
import type { TestServer } from './server.ts';

/**
 * Puts `count` messages of the person's into a room that has none, straight into the SQLite database and as if they had been said
 * one a minute up to now: "Line 1", "Line 2" ... Its members have read them. Much quicker than saying them.
 */
export async function fillRoom(server: TestServer, author: Person, roomId: string, count: number): Promise<void> {
  const em = server.app.database.em.fork();
  const now = Date.now();
  const [idStart] = randomUUID().split('-');
  await em.execute(
    `with recursive line(position) as (select 1 union all select position + 1 from line where position < ?)
     insert into message (id, room_id, author_id, position, revision, body, sent_at)
     select printf('%s-0000-7000-8000-%012d', ?, position), ?, ?, position, position, 'Line ' || position,
       ? - (? - position) * 60000 from line`,
    [count, idStart, roomId, author.id, now, count],
  );
  const facts = [count, count, now, roomId];
  await em.execute('update room set last_position = ?, revision = ?, last_activity_at = ? where id = ?', facts);
  await em.execute('update membership set read_position = ? where room_id = ?', [count, roomId]);
}
