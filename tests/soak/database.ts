import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import type { Line, StoredState } from './history.ts';

/** What the server's SQLite database holds, read beside it. */
export function readStored(dataDir: string): StoredState {
  const database = new Sqlite(join(dataDir, 'hearth.sqlite'), { readonly: true });
  try {
    return database.transaction((): StoredState => {
      const lines = database
        .prepare<[], Omit<Line, 'isDeleted'> & { roomId: string; isDeleted: 0 | 1 }>(
          `select id, room_id as roomId, author_id as authorId, position, revision, body, deleted_at is not null as isDeleted
           from message order by room_id, position`,
        )
        .all()
        .map((line) => ({ ...line, isDeleted: line.isDeleted === 1 }));
      const byRoom = Map.groupBy(lines, ({ roomId }) => roomId);
      const rooms = database
        .prepare<[], { roomId: string; lastPosition: number }>(
          'select id as roomId, last_position as lastPosition from room',
        )
        .all();
      return {
        rooms: rooms.map((room) => ({ ...room, lines: byRoom.get(room.roomId) ?? [] })),
        memberships: database
          .prepare<[], StoredState['memberships'][number]>(
            'select room_id as roomId, user_id as personId, role, read_position as readPosition from membership',
          )
          .all(),
        bans: database
          .prepare<[], StoredState['bans'][number]>('select room_id as roomId, user_id as personId from ban')
          .all(),
      };
    })();
  } finally {
    database.close();
  }
}
