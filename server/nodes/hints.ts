import type { DomainEvent } from '../core/events.ts';

/** What a node tells others that it did: hints, since the database has it all. */
export interface Hints {
  /** The node that tells. */
  readonly from: string;
  readonly events: readonly DomainEvent[];
}

/** Channels of the bus. */
export interface Channels {
  /** What every node must know: mostly what to forget. */
  readonly all: string;
  /** What happens in a room; wanted by nodes where a member is connected. */
  readonly room: (roomId: string) => string;
  /** What concerns one person; wanted by nodes where they are connected. */
  readonly user: (userId: string) => string;
}

/** `prefix` keeps servers apart that share one Redis. */
export function createChannels(prefix: string): Channels {
  return {
    all: `${prefix}:all`,
    room: (roomId) => `${prefix}:room:${roomId}`,
    user: (userId) => `${prefix}:user:${userId}`,
  };
}

type Routes = {
  readonly [Type in DomainEvent['type']]: (
    event: Extract<DomainEvent, { type: Type }>,
    channels: Channels,
  ) => readonly string[];
};

/** Which channels an event is told on. Every event has a row. */
const routes: Routes = {
  // What follows is done by the node where it happened.
  UserSignedUp: () => [],
  // Every node may remember the person.
  UserChanged: (_event, { all }) => [all],
  AccountDeleted: (_event, { all }) => [all],
  PreferencesChanged: (_event, { all }) => [all],
  EmailChanged: (_event, { all }) => [all],
  // The node where it was queued sends it.
  MailQueued: () => [],
  RequestsChanged: ({ userId }, { user }) => [user(userId)],
  BlocksChanged: ({ userId, personId }, { user }) => [user(userId), user(personId)],
  // Every node has open screens.
  SettingsChanged: (_event, { all }) => [all],
  // Any node may hold a socket of the session.
  SessionEnded: (_event, { all }) => [all],
  SessionChanged: (_event, { all }) => [all],
  RoomCreated: ({ isListed }, { all }) => (isListed ? [all] : []),
  // The person's own node may know nothing of the room yet.
  MemberJoined: ({ roomId, userId }, { room, user }) => [room(roomId), user(userId)],
  MemberLeft: ({ roomId, userId }, { room, user }) => [room(roomId), user(userId)],
  RoleChanged: ({ roomId }, { room }) => [room(roomId)],
  // Who is banned has no place in the room any more.
  BansChanged: ({ roomId, userId }, { room, user }) => [room(roomId), user(userId)],
  RoomChanged: ({ roomId, isListed, wasListed }, { all, room }) => [isListed || wasListed ? all : room(roomId)],
  MessagesDropped: ({ roomId }, { room }) => [room(roomId)],
  RoomDeleted: (_event, { all }) => [all],
  RoomRead: ({ userId }, { user }) => [user(userId)],
  RoomPreferencesChanged: ({ userId }, { user }) => [user(userId)],
  // Those who are to look at it may be anywhere.
  ReportsChanged: (_event, { all }) => [all],
  ReportResolved: ({ reporterId }, { user }) => [user(reporterId)],
  PresenceChanged: ({ roomIds }, { room }) => roomIds.map(room),
  // The node where they went takes the bytes away.
  FilesRemoved: () => [],
  MessageSent: ({ message }, { room }) => [room(message.roomId)],
  MessageEdited: ({ message }, { room }) => [room(message.roomId)],
  MessageDeleted: ({ message }, { room }) => [room(message.roomId)],
};

/** The channels that an event is told on. */
export function routeOf<Type extends DomainEvent['type']>(
  event: Extract<DomainEvent, { type: Type }>,
  channels: Channels,
): readonly string[] {
  const route = routes[event.type];
  return route(event, channels);
}

export function encodeHints(hints: Hints): string {
  return JSON.stringify(hints);
}

/** What `encodeHints` wrote, without events of a kind that only a newer node knows; null for anything else. */
export function decodeHints(text: string): Hints | null {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return null;
  }
  const { from, events } = (parsed ?? {}) as Partial<Hints>;
  if (typeof from !== 'string' || !Array.isArray(events)) return null;
  return { from, events: events.filter((event) => (event as DomainEvent).type in routes).map(revive) };
}

function revive(event: DomainEvent): DomainEvent {
  const at = (time: Date | null): Date | null => (time === null ? null : new Date(time));
  if (event.type === 'RoomPreferencesChanged') return { ...event, mutedUntil: at(event.mutedUntil) };
  if (!('message' in event)) return event;
  const { message } = event;
  const { sentAt, editedAt, deletedAt } = message;
  return {
    ...event,
    message: { ...message, sentAt: new Date(sentAt), editedAt: at(editedAt), deletedAt: at(deletedAt) },
  };
}
