/**
 * THE table of who may do what. Every row is a pure question about plain facts; `tests/access` prints it as a matrix.
 * A new right is a new row here and nowhere else.
 */

/** What a decision may depend on: the viewer's place in the room and how the room is set up. */
export interface RoomFacts {
  readonly isSignedIn: boolean;
  readonly role: 'OWNER' | 'MODERATOR' | 'MEMBER' | null;
  readonly isListed: boolean;
  readonly access: 'OPEN' | 'PASSWORD' | 'INVITE';
}

const isMember = (facts: RoomFacts): boolean => facts.isSignedIn && facts.role !== null;

export const policy = {
  /** Know that the room exists: its name, description, way in and number of members. */
  seeRoom: (facts: RoomFacts) => isMember(facts) || (facts.isSignedIn && facts.isListed),
  /** Enter with nothing but the will to. */
  joinRoom: (facts: RoomFacts) => facts.isSignedIn && (isMember(facts) || facts.access === 'OPEN'),
  /** Enter by telling the room's password. */
  joinRoomWithPassword: (facts: RoomFacts) => facts.isSignedIn && (isMember(facts) || facts.access !== 'INVITE'),
  /** Read messages: history, newest message, live. */
  readMessages: isMember,
  /** Say something. */
  sendMessage: isMember,
  /** See who is in the room. */
  seeMembers: isMember,
  /** Keep a read position. */
  markRead: isMember,
  /** Stop being a member. */
  leaveRoom: isMember,
} as const;

/** What a decision about one message may depend on. */
export interface MessageFacts extends RoomFacts {
  readonly isAuthor: boolean;
  /** The author's place in the room; null if they have left it, or their account is gone. */
  readonly authorRole: RoomFacts['role'];
}

/** Who may do what with one message of a room. */
export const messagePolicy = {
  /** Give it other words. */
  editMessage: (facts: MessageFacts) => isMember(facts) && facts.isAuthor,
  /** Take it away: one's own; a moderator those of people who are no moderators; the owner all. */
  deleteMessage: (facts: MessageFacts) =>
    isMember(facts) &&
    (facts.isAuthor ||
      facts.role === 'OWNER' ||
      (facts.role === 'MODERATOR' && facts.authorRole !== 'MODERATOR' && facts.authorRole !== 'OWNER')),
} as const;

export type MessageRight = keyof typeof messagePolicy;

export type RoomRight = keyof typeof policy;
