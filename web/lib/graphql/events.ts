import type { Cache } from '@urql/exchange-graphcache';
import {
  PresenceFragmentDoc,
  ReadMarkFragmentDoc,
  RoomPreferencesFragmentDoc,
  RoomKeptFragmentDoc,
  RequestCountFragmentDoc,
  RoomTailFragmentDoc,
  type EventsSubscription,
  type LeaveCause,
  type MessageLineFragment,
} from './generated/graphql.ts';

export type LiveEvent = EventsSubscription['events'];
export type LiveEventOf<Name extends LiveEvent['__typename']> = Extract<LiveEvent, { __typename: Name }>;
export type Person = LiveEventOf<'MemberLeft'>['user'];

/** What the app does about events, beyond the cache. */
export interface LiveListener {
  /** `keptFrom`: what the room keeps from then on. */
  messageArrived(message: MessageLineFragment, keptFrom: number): void;
  /** What was said before the position is gone. */
  messagesDropped(roomId: string, keptFrom: number): void;
  /** It was edited or deleted, after it arrived or before this tab knew of it. */
  messageChanged(message: MessageLineFragment): void;
  memberCame(roomId: string, person: Person): void;
  memberWent(roomId: string, person: Person, cause: LeaveCause): void;
  /** Somebody has another role; what they may do is another thing now. */
  roleChanged(personId: string): void;
  /** The viewer's own rooms are others than before. */
  roomsChanged(): void;
  roomGone(roomId: string, cause: LeaveCause, reason: string | null): void;
  readMoved(roomId: string, readPosition: number): void;
  personChanged(person: LiveEventOf<'UserChanged'>['user']): void;
  /** Something waits to be looked at by the viewer, or does so no longer. */
  reportsChanged(): void;
  /** Somebody has looked at what the viewer reported in a room of this name. */
  reportResolved(roomName: string): void;
  /** Somebody has connected or is gone. */
  somebodyMoved(): void;
}

interface Row<Event> {
  /** Beyond what graphcache does by itself: every entity in an event replaces what was known of it. */
  cache?(event: Event, cache: Cache): void;
  app?(event: Event, listener: LiveListener): void;
}

/** THE table of what follows from each event in the browser. */
const rows: { readonly [Name in LiveEvent['__typename']]: Row<LiveEventOf<Name>> } = {
  MessageAdded: {
    cache: ({ message }, cache) => {
      showAsLastMessage(message, cache);
      readOwn(message, cache);
    },
    app: ({ message, keptFrom }, listener) => listener.messageArrived(message, keptFrom),
  },
  MessageEdited: {
    app: ({ message }, listener) => listener.messageChanged(message),
  },
  MessageDeleted: {
    cache: ({ message }, cache) => forgetInRoom(message.room.id, ['acts'], cache),
    app: ({ message }, listener) => listener.messageChanged(message),
  },
  MemberJoined: {
    cache: ({ room }, cache) => forgetInRoom(room.id, ['members'], cache),
    app: ({ room, membership }, listener) => listener.memberCame(room.id, membership.user),
  },
  MemberLeft: {
    cache: ({ room }, cache) => forgetInRoom(room.id, ['members', 'acts'], cache),
    app: ({ room, user, cause }, listener) => listener.memberWent(room.id, user, cause),
  },
  // What the viewer may do to whom depends on both roles.
  RoleChanged: {
    cache: ({ room }, cache) => forgetInRoom(room.id, ['members', 'acts'], cache),
    app: ({ membership }, listener) => listener.roleChanged(membership.user.id),
  },
  // Whether anything can be said in a conversation of two depends on who asks.
  RoomChanged: {
    cache: ({ room }, cache) => forgetInRoom(room.id, ['acts'], cache),
    app: ({ room }, listener) => {
      if (room.kind === 'DIRECT') listener.roomsChanged();
    },
  },
  MessagesDropped: {
    cache: ({ roomId, keptFrom }, cache) => forgetDropped(roomId, keptFrom, cache),
    app: ({ roomId, keptFrom }, listener) => listener.messagesDropped(roomId, keptFrom),
  },
  BansChanged: {
    cache: ({ roomId }, cache) => forgetInRoom(roomId, ['bans', 'acts'], cache),
  },
  BanLifted: {
    cache: ({ roomId }, cache) => {
      forgetField({ __typename: 'Viewer' }, 'ban', cache);
      forgetInRoom(roomId, ['viewerIsBanned'], cache);
    },
  },
  RoomListed: {
    cache: (_event, cache) => forgetField('Query', 'rooms', cache),
  },
  RoomUnlisted: {
    cache: (_event, cache) => forgetField('Query', 'rooms', cache),
  },
  RoomJoined: {
    cache: (_event, cache) => forgetField('Query', 'rooms', cache),
    app: (_event, listener) => listener.roomsChanged(),
  },
  RoomLeft: {
    cache: (_event, cache) => forgetField('Query', 'rooms', cache),
    app: ({ roomId, cause, reason }, listener) => listener.roomGone(roomId, cause, reason),
  },
  RoomRead: {
    cache: ({ roomId, readPosition }, cache) => moveReadPosition(roomId, readPosition, cache),
    app: ({ roomId, readPosition }, listener) => listener.readMoved(roomId, readPosition),
  },
  RoomPreferencesChanged: {
    cache: ({ roomId, isFavourite, mutedUntil }, cache) => {
      const id = ownMembershipIn(roomId, cache);
      if (id === null) return;
      cache.writeFragment(RoomPreferencesFragmentDoc, { __typename: 'Membership', id, isFavourite, mutedUntil });
    },
  },
  ReportsChanged: {
    cache: ({ roomId }, cache) => forgetInRoom(roomId, ['reports', 'openReportCount', 'acts'], cache),
    app: (_event, listener) => listener.reportsChanged(),
  },
  ReportResolved: {
    app: ({ roomName }, listener) => listener.reportResolved(roomName),
  },
  RequestsChanged: {
    cache: ({ requestCount }, cache) => {
      forgetField({ __typename: 'Viewer' }, 'requests', cache);
      cache.writeFragment(RequestCountFragmentDoc, { __typename: 'Viewer', requestCount });
    },
  },
  BlocksChanged: {
    cache: (_event, cache) => forgetField({ __typename: 'Viewer' }, 'blockedPeople', cache),
  },
  UserChanged: {
    app: ({ user }, listener) => listener.personChanged(user),
  },
  PresenceChanged: {
    cache: ({ user: { id }, isOnline }, cache) =>
      cache.writeFragment(PresenceFragmentDoc, { __typename: 'User', id, isOnline }),
    app: (_event, listener) => listener.somebodyMoved(),
  },
  PreferencesChanged: {},
  EmailChanged: {
    cache: (_event, cache) => forgetField({ __typename: 'Viewer' }, 'pendingEmail', cache),
  },
  InstanceChanged: {},
};

