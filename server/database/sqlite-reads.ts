import Sqlite from 'better-sqlite3';
import { RecentSessions } from '../accounts/recent-sessions.ts';
import type { SessionReader } from '../accounts/session-reader.ts';
import type { SentMessage } from '../core/events.ts';
import { decodeExactText } from '../core/exact-text.ts';
import { cutPage, decodeCursor, turnPage } from '../core/page.ts';
import { decodeFiles } from '../messages/file-list.ts';
import { changedSql } from '../messages/message.ts';
import type { MessageReader } from '../messages/message-reader.ts';
import type { MembershipView, RoomReader, RoomView } from '../rooms/room-reader.ts';
import type { Reads } from './reads.ts';

interface MessageRow {
  readonly id: string;
  readonly author_id: string | null;
  readonly position: number;
  readonly revision: number;
  readonly body: string;
  readonly sent_at: number;
  readonly edited_at: number | null;
  readonly deleted_at: number | null;
  readonly files: string | null;
}

interface RoomRow {
  readonly id: string;
  readonly name: string;
  readonly direct_key: string | null;
  readonly description: string;
  readonly picture_id: string | null;
  readonly access: RoomView['access'];
  readonly is_listed: 0 | 1;
  readonly tells_comings: 0 | 1;
  readonly keep: RoomView['keep'];
  readonly keep_amount: number | null;
  readonly kept_from: number;
  readonly live_from: number;
  readonly new_members_see: RoomView['newMembersSee'];
  readonly last_position: number;
  readonly revision: number;
  readonly member_version: number;
  readonly member_count: number;
  readonly created_at: number;
  readonly last_activity_at: number;
}

interface MembershipRow {
  readonly membership_id: string;
  readonly role: MembershipView['role'];
  readonly read_position: number;
  readonly sees_from: number;
  readonly joined_at: number;
  readonly is_favourite: 0 | 1;
  readonly muted_until: number | null;
  readonly standing: MembershipView['standing'];
}

interface SessionRow {
  readonly id: string;
  readonly user_id: string;
  readonly is_kept: 0 | 1;
  readonly is_held: 0 | 1;
  readonly created_at: number;
  readonly last_used_at: number;
  readonly expires_at: number;
}

const messageColumns = 'id, author_id, position, revision, body, sent_at, edited_at, deleted_at, files';
const roomColumns = `room.id, name, direct_key, description, picture_id, access, is_listed, tells_comings, keep, keep_amount, kept_from,
  live_from, new_members_see, last_position, revision, member_version, member_count, created_at, last_activity_at`;
const membershipColumns =
  'membership.id as membership_id, role, read_position, sees_from, joined_at, is_favourite, muted_until, standing';

/** Beyond every position and every time. */
const endless = Number.MAX_SAFE_INTEGER;

/**
 * Reads by prepared statements on a read-only connection of its own: what is committed when a statement starts, whatever transaction
 * is open on another connection. Each answers at once, in some ten microseconds, as long as the pages are in memory.
 */
export function createSqliteReads(file: string): Reads {
  const database = new Sqlite(file, { readonly: true, timeout: 5_000 });
  database.pragma('trusted_schema = OFF');
  database.pragma('query_only = ON');
  return {
    messages: readMessages(database),
    rooms: readRooms(database),
    sessions: new RecentSessions(readSessions(database)),
    close: () => void database.close(),
  };
}

function readMessages(database: Sqlite.Database): MessageReader {
  const before = database.prepare<[string, number, number, number], MessageRow>(
    `select ${messageColumns} from message where room_id = ? and position < ? and position >= ? order by position desc limit ?`,
  );
  const after = database.prepare<[string, number, number], MessageRow>(
    `select ${messageColumns} from message where room_id = ? and position > ? order by position limit ?`,
  );
  const at = database.prepare<[string, number], MessageRow>(
    `select ${messageColumns} from message where room_id = ? and position = ?`,
  );
  const changed = database.prepare<[string, number, number, number], MessageRow>(
    `select ${messageColumns} from message where room_id = ? and revision > ? and ${changedSql} and position >= ?
     order by revision limit ?`,
  );
  const firstSince = database.prepare<[string, number, number], { position: number }>(
    'select position from message where room_id = ? and position >= ? and sent_at > ? order by position limit 1',
  );
  const withFiles = database.prepare<[string, number, number, number], MessageRow>(
    `select ${messageColumns} from message where room_id = ? and position <= ? and position >= ? and files is not null
     order by position desc limit ?`,
  );
  return {
    page(roomId, { direction, size, from }, lowest) {
      const isForward = direction === 'forward';
      const rows = isForward
        ? after.all(roomId, Math.max(from ?? 0, lowest - 1), size + 1)
        : before.all(roomId, from ?? endless, lowest, size + 1);
      const page = cutPage(
        rows.map((row) => toMessage(roomId, row)),
        size,
      );
      return isForward ? page : turnPage(page);
    },
    at(roomId, position, lowest) {
      const row = position < lowest ? undefined : at.get(roomId, position);
      return row === undefined ? null : toMessage(roomId, row);
    },
    changedAfter(roomId, revision, size, lowest) {
      const rows = changed.all(roomId, revision, lowest, size + 1);
      return cutPage(
        rows.map((row) => toMessage(roomId, row)),
        size,
      );
    },
    withFiles: (roomId, from, size, lowest) =>
      withFiles.all(roomId, from ?? endless, lowest, size).map((row) => toMessage(roomId, row)),
    firstSince: (roomId, lowest, since) => firstSince.get(roomId, lowest, since.getTime())?.position ?? null,
  };
}

