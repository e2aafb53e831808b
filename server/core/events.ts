/**
 * Everything that can happen and concern somebody, as plain facts. A domain announces an event in its unit of work;
 * `event-handlers.ts` says what follows once it is committed.
 */
export type DomainEvent =
  | { readonly type: 'UserSignedUp'; readonly userId: string; readonly invitedToRoomId: string | null }
  | { readonly type: 'UserChanged'; readonly userId: string }
  | { readonly type: 'AccountDeleted'; readonly userId: string }
  | { readonly type: 'PreferencesChanged'; readonly userId: string }
  | RequestsChanged
  | BlocksChanged
  | { readonly type: 'SettingsChanged'; readonly version: number }
  | { readonly type: 'EmailChanged'; readonly userId: string }
  | { readonly type: 'MailQueued' }
  | { readonly type: 'SessionEnded'; readonly sessionId: string }
  | { readonly type: 'SessionChanged'; readonly sessionId: string }
  | { readonly type: 'RoomCreated'; readonly roomId: string; readonly isListed: boolean }
  | MemberJoined
  | MemberLeft
  | RoleChanged
  | BansChanged
  | RoomChanged
  | RoomDeleted
  | MessagesDropped
  | {
      readonly type: 'RoomRead';
      readonly roomId: string;
      readonly userId: string;
      readonly readPosition: number;
      readonly unreadCount: number;
    }
  | RoomPreferencesChanged
  | MessageSent
  | MessageEdited
  | MessageDeleted
  | FilesRemoved
  | ReportsChanged
  | ReportResolved
  | PresenceChanged;

/** Somebody has entered a room, after the message at `position`, and may read it from `seesFrom` on; `memberVersion` and `revision` are the room's from then on. */
export interface MemberJoined {
  readonly type: 'MemberJoined';
  readonly roomId: string;
  readonly userId: string;
  readonly membershipId: string;
  readonly seesFrom: number;
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
  readonly cause: 'CLOSED' | 'CLOSED_BY_ADMIN';
  readonly memberIds: readonly string[];
  readonly wasListed: boolean;
}

/** Somebody likes to have a room in their list another way, on all their devices. */
export interface RoomPreferencesChanged {
  readonly type: 'RoomPreferencesChanged';
  readonly roomId: string;
  readonly userId: string;
  readonly isFavourite: boolean;
  readonly mutedUntil: Date | null;
}

/** What was said in a room before `keptFrom` is gone. It may be told more than once. */
export interface MessagesDropped {
  readonly type: 'MessagesDropped';
  readonly roomId: string;
  readonly keptFrom: number;
}

/**
 * Something was said in a room while its members were those of `memberVersion`, or later ones. From then on the room keeps messages from
 * `keptFrom` on: one past the message itself where nothing is kept.
 */
export interface MessageSent {
  readonly type: 'MessageSent';
  readonly message: SentMessage;
  readonly keptFrom: number;
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

/** Files are gone from the database, with their messages or unsent: their bytes are to go too. */
export interface FilesRemoved {
  readonly type: 'FilesRemoved';
  readonly files: readonly StoredFile[];
}

/**
 * What the bytes of a file are known by: its id, and which upload of that id they came by. A file that was given up can be uploaded anew while
 * the bytes of before are still being taken away.
 */
export interface StoredFile {
  readonly id: string;
  readonly uploadKey: string;
}

/** Something about somebody in a room waits to be looked at, or does so no longer. */
export interface ReportsChanged {
  readonly type: 'ReportsChanged';
  readonly roomId: string;
  readonly aboutId: string | null;
}

/** Somebody has looked at what a person reported. */
export interface ReportResolved {
  readonly type: 'ReportResolved';
  readonly reporterId: string;
  readonly roomName: string;
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
  /** What was sent along, in its order; nothing of a message that was deleted. */
  readonly files: readonly SentFile[];
  readonly sentAt: Date;
  readonly editedAt: Date | null;
  readonly deletedAt: Date | null;
}

/** A file that a message carries. It never changes: bytes, and pixels where it is a picture that can be shown. */
export interface SentFile {
  readonly id: string;
  readonly name: string;
  readonly size: number;
  readonly width: number | null;
  readonly height: number | null;
}

/** What waits for somebody's answer of those who asked to write to them is other than before. */
export interface RequestsChanged {
  readonly type: 'RequestsChanged';
  readonly userId: string;
}

/** Somebody has blocked a person, or does so no longer. */
export interface BlocksChanged {
  readonly type: 'BlocksChanged';
  readonly userId: string;
  readonly personId: string;
  readonly isBlocked: boolean;
}

/** Somebody has connected or is gone, for those who share one of these rooms with them, but not whom they have blocked. It is never stored. */
export interface PresenceChanged {
  readonly type: 'PresenceChanged';
  readonly changeId: string;
  readonly userId: string;
  readonly roomIds: readonly string[];
  readonly blockedIds: readonly string[];
}
