/**
 * Everything that can happen and concern somebody, as plain facts. A domain announces an event in its unit of work;
 * `event-handlers.ts` says what follows once it is committed.
 */
export type DomainEvent =
  | { readonly type: 'UserSignedUp'; readonly userId: string; readonly invitedToRoomId: string | null }
  | { readonly type: 'UserChanged'; readonly userId: string }
  | { readonly type: 'PreferencesChanged'; readonly userId: string }
  | { readonly type: 'SettingsChanged'; readonly version: number }
  | { readonly type: 'SessionEnded'; readonly sessionId: string }
  | { readonly type: 'RoomCreated'; readonly roomId: string; readonly isListed: boolean }
  | MemberJoined
  | MemberLeft
  | RoleChanged
  | BansChanged
  | RoomChanged
  | RoomDeleted
  | {
      readonly type: 'RoomRead';
      readonly roomId: string;
      readonly userId: string;
      readonly readPosition: number;
      readonly unreadCount: number;
    }
  | MessageSent
  | MessageEdited
  | MessageDeleted
  | PresenceChanged;

/** Somebody has entered a room, after the message at `position`; `memberVersion` and `revision` are the room's from then on. */
export interface MemberJoined {
  readonly type: 'MemberJoined';
  readonly roomId: string;
  readonly userId: string;
  readonly membershipId: string;
  readonly memberVersion: number;
  readonly position: number;
  readonly revision: number;
}

/** Somebody is out of a room; `memberVersion` is the room's from then on. `reason` is for them alone. */
export interface MemberLeft {
  readonly type: 'MemberLeft';
  readonly roomId: string;
  readonly userId: string;
  readonly memberVersion: number;
  readonly cause: 'LEFT' | 'REMOVED' | 'BANNED';
  readonly reason: string | null;
}

/** A member of a room has another role, at the room's `revision`. */
export interface RoleChanged {
  readonly type: 'RoleChanged';
  readonly roomId: string;
  readonly membershipId: string;
  readonly revision: number;
}

/** Somebody is banned from a room or is so no longer, at the room's `revision`. */
export interface BansChanged {
  readonly type: 'BansChanged';
  readonly roomId: string;
  readonly userId: string;
  readonly isLifted: boolean;
  readonly revision: number;
}

/** A room is set up otherwise than before. */
export interface RoomChanged {
  readonly type: 'RoomChanged';
  readonly roomId: string;
  readonly isListed: boolean;
  readonly wasListed: boolean;
}

/** A room is gone, with all that was said in it; `memberIds` were in it until then. */
export interface RoomDeleted {
  readonly type: 'RoomDeleted';
  readonly roomId: string;
  readonly memberIds: readonly string[];
  readonly wasListed: boolean;
}

/** Something was said in a room while its members were those of `memberVersion`, or later ones. */
export interface MessageSent {
  readonly type: 'MessageSent';
  readonly message: SentMessage;
  readonly memberVersion: number;
}

/** Somebody has given their message other words. */
export interface MessageEdited {
  readonly type: 'MessageEdited';
  readonly message: SentMessage;
  readonly memberVersion: number;
}

/** A message was taken away; its place in the room stays. */
export interface MessageDeleted {
  readonly type: 'MessageDeleted';
  readonly message: SentMessage;
  readonly memberVersion: number;
}

/** What can become of a message after it was sent. */
export type MessageChanged = MessageEdited | MessageDeleted;

/** A message as it is stored: one that was deleted has no text, and is not called edited. */
export interface SentMessage {
  readonly id: string;
  readonly roomId: string;
  readonly authorId: string | null;
  readonly position: number;
  readonly revision: number;
  readonly body: string;
  readonly sentAt: Date;
  readonly editedAt: Date | null;
  readonly deletedAt: Date | null;
}

/** Somebody has connected or is gone, for those who share one of these rooms with them. It is never stored. */
export interface PresenceChanged {
  readonly type: 'PresenceChanged';
  readonly changeId: string;
  readonly userId: string;
  readonly roomIds: readonly string[];
}