function readRooms(database: Sqlite.Database): RoomReader {
  const room = database.prepare<[string], RoomRow>(`select ${roomColumns} from room where id = ?`);
  const membership = database.prepare<[string, string], MembershipRow>(
    `select ${membershipColumns} from membership where room_id = ? and user_id = ?`,
  );
  const ban = database.prepare<[string, string], { name: string; reason: string | null; banned_at: number }>(
    'select name, reason, banned_at from ban join room on room.id = ban.room_id where room_id = ? and user_id = ?',
  );
  const roomOfPerson = database.prepare<[string, string], RoomRow & (MembershipRow | { membership_id: null })>(
    `select ${roomColumns}, ${membershipColumns} from room
     left join membership on membership.room_id = room.id and membership.user_id = ? where room.id = ?`,
  );
  const roomsOf = database.prepare<[string, number, string, number], RoomRow & MembershipRow>(
    `select ${roomColumns}, ${membershipColumns} from membership join room on room.id = membership.room_id
     where membership.user_id = ? and (last_activity_at, room.id) < (?, ?)
     order by last_activity_at desc, room.id desc limit ?`,
  );
  return {
    room(roomId) {
      const row = room.get(roomId);
      return row === undefined ? null : toRoom(row);
    },
    membership(roomId, userId) {
      const row = membership.get(roomId, userId);
      return row === undefined ? null : toMembership(roomId, userId, row);
    },
    banOf(roomId, userId) {
      const row = ban.get(roomId, userId);
      if (row === undefined) return null;
      const reason = row.reason === null ? null : decodeExactText(row.reason);
      return { roomId, roomName: row.name, reason, bannedAt: new Date(row.banned_at) };
    },
    roomOfPerson(roomId, userId) {
      const row = roomOfPerson.get(userId, roomId);
      if (row === undefined) return null;
      return {
        room: toRoom(row),
        membership: row.membership_id === null ? null : toMembership(roomId, userId, row),
      };
    },
    pageOfRoomsOf(userId, size, after) {
      const cursor = after === null ? null : decodeCursor(after);
      const rows = roomsOf.all(userId, cursor?.at.getTime() ?? endless, cursor?.id ?? '', size + 1);
      return cutPage(
        rows.map((row) => ({ room: toRoom(row), membership: toMembership(row.id, userId, row) })),
        size,
      );
    },
  };
}

function readSessions(database: Sqlite.Database): SessionReader {
  const byTokenHash = database.prepare<[string], SessionRow>(
    'select id, user_id, is_kept, is_held, created_at, last_used_at, expires_at from session where token_hash = ?',
  );
  const inForce = database.prepare<[string]>('select 1 from session where id = ? and is_held = 0');
  return {
    find(tokenHash) {
      const row = byTokenHash.get(tokenHash);
      if (row === undefined) return null;
      return {
        id: row.id,
        userId: row.user_id,
        isKept: row.is_kept === 1,
        isHeld: row.is_held === 1,
        createdAt: new Date(row.created_at),
        lastUsedAt: new Date(row.last_used_at),
        expiresAt: new Date(row.expires_at),
      };
    },
    isInForce: (sessionId) => inForce.get(sessionId) !== undefined,
    // Nothing is remembered: asking costs less than remembering would.
    forget: () => undefined,
  };
}

function toMessage(roomId: string, row: MessageRow): SentMessage {
  return {
    id: row.id,
    roomId,
    authorId: row.author_id,
    position: row.position,
    revision: row.revision,
    body: decodeExactText(row.body),
    files: decodeFiles(row.files),
    sentAt: new Date(row.sent_at),
    editedAt: row.edited_at === null ? null : new Date(row.edited_at),
    deletedAt: row.deleted_at === null ? null : new Date(row.deleted_at),
  };
}

function toRoom(row: RoomRow): RoomView {
  return {
    id: row.id,
    name: row.name,
    directKey: row.direct_key,
    description: decodeExactText(row.description),
    pictureId: row.picture_id,
    access: row.access,
    isListed: row.is_listed === 1,
    tellsComings: row.tells_comings === 1,
    keep: row.keep,
    keepAmount: row.keep_amount,
    keptFrom: row.kept_from,
    liveFrom: row.live_from,
    newMembersSee: row.new_members_see,
    lastPosition: row.last_position,
    revision: row.revision,
    memberVersion: row.member_version,
    memberCount: row.member_count,
    createdAt: new Date(row.created_at),
    lastActivityAt: new Date(row.last_activity_at),
  };
}

function toMembership(roomId: string, userId: string, row: MembershipRow): MembershipView {
  return {
    id: row.membership_id,
    roomId,
    userId,
    role: row.role,
    readPosition: row.read_position,
    seesFrom: row.sees_from,
    joinedAt: new Date(row.joined_at),
    isFavourite: row.is_favourite === 1,
    mutedUntil: row.muted_until === null ? null : new Date(row.muted_until),
    standing: row.standing,
  };
}
