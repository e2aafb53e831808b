import type { Person } from './cast.ts';
import type { TestServer } from './server.ts';

/** Makes a member of the room one of its moderators. */
export async function promote(server: TestServer, roomId: string, person: Pick<Person, 'id'>): Promise<void> {
  const connection = server.app.database.em.fork().getConnection();
  const sql = `update membership set role = 'MODERATOR' where room_id = ? and user_id = ?`;
  await connection.execute(sql, [roomId, person.id]);
}
