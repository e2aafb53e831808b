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
  /** Whether it is the conversation of two people: both are equal there, and neither can leave it or let anybody in. */
  readonly isDirect: boolean;
  /** Whether nothing is said there now, since one of the two has blocked the other or is gone. */
  readonly isSilent: boolean;
}

const isMember = (facts: RoomFacts): boolean => facts.isSignedIn && !facts.isBanned && facts.role !== null;
const isSpeaker = (facts: RoomFacts): boolean => isMember(facts) && !facts.isSilent;
const isModerator = (facts: RoomFacts): boolean => isMember(facts) && !facts.isDirect && facts.role !== 'MEMBER';
const isOwner = (facts: RoomFacts): boolean => isMember(facts) && !facts.isDirect && facts.role === 'OWNER';
const mayTry = (facts: RoomFacts): boolean => facts.isSignedIn && !facts.isBanned && !facts.isDirect;

export const policy = {
  /** Know that the room exists: its name, description, way in and number of members. */
  seeRoom: (facts: RoomFacts) => isMember(facts) || (facts.isSignedIn && facts.isListed && !facts.isDirect),
  /** Enter with nothing but the will to. */
  joinRoom: (facts: RoomFacts) => isMember(facts) || (mayTry(facts) && facts.access === 'OPEN'),
  /** Enter by telling the room's password. */
  joinRoomWithPassword: (facts: RoomFacts) => isMember(facts) || (mayTry(facts) && facts.access !== 'INVITE'),
  /** Read messages: history, newest message, live. */
  readMessages: isMember,
  /** Say something. */
  sendMessage: isSpeaker,
  /** See who is in the room. */
  seeMembers: isMember,
  /** Keep a read position. */
  markRead: isMember,
  /** Have it as a favourite, or muted: for oneself. */
  keepPreferences: isMember,
  /** Stop being a member. */
  leaveRoom: (facts: RoomFacts) => isMember(facts) && !facts.isDirect,
  /** See who is banned and why, and what the owner and the moderators did. */
  seeModeration: isModerator,
  /** Let somebody in again who is banned. */
  unban: isModerator,
  /** Change what the room is called and for, and whether lines tell who comes and goes. */
  updateRoom: isModerator,
  /** Change who may come in: the way in, the password, the place in the list. */
  changeWayIn: isOwner,
  /** Change how long messages are kept, and what new members see: it takes from everybody what they have said. */
  changeKeeping: isOwner,
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
  editMessage: (facts: MessageFacts) => isSpeaker(facts) && facts.isAuthor,
  /** Take it away: one's own; a moderator those of people who are no moderators; the owner all. */
  deleteMessage: (facts: MessageFacts) =>
    (isMember(facts) && facts.isAuthor) ||
    isOwner(facts) ||
    (isModerator(facts) && facts.authorRole !== 'MODERATOR' && facts.authorRole !== 'OWNER'),
  /** Ask those above its author to look at it: there is nobody above two who are equal. */
  reportMessage: (facts: MessageFacts) => isMember(facts) && !facts.isDirect && !facts.isAuthor,
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
  /** Ask those above somebody to look at them. */
  reportPerson: ({ isSignedIn, role, theirRole }: MembershipFacts) => isSignedIn && role !== null && theirRole !== null,
} as const;

export type MembershipRight = keyof typeof membershipPolicy;

/** What a decision about a session may depend on, before anything else is asked. */
export interface SessionFacts {
  readonly isSignedIn: boolean;
  /** The person has to prove an address first. */
  readonly isHeld: boolean;
}

/** What a session is good for. */
export const sessionPolicy = {
  /** Prove one's address, give another, ask for one more letter. */
  proveEmail: (facts: SessionFacts) => facts.isSignedIn,
  /** Everything else that takes a session. */
  useServer: (facts: SessionFacts) => facts.isSignedIn && !facts.isHeld,
} as const;

export type SessionRight = keyof typeof sessionPolicy;

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
/** Nobody knows a guest's password: made something else by another, they could neither sign in again nor choose one. */
const hasRoleToChange = (facts: PersonFacts): boolean => isAbove(facts) && facts.target !== 'GUEST';
const ownsServer = (facts: ServerFacts): boolean => isHere(facts) && facts.role === 'OWNER';

