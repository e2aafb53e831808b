import DataLoader from 'dataloader';
import type { PostgreSqlConnection } from '@mikro-orm/postgresql';
import { RecentSessions } from '../accounts/recent-sessions.ts';
import type { SessionReader, SessionView } from '../accounts/session-reader.ts';
import type { SentMessage } from '../core/events.ts';
import { decodeExactText } from '../core/exact-text.ts';
import { cutPage, decodeCursor, turnPage } from '../core/page.ts';
import { decodeFiles } from '../messages/file-list.ts';
import { changedSql } from '../messages/message.ts';
import type { MessageReader } from '../messages/message-reader.ts';
import type { MembershipView, RoomReader, RoomView } from '../rooms/room-reader.ts';
import type { Database } from './orm.ts';
import { readTwice } from './read-twice.ts';
import type { Reads } from './reads.ts';

/** As much of pg's pool as is used here. A query with a name is parsed and planned once per connection. */
interface Pool {
  query(query: {
    readonly name: string;
    readonly text: string;
    readonly values: readonly unknown[];
  }): Promise<{ readonly rows: readonly unknown[] }>;
}

type MessageRow = Omit<SentMessage, 'files' | 'sentAt' | 'editedAt' | 'deletedAt'> & {
  readonly files: string | null;
  readonly sentAt: number;
  readonly editedAt: number | null;
  readonly deletedAt: number | null;
};

type RoomRow = Omit<RoomView, 'createdAt' | 'lastActivityAt'> & {
  readonly createdAt: number;
  readonly lastActivityAt: number;
};

interface MembershipRow {
  readonly membershipId: string;
  readonly roomId: string;
  readonly userId: string;
  readonly role: MembershipView['role'];
  readonly readPosition: number;
  readonly seesFrom: number;
  readonly joinedAt: number;
  readonly isFavourite: boolean;
  readonly mutedUntil: number | null;
  readonly standing: MembershipView['standing'];
}

type SessionRow = Omit<SessionView, 'createdAt' | 'lastUsedAt' | 'expiresAt'> & {
  readonly createdAt: number;
  readonly lastUsedAt: number;
  readonly expiresAt: number;
};

/** A time as whole milliseconds since 1970, which needs no parsing of text. */
const ms = (column: string): string => `(extract(epoch from ${column}) * 1000)::float8`;

const messageColumns = `message.id, message.room_id as "roomId", author_id as "authorId", message.position, message.revision, body,
  ${ms('sent_at')} as "sentAt", ${ms('edited_at')} as "editedAt", ${ms('deleted_at')} as "deletedAt", files`;
const roomColumns = `room.id, name, direct_key as "directKey", description, picture_id as "pictureId", access, is_listed as "isListed", tells_comings as "tellsComings",
  keep, keep_amount as "keepAmount", kept_from as "keptFrom", live_from as "liveFrom", new_members_see as "newMembersSee", last_position as "lastPosition", revision,
  member_version as "memberVersion", member_count as "memberCount", ${ms('created_at')} as "createdAt",
  ${ms('last_activity_at')} as "lastActivityAt"`;
const membershipColumns = `membership.id as "membershipId", membership.room_id as "roomId", membership.user_id as "userId", role,
  read_position as "readPosition", sees_from as "seesFrom", ${ms('joined_at')} as "joinedAt", is_favourite as "isFavourite", ${ms('muted_until')} as "mutedUntil", standing`;

/** Beyond every position. */
const endless = 2 ** 31 - 1;

/** Keys of one batch: what is asked within one turn of the event loop shares a query. */
const batchMax = 500;

type Ask = <Row>(name: string, text: string, values: readonly unknown[]) => Promise<readonly Row[]>;

/** Reads by prepared statements on the ORM's own pool of connections: what is committed when the statement starts. */
export async function createPostgresReads(database: Database): Promise<Reads> {
  const connection = database.em.getConnection() as unknown as PostgreSqlConnection;
  const pool = (await connection.getNativeClient()) as Pool;
  const ask: Ask = async <Row>(name: string, text: string, values: readonly unknown[]) =>
    (await readTwice(() => pool.query({ name, text, values }))).rows as readonly Row[];
  return {
    messages: readMessages(ask),
    rooms: readRooms(ask),
    sessions: new RecentSessions(readSessions(ask)),
    close: () => undefined,
  };
}

