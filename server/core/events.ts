/**
 * Everything that can happen and concern somebody, as plain facts. A domain announces an event in its unit of work;
 * `event-handlers.ts` says what follows once it is committed.
 */
export type DomainEvent =
  | { readonly type: 'UserSignedUp'; readonly userId: string }
  | { readonly type: 'UserChanged'; readonly userId: string }
  | { readonly type: 'PreferencesChanged'; readonly userId: string }
  | { readonly type: 'SessionEnded'; readonly sessionId: string }
  | { readonly type: 'RoomCreated'; readonly roomId: string; readonly isListed: boolean }
  | MemberJoined
  | MemberLeft
  | {
      readonly type: 'RoomRead';
      readonly roomId: string;
      readonly userId: string;
      readonly readPosition: number;
      readonly unreadCount: number;
    }
  | MessageSent
  | PresenceChanged;

/** Somebody has entered a room, after the message at `position`; `memberVersion` is the room's from then on. */
export interface MemberJoined {
  readonly type: 'MemberJoined';
  readonly roomId: string;
  readonly userId: string;
  readonly membershipId: string;
  readonly memberVersion: number;
  readonly position: number;
}

/** Somebody has left a room; `memberVersion` is the room's from then on. */
export interface MemberLeft {
  readonly type: 'MemberLeft';
  readonly roomId: string;
  readonly userId: string;
  readonly memberVersion: number;
}

/** Something was said in a room while its members were those of `memberVersion`, or later ones. */
export interface MessageSent {
  readonly type: 'MessageSent';
  readonly message: SentMessage;
  readonly memberVersion: number;
}

/** A message as it was stored. */
export interface SentMessage {
  readonly id: string;
  readonly roomId: string;
  readonly authorId: string | null;
  readonly position: number;
  readonly revision: number;
  readonly body: string;
  readonly sentAt: Date;
}

/** Somebody has connected or is gone, for those who share one of these rooms with them. It is never stored. */
export interface PresenceChanged {
  readonly type: 'PresenceChanged';
  readonly changeId: string;
  readonly userId: string;
  readonly roomIds: readonly string[];
}