/** Rights on the whole server. */
export const serverPolicy = {
  /** See the accounts, invites and settings of the server. */
  administer: administers,
  /** Change the settings that an admin page changes. */
  changeSettings: administers,
  /** Say who can reach the server: it is the owner's computer that opens. */
  changeReach: ownsServer,
  /** Let people make an account by a link, and take such links back. */
  inviteToServer: administers,
  /** Make a room. A guest is here for a while, by a name that anybody may take. */
  createRoom: (facts: ServerFacts) => isHere(facts) && facts.role !== 'GUEST',
  /** See who is on the server, whether one shares a room with them or not; others see those with whom they do. */
  seeEverybody: (facts: ServerFacts) => isHere(facts) && facts.role !== 'GUEST',
  /** See when others were last here, where both show it. */
  seeLastSeen: (facts: ServerFacts) => isHere(facts) && facts.role !== 'GUEST',
  /** Delete one's own account: the owner hands the server over first. */
  deleteOwnAccount: (facts: ServerFacts) => isHere(facts) && facts.role !== 'OWNER',
  /** Know every room by its name, owner and size, listed or not. */
  seeRooms: administers,
  /** End a room for everybody, whoever owns it. */
  removeRoom: administers,
} as const;

/** What a decision about a room may depend on for those who administer the server, whether they are in it or not. */
export interface OversightFacts extends ServerFacts {
  /** Its owner is suspended, or signed in nowhere. */
  readonly isAbandoned: boolean;
}

/** Rights over rooms from outside: none of them shows what is said there. */
export const oversightPolicy = {
  /** Make a member its owner. */
  giveRoom: (facts: OversightFacts) => administers(facts) && facts.isAbandoned,
} as const;

/** Rights over somebody's account. */
export const personPolicy = {
  /** Shut somebody out until they are restored. */
  suspendPerson: isAbove,
  /** Let somebody in again who was shut out. */
  restorePerson: isAbove,
  /** Delete the account of somebody else. */
  deletePerson: isAbove,
  /** End the sessions of somebody else. */
  endTheirSessions: isAbove,
  /** Make a link by which somebody chooses a new password. */
  makeResetLink: isAbove,
  /** Make somebody a plain member: an admin no longer. */
  makeMember: hasRoleToChange,
  /** Make somebody an admin. */
  makeAdmin: (facts: PersonFacts) => hasRoleToChange(facts) && ownsServer(facts),
  /** Hand the server over; whoever does becomes an admin. */
  makeOwner: (facts: PersonFacts) => hasRoleToChange(facts) && ownsServer(facts),
} as const;

/** What a decision about writing to somebody alone may depend on, while the two have no conversation yet. */
export interface ContactFacts {
  readonly isSignedIn: boolean;
  readonly role: ServerRole | null;
  /** Writing to oneself. */
  readonly isSelf: boolean;
  /** The viewer has blocked them. */
  readonly hasBlocked: boolean;
  /** They have blocked the viewer. */
  readonly isBlocked: boolean;
  /** They are shut out of the server. */
  readonly areSuspended: boolean;
  /** They have asked to write to the viewer, who has not declined. */
  readonly haveAsked: boolean;
  readonly sharesRoom: boolean;
  readonly whoMayWrite: 'EVERYBODY' | 'SHARED_ROOM' | 'CONTACTS';
}

/** Whom they take messages from without being asked. A guest has only a name: sharing a room with one says too little of who it is. */
const takeMessages = (facts: ContactFacts): boolean =>
  facts.haveAsked ||
  facts.whoMayWrite === 'EVERYBODY' ||
  (facts.whoMayWrite === 'SHARED_ROOM' && facts.sharesRoom && facts.role !== 'GUEST');

/** Who may write to whom alone. */
export const contactPolicy = {
  /** Begin a conversation. */
  openConversation: (facts: ContactFacts) =>
    facts.isSignedIn &&
    (facts.isSelf || (!facts.hasBlocked && !facts.isBlocked && !facts.areSuspended && takeMessages(facts))),
  /** Ask to: whether they hear of it is theirs to say, and not told. */
  askToWrite: (facts: ContactFacts) => facts.isSignedIn && !facts.hasBlocked,
  /** Hear nothing of them. */
  blockPerson: (facts: ContactFacts) => facts.isSignedIn && !facts.isSelf,
} as const;

export type ContactRight = keyof typeof contactPolicy;
export type ServerRight = keyof typeof serverPolicy;
export type PersonRight = keyof typeof personPolicy;

/** What a decision about a report depends on: the viewer's place in the room and on the server, and the place of whom it is about. */
export interface ReportFacts extends MembershipFacts {
  readonly isAboutViewer: boolean;
  readonly serverRole: ServerRole | null;
  readonly isSuspended: boolean;
}

/** Rights over reports of a message or a person in a room. */
export const reportPolicy = {
  /** Look at it and decide: who stands above them in the room; about its owner, who administers the server. Never they themselves. */
  resolveReport: (facts: ReportFacts) =>
    !facts.isAboutViewer &&
    !facts.isSuspended &&
    (facts.theirRole === 'OWNER' ? administers({ ...facts, role: facts.serverRole }) : outranks(facts)),
} as const;