function readMessages(ask: Ask): MessageReader {
  // Asked in the same statement: between two, messages may be dropped as others come.
  const isKept = `position >= (select case when keep = 'LIVE' then live_from else kept_from end from room where id = $1)`;
  const after = `select ${messageColumns} from message where room_id = $1 and position > $2 and ${isKept}
    order by position limit $3`;
  const before = `select ${messageColumns} from message where room_id = $1 and position < $2 and position >= $3 and ${isKept}
    order by position desc limit $4`;
  const changed = `select ${messageColumns} from message where room_id = $1 and revision > $2 and ${changedSql} and position >= $3
    and ${isKept}
    order by revision limit $4`;
  const withFiles = `select ${messageColumns} from message where room_id = $1 and position <= $2 and position >= $3 and files is not null
    and ${isKept}
    order by position desc limit $4`;
  const firstSince = `select position from message where room_id = $1 and position >= $2 and sent_at > $3
    order by position limit 1`;
  const at = batched<SentMessage>(async (roomIds, positions) => {
    const text = `select ${messageColumns} from unnest($1::uuid[], $2::int[]) as wanted(room_id, position)
      join message on message.room_id = wanted.room_id and message.position = wanted.position`;
    const rows = await ask<MessageRow>('messages-at', text, [roomIds, positions]);
    return rows.map((row) => [row.roomId, String(row.position), toMessage(row)]);
  });
  return {
    async page(roomId, { direction, size, from }, lowest) {
      const isForward = direction === 'forward';
      const rows = await (isForward
        ? ask<MessageRow>('messages-after', after, [roomId, Math.max(from ?? 0, lowest - 1), size + 1])
        : ask<MessageRow>('messages-before', before, [roomId, from ?? endless, lowest, size + 1]));
      const page = cutPage(rows.map(toMessage), size);
      return isForward ? page : turnPage(page);
    },
    at: (roomId, position, lowest) => (position < lowest ? null : at(roomId, String(position))),
    async changedAfter(roomId, revision, size, lowest) {
      const rows = await ask<MessageRow>('messages-changed', changed, [roomId, revision, lowest, size + 1]);
      return cutPage(rows.map(toMessage), size);
    },
    async withFiles(roomId, from, size, lowest) {
      const rows = await ask<MessageRow>('messages-with-files', withFiles, [roomId, from ?? endless, lowest, size]);
      return rows.map(toMessage);
    },
    async firstSince(roomId, lowest, since) {
      type Row = { readonly position: number };
      const [row] = await ask<Row>('messages-since', firstSince, [roomId, lowest, since.toISOString()]);
      return row?.position ?? null;
    },
  };
}

function readRooms(ask: Ask): RoomReader {
  const room = batched<RoomView>(async (roomIds) => {
    const rows = await ask<RoomRow>('rooms', `select ${roomColumns} from room where id = any($1::uuid[])`, [roomIds]);
    return rows.map((row) => [row.id, '', toRoom(row)]);
  });
  const membership = batched<MembershipView>(async (roomIds, userIds) => {
    const text = `select ${membershipColumns} from unnest($1::uuid[], $2::uuid[]) as wanted(room_id, user_id)
      join membership on membership.room_id = wanted.room_id and membership.user_id = wanted.user_id`;
    const rows = await ask<MembershipRow>('memberships', text, [roomIds, userIds]);
    return rows.map((row) => [row.roomId, row.userId, toMembership(row)]);
  });
  const banOf = `select name, reason, ${ms('banned_at')} as "bannedAt" from ban join room on room.id = ban.room_id
    where room_id = $1 and user_id = $2`;
  const roomOfPerson = `select ${roomColumns}, ${membershipColumns} from room
    left join membership on membership.room_id = room.id and membership.user_id = $2 where room.id = $1`;
  const roomsOf = `select ${roomColumns}, ${membershipColumns} from membership join room on room.id = membership.room_id
    where membership.user_id = $1 and ($2::timestamptz is null or (last_activity_at, room.id) < ($2, $3::uuid))
    order by last_activity_at desc, room.id desc limit $4`;
  return {
    room: (roomId) => room(roomId, ''),
    membership,
    async banOf(roomId, userId) {
      type Row = { readonly name: string; readonly reason: string | null; readonly bannedAt: number };
      const [row] = await ask<Row>('ban-of', banOf, [roomId, userId]);
      if (row === undefined) return null;
      const reason = row.reason === null ? null : decodeExactText(row.reason);
      return { roomId, roomName: row.name, reason, bannedAt: new Date(row.bannedAt) };
    },
    async roomOfPerson(roomId, userId) {
      type Row = RoomRow & (MembershipRow | { readonly membershipId: null });
      const [row] = await ask<Row>('room-of-person', roomOfPerson, [roomId, userId]);
      if (row === undefined) return null;
      return { room: toRoom(row), membership: row.membershipId === null ? null : toMembership(row) };
    },
    async pageOfRoomsOf(userId, size, after) {
      const cursor = after === null ? null : decodeCursor(after);
      const values = [userId, cursor?.at.toISOString() ?? null, cursor?.id ?? null, size + 1];
      const rows = await ask<RoomRow & MembershipRow>('rooms-of', roomsOf, values);
      return cutPage(
        rows.map((row) => ({ room: toRoom(row), membership: toMembership(row) })),
        size,
      );
    },
  };
}

