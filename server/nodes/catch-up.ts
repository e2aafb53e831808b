import type { People } from '../accounts/people.ts';
import { ServerAct } from '../accounts/server-act.ts';
import { Session } from '../accounts/session.ts';
import type { User } from '../accounts/user.ts';
import type { DomainEvent, MemberJoined, MemberLeft, RoomDeleted } from '../core/events.ts';
import type { UnitOfWork } from '../core/unit-of-work.ts';
import type { Connections } from '../realtime/connections.ts';
import type { Audiences } from '../rooms/audiences.ts';
import { Ban } from '../rooms/ban.ts';
import { unreadOf } from '../rooms/keeping.ts';
import { Membership } from '../rooms/membership.ts';
import { Room } from '../rooms/room.ts';
import type { Attendance } from './attendance.ts';

/** Ids that one query asks for. */
const idsPerQuery = 1_000;

/** What catching up works with. */
export interface CatchUpSurroundings {
  readonly work: UnitOfWork;
  readonly attendance: Attendance;
  readonly audiences: Audiences;
  readonly people: People;
  readonly connections: Connections;
  /** Follows up an event that no hint may have told. */
  readonly follow: (event: DomainEvent) => Promise<void>;
  /** The same for joins and leaves, whose order in their room is kept. */
  readonly followMembership: (event: MemberJoined | MemberLeft) => Promise<void>;
  /** The same for the end of a room. */
  readonly followDeletion: (event: RoomDeleted) => Promise<void>;
}

type RoomRow = Pick<Room, 'id' | 'keep' | 'keptFrom' | 'lastPosition' | 'revision' | 'memberVersion'>;

/** Cuts the sockets of sessions that have ended or are held back, wherever that happened. */
export async function catchUpSessions({ work, connections, follow }: CatchUpSurroundings): Promise<void> {
  for (const ids of inParts(connections.sessionIds())) {
    const which = { id: { $in: ids } };
    const alive = await work.read().find(Session, which, { fields: ['id', 'isHeld'], disableIdentityMap: true });
    const isAlive = new Set(alive.map((session) => session.id));
    for (const sessionId of ids) if (!isAlive.has(sessionId)) await follow({ type: 'SessionEnded', sessionId });
    // Sockets speak for none that is held back, so these have become so.
    for (const { id, isHeld } of alive) if (isHeld) await follow({ type: 'SessionChanged', sessionId: id });
  }
}

/** Brings the rooms that people here attend up to the database: joins and leaves, then messages and their changes that no hint has told. */
export async function catchUpRooms(around: CatchUpSurroundings): Promise<void> {
  const { attendance } = around;
  for (const ids of inParts(attendance.roomIds())) {
    const rows = new Map((await readRooms(around, ids)).map((row) => [row.id, row]));
    for (const id of ids) {
      const row = rows.get(id);
      if (row === undefined) await catchUpDeletion(around, id);
      else {
        await catchUpMembers(around, row);
        await catchUpDropping(around, row);
        await attendance.room(id)?.order.reach({ position: row.lastPosition, revision: row.revision });
      }
    }
  }
}

/** Brings the rooms of the people here up to the database: rooms that they have joined, left or read, wherever they did. */
export async function catchUpPeople(around: CatchUpSurroundings): Promise<void> {
  const { work, attendance, follow, followMembership } = around;
  for (const userIds of inParts(attendance.userIds())) {
    const memberships = await work
      .read()
      .find(
        Membership,
        { userId: { $in: userIds } },
        { fields: ['roomId', 'userId', 'readPosition', 'seesFrom'], disableIdentityMap: true },
      );
    const roomsNow = new Map<string, Set<string>>(userIds.map((userId) => [userId, new Set()]));
    for (const { userId, roomId } of memberships) roomsNow.get(userId)?.add(roomId);
    const joined = memberships.filter(({ userId, roomId }) => !attendance.roomsOf(userId).has(roomId));
    const left = userIds.flatMap((userId) =>
      [...attendance.roomsOf(userId).keys()]
        .filter((roomId) => !roomsNow.get(userId)!.has(roomId))
        .map((roomId) => ({ roomId, userId })),
    );
    const read = memberships.filter((membership) => attendance.read(membership.userId, membership));
    const roomIds = [...new Set([...joined, ...left, ...read].map(({ roomId }) => roomId))];
    const rooms = new Map((await readRooms(around, roomIds)).map((room) => [room.id, room]));
    for (const { roomId, userId } of left) {
      const room = rooms.get(roomId);
      if (room === undefined) await catchUpDeletion(around, roomId);
      else await catchUpLeaving(around, roomId, userId, room.memberVersion);
    }
    for (const { roomId, userId, readPosition } of read) {
      const room = rooms.get(roomId);
      if (room === undefined) continue;
      const unreadCount = unreadOf(room, readPosition, room.keptFrom);
      await follow({ type: 'RoomRead', roomId, userId, readPosition, unreadCount });
    }
    for (const { id: membershipId, roomId, userId, seesFrom } of joined) {
      const room = rooms.get(roomId);
      // Deleted since they joined it.
      if (room === undefined) continue;
      const { memberVersion, lastPosition: position, revision } = room;
      await followMembership({
        type: 'MemberJoined',
        roomId,
        userId,
        membershipId,
        seesFrom,
        memberVersion,
        position,
        revision,
      });
    }
  }
}

