import type { SessionCounts } from '../accounts/count-sessions.ts';
import type { LastBackup } from '../database/backup/last-backup.ts';
import type { DatabaseDescription } from '../database/describe-database.ts';
import type { Session } from '../accounts/session.ts';
import type { User } from '../accounts/user.ts';
import type { MemberLeft, RoomDeleted, SentMessage } from '../core/events.ts';

/** What resolvers of `Viewer` get: the account of whoever asks. */
export type ViewerParent = { readonly user: User };

/** What resolvers of `Session` get: a session, and whether it is the one that asks. */
export type SessionParent = Pick<Session, 'id' | 'userAgent' | 'createdAt' | 'lastUsedAt' | 'isKept'> & {
  readonly isCurrent: boolean;
};

/** What resolvers of `Account` get: an account, and who looks at it. */
export type AccountParent = { readonly user: User; readonly viewer: Pick<User, 'id' | 'role' | 'suspendedAt'> };

/** What resolvers of `Administration` get: who administers. */
export type AdministrationParent = { readonly viewer: Pick<User, 'id' | 'role' | 'suspendedAt'> };

/** What resolvers of `ServerCondition` get: what has to be asked for in any case. */
export type ConditionParent = {
  readonly description: DatabaseDescription;
  readonly sessions: SessionCounts;
  readonly lastBackup: LastBackup | null;
};

/** What resolvers of an event get: plain facts, of which the event's fields load what is asked for. */
export type EventParent =
  | { readonly __typename: 'MessageAdded'; readonly message: SentMessage; readonly keptFrom: number }
  | { readonly __typename: 'MessageEdited'; readonly message: SentMessage }
  | { readonly __typename: 'MessageDeleted'; readonly message: SentMessage }
  | {
      readonly __typename: 'MemberJoined';
      readonly roomId: string;
      readonly userId: string;
      readonly membershipId: string;
    }
  | {
      readonly __typename: 'MemberLeft';
      readonly roomId: string;
      readonly userId: string;
      readonly cause: MemberLeft['cause'];
    }
  | { readonly __typename: 'RoleChanged'; readonly roomId: string; readonly membershipId: string }
  | { readonly __typename: 'RoomChanged'; readonly roomId: string }
  | { readonly __typename: 'MessagesDropped'; readonly roomId: string; readonly keptFrom: number }
  | { readonly __typename: 'BansChanged'; readonly roomId: string }
  | { readonly __typename: 'BanLifted'; readonly roomId: string }
  | { readonly __typename: 'RoomListed'; readonly roomId: string }
  | { readonly __typename: 'RoomJoined'; readonly roomId: string }
  | { readonly __typename: 'RoomUnlisted'; readonly roomId: string }
  | {
      readonly __typename: 'RoomLeft';
      readonly roomId: string;
      readonly cause: MemberLeft['cause'] | RoomDeleted['cause'];
      readonly reason: string | null;
    }
  | {
      readonly __typename: 'RoomRead';
      readonly roomId: string;
      readonly readPosition: number;
      readonly unreadCount: number;
    }
  | {
      readonly __typename: 'RoomPreferencesChanged';
      readonly roomId: string;
      readonly isFavourite: boolean;
      readonly mutedUntil: Date | null;
    }
  | { readonly __typename: 'ReportsChanged'; readonly roomId: string }
  | { readonly __typename: 'ReportResolved'; readonly roomName: string }
  | { readonly __typename: 'RequestsChanged'; readonly requestCount: number }
  | { readonly __typename: 'BlocksChanged'; readonly blockedCount: number }
  | { readonly __typename: 'UserChanged'; readonly userId: string }
  | { readonly __typename: 'PresenceChanged'; readonly userId: string; readonly isHidden?: boolean }
  | { readonly __typename: 'PreferencesChanged'; readonly userId: string }
  | { readonly __typename: 'EmailChanged'; readonly userId: string }
  | { readonly __typename: 'InstanceChanged' };

/** A parent of one kind of event. */
export type EventOf<Name extends EventParent['__typename']> = Extract<EventParent, { __typename: Name }>;
