import type { People } from './accounts/people.ts';
import type { PostCounter } from './accounts/send-test-mail.ts';
import type { SessionReader } from './accounts/session-reader.ts';
import { conversationOf } from './contacts/begin-conversation.ts';
import { Block } from './contacts/block.ts';
import { countRequests } from './contacts/page-of-requests.ts';
import type { DomainEvent, MessageChanged, MessageSent, RoomDeleted } from './core/events.ts';
import type { Services } from './core/services.ts';
import type { Sweep } from './core/sweep.ts';
import type { FileStore } from './files/file-store.ts';
import type { EventParent } from './graphql/parents.ts';
import { topics } from './graphql/subscriptions.ts';
import type { DroppedMessages } from './messages/dropped-messages.ts';
import { reportReaders } from './moderation/report-facts.ts';
import type { Connections } from './realtime/connections.ts';
import type { Hub } from './realtime/hub.ts';
import type { Presence } from './realtime/presence.ts';
import type { Audiences } from './rooms/audiences.ts';
import { acquaintancesOf } from './rooms/acquaintances.ts';
import { enterLobby } from './rooms/lobby.ts';
import { moderatorsOf } from './rooms/moderators.ts';
import { shareSmallRoom } from './rooms/small-rooms.ts';
import { enterInvitedRoom } from './rooms/use-invite.ts';
import { advanceRevision, advanceRoom, type RoomSnapshots } from './rooms/room-snapshots.ts';
import { RequestError } from './shared/request-error.ts';

/** What the handlers work with. */
export interface Surroundings {
  readonly services: Services;
  readonly hub: Hub<EventParent>;
  readonly audiences: Audiences;
  readonly connections: Connections;
  readonly presence: Pick<Presence, 'isOnline'>;
  readonly people: People;
  readonly sessions: SessionReader;
  readonly rooms: RoomSnapshots;
  readonly droppedMessages: DroppedMessages;
  readonly closedRooms: Sweep;
  readonly deletedAccounts: Sweep;
  readonly files: FileStore;
  /** Where letters go out; null without a mail server. */
  readonly counter: PostCounter | null;
}

type Handlers = {
  readonly [Type in DomainEvent['type']]: (
    event: Extract<DomainEvent, { type: Type }>,
    around: Surroundings,
  ) => Promise<void> | void;
};

/** What whoever follows a room is told when it ends. */
const closingWords: Readonly<Record<RoomDeleted['cause'], string>> = {
  CLOSED: 'The owner closed this room.',
  CLOSED_BY_ADMIN: 'An admin of this server closed this room.',
};

/**
 * What follows from what, once it is committed. Every event has a row. Recipients are named here, from the memberships of this moment.
 * Nothing waits for what is delivered: the hub keeps the order.
 */
