/**
 * THE tables of who may do what. Every row is a pure question about plain facts; `tests/access` prints them as matrices: what depends
 * on a room first, then what depends on the server.
 * A new right is a new row here and nowhere else.
 */

type Role = 'OWNER' | 'MODERATOR' | 'MEMBER';

/** What a decision may depend on: the viewer's place in the room and how the room is set up. */
export interface RoomFacts {
  readonly isSignedIn: boolean;
  readonly role: Role | null;
  /** Nobody is banned from a room and a member of it. */
  readonly isBanned: boolean;
  readonly isListed: boolean;
  readonly access: 'OPEN' | 'PASSWORD' | 'INVITE';
}

const isMember = (facts: RoomFacts): boolean => facts.isSignedIn && !facts.isBanned && facts.role !== null;
const isModerator = (facts: RoomFacts): boolean => isMember(facts) && facts.role !== 'MEMBER';
const isOwner = (facts: RoomFacts): boolean => isMember(facts) && facts.role === 'OWNER';
const mayTry = (facts: RoomFacts): boolean => facts.isSignedIn && !facts.isBanned;

export const policy = {
  /** Know that the room exists: its name, description, way in and number of members. */
  seeRoom: (facts: RoomFacts) => isMember(facts) || (facts.isSignedIn && facts.isListed),
  /** Enter with nothing but the will to. */
  joinRoom: (facts: RoomFacts) => mayTry(facts) && (isMember(facts) || facts.access === 'OPEN'),
  /** Enter by telling the room's password. */
  joinRoomWithPassword: (facts: RoomFacts) => mayTry(facts) && (isMember(facts) || facts.access !== 'INVITE'),
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
  /** See who is banned and why, and what the owner and the moderators did. */
  seeModeration: isModerator,
  /** Let somebody in again who is banned. */
  unban: isModerator,
  /** Change what the room is called and for, and whether lines tell who comes and goes. */
  updateRoom: isModerator,
  /** Change who may come in: the way in, the password, the place in the list. */
  changeWayIn: isOwner,
  /** End the room for everybody. */
  deleteRoom: isOwner,
  /** Let people in by a link, whatever the way in, and take such links back. */
  inviteToRoom: isModerator,
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

/** What a decision about another person's place in a room may depend on: the viewer's place there and theirs. */
export interface MembershipFacts {
  readonly isSignedIn: boolean;
  readonly role: Role | null;
  /** Null for somebody who is not in the room. */
  readonly theirRole: Role | null;
}

const ranks = { OWNER: 3, MODERATOR: 2, MEMBER: 1 } as const;
const rankOf = (role: Role | null): number => (role === null ? 0 : ranks[role]);
/** Moderators and the owner have a say over whoever ranks below them: not over their peers, and nobody over the owner. */
const outranks = ({ isSignedIn, role, theirRole }: MembershipFacts): boolean =>
  isSignedIn && rankOf(role) >= ranks.MODERATOR && rankOf(role) > rankOf(theirRole);
const isOwnerOverMember = ({ isSignedIn, role, theirRole }: MembershipFacts): boolean =>
  isSignedIn && role === 'OWNER' && (theirRole === 'MEMBER' || theirRole === 'MODERATOR');

/** Rights over somebody's place in a room. */
export const membershipPolicy = {
  /** Shut somebody out of the room, whether they are in it or not. */
  banMember: outranks,
  /** Put a member out of the room, who may come back. */
  removeMember: (facts: MembershipFacts) => facts.theirRole !== null && outranks(facts),
  /** Appoint a moderator, or end that. */
  setMemberRole: isOwnerOverMember,
  /** Make somebody the owner in one's own place. */
  transferRoom: isOwnerOverMember,
} as const;

export type MembershipRight = keyof typeof membershipPolicy;

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
