import type { Cache } from '@urql/exchange-graphcache';
import {
  ReadMarkFragmentDoc,
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
  messageArrived(message: MessageLineFragment): void;
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
  personChanged(person: Person): void;
}

interface Row<Event> {
  /** Beyond what graphcache does by itself: every entity in an event replaces what was known of it. */
  cache?(event: Event, cache: Cache): void;
  app?(event: Event, listener: LiveListener): void;
}

/** THE table of what follows from each event in the browser. */
const rows: { readonly [Name in LiveEvent['__typename']]: Row<LiveEventOf<Name>> } = {
  MessageAdded: {
    cache: ({ message }, cache) => showAsLastMessage(message, cache),
    app: ({ message }, listener) => listener.messageArrived(message),
  },
  MessageEdited: {
    app: ({ message }, listener) => listener.messageChanged(message),
  },
  MessageDeleted: {
    app: ({ message }, listener) => listener.messageChanged(message),
  },
  MemberJoined: {
    cache: ({ room }, cache) => forgetField({ __typename: 'Room', id: room.id }, 'members', cache),
    app: ({ room, membership }, listener) => listener.memberCame(room.id, membership.user),
  },
  MemberLeft: {
    cache: ({ room }, cache) => forgetField({ __typename: 'Room', id: room.id }, 'members', cache),
    app: ({ room, user, cause }, listener) => listener.memberWent(room.id, user, cause),
  },
  // What the viewer may do to whom depends on both roles.
  RoleChanged: {
    cache: ({ room }, cache) => forgetField({ __typename: 'Room', id: room.id }, 'members', cache),
    app: ({ membership }, listener) => listener.roleChanged(membership.user.id),
  },
  RoomChanged: {},
  BansChanged: {
    cache: ({ roomId }, cache) => forgetField({ __typename: 'Room', id: roomId }, 'bans', cache),
  },
  BanLifted: {
    cache: (_event, cache) => forgetField({ __typename: 'Viewer' }, 'ban', cache),
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
  UserChanged: {
    app: ({ user }, listener) => listener.personChanged(user),
  },
  PresenceChanged: {},
  PreferencesChanged: {},
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
    lastMessage: message,
  });
}

function moveReadPosition(roomId: string, readPosition: number, cache: Cache): void {
  const key = cache.resolve({ __typename: 'Room', id: roomId }, 'viewerMembership');
  const id = typeof key === 'string' ? cache.resolve(key, 'id') : undefined;
  if (typeof id === 'string') cache.writeFragment(ReadMarkFragmentDoc, { __typename: 'Membership', id, readPosition });
}

function forgetField(entity: Parameters<Cache['invalidate']>[0], field: string, cache: Cache): void {
  for (const { fieldName, arguments: variables } of cache.inspectFields(entity)) {
    if (fieldName === field) cache.invalidate(entity, field, variables);
  }
}
