/**
 * THE table of who may do what. Every row is a pure question about plain facts; `tests/access` prints it as matrices: what depends on a
 * room first, then what depends on the server.
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

/** What somebody is on this server, whatever they are in its rooms. */
export type ServerRole = 'OWNER' | 'ADMIN' | 'MEMBER' | 'GUEST';

/** What a decision about the whole server may depend on: what the viewer is on it. */
export interface ServerFacts {
  readonly isSignedIn: boolean;
  readonly role: ServerRole | null;
  readonly isSuspended: boolean;
}

/** What a decision about another person's account may depend on, besides. */
export interface PersonFacts extends ServerFacts {
  readonly target: ServerRole;
  readonly isSelf: boolean;
}

const rank = { GUEST: 0, MEMBER: 1, ADMIN: 2, OWNER: 3 } as const;

const isHere = (facts: ServerFacts): boolean => facts.isSignedIn && facts.role !== null && !facts.isSuspended;
const administers = (facts: ServerFacts): boolean => isHere(facts) && rank[facts.role!] >= rank.ADMIN;
/** Somebody who administers, and stands above the other: peers leave each other alone. */
const isAbove = (facts: PersonFacts): boolean =>
  administers(facts) && !facts.isSelf && rank[facts.role!] > rank[facts.target];
const ownsServer = (facts: ServerFacts): boolean => isHere(facts) && facts.role === 'OWNER';

/** Rights on the whole server. */
export const serverPolicy = {
  /** See the accounts, invites and settings of the server. */
  administer: administers,
  /** Change the settings that an admin page changes. */
  changeSettings: administers,
  /** Let people make an account by a link, and take such links back. */
  inviteToServer: administers,
} as const;

/** Rights over somebody's account. */
export const personPolicy = {
  /** Shut somebody out until they are restored. */
  suspendPerson: isAbove,
  /** Let somebody in again who was shut out. */
  restorePerson: isAbove,
  /** End the sessions of somebody else. */
  endTheirSessions: isAbove,
  /** Make a link by which somebody chooses a new password. */
  makeResetLink: isAbove,
  /** Make somebody a plain member: an admin no longer, or a guest no longer. */
  makeMember: isAbove,
  /** Make somebody an admin. */
  makeAdmin: (facts: PersonFacts) => ownsServer(facts) && !facts.isSelf && rank[facts.target] < rank.OWNER,
  /** Hand the server over; whoever does becomes an admin. */
  makeOwner: (facts: PersonFacts) => isAbove(facts) && ownsServer(facts) && facts.target !== 'GUEST',
} as const;

export type ServerRight = keyof typeof serverPolicy;
export type PersonRight = keyof typeof personPolicy;
