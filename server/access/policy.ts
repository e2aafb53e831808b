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

export type RoomRight = keyof typeof policy;