const handlers: Handlers = {
  async UserSignedUp({ userId, invitedToRoomId }, { services }) {
    await enterLobby(services, userId);
    if (invitedToRoomId !== null) await enterInvitedRoom(services, userId, invitedToRoomId);
  },

  async UserChanged({ userId }, { services, hub, people }) {
    people.forget(userId);
    const recipients = await acquaintancesOf(services.work.read(), userId);
    void hub.publish(topics.events, { __typename: 'UserChanged', userId }, recipients.add(userId));
  },

  // Whoever has a message of theirs on the screen, in a room or a conversation, is to see the name go.
  AccountDeleted({ userId }, { hub, people, deletedAccounts }) {
    people.forget(userId);
    deletedAccounts.start();
    void hub.publish(topics.events, { __typename: 'UserChanged', userId }, null);
  },

  async PreferencesChanged({ userId }, { hub, people }) {
    people.forget(userId);
    void hub.publish(topics.events, { __typename: 'PreferencesChanged', userId }, new Set([userId]));
  },

  async EmailChanged({ userId }, { hub, people }) {
    people.forget(userId);
    void hub.publish(topics.events, { __typename: 'EmailChanged', userId }, new Set([userId]));
  },

  MailQueued(_event, { counter }) {
    void counter?.office.wake();
  },

  async RequestsChanged({ userId }, { services, hub }) {
    const requestCount = await countRequests(services.work.read(), userId);
    void hub.publish(topics.events, { __typename: 'RequestsChanged', requestCount }, new Set([userId]));
  },

  async BlocksChanged({ userId, personId, isBlocked }, { services, hub, presence }) {
    const em = services.work.read();
    const blockedCount = await em.count(Block, { blockerId: userId });
    void hub.publish(topics.events, { __typename: 'BlocksChanged', blockedCount }, new Set([userId]));
    // Whoever is blocked sees somebody go, as on every other day; that they stay away is all that is told.
    if (!(await presence.isOnline(userId))) return;
    // Their conversation told of it until this block, and is none of the rooms that do from then on.
    const hasHeard = isBlocked && (await conversationOf(em, userId, personId)) !== null;
    if (!hasHeard && !(await shareSmallRoom(em, userId, personId))) return;
    const changed = { __typename: 'PresenceChanged', userId, isHidden: isBlocked } as const;
    void hub.publish(topics.presence, changed, new Set([personId]));
  },

  async SettingsChanged(_event, { hub }) {
    void hub.publish(topics.events, { __typename: 'InstanceChanged' }, null);
  },

  async SessionEnded({ sessionId }, { connections, sessions }) {
    sessions.forget(sessionId);
    connections.endSession(sessionId);
  },

  async SessionChanged({ sessionId }, { connections, sessions }) {
    sessions.forget(sessionId);
    // Sockets speak for none that is held back: those that are open belong to one that has become so.
    connections.endSession(sessionId);
  },

  async RoomCreated({ roomId, isListed }, { hub }) {
    if (isListed) void hub.publish(topics.events, { __typename: 'RoomListed', roomId }, null);
  },

  async MemberJoined({ roomId, userId, membershipId, seesFrom, memberVersion }, { hub, audiences, rooms }) {
    rooms.forget(roomId);
    await audiences.add(roomId, userId, memberVersion, seesFrom);
    const members = await audiences.of(roomId, memberVersion);
    void hub.publish(topics.events, { __typename: 'RoomJoined', roomId }, new Set([userId]));
    void hub.publish(topics.events, { __typename: 'MemberJoined', roomId, userId, membershipId }, members);
  },

  async MemberLeft({ roomId, userId, memberVersion, cause, reason }, { hub, audiences, rooms }) {
    rooms.forget(roomId);
    await audiences.remove(roomId, userId, memberVersion);
    const members = await audiences.of(roomId, memberVersion);
    hub.end(topics.room(roomId), userId, new RequestError('FORBIDDEN', 'You are no longer in this room.'));
    void hub.publish(topics.events, { __typename: 'RoomLeft', roomId, cause, reason }, new Set([userId]));
    void hub.publish(topics.events, { __typename: 'MemberLeft', roomId, userId, cause }, members);
  },

  async RoleChanged({ roomId, membershipId }, { hub, audiences, rooms }) {
    rooms.forget(roomId);
    const members = await audiences.of(roomId, 0);
    void hub.publish(topics.events, { __typename: 'RoleChanged', roomId, membershipId }, members);
  },

  async BansChanged({ roomId, userId, isLifted }, { services, hub, rooms }) {
    rooms.forget(roomId);
    if (isLifted) void hub.publish(topics.events, { __typename: 'BanLifted', roomId }, new Set([userId]));
    const moderators = await moderatorsOf(services.work.read(), roomId);
    void hub.publish(topics.events, { __typename: 'BansChanged', roomId }, moderators);
  },

  async RoomChanged({ roomId, isListed, wasListed }, { hub, audiences, rooms }) {
    rooms.forget(roomId);
    const members = await audiences.of(roomId, 0);
    void hub.publish(topics.events, { __typename: 'RoomChanged', roomId }, members);
    if (isListed) void hub.publish(topics.events, { __typename: 'RoomListed', roomId }, null);
    else if (wasListed) void hub.publish(topics.events, { __typename: 'RoomUnlisted', roomId }, null);
  },

  RoomDeleted({ roomId, cause, memberIds, wasListed }, { hub, audiences, rooms, closedRooms }) {
    closedRooms.start();
    rooms.forget(roomId);
    audiences.forget(roomId);
    for (const userId of memberIds) {
      hub.end(topics.room(roomId), userId, new RequestError('FORBIDDEN', closingWords[cause]));
    }
    const left = { __typename: 'RoomLeft', roomId, cause, reason: null } as const;
    void hub.publish(topics.events, left, new Set(memberIds));
    if (wasListed) void hub.publish(topics.events, { __typename: 'RoomUnlisted', roomId }, null);
  },

  async MessagesDropped({ roomId, keptFrom }, { hub, audiences, rooms, droppedMessages }) {
    droppedMessages.soon();
    rooms.forget(roomId);
    const members = await audiences.of(roomId, 0);
    void hub.publish(topics.events, { __typename: 'MessagesDropped', roomId, keptFrom }, members);
  },

  async RoomRead({ roomId, userId, readPosition, unreadCount }, { hub }) {
    void hub.publish(topics.events, { __typename: 'RoomRead', roomId, readPosition, unreadCount }, new Set([userId]));
  },

  RoomPreferencesChanged({ roomId, userId, isFavourite, mutedUntil }, { hub }) {
    const changed = { __typename: 'RoomPreferencesChanged', roomId, isFavourite, mutedUntil } as const;
    void hub.publish(topics.events, changed, new Set([userId]));
  },

  async ReportsChanged({ roomId, aboutId }, { services, hub }) {
    const readers = await reportReaders(services.work.read(), roomId, aboutId);
    void hub.publish(topics.events, { __typename: 'ReportsChanged', roomId }, readers);
  },

  ReportResolved({ reporterId, roomName }, { hub }) {
    void hub.publish(topics.events, { __typename: 'ReportResolved', roomName }, new Set([reporterId]));
  },

  // What is in memory is delivered at once: a promise for each message would be a good part of its cost.
  async PresenceChanged({ userId, roomIds, blockedIds }, { hub, audiences }) {
    const recipients = new Set<string>();
    for (const roomId of roomIds) for (const member of await audiences.of(roomId, 0)) recipients.add(member);
    for (const blockedId of blockedIds) recipients.delete(blockedId);
    void hub.publish(topics.presence, { __typename: 'PresenceChanged', userId }, recipients);
  },

  MessageSent(event, { hub, audiences, rooms, droppedMessages }) {
    advanceRoom(rooms, event);
    const { message, keptFrom } = event;
    if (keptFrom > 1) droppedMessages.soon();
    return toReaders(audiences, event, (readers) => {
      const added = { __typename: 'MessageAdded', message, keptFrom } as const;
      void hub.publish(topics.events, added, readers);
      void hub.publish(topics.room(message.roomId), added, readers);
    });
  },

  FilesRemoved: (event, { files }) => files.remove(event.files),

  MessageEdited: tellChange,
  MessageDeleted: tellChange,
};

function tellChange(event: MessageChanged, { hub, audiences, rooms }: Surroundings): Promise<void> | void {
  const { type, message } = event;
  advanceRevision(rooms, message);
  return toReaders(audiences, event, (readers) => {
    void hub.publish(topics.events, { __typename: type, message }, readers);
  });
}

/**
 * Delivers to those who are members at this moment and may read the message. What is in memory is delivered at once, so that a change
 * never overtakes its message.
 */
function toReaders(
  audiences: Audiences,
  { message: { roomId, position }, memberVersion }: MessageSent | MessageChanged,
  deliver: (readers: ReadonlySet<string>) => void,
): Promise<void> | void {
  const readers = audiences.peekReaders(roomId, memberVersion, position);
  return readers === null ? audiences.readersOf(roomId, memberVersion, position).then(deliver) : deliver(readers);
}

/** Does what follows from an event; a promise only where something has to be waited for. */
export function handleEvent<Type extends DomainEvent['type']>(
  event: Extract<DomainEvent, { type: Type }>,
  around: Surroundings,
): Promise<void> | void {
  const handler = handlers[event.type];
  return handler(event, around);
}