/** What others see of a person. */
const shownFields = ['username', 'displayName', 'bio', 'pronouns', 'interests', 'pictureId', 'role'] as const;

/** Tells what has changed of the people whose names were shown here, wherever it did: how they are called, and what they prefer. */
export async function catchUpProfiles({ people, follow }: CatchUpSurroundings): Promise<void> {
  for (const { before, now } of await people.refresh()) {
    if (now === null) continue;
    const userId = now.id;
    if (preferencesOf(before) !== preferencesOf(now)) await follow({ type: 'PreferencesChanged', userId });
    if (shownFields.some((field) => String(before[field]) !== String(now[field])))
      await follow({ type: 'UserChanged', userId });
  }
}

function preferencesOf({ theme, enterSends, showsLastSeen, whoMayWrite }: User): string {
  return [theme, enterSends, showsLastSeen, whoMayWrite].join(' ');
}

/** The room is gone: everybody here who was in it is to hear so, and whose will it was. It may have been listed: nobody knows any more. */
async function catchUpDeletion(
  { work, attendance, followDeletion }: CatchUpSurroundings,
  roomId: string,
): Promise<void> {
  const memberIds = [...(attendance.room(roomId)?.people ?? [])];
  const byAdmin = await work.read().count(ServerAct, { kind: 'REMOVED_ROOM', roomId });
  const cause = byAdmin > 0 ? 'CLOSED_BY_ADMIN' : 'CLOSED';
  await followDeletion({ type: 'RoomDeleted', roomId, cause, memberIds, wasListed: true });
}

/** Somebody is out of a room, and hears why if they were banned; else they are told that they left. */
async function catchUpLeaving(
  { work, followMembership }: CatchUpSurroundings,
  roomId: string,
  userId: string,
  memberVersion: number,
): Promise<void> {
  const ban = await work.read().findOne(Ban, { roomId, userId });
  const why = ban === null ? ({ cause: 'LEFT', reason: null } as const) : causeOf(ban);
  await followMembership({ type: 'MemberLeft', roomId, userId, memberVersion, ...why });
}

function causeOf({ reason }: Ban): Pick<MemberLeft, 'cause' | 'reason'> {
  return { cause: 'BANNED', reason: reason ?? null };
}

/** Tells who has joined and left since the room's audience was read. */
async function catchUpMembers(around: CatchUpSurroundings, row: RoomRow): Promise<void> {
  const { audiences, work, followMembership } = around;
  const { id: roomId, lastPosition: position, revision } = row;
  const before = await audiences.remembered(roomId);
  if (before === null || before.memberVersion >= row.memberVersion) return;
  const members = await audiences.of(roomId, row.memberVersion);
  const left = [...before.members].filter((userId) => !members.has(userId));
  const joined = [...members].filter((userId) => !before.members.has(userId));
  const memberVersion = (await audiences.remembered(roomId))?.memberVersion ?? row.memberVersion;
  for (const userId of left) await catchUpLeaving(around, roomId, userId, memberVersion);
  for (const userIds of inParts(joined)) {
    const memberships = await work.read().find(Membership, { roomId, userId: { $in: userIds } });
    for (const { id: membershipId, userId, seesFrom } of memberships) {
      await followMembership({
        type: 'MemberJoined',
        roomId,
        userId,
        membershipId,
        seesFrom,
        memberVersion,
        position,
        revision,
      });
    }
  }
}

/** Messages may have become too old, or the room may keep less: whoever is here is told from where on it keeps them. */
async function catchUpDropping({ attendance, follow }: CatchUpSurroundings, row: RoomRow): Promise<void> {
  const room = attendance.room(row.id);
  if (room === undefined) return;
  const before = room.keptFrom;
  room.keptFrom = row.keptFrom;
  // What is said live only stays on the screens that it has reached.
  if (before === null || before >= row.keptFrom || row.keep === 'LIVE') return;
  await follow({ type: 'MessagesDropped', roomId: row.id, keptFrom: row.keptFrom });
}

async function readRooms({ work }: CatchUpSurroundings, ids: readonly string[]): Promise<RoomRow[]> {
  if (ids.length === 0) return [];
  return work
    .read()
    .find(
      Room,
      { id: { $in: [...ids] }, closedAt: null },
      { fields: ['keep', 'keptFrom', 'lastPosition', 'revision', 'memberVersion'], disableIdentityMap: true },
    );
}

function* inParts(ids: readonly string[]): Generator<string[]> {
  for (let from = 0; from < ids.length; from += idsPerQuery) yield ids.slice(from, from + idsPerQuery);
}
