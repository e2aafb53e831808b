import type { People } from './accounts/people.ts';
import type { SessionReader } from './accounts/session-reader.ts';
import type { DomainEvent, MessageChanged } from './core/events.ts';
import type { Services } from './core/services.ts';
import type { EventParent } from './graphql/parents.ts';
import { topics } from './graphql/subscriptions.ts';
import type { ClosedRooms } from './messages/closed-rooms.ts';
import type { Connections } from './realtime/connections.ts';
import type { Hub } from './realtime/hub.ts';
import type { Audiences } from './rooms/audiences.ts';
import { acquaintancesOf } from './rooms/acquaintances.ts';
import { enterLobby } from './rooms/lobby.ts';
import { moderatorsOf } from './rooms/moderators.ts';
import { enterInvitedRoom } from './rooms/use-invite.ts';
import { advanceRevision, advanceRoom, type RoomSnapshots } from './rooms/room-snapshots.ts';
import { RequestError } from './shared/request-error.ts';

/** What the handlers work with. */
export interface Surroundings {
  readonly services: Services;
  readonly hub: Hub<EventParent>;
  readonly audiences: Audiences;
  readonly connections: Connections;
  readonly people: People;
  readonly sessions: SessionReader;
  readonly rooms: RoomSnapshots;
  readonly closedRooms: ClosedRooms;
}

type Handlers = {
  readonly [Type in DomainEvent['type']]: (
    event: Extract<DomainEvent, { type: Type }>,
    around: Surroundings,
  ) => Promise<void> | void;
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

  async PreferencesChanged({ userId }, { hub, people }) {
    people.forget(userId);
    void hub.publish(topics.events, { __typename: 'PreferencesChanged', userId }, new Set([userId]));
  },

  async SettingsChanged(_event, { hub }) {
    void hub.publish(topics.events, { __typename: 'InstanceChanged' }, null);
  },

  async SessionEnded({ sessionId }, { connections, sessions }) {
    sessions.forget(sessionId);
    connections.endSession(sessionId);
  },

  async RoomCreated({ roomId, isListed }, { hub }) {
    if (isListed) void hub.publish(topics.events, { __typename: 'RoomListed', roomId }, null);
  },

  async MemberJoined({ roomId, userId, membershipId, memberVersion }, { hub, audiences, rooms }) {
    rooms.forget(roomId);
    await audiences.add(roomId, userId, memberVersion);
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

  RoomDeleted({ roomId, memberIds, wasListed }, { hub, audiences, rooms, closedRooms }) {
    closedRooms.sweep();
    rooms.forget(roomId);
    audiences.forget(roomId);
    for (const userId of memberIds) {
      hub.end(topics.room(roomId), userId, new RequestError('FORBIDDEN', 'The owner closed this room.'));
    }
    const left = { __typename: 'RoomLeft', roomId, cause: 'CLOSED', reason: null } as const;
    void hub.publish(topics.events, left, new Set(memberIds));
    if (wasListed) void hub.publish(topics.events, { __typename: 'RoomUnlisted', roomId }, null);
  },

  async RoomRead({ roomId, userId, readPosition, unreadCount }, { hub }) {
    void hub.publish(topics.events, { __typename: 'RoomRead', roomId, readPosition, unreadCount }, new Set([userId]));
  },

  // What is in memory is delivered at once: a promise for each message would be a good part of its cost.
  async PresenceChanged({ userId, roomIds }, { hub, audiences }) {
    const recipients = new Set<string>();
    for (const roomId of roomIds) for (const member of await audiences.of(roomId, 0)) recipients.add(member);
    void hub.publish(topics.presence, { __typename: 'PresenceChanged', userId }, recipients);
  },

  MessageSent({ message, memberVersion }, { hub, audiences, rooms }) {
    advanceRoom(rooms, message);
    return toMembers(audiences, message.roomId, memberVersion, (members) => {
      void hub.publish(topics.events, { __typename: 'MessageAdded', message }, members);
      void hub.publish(topics.room(message.roomId), { __typename: 'MessageAdded', message }, members);
    });
  },

  MessageEdited: tellChange,
  MessageDeleted: tellChange,
};

function tellChange(
  { type, message, memberVersion }: MessageChanged,
  { hub, audiences, rooms }: Surroundings,
): Promise<void> | void {
  advanceRevision(rooms, message);
  return toMembers(audiences, message.roomId, memberVersion, (members) => {
    void hub.publish(topics.events, { __typename: type, message }, members);
  });
}

/** Delivers to those who are members at this moment. What is in memory is delivered at once, so that a change never overtakes its message. */
function toMembers(
  audiences: Audiences,
  roomId: string,
  memberVersion: number,
  deliver: (members: ReadonlySet<string>) => void,
): Promise<void> | void {
  const members = audiences.peek(roomId, memberVersion);
  return members === null ? audiences.of(roomId, memberVersion).then(deliver) : deliver(members);
}

/** Does what follows from an event; a promise only where something has to be waited for. */
export function handleEvent<Type extends DomainEvent['type']>(
  event: Extract<DomainEvent, { type: Type }>,
  around: Surroundings,
): Promise<void> | void {
  const handler = handlers[event.type];
  return handler(event, around);
}