export function updateCache(event: LiveEvent, cache: Cache): void {
  rowOf(event).cache?.(event, cache);
}

export function tellApp(event: LiveEvent, listener: LiveListener): void {
  rowOf(event).app?.(event, listener);
}

// An event newer than this app has no row: it changes nothing here until the app is reloaded.
function rowOf(event: LiveEvent): Row<LiveEvent> {
  const known: Readonly<Partial<Record<string, Row<LiveEvent>>>> = rows;
  return known[event.__typename] ?? {};
}

function showAsLastMessage(message: MessageLineFragment, cache: Cache): void {
  const id = message.room.id;
  const known = cache.resolve({ __typename: 'Room', id }, 'lastPosition');
  if (typeof known !== 'number' || known >= message.position) return;
  const { position: lastPosition, sentAt: lastActivityAt } = message;
  cache.writeFragment(RoomTailFragmentDoc, {
    __typename: 'Room',
    id,
    lastPosition,
    lastActivityAt,
    // The cache lies on the device, where nothing may stay of what is said live only.
    lastMessage: cache.resolve({ __typename: 'Room', id }, 'keep') === 'LIVE' ? null : message,
  });
}

/** One who has read everything has read what they say themselves: the server knows, and announces nothing. */
function readOwn({ author, room, position }: MessageLineFragment, cache: Cache): void {
  const isOwn = author !== null && cache.resolve({ __typename: 'Viewer' }, 'user') === `User:${author.id}`;
  const id = isOwn ? ownMembershipIn(room.id, cache) : null;
  if (id === null || cache.resolve({ __typename: 'Membership', id }, 'readPosition') !== position - 1) return;
  moveReadPosition(room.id, position, cache);
}

function forgetDropped(id: string, keptFrom: number, cache: Cache): void {
  const room = { __typename: 'Room' as const, id };
  if (typeof cache.resolve(room, 'keptFrom') !== 'number') return;
  const key = cache.resolve(room, 'lastMessage');
  const position = typeof key === 'string' ? cache.resolve(key, 'position') : null;
  if (typeof position === 'number' && position >= keptFrom) return;
  cache.writeFragment(RoomKeptFragmentDoc, { ...room, keptFrom, lastMessage: null });
}

function moveReadPosition(roomId: string, readPosition: number, cache: Cache): void {
  const id = ownMembershipIn(roomId, cache);
  if (id !== null) cache.writeFragment(ReadMarkFragmentDoc, { __typename: 'Membership', id, readPosition });
}

function ownMembershipIn(roomId: string, cache: Cache): string | null {
  const key = cache.resolve({ __typename: 'Room', id: roomId }, 'viewerMembership');
  const id = typeof key === 'string' ? cache.resolve(key, 'id') : null;
  return typeof id === 'string' ? id : null;
}

function forgetInRoom(id: string, fields: readonly string[], cache: Cache): void {
  for (const field of fields) forgetField({ __typename: 'Room', id }, field, cache);
}

function forgetField(entity: Parameters<Cache['invalidate']>[0], field: string, cache: Cache): void {
  for (const { fieldName, arguments: variables } of cache.inspectFields(entity)) {
    if (fieldName === field) cache.invalidate(entity, field, variables);
  }
}
