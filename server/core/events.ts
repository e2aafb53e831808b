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
  | { readonly type: 'MemberJoined'; readonly roomId: string; readonly userId: string; readonly membershipId: string }
  | { readonly type: 'MemberLeft'; readonly roomId: string; readonly userId: string }
  | {
      readonly type: 'RoomRead';
      readonly roomId: string;
      readonly userId: string;
      readonly readPosition: number;
      readonly unreadCount: number;
    }
  | { readonly type: 'MessageSent'; readonly message: SentMessage };

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