function readSessions(ask: Ask): SessionReader {
  const byTokenHash = `select id, user_id as "userId", is_kept as "isKept", is_held as "isHeld",
    ${ms('created_at')} as "createdAt", ${ms('last_used_at')} as "lastUsedAt", ${ms('expires_at')} as "expiresAt" from session where token_hash = $1`;
  return {
    async find(tokenHash) {
      const [row] = await ask<SessionRow>('session', byTokenHash, [tokenHash]);
      if (row === undefined) return null;
      const { createdAt, lastUsedAt, expiresAt } = row;
      const at = (time: number): Date => new Date(time);
      return { ...row, createdAt: at(createdAt), lastUsedAt: at(lastUsedAt), expiresAt: at(expiresAt) };
    },
    isInForce: async (sessionId) =>
      (await ask('session-in-force', 'select 1 from session where id = $1 and not is_held', [sessionId])).length > 0,
    forget: () => undefined,
  };
}

/** Answers by two-part keys, of which all that are asked within one turn share a query; it answers those that it found. */
function batched<Value>(
  read: (firsts: string[], seconds: string[]) => Promise<(readonly [first: string, second: string, value: Value])[]>,
): (first: string, second: string) => Promise<Value | null> {
  const loader = new DataLoader<string, Value | null>(
    async (keys) => {
      const wanted = [...new Set(keys)].map((key) => key.split(' '));
      const rows = await read(
        wanted.map(([first]) => first!),
        wanted.map(([, second]) => second!),
      );
      const found = new Map(rows.map(([first, second, value]) => [`${first} ${second}`, value]));
      return keys.map((key) => found.get(key) ?? null);
    },
    { cache: false, maxBatchSize: batchMax },
  );
  return (first, second) => loader.load(`${first} ${second}`);
}

function toMessage(row: MessageRow): SentMessage {
  return {
    ...row,
    body: decodeExactText(row.body),
    files: decodeFiles(row.files),
    sentAt: new Date(row.sentAt),
    editedAt: row.editedAt === null ? null : new Date(row.editedAt),
    deletedAt: row.deletedAt === null ? null : new Date(row.deletedAt),
  };
}

function toRoom(row: RoomRow): RoomView {
  return {
    id: row.id,
    name: row.name,
    directKey: row.directKey,
    description: decodeExactText(row.description),
    pictureId: row.pictureId,
    access: row.access,
    isListed: row.isListed,
    tellsComings: row.tellsComings,
    keep: row.keep,
    keepAmount: row.keepAmount,
    keptFrom: row.keptFrom,
    liveFrom: row.liveFrom,
    newMembersSee: row.newMembersSee,
    lastPosition: row.lastPosition,
    revision: row.revision,
    memberVersion: row.memberVersion,
    memberCount: row.memberCount,
    createdAt: new Date(row.createdAt),
    lastActivityAt: new Date(row.lastActivityAt),
  };
}

function toMembership(row: MembershipRow): MembershipView {
  return {
    id: row.membershipId,
    roomId: row.roomId,
    userId: row.userId,
    role: row.role,
    readPosition: row.readPosition,
    seesFrom: row.seesFrom,
    joinedAt: new Date(row.joinedAt),
    isFavourite: row.isFavourite,
    mutedUntil: row.mutedUntil === null ? null : new Date(row.mutedUntil),
    standing: row.standing,
  };
}
