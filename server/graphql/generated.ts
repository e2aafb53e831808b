import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { ViewerParent as ViewerParentEntity, AccountParent as AccountParentEntity, AdministrationParent as AdministrationParentEntity, SessionParent as SessionParentEntity, ConditionParent as ConditionParentEntity, EventParent as EventParentEntity, EventOf as EventOfEntity } from './parents.ts';
import type { User as UserEntity } from '../accounts/user.ts';
import type { OwnedRoom as OwnedRoomEntity } from '../rooms/owned-rooms.ts';
import type { SessionTerm as SessionTermEntity } from '../accounts/session-term.ts';
import type { LinkedProof as LinkedProofEntity } from '../accounts/prove-email-by-link.ts';
import type { MailState as MailStateEntity } from '../mail/mail-state.ts';
import type { Invite as InviteEntity } from '../accounts/invite.ts';
import type { CurrentSettings as CurrentSettingsEntity } from '../accounts/current-settings.ts';
import type { HostSide as HostSideEntity } from '../core/services.ts';
import type { SettingsChange as SettingsChangeEntity } from '../accounts/server-settings.ts';
import type { RoomView as RoomViewEntity, MembershipView as MembershipViewEntity, OwnBan as OwnBanEntity } from '../rooms/room-reader.ts';
import type { Ban as BanEntity } from '../rooms/ban.ts';
import type { RoomAct as RoomActEntity } from '../rooms/room-act.ts';
import type { MessageRequest as MessageRequestEntity } from '../contacts/message-request.ts';
import type { Block as BlockEntity } from '../contacts/block.ts';
import type { Room as RoomEntity } from '../rooms/room.ts';
import type { ServerAct as ServerActEntity } from '../accounts/server-act.ts';
import type { Report as ReportEntity } from '../moderation/report.ts';
import type { SentMessage as SentMessageEntity } from '../core/events.ts';
import type { CarriedFile as CarriedFileEntity } from '../messages/page-of-files.ts';
import type { EarlierText as EarlierTextEntity } from '../messages/earlier-text.ts';
import type { GraphQLContext } from './context.ts';
export type Maybe<T> = T | null;
export type InputMaybe<T> = Maybe<T>;
export type Omit<T, K extends keyof T> = Pick<T, Exclude<keyof T, K>>;
export type RequireFields<T, K extends keyof T> = Omit<T, K> & { [P in K]-?: NonNullable<T[P]> };
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: string; output: string; }
  String: { input: string; output: string; }
  Boolean: { input: boolean; output: boolean; }
  Int: { input: number; output: number; }
  Float: { input: number; output: number; }
  /** An instant in UTC, as RFC 3339 with milliseconds: 2026-11-21T10:00:00.000Z. */
  DateTime: { input: Date; output: Date; }
};

export type AcceptRequestError = PersonNotFound | RequestNotFound;

export type AcceptRequestPayload = {
  __typename?: 'AcceptRequestPayload';
  error?: Maybe<AcceptRequestError>;
  room?: Maybe<Room>;
};

/** Somebody's account, as those who administer the server see it. */
export type Account = {
  __typename?: 'Account';
  /** Devices on which they are signed in. */
  deviceCount: Scalars['Int']['output'];
  /** When a session of theirs was last used, to the minute; null if they have none. */
  lastUsedAt?: Maybe<Scalars['DateTime']['output']>;
  /** Their sessions, most recently used first; empty for those whom the viewer may not sign out. */
  sessions: Array<Session>;
  /** When they were shut out; null for those who are not. */
  suspendedAt?: Maybe<Scalars['DateTime']['output']>;
  user: User;
  viewerMayDelete: Scalars['Boolean']['output'];
  /** The roles that the viewer may give them. */
  viewerMayMake: Array<ServerRole>;
  viewerMayResetPassword: Scalars['Boolean']['output'];
  viewerMayRestore: Scalars['Boolean']['output'];
  viewerMaySignOut: Scalars['Boolean']['output'];
  viewerMaySuspend: Scalars['Boolean']['output'];
};

export type AccountConnection = {
  __typename?: 'AccountConnection';
  edges: Array<AccountEdge>;
  nodes: Array<Account>;
  pageInfo: PageInfo;
};

export type AccountEdge = {
  __typename?: 'AccountEdge';
  cursor: Scalars['String']['output'];
  node: Account;
};

/** The account is shut out; told only to whoever knows its password. */
export type AccountSuspended = UserError & {
  __typename?: 'AccountSuspended';
  message: Scalars['String']['output'];
};

/** What the owner and the admins of the server see. */
export type Administration = {
  __typename?: 'Administration';
  /**
   * The accounts, newest first. `matching`: only those whose username contains these letters, case ignored. `isSuspended`: only those who are, or
   * are not. `first`: 1 to 100, 50 unless told.
   */
  accounts: AccountConnection;
  /**
   * What those who administer the server did, the latest first; 5,000 are kept. `kind`: only such. `username`: only by or about this person.
   * `first`: 1 to 100, 50 unless told.
   */
  acts: ServerActConnection;
  condition: ServerCondition;
  mail: MailState;
  reach: ServerReach;
  /** Reports about owners of rooms, the latest first; what was reported, and nothing else of the room. `first`: 1 to 100, 50 unless told. */
  reports: ReportConnection;
  /** Every room by what it is, listed or not, and nothing that was said; most recently active first. `first`: 1 to 100, 50 unless told. */
  rooms: OverseenRoomConnection;
  settings: ServerSettings;
  viewerCanChangeReach: Scalars['Boolean']['output'];
};


/** What the owner and the admins of the server see. */
export type AdministrationAccountsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  isSuspended?: InputMaybe<Scalars['Boolean']['input']>;
  matching?: InputMaybe<Scalars['String']['input']>;
};


/** What the owner and the admins of the server see. */
export type AdministrationActsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  kind?: InputMaybe<ServerActKind>;
  username?: InputMaybe<Scalars['String']['input']>;
};


/** What the owner and the admins of the server see. */
export type AdministrationReportsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  isResolved?: InputMaybe<Scalars['Boolean']['input']>;
};


/** What the owner and the admins of the server see. */
export type AdministrationRoomsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  matching?: InputMaybe<Scalars['String']['input']>;
};

/** Somebody has set the server up; nothing was changed. */
export type AlreadySetUp = UserError & {
  __typename?: 'AlreadySetUp';
  message: Scalars['String']['output'];
};

/** A role that the owner gives and takes away. */
export type AppointedRole =
  | 'MEMBER'
  | 'MODERATOR';

export type AskToWriteError = EmptyMessage | MessageTooLong | PersonBlocked | PersonNotFound;

export type AskToWriteInput = {
  /** 1 to 500 characters, not only blanks; kept to the byte. */
  body: Scalars['String']['input'];
  userId: Scalars['ID']['input'];
};

export type AskToWritePayload = {
  __typename?: 'AskToWritePayload';
  error?: Maybe<AskToWriteError>;
  /** The conversation, if the viewer may write there; null while it is for the other person to say. */
  room?: Maybe<Room>;
};

/** Somebody is shut out of a room, as its moderators see it. */
export type Ban = {
  __typename?: 'Ban';
  bannedAt: Scalars['DateTime']['output'];
  /** Who banned them; null when that account is gone. */
  by?: Maybe<User>;
  id: Scalars['ID']['output'];
  /** What the banned person is told; null when nothing was. */
  reason?: Maybe<Scalars['String']['output']>;
  user: User;
};

export type BanConnection = {
  __typename?: 'BanConnection';
  edges: Array<BanEdge>;
  nodes: Array<Ban>;
  pageInfo: PageInfo;
};

export type BanEdge = {
  __typename?: 'BanEdge';
  cursor: Scalars['String']['output'];
  node: Ban;
};

/** The viewer is no longer banned from a room. */
export type BanLifted = {
  __typename?: 'BanLifted';
  roomId: Scalars['ID']['output'];
};

export type BanMemberError = Banned | InvalidInput | NotAMember | NotAllowed | PersonNotFound | RoomNotFound;

export type BanMemberInput = {
  /** What the person is told, up to 200 characters after trimming. */
  reason?: InputMaybe<Scalars['String']['input']>;
  roomId: Scalars['ID']['input'];
  userId: Scalars['ID']['input'];
};

export type BanMemberPayload = {
  __typename?: 'BanMemberPayload';
  /** The ban that is in force, which may be an earlier one. */
  ban?: Maybe<Ban>;
  error?: Maybe<BanMemberError>;
  room?: Maybe<Room>;
};

/** The viewer is shut out of the room. */
export type Banned = UserError & {
  __typename?: 'Banned';
  message: Scalars['String']['output'];
  /** What was told about it; null when nothing was. */
  reason?: Maybe<Scalars['String']['output']>;
};

/** Somebody was banned from a room that the viewer moderates, or let in again. */
export type BansChanged = {
  __typename?: 'BansChanged';
  roomId: Scalars['ID']['output'];
};

export type BecomeMemberError = InvalidInput | UsernameTaken;

export type BecomeMemberInput = {
  password: Scalars['String']['input'];
  username: Scalars['String']['input'];
};

export type BecomeMemberPayload = {
  __typename?: 'BecomeMemberPayload';
  error?: Maybe<BecomeMemberError>;
  user?: Maybe<User>;
};

export type BlockPersonError = NotAllowed | PersonNotFound;

export type BlockPersonPayload = {
  __typename?: 'BlockPersonPayload';
  error?: Maybe<BlockPersonError>;
  user?: Maybe<User>;
};

/** Somebody whom the viewer has blocked. */
export type BlockedPerson = {
  __typename?: 'BlockedPerson';
  blockedAt: Scalars['DateTime']['output'];
  id: Scalars['ID']['output'];
  user: User;
};

export type BlockedPersonConnection = {
  __typename?: 'BlockedPersonConnection';
  edges: Array<BlockedPersonEdge>;
  nodes: Array<BlockedPerson>;
  pageInfo: PageInfo;
};

export type BlockedPersonEdge = {
  __typename?: 'BlockedPersonEdge';
  cursor: Scalars['String']['output'];
  node: BlockedPerson;
};

/** The viewer has blocked or unblocked somebody, on this or another device. */
export type BlocksChanged = {
  __typename?: 'BlocksChanged';
  /** People who are blocked now. */
  blockedCount: Scalars['Int']['output'];
};

export type ChangeEmailError = EmailTaken | InvalidInput | WrongPassword;

export type ChangeEmailInput = {
  /** Null for none. */
  email?: InputMaybe<Scalars['String']['input']>;
  /** The present one. */
  password: Scalars['String']['input'];
};

export type ChangeEmailPayload = {
  __typename?: 'ChangeEmailPayload';
  error?: Maybe<ChangeEmailError>;
  viewer?: Maybe<Viewer>;
};

export type ChangeKeepingError = Banned | InvalidInput | MessagesWouldBeLost | NotAMember | NotAllowed | RoomNotFound;

export type ChangeKeepingInput = {
  keep?: InputMaybe<Keep>;
  /** Belongs to `keep`: needed with LAST (1 to 10,000 messages) and DAYS (1 to 3,650 days), refused otherwise. */
  keepAmount?: InputMaybe<Scalars['Int']['input']>;
  /** Whether messages may be lost that the room has now. */
  mayDropMessages?: InputMaybe<Scalars['Boolean']['input']>;
  newMembersSee?: InputMaybe<NewMembersSee>;
  roomId: Scalars['ID']['input'];
};

export type ChangeKeepingPayload = {
  __typename?: 'ChangeKeepingPayload';
  error?: Maybe<ChangeKeepingError>;
  room?: Maybe<Room>;
};

export type ChangePasswordError = InvalidInput | WrongPassword;

export type ChangePasswordInput = {
  newPassword: Scalars['String']['input'];
  /** The present one. */
  password: Scalars['String']['input'];
};

export type ChangePasswordPayload = {
  __typename?: 'ChangePasswordPayload';
  endedCount?: Maybe<Scalars['Int']['output']>;
  error?: Maybe<ChangePasswordError>;
};

export type ChangeReachError = InvalidInput;

export type ChangeReachInput = {
  /** Where people will find it on the internet, such as `https://chat.example.org`. */
  publicUrl?: InputMaybe<Scalars['String']['input']>;
  reach: Reach;
};

export type ChangeReachPayload = {
  __typename?: 'ChangeReachPayload';
  error?: Maybe<ChangeReachError>;
  reach?: Maybe<ServerReach>;
};

export type ChangeRoleError = PersonNotFound;

export type ChangeRoleInput = {
  /** MEMBER, ADMIN or OWNER. */
  role: ServerRole;
  userId: Scalars['ID']['input'];
};

export type ChangeRolePayload = {
  __typename?: 'ChangeRolePayload';
  account?: Maybe<Account>;
  error?: Maybe<ChangeRoleError>;
};

export type ChangeServerSettingsError = InvalidInput;

export type ChangeServerSettingsInput = {
  devices?: InputMaybe<DeviceRule>;
  devicesMax?: InputMaybe<Scalars['Int']['input']>;
  email?: InputMaybe<EmailRule>;
  isQuickJoinOn?: InputMaybe<Scalars['Boolean']['input']>;
  serverName?: InputMaybe<Scalars['String']['input']>;
  wayIn?: InputMaybe<WayIn>;
};

export type ChangeServerSettingsPayload = {
  __typename?: 'ChangeServerSettingsPayload';
  error?: Maybe<ChangeServerSettingsError>;
  settings?: Maybe<ServerSettings>;
};

/** The code was used, replaced, is too old or never was one; which is not told. */
export type CodeNotValid = UserError & {
  __typename?: 'CodeNotValid';
  message: Scalars['String']['output'];
};

export type CreateInviteError = InvalidInput | RoomNotFound;

export type CreateInviteInput = {
  /** How long it lasts: 1 to 8784; for ever without. */
  hours?: InputMaybe<Scalars['Int']['input']>;
  /** At most 60 characters. */
  note?: InputMaybe<Scalars['String']['input']>;
  /** The room that it leads to; without, it is to the server. */
  roomId?: InputMaybe<Scalars['ID']['input']>;
  /** For how many people: 1 to 1,000; any number without. */
  usesMax?: InputMaybe<Scalars['Int']['input']>;
};

export type CreateInvitePayload = {
  __typename?: 'CreateInvitePayload';
  /** Belongs behind /invite/ in the server's address. */
  code?: Maybe<Scalars['String']['output']>;
  error?: Maybe<CreateInviteError>;
  invite?: Maybe<Invite>;
};

export type CreateRoomError = InvalidInput | NotAllowed | RoomIdTaken | RoomNameTaken;

/** `id`: any UUID (v7 for locality) made by the client makes a retry safe; without it the server makes one. */
export type CreateRoomInput = {
  access?: InputMaybe<RoomAccess>;
  description?: InputMaybe<Scalars['String']['input']>;
  id?: InputMaybe<Scalars['ID']['input']>;
  isListed?: InputMaybe<Scalars['Boolean']['input']>;
  keep?: InputMaybe<Keep>;
  /** Needed with keep LAST (1 to 10,000 messages) and DAYS (1 to 3,650 days), refused otherwise. */
  keepAmount?: InputMaybe<Scalars['Int']['input']>;
  /** 1 to 60 characters after trimming. */
  name: Scalars['String']['input'];
  newMembersSee?: InputMaybe<NewMembersSee>;
  /** Needed with access PASSWORD, refused otherwise. */
  password?: InputMaybe<Scalars['String']['input']>;
};

export type CreateRoomPayload = {
  __typename?: 'CreateRoomPayload';
  error?: Maybe<CreateRoomError>;
  room?: Maybe<Room>;
};

export type DeclineRequestError = RequestNotFound;

export type DeclineRequestPayload = {
  __typename?: 'DeclineRequestPayload';
  error?: Maybe<DeclineRequestError>;
  /** The request that is answered. */
  id?: Maybe<Scalars['ID']['output']>;
};

export type DeleteAccountError = MemberNotFound | OwnRoomsUndecided | OwnsServer | WrongPassword;

/** Every room that the viewer owns is in exactly one of `handOver` and `deleteRooms`. */
export type DeleteAccountInput = {
  deleteRooms: Array<Scalars['ID']['input']>;
  handOver: Array<HandOverInput>;
  messages: LeftMessages;
  /** The viewer's; a guest has none. */
  password?: InputMaybe<Scalars['String']['input']>;
};

export type DeleteAccountPayload = {
  __typename?: 'DeleteAccountPayload';
  error?: Maybe<DeleteAccountError>;
  /** The account that is no more. */
  userId?: Maybe<Scalars['ID']['output']>;
};

export type DeleteMessageError = Banned | MessageNotFound | NotAMember | NotYourMessage;

export type DeleteMessageInput = {
  id: Scalars['ID']['input'];
};

export type DeleteMessagePayload = {
  __typename?: 'DeleteMessagePayload';
  error?: Maybe<DeleteMessageError>;
  /** What is left of it. */
  message?: Maybe<Message>;
};

export type DeletePersonError = PersonNotFound;

export type DeletePersonInput = {
  messages: LeftMessages;
  userId: Scalars['ID']['input'];
};

export type DeletePersonPayload = {
  __typename?: 'DeletePersonPayload';
  error?: Maybe<DeletePersonError>;
  /** The account that is no more. */
  userId?: Maybe<Scalars['ID']['output']>;
};

export type DeleteRoomError = Banned | NotAMember | NotAllowed | RoomNotFound;

export type DeleteRoomInput = {
  roomId: Scalars['ID']['input'];
};

export type DeleteRoomPayload = {
  __typename?: 'DeleteRoomPayload';
  error?: Maybe<DeleteRoomError>;
  /** The room that is no more. */
  roomId?: Maybe<Scalars['ID']['output']>;
};

/** On how many devices one person may be signed in. */
export type DeviceRule =
  /** On `devicesMax`; one more is refused. */
  | 'LIMITED'
  /** On one; a second is refused. */
  | 'ONE_REFUSE'
  /** On one; signing in on a second ends the first. */
  | 'ONE_REPLACE'
  /** On as many as they like. */
  | 'UNLIMITED';

/** What a message said until it was edited. */
export type EarlierText = {
  __typename?: 'EarlierText';
  body: Scalars['String']['output'];
  /** When it was sent or edited to say this. */
  writtenAt: Scalars['DateTime']['output'];
};

export type EditMessageError = Banned | EmptyMessage | MessageGone | MessageNotFound | MessageTooLong | NotAMember | NotTakingMessages | NotYourMessage | PersonBlocked;

export type EditMessageInput = {
  /** 1 to 10,000 characters, not only blanks; kept to the byte. It may be empty where the message has files. */
  body: Scalars['String']['input'];
  id: Scalars['ID']['input'];
};

export type EditMessagePayload = {
  __typename?: 'EditMessagePayload';
  error?: Maybe<EditMessageError>;
  message?: Maybe<Message>;
};

/** The viewer gave, confirmed or lost an address, on this or another device. */
export type EmailChanged = {
  __typename?: 'EmailChanged';
  email?: Maybe<Scalars['String']['output']>;
  isEmailProven: Scalars['Boolean']['output'];
  pendingEmail?: Maybe<Scalars['String']['output']>;
};

/** What the link of a letter that proves an address would do. */
export type EmailProof = {
  __typename?: 'EmailProof';
  email: Scalars['String']['output'];
  /** Whose account the address would be of. */
  username: Scalars['String']['output'];
};

/** Whether an account has an email address. */
export type EmailRule =
  /** It is not asked for. */
  | 'OFF'
  /** Whoever wants to may give one. */
  | 'OPTIONAL'
  /** Nobody gets in without one that they have proved to be theirs; refused without a mail server. */
  | 'REQUIRED';

export type EmailTaken = UserError & {
  __typename?: 'EmailTaken';
  message: Scalars['String']['output'];
};

/** There was nothing to say. */
export type EmptyMessage = UserError & {
  __typename?: 'EmptyMessage';
  message: Scalars['String']['output'];
};

export type EndSessionsInput = {
  id?: InputMaybe<Scalars['ID']['input']>;
};

export type EndSessionsPayload = {
  __typename?: 'EndSessionsPayload';
  endedCount: Scalars['Int']['output'];
};

/** Something that concerns the viewer. What becomes of messages and the room's own changes go to its members only. */
export type Event = BanLifted | BansChanged | BlocksChanged | EmailChanged | InstanceChanged | MemberJoined | MemberLeft | MessageAdded | MessageDeleted | MessageEdited | MessagesDropped | PreferencesChanged | PresenceChanged | ReportResolved | ReportsChanged | RequestsChanged | RoleChanged | RoomChanged | RoomJoined | RoomLeft | RoomListed | RoomPreferencesChanged | RoomRead | RoomUnlisted | UserChanged;

/**
 * A file that was sent along with a message. GET /files/<id> answers its bytes, GET /files/<id>/preview those of a smaller picture, to those who
 * may read the message.
 */
export type File = {
  __typename?: 'File';
  height?: Maybe<Scalars['Int']['output']>;
  id: Scalars['ID']['output'];
  message: Message;
  /** 1 to 255 characters, no path. */
  name: Scalars['String']['output'];
  /** Bytes. */
  size: Scalars['Int']['output'];
  /** Pixels; null unless it is a picture that can be shown. */
  width?: Maybe<Scalars['Int']['output']>;
};

export type FileConnection = {
  __typename?: 'FileConnection';
  edges: Array<FileEdge>;
  nodes: Array<File>;
  pageInfo: PageInfo;
};

export type FileEdge = {
  __typename?: 'FileEdge';
  cursor: Scalars['String']['output'];
  node: File;
};

/**
 * A file was not uploaded by the sender to this room, was given up because it was not sent within a day, or belongs to another message: upload it
 * under a new id.
 */
export type FileNotFound = UserError & {
  __typename?: 'FileNotFound';
  message: Scalars['String']['output'];
};

export type GiveRoomError = MemberNotFound | NotAllowed | RoomNotFound;

export type GiveRoomInput = {
  roomId: Scalars['ID']['input'];
  /** A member of the room. */
  userId: Scalars['ID']['input'];
};

export type GiveRoomPayload = {
  __typename?: 'GiveRoomPayload';
  error?: Maybe<GiveRoomError>;
  room?: Maybe<OverseenRoom>;
};

export type HandOverInput = {
  roomId: Scalars['ID']['input'];
  /** A member of the room. */
  userId: Scalars['ID']['input'];
};

export type InputProblem = {
  __typename?: 'InputProblem';
  /** The input's field, as it is named in the schema: `username`. */
  field: Scalars['String']['output'];
  message: Scalars['String']['output'];
};

/** What anybody may know about this server. */
export type Instance = {
  __typename?: 'Instance';
  /** Whether the server sends mail: without, nobody is asked to confirm an address. */
  canMail: Scalars['Boolean']['output'];
  email: EmailRule;
  /** Whether a name alone makes a guest. */
  isQuickJoinOn: Scalars['Boolean']['output'];
  /** Whether anybody who reaches the server may make an account now: the first always may. */
  isSignUpOpen: Scalars['Boolean']['output'];
  limits: Limits;
  /** The name its owner gave it. */
  name: Scalars['String']['output'];
  /** Whether nobody owns it yet: it is to be set up first. */
  needsSetUp: Scalars['Boolean']['output'];
  /** The version of Hearth that it runs. */
  version: Scalars['String']['output'];
  wayIn: WayIn;
};

/** What anybody may know about this server has changed: its name, or how people get in. */
export type InstanceChanged = {
  __typename?: 'InstanceChanged';
  instance: Instance;
};

/** One or more fields broke a rule; nothing was changed. */
export type InvalidInput = UserError & {
  __typename?: 'InvalidInput';
  message: Scalars['String']['output'];
  /** Every broken rule, with the name of its input field, for showing the words beside it. */
  problems: Array<InputProblem>;
};

/** An invitation as whoever holds it sees it, signed in or not. */
export type Invitation = {
  __typename?: 'Invitation';
  /** Whether an account may be made with it now. */
  canSignUp: Scalars['Boolean']['output'];
  /** Display name of who made it; null when their account is gone. */
  invitedBy?: Maybe<Scalars['String']['output']>;
  /** Name of the room that it leads to; null if it is to the server alone. */
  roomName?: Maybe<Scalars['String']['output']>;
  /** The picture of that room; null for none. GET /pictures/<id>/small?invite=<code> (or large) answers it to whoever holds the invitation. */
  roomPictureId?: Maybe<Scalars['ID']['output']>;
};

/** An invitation as those see it who may make such. Its code was told once, when it was made. */
export type Invite = {
  __typename?: 'Invite';
  createdAt: Scalars['DateTime']['output'];
  /** Who made it; null when their account is gone. */
  createdBy?: Maybe<User>;
  /** When it ends; null for never. */
  expiresAt?: Maybe<Scalars['DateTime']['output']>;
  id: Scalars['ID']['output'];
  /** Whether it lets anybody in now. */
  isOpen: Scalars['Boolean']['output'];
  /** What whoever made it remembers it by. */
  note: Scalars['String']['output'];
  /** Whether it lets people make an account where that takes an invitation. */
  opensServer: Scalars['Boolean']['output'];
  revokedAt?: Maybe<Scalars['DateTime']['output']>;
  /** The room that it leads to; null if it is to the server alone, or the room is gone or hidden from the viewer. */
  room?: Maybe<Room>;
  useCount: Scalars['Int']['output'];
  /** For how many people; null for any number. */
  usesMax?: Maybe<Scalars['Int']['output']>;
};

export type InviteConnection = {
  __typename?: 'InviteConnection';
  edges: Array<InviteEdge>;
  nodes: Array<Invite>;
  pageInfo: PageInfo;
};

export type InviteEdge = {
  __typename?: 'InviteEdge';
  cursor: Scalars['String']['output'];
  node: Invite;
};

/** The way in, to the room or to the server, is by invitation only. */
export type InviteNeeded = UserError & {
  __typename?: 'InviteNeeded';
  message: Scalars['String']['output'];
};

/** There is no such invitation. */
export type InviteNotFound = UserError & {
  __typename?: 'InviteNotFound';
  message: Scalars['String']['output'];
};

/** The invitation lets nobody in, or no more; why is not told. */
export type InviteNotValid = UserError & {
  __typename?: 'InviteNotValid';
  message: Scalars['String']['output'];
};

export type JoinAsGuestError = InvalidInput | QuickJoinOff;

export type JoinAsGuestInput = {
  /** 1 to 50 characters; others may have the same. */
  name: Scalars['String']['input'];
  wantToken?: InputMaybe<Scalars['Boolean']['input']>;
};

export type JoinAsGuestPayload = {
  __typename?: 'JoinAsGuestPayload';
  error?: Maybe<JoinAsGuestError>;
  /** The session's token, once, if `wantToken` asked for it. */
  token?: Maybe<Scalars['String']['output']>;
  viewer?: Maybe<Viewer>;
};

export type JoinRoomError = Banned | InvalidInput | InviteNeeded | RoomNotFound | WrongRoomPassword;

/** By id, or by name for rooms that are not listed. Exactly one of the two. */
export type JoinRoomInput = {
  name?: InputMaybe<Scalars['String']['input']>;
  password?: InputMaybe<Scalars['String']['input']>;
  roomId?: InputMaybe<Scalars['ID']['input']>;
};

export type JoinRoomPayload = {
  __typename?: 'JoinRoomPayload';
  error?: Maybe<JoinRoomError>;
  room?: Maybe<Room>;
};

/** How long a room keeps what is said in it. */
export type Keep =
  /** Each message for so many days. */
  | 'DAYS'
  | 'EVERYTHING'
  /** The last messages, so many: the next one drops the first of them. */
  | 'LAST'
  /** Nothing: what is said is for those who are there. */
  | 'LIVE';

/** How somebody came to be out of a room. */
export type LeaveCause =
  | 'BANNED'
  /** The owner closed the room. */
  | 'CLOSED'
  /** An admin of the server closed the room. */
  | 'CLOSED_BY_ADMIN'
  | 'LEFT'
  | 'REMOVED';

export type LeaveRoomError = Banned | NotAMember | NotAllowed | RoomNotFound;

export type LeaveRoomInput = {
  roomId: Scalars['ID']['input'];
};

export type LeaveRoomPayload = {
  __typename?: 'LeaveRoomPayload';
  error?: Maybe<LeaveRoomError>;
  /** The room as the viewer now sees it; null when it is not listed. */
  room?: Maybe<Room>;
};

/** What becomes of the messages of a deleted account. */
export type LeftMessages =
  /** They stay, as a deleted member's. */
  | 'KEEP'
  /** Their texts are removed for everybody; their places stay. */
  | 'REMOVE';

/** The sizes that the server accepts; the words of a refusal name the same figures. */
export type Limits = {
  __typename?: 'Limits';
  /** Code points. */
  bioLengthMax: Scalars['Int']['output'];
  /** Code points. */
  displayNameLengthMax: Scalars['Int']['output'];
  /** Bytes of a file in a message. */
  fileBytesMax: Scalars['Int']['output'];
  /** Files of one message. */
  filesPerMessageMax: Scalars['Int']['output'];
  /** Code points. */
  interestLengthMax: Scalars['Int']['output'];
  /** Items. */
  interestsMax: Scalars['Int']['output'];
  /** Code points. */
  messageLengthMax: Scalars['Int']['output'];
  /** Items. */
  pageSizeMax: Scalars['Int']['output'];
  /** Code points. */
  passwordLengthMax: Scalars['Int']['output'];
  /** Code points. */
  passwordLengthMin: Scalars['Int']['output'];
  /** Bytes. */
  pictureBytesMax: Scalars['Int']['output'];
  /** Code points. */
  pronounsLengthMax: Scalars['Int']['output'];
  /** Code points. */
  roomDescriptionLengthMax: Scalars['Int']['output'];
  /** Code points. */
  roomNameLengthMax: Scalars['Int']['output'];
  /** Code points. */
  usernameLengthMax: Scalars['Int']['output'];
  /** Code points. */
  usernameLengthMin: Scalars['Int']['output'];
};

/** The mail server did not take the letter; what to look after is told. */
export type MailFailed = UserError & {
  __typename?: 'MailFailed';
  message: Scalars['String']['output'];
};

/** How mail goes. The environment says where the mail server is (SMTP_URL); its password is told nobody. */
export type MailState = {
  __typename?: 'MailState';
  /** When it last did not. */
  failedAt?: Maybe<Scalars['DateTime']['output']>;
  /** Why, in words. */
  failure?: Maybe<Scalars['String']['output']>;
  /** Whom letters come from; null without a mail server. */
  from?: Maybe<Scalars['String']['output']>;
  isSetUp: Scalars['Boolean']['output'];
  /** The address to which links in letters lead. */
  linksLeadTo?: Maybe<Scalars['String']['output']>;
  /** When it took the last one. */
  sentAt?: Maybe<Scalars['DateTime']['output']>;
  /** Letters that the mail server has not taken yet. */
  waitingCount: Scalars['Int']['output'];
};

export type MakeRecoveryCodesError = WrongPassword;

export type MakeRecoveryCodesInput = {
  password: Scalars['String']['input'];
};

export type MakeRecoveryCodesPayload = {
  __typename?: 'MakeRecoveryCodesPayload';
  codes?: Maybe<Array<Scalars['String']['output']>>;
  error?: Maybe<MakeRecoveryCodesError>;
};

export type MakeResetLinkError = PersonNotFound;

export type MakeResetLinkPayload = {
  __typename?: 'MakeResetLinkPayload';
  /** Belongs behind /recover/ in the server's address; told this once. */
  code?: Maybe<Scalars['String']['output']>;
  error?: Maybe<MakeResetLinkError>;
  expiresAt?: Maybe<Scalars['DateTime']['output']>;
};

export type MarkReadError = Banned | NotAMember | RoomNotFound;

export type MarkReadInput = {
  /** The newest message that was seen; one past the room's last counts as the last. */
  position: Scalars['Int']['input'];
  roomId: Scalars['ID']['input'];
};

export type MarkReadPayload = {
  __typename?: 'MarkReadPayload';
  error?: Maybe<MarkReadError>;
  room?: Maybe<Room>;
};

/** Somebody has entered a room of the viewer's. */
export type MemberJoined = {
  __typename?: 'MemberJoined';
  membership: Membership;
  room: Room;
};

/** Somebody is no longer in a room of the viewer's. */
export type MemberLeft = {
  __typename?: 'MemberLeft';
  cause: LeaveCause;
  room: Room;
  user: User;
};

/** The person is not in the room. */
export type MemberNotFound = UserError & {
  __typename?: 'MemberNotFound';
  message: Scalars['String']['output'];
};

/** One person's place in one room. */
export type Membership = {
  __typename?: 'Membership';
  id: Scalars['ID']['output'];
  /** Whether the viewer wants the room among the first of their list; null for others. */
  isFavourite?: Maybe<Scalars['Boolean']['output']>;
  joinedAt: Scalars['DateTime']['output'];
  /** Until when the viewer wants to hear little of the room, the year 9999 standing for ever; null if they want to hear it, and for others. */
  mutedUntil?: Maybe<Scalars['DateTime']['output']>;
  /** Position of the last message that this person has read; only one's own is told, others' are null. */
  readPosition?: Maybe<Scalars['Int']['output']>;
  role: RoomRole;
  /** Position from which on this person may read what the room keeps: 1, or what came after they joined; only one's own is told, others' are null. */
  seesFrom?: Maybe<Scalars['Int']['output']>;
  user: User;
  /** Whether the viewer may ban this person from the room. */
  viewerCanBan: Scalars['Boolean']['output'];
  /** Whether the viewer may put this person out of the room. */
  viewerCanRemove: Scalars['Boolean']['output'];
  /** Whether the viewer may ask those above this person to look at them. */
  viewerCanReport: Scalars['Boolean']['output'];
  /** Whether the viewer may make this person a moderator, or a member again. */
  viewerCanSetRole: Scalars['Boolean']['output'];
  /** Whether the viewer may make this person the owner in their own place. */
  viewerCanTransferTo: Scalars['Boolean']['output'];
};

export type MembershipConnection = {
  __typename?: 'MembershipConnection';
  edges: Array<MembershipEdge>;
  nodes: Array<Membership>;
  pageInfo: PageInfo;
};

export type MembershipEdge = {
  __typename?: 'MembershipEdge';
  cursor: Scalars['String']['output'];
  node: Membership;
};

export type Message = {
  __typename?: 'Message';
  /** Who said it, which may be a deleted account; null for sample people who were removed. */
  author?: Maybe<User>;
  /** The text, to the byte as it was sent or last edited; empty once the message is deleted, and for one that is all files. */
  body: Scalars['String']['output'];
  /** When it was deleted; null if it was not. */
  deletedAt?: Maybe<Scalars['DateTime']['output']>;
  /** What it said before it was edited, newest first; the last 20 are kept, and none of a deleted message. `first`: 1 to 100, 50 unless told. */
  earlierTexts: Array<EarlierText>;
  /** When its author last gave it other words; null if never, and once it is deleted. */
  editedAt?: Maybe<Scalars['DateTime']['output']>;
  /** What was sent along, in the order in which it was chosen; nothing once the message is deleted. */
  files: Array<File>;
  id: Scalars['ID']['output'];
  position: Scalars['Int']['output'];
  /** The room's revision at this message's latest change. */
  revision: Scalars['Int']['output'];
  room: Room;
  sentAt: Scalars['DateTime']['output'];
  /** Whether the viewer may delete it now. */
  viewerCanDelete: Scalars['Boolean']['output'];
  /** Whether the viewer may give it other words now. */
  viewerCanEdit: Scalars['Boolean']['output'];
  /** Whether the viewer may ask those above its author to look at it. */
  viewerCanReport: Scalars['Boolean']['output'];
};


export type MessageEarlierTextsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** Somebody said something in a room of the viewer's. */
export type MessageAdded = {
  __typename?: 'MessageAdded';
  /** The room's from then on: what lies before is gone. */
  keptFrom: Scalars['Int']['output'];
  message: Message;
};

export type MessageConnection = {
  __typename?: 'MessageConnection';
  edges: Array<MessageEdge>;
  nodes: Array<Message>;
  pageInfo: PageInfo;
};

/** A message in a room of the viewer's was deleted: its text is gone, its place stays. Told as `MessageEdited` is. */
export type MessageDeleted = {
  __typename?: 'MessageDeleted';
  message: Message;
};

export type MessageEdge = {
  __typename?: 'MessageEdge';
  cursor: Scalars['String']['output'];
  node: Message;
};

/**
 * A message in a room of the viewer's has other words. Never before its `MessageAdded`, but by chance more than once: a client that has the
 * message with the same revision or a higher one has nothing to do.
 */
export type MessageEdited = {
  __typename?: 'MessageEdited';
  message: Message;
};

/** The message was deleted. */
export type MessageGone = UserError & {
  __typename?: 'MessageGone';
  message: Scalars['String']['output'];
};

/** The id was already used for another message. */
export type MessageIdTaken = UserError & {
  __typename?: 'MessageIdTaken';
  message: Scalars['String']['output'];
};

/** There is no such message, or none that the viewer may read. */
export type MessageNotFound = UserError & {
  __typename?: 'MessageNotFound';
  message: Scalars['String']['output'];
};

/** Somebody asks to write to the viewer. */
export type MessageRequest = {
  __typename?: 'MessageRequest';
  /** What they would say first, to the byte. */
  body: Scalars['String']['output'];
  id: Scalars['ID']['output'];
  sentAt: Scalars['DateTime']['output'];
  /** Who asks. */
  user: User;
};

export type MessageRequestConnection = {
  __typename?: 'MessageRequestConnection';
  edges: Array<MessageRequestEdge>;
  nodes: Array<MessageRequest>;
  pageInfo: PageInfo;
};

export type MessageRequestEdge = {
  __typename?: 'MessageRequestEdge';
  cursor: Scalars['String']['output'];
  node: MessageRequest;
};

export type MessageTooLong = UserError & {
  __typename?: 'MessageTooLong';
  /** Code points. */
  lengthMax: Scalars['Int']['output'];
  message: Scalars['String']['output'];
};

/**
 * What was said in a room of the viewer's before `keptFrom` is gone: it became too old, or the room keeps less from now on. May be told more
 * than once.
 */
export type MessagesDropped = {
  __typename?: 'MessagesDropped';
  keptFrom: Scalars['Int']['output'];
  roomId: Scalars['ID']['output'];
};

/** The change would take messages away for good, and was not said to be allowed to. */
export type MessagesWouldBeLost = UserError & {
  __typename?: 'MessagesWouldBeLost';
  /** How many. */
  count: Scalars['Int']['output'];
  message: Scalars['String']['output'];
};

export type Mutation = {
  __typename?: 'Mutation';
  /** Makes a conversation of a request to the viewer, in which what was asked is said first. */
  acceptRequest: AcceptRequestPayload;
  /**
   * Asks another person to be written to, with the first thing to say. It is said at once where the viewer may write; else they find it among
   * their requests. Asking twice is asking once, and whether they have looked, declined or blocked the viewer is not told.
   */
  askToWrite: AskToWritePayload;
  /** Shuts somebody out of a room, in it or not: cut off at once, and kept out. For moderators and the owner, not among peers. Harmless twice. */
  banMember: BanMemberPayload;
  /** Makes a guest a member, with a username and a password; they keep what they wrote and where they are. */
  becomeMember: BecomeMemberPayload;
  /**
   * Ends all that another person could say to the viewer alone: neither says anything in their conversation, and what they ask is seen by
   * nobody. In rooms that both are in nothing changes. They are not told. Harmless twice.
   */
  blockPerson: BlockPersonPayload;
  /**
   * Gives the viewer another address, or none. With a mail server a code goes to it, and the old one stays until it is confirmed; without, it is theirs at
   * once.
   */
  changeEmail: ChangeEmailPayload;
  /**
   * Changes how long a room keeps messages, and what new members see; fields left out stay as they are. For its owner. What the room keeps no
   * more is gone for everybody: where that would be anything, it takes `mayDropMessages`.
   */
  changeKeeping: ChangeKeepingPayload;
  /** Gives the viewer a new password and ends their other sessions. */
  changePassword: ChangePasswordPayload;
  /** Changes who can reach the server, for its owner. A moment later it listens there, and sockets are told to come back. */
  changeReach: ChangeReachPayload;
  /**
   * Makes somebody below the viewer a member or, for the owner alone, an admin. Making somebody OWNER hands the server over: the viewer becomes
   * an admin. Guests become members by themselves: see becomeMember.
   */
  changeRole: ChangeRolePayload;
  /** Changes how the server works, in force at once; fields left out stay as they are. For the owner and the admins. */
  changeServerSettings: ChangeServerSettingsPayload;
  /** Makes an invitation to a room or to the server; its code is told in the answer and never again. */
  createInvite: CreateInvitePayload;
  /** Makes a room, owned by the viewer, who is no guest. The same id again answers with the room that it made. */
  createRoom: CreateRoomPayload;
  /** Puts a request to the viewer away for good. Who asked is not told. Harmless twice. */
  declineRequest: DeclineRequestPayload;
  /**
   * Deletes the viewer's account at once and for good. Each room that they own is handed over or deleted, as the viewer chooses; other people's
   * rooms and messages stay. What they wrote stays as a deleted member's, or is removed for everybody, which may take a while. Their username
   * is given to nobody else.
   */
  deleteAccount: DeleteAccountPayload;
  /**
   * Takes a message away for everybody: one's own; a moderator those of people who are no moderators; the owner all. Its place in the room
   * stays and its texts are gone. Deleting twice is harmless.
   */
  deleteMessage: DeleteMessagePayload;
  /**
   * Deletes the account of somebody below the viewer. Rooms that they own go to the longest-standing moderator, else member; those that nobody
   * else is in are deleted.
   */
  deletePerson: DeletePersonPayload;
  /** Ends a room for everybody, with all that was said in it. For its owner. */
  deleteRoom: DeleteRoomPayload;
  /** Gives a message of the viewer's other words; the earlier ones stay readable for members. The words that it has change nothing. */
  editMessage: EditMessagePayload;
  /** Ends one of the viewer's sessions, or without an id all but the one that asks. */
  endSessions: EndSessionsPayload;
  /** Makes a member the owner of a room whose owner is suspended or signed in nowhere. */
  giveRoom: GiveRoomPayload;
  /** Makes a guest of a name alone, for this device, where the server offers it. */
  joinAsGuest: JoinAsGuestPayload;
  /** Makes the viewer a member. Joining a room twice is harmless. */
  joinRoom: JoinRoomPayload;
  /** Ends the viewer's membership. An owner's room goes to its longest-standing moderator, else member; an empty one to whoever enters next. */
  leaveRoom: LeaveRoomPayload;
  /** Makes ten recovery codes, told this once; earlier ones are worth nothing from then on. */
  makeRecoveryCodes: MakeRecoveryCodesPayload;
  /** Makes a link by which somebody below the viewer chooses a new password, once and within a day. */
  makeResetLink: MakeResetLinkPayload;
  /** Moves the viewer's read position forward, never back. */
  markRead: MarkReadPayload;
  /**
   * The one conversation of the viewer and another person, made when there is none yet; oneself for notes. Refused, in the same words whatever
   * the reason is, where that person does not take messages from the viewer: `askToWrite` then.
   */
  openConversation: OpenConversationPayload;
  /** Confirms the address that the viewer gave by the code that was mailed to it: 8 digits, five tries, one hour. */
  proveEmail: ProveEmailPayload;
  /** Confirms an address by the code of the link that was mailed to it, signed in or not. */
  proveEmailByLink: ProveEmailByLinkPayload;
  /** Gives whoever has a recovery code, or the code of a reset link, a new password; all sessions of the account end. */
  recoverAccount: RecoverAccountPayload;
  /** Puts a member out of a room, who may come back. For moderators and the owner, not among peers. */
  removeMember: RemoveMemberPayload;
  /** Takes the viewer's picture away. One is given by POST /pictures/profile. */
  removeProfilePicture: RemoveProfilePicturePayload;
  /** Ends a room for everybody, with all that was said in it, whoever owns it. */
  removeRoom: RemoveRoomPayload;
  /** Takes a room's picture away, for those who may change the room. One is given by POST /pictures/rooms/<roomId>. */
  removeRoomPicture: RemoveRoomPicturePayload;
  /** Asks those above its author to look at a message; the author is never told who did. Twice is harmless. */
  reportMessage: ReportMessagePayload;
  /** Asks those above somebody in a room to look at them; they are never told who did. Harmless again until it was looked at. */
  reportPerson: ReportPersonPayload;
  /** Asks for a letter with a code and a link for a new password. The answer is the same whoever is named, and whether there is such an account. */
  requestRecovery: RequestRecoveryPayload;
  /** Mails a new code for the address that the viewer has not confirmed; earlier ones are worth nothing from then on. */
  resendEmailCode: ResendEmailCodePayload;
  /**
   * Decides about a report, and about all open ones of the same message, and does what was decided. For those above whom it is about: moderators
   * and the owner of the room; about a moderator, its owner; about its owner, those who administer the server. Harmless once it was decided.
   */
  resolveReport: ResolveReportPayload;
  /** Lets somebody sign in again who was suspended. */
  restorePerson: RestorePersonPayload;
  /** Takes an invitation back: it lets nobody in from then on. Twice is harmless. */
  revokeInvite: RevokeInvitePayload;
  /** Says something in a room. The same id twice is the same message once. */
  sendMessage: SendMessagePayload;
  /** Sends a test letter at once, for the owner and the admins. */
  sendTestMail: SendTestMailPayload;
  /** Makes a member a moderator, or a moderator a member again. For the owner. */
  setMemberRole: SetMemberRolePayload;
  /** Makes the owner's account and the first settings of a server that nobody owns yet, once, and signs the owner in. */
  setUpServer: SetUpServerPayload;
  /** Signs in with a username or an email address in any letter case. One text and one cost for a wrong name and a wrong password. */
  signIn: SignInPayload;
  /** Ends the session that asks, and cuts its sockets. Harmless when signed out. */
  signOut: SignOutPayload;
  /** Ends one session of somebody below the viewer, or without its id all, who may sign in again. */
  signOutPerson: SignOutPersonPayload;
  /** Makes an account and signs it in. The account becomes a member of the Lobby, if there is one. */
  signUp: SignInPayload;
  /** Shuts somebody below the viewer out: ends their sessions, cuts their sockets, and lets them sign in no more. */
  suspendPerson: SuspendPersonPayload;
  /** Makes a member the owner in the viewer's place, who stays as a moderator. */
  transferRoom: TransferRoomPayload;
  /** Ends a ban: the person may come in again as anybody may. Harmless when there is none. */
  unban: UnbanPayload;
  /** Ends a block: the conversation goes on. Harmless when there is none. */
  unblockPerson: UnblockPersonPayload;
  /** Changes how the app behaves for the viewer, on all devices; fields left out stay as they are. */
  updatePreferences: UpdatePreferencesPayload;
  /** Changes what others see of the viewer; fields left out stay as they are. */
  updateProfile: UpdateProfilePayload;
  /**
   * Changes how a room is set up; fields left out stay as they are. Moderators and the owner change its name, description and
   * `tellsComings`; the way in, the password and the place in the list are the owner's.
   */
  updateRoom: UpdateRoomPayload;
  /** Changes how the viewer has a room in their list, on all their devices. */
  updateRoomPreferences: UpdateRoomPreferencesPayload;
  /** Lets the viewer into the room that an invitation names; harmless when they are in it. */
  useInvite: UseInvitePayload;
};


export type MutationAcceptRequestArgs = {
  input: RequestInput;
};


export type MutationAskToWriteArgs = {
  input: AskToWriteInput;
};


export type MutationBanMemberArgs = {
  input: BanMemberInput;
};


export type MutationBecomeMemberArgs = {
  input: BecomeMemberInput;
};


export type MutationBlockPersonArgs = {
  input: PersonInput;
};


export type MutationChangeEmailArgs = {
  input: ChangeEmailInput;
};


export type MutationChangeKeepingArgs = {
  input: ChangeKeepingInput;
};


export type MutationChangePasswordArgs = {
  input: ChangePasswordInput;
};


export type MutationChangeReachArgs = {
  input: ChangeReachInput;
};


export type MutationChangeRoleArgs = {
  input: ChangeRoleInput;
};


export type MutationChangeServerSettingsArgs = {
  input: ChangeServerSettingsInput;
};


export type MutationCreateInviteArgs = {
  input: CreateInviteInput;
};


export type MutationCreateRoomArgs = {
  input: CreateRoomInput;
};


export type MutationDeclineRequestArgs = {
  input: RequestInput;
};


export type MutationDeleteAccountArgs = {
  input: DeleteAccountInput;
};


export type MutationDeleteMessageArgs = {
  input: DeleteMessageInput;
};


export type MutationDeletePersonArgs = {
  input: DeletePersonInput;
};


export type MutationDeleteRoomArgs = {
  input: DeleteRoomInput;
};


export type MutationEditMessageArgs = {
  input: EditMessageInput;
};


export type MutationEndSessionsArgs = {
  input: EndSessionsInput;
};


export type MutationGiveRoomArgs = {
  input: GiveRoomInput;
};


export type MutationJoinAsGuestArgs = {
  input: JoinAsGuestInput;
};


export type MutationJoinRoomArgs = {
  input: JoinRoomInput;
};


export type MutationLeaveRoomArgs = {
  input: LeaveRoomInput;
};


export type MutationMakeRecoveryCodesArgs = {
  input: MakeRecoveryCodesInput;
};


export type MutationMakeResetLinkArgs = {
  input: PersonInput;
};


export type MutationMarkReadArgs = {
  input: MarkReadInput;
};


export type MutationOpenConversationArgs = {
  input: PersonInput;
};


export type MutationProveEmailArgs = {
  input: ProveEmailInput;
};


export type MutationProveEmailByLinkArgs = {
  input: ProveEmailByLinkInput;
};


export type MutationRecoverAccountArgs = {
  input: RecoverAccountInput;
};


export type MutationRemoveMemberArgs = {
  input: RemoveMemberInput;
};


export type MutationRemoveRoomArgs = {
  input: RemoveRoomInput;
};


export type MutationRemoveRoomPictureArgs = {
  input: RemoveRoomPictureInput;
};


export type MutationReportMessageArgs = {
  input: ReportMessageInput;
};


export type MutationReportPersonArgs = {
  input: ReportPersonInput;
};


export type MutationRequestRecoveryArgs = {
  input: RequestRecoveryInput;
};


export type MutationResolveReportArgs = {
  input: ResolveReportInput;
};


export type MutationRestorePersonArgs = {
  input: PersonInput;
};


export type MutationRevokeInviteArgs = {
  input: RevokeInviteInput;
};


export type MutationSendMessageArgs = {
  input: SendMessageInput;
};


export type MutationSendTestMailArgs = {
  input: SendTestMailInput;
};


export type MutationSetMemberRoleArgs = {
  input: SetMemberRoleInput;
};


export type MutationSetUpServerArgs = {
  input: SetUpServerInput;
};


export type MutationSignInArgs = {
  input: SignInInput;
};


export type MutationSignOutPersonArgs = {
  input: SignOutPersonInput;
};


export type MutationSignUpArgs = {
  input: SignUpInput;
};


export type MutationSuspendPersonArgs = {
  input: PersonInput;
};


export type MutationTransferRoomArgs = {
  input: TransferRoomInput;
};


export type MutationUnbanArgs = {
  input: UnbanInput;
};


export type MutationUnblockPersonArgs = {
  input: PersonInput;
};


export type MutationUpdatePreferencesArgs = {
  input: UpdatePreferencesInput;
};


export type MutationUpdateProfileArgs = {
  input: UpdateProfileInput;
};


export type MutationUpdateRoomArgs = {
  input: UpdateRoomInput;
};


export type MutationUpdateRoomPreferencesArgs = {
  input: UpdateRoomPreferencesInput;
};


export type MutationUseInviteArgs = {
  input: UseInviteInput;
};

/** What somebody sees who joins a room, of what was said before. It is settled when they join. */
export type NewMembersSee =
  | 'EVERYTHING'
  /** Nothing; who comes back joins anew. */
  | 'FROM_JOINING';

/** This server sends no mail. */
export type NoMailServer = UserError & {
  __typename?: 'NoMailServer';
  message: Scalars['String']['output'];
};

export type NotAMember = UserError & {
  __typename?: 'NotAMember';
  message: Scalars['String']['output'];
};

/** The viewer's role does not allow this. */
export type NotAllowed = UserError & {
  __typename?: 'NotAllowed';
  message: Scalars['String']['output'];
};

/** This person does not take messages from the viewer now; why is not told. */
export type NotTakingMessages = UserError & {
  __typename?: 'NotTakingMessages';
  message: Scalars['String']['output'];
};

/** The message is somebody else's, and the viewer's role does not reach so far. */
export type NotYourMessage = UserError & {
  __typename?: 'NotYourMessage';
  message: Scalars['String']['output'];
};

/** The viewer has given no address that waits to be confirmed. */
export type NothingToProve = UserError & {
  __typename?: 'NothingToProve';
  message: Scalars['String']['output'];
};

export type OpenConversationError = NotTakingMessages | PersonBlocked | PersonNotFound;

export type OpenConversationPayload = {
  __typename?: 'OpenConversationPayload';
  error?: Maybe<OpenConversationError>;
  room?: Maybe<Room>;
};

/** A room as those who administer the server see it, whether they are in it or not. */
export type OverseenRoom = {
  __typename?: 'OverseenRoom';
  access: RoomAccess;
  createdAt: Scalars['DateTime']['output'];
  /** Whom the viewer may make its owner: of an abandoned room its longest-standing 20 members, moderators first. */
  heirs: Array<User>;
  id: Scalars['ID']['output'];
  /** Whether its owner is suspended, or signed in nowhere. */
  isAbandoned: Scalars['Boolean']['output'];
  isListed: Scalars['Boolean']['output'];
  lastActivityAt: Scalars['DateTime']['output'];
  memberCount: Scalars['Int']['output'];
  /** How many were ever sent. */
  messageCount: Scalars['Int']['output'];
  name: Scalars['String']['output'];
  /** Null where nobody is in it. */
  owner?: Maybe<User>;
};

export type OverseenRoomConnection = {
  __typename?: 'OverseenRoomConnection';
  edges: Array<OverseenRoomEdge>;
  nodes: Array<OverseenRoom>;
  pageInfo: PageInfo;
};

export type OverseenRoomEdge = {
  __typename?: 'OverseenRoomEdge';
  cursor: Scalars['String']['output'];
  node: OverseenRoom;
};

/** Somebody is shut out of a room, as they are told it themselves. */
export type OwnBan = {
  __typename?: 'OwnBan';
  bannedAt: Scalars['DateTime']['output'];
  reason?: Maybe<Scalars['String']['output']>;
  roomId: Scalars['ID']['output'];
  roomName: Scalars['String']['output'];
};

/** A report as the one who made it sees it. */
export type OwnReport = {
  __typename?: 'OwnReport';
  /** Whom it is about; null when that account is gone. */
  about?: Maybe<User>;
  id: Scalars['ID']['output'];
  /** Whether somebody has looked at it. */
  isResolved: Scalars['Boolean']['output'];
  reportedAt: Scalars['DateTime']['output'];
  roomName: Scalars['String']['output'];
  /** What the message said; empty if it is about a person alone. */
  text: Scalars['String']['output'];
};

/** Of some room of the viewer's own it was not said what becomes of it, or one is not theirs any more. */
export type OwnRoomsUndecided = UserError & {
  __typename?: 'OwnRoomsUndecided';
  message: Scalars['String']['output'];
};

/** A room of the viewer's own. */
export type OwnedRoom = {
  __typename?: 'OwnedRoom';
  /** Who would be its owner after the viewer: the longest-standing moderator, else member; null if nobody else is in it. */
  heir?: Maybe<User>;
  room: Room;
};

/** The server belongs to the viewer, whose account therefore stays. */
export type OwnsServer = UserError & {
  __typename?: 'OwnsServer';
  message: Scalars['String']['output'];
};

/** Where a page lies in its list (Relay cursor connections). */
export type PageInfo = {
  __typename?: 'PageInfo';
  endCursor?: Maybe<Scalars['String']['output']>;
  hasNextPage: Scalars['Boolean']['output'];
  hasPreviousPage: Scalars['Boolean']['output'];
  startCursor?: Maybe<Scalars['String']['output']>;
};

/** The viewer has blocked this person, and would have to unblock them first. */
export type PersonBlocked = UserError & {
  __typename?: 'PersonBlocked';
  message: Scalars['String']['output'];
};

export type PersonInput = {
  userId: Scalars['ID']['input'];
};

/** There is no such account. */
export type PersonNotFound = UserError & {
  __typename?: 'PersonNotFound';
  message: Scalars['String']['output'];
};

/** How the app behaves for one person, on all their devices. */
export type Preferences = {
  __typename?: 'Preferences';
  /** Whether Enter sends a message; otherwise Enter makes a new line and Ctrl/Cmd+Enter sends. */
  enterSends: Scalars['Boolean']['output'];
  /** Whether others see when the viewer was last here; whoever does not show it does not see it of others. */
  showsLastSeen: Scalars['Boolean']['output'];
  theme: Theme;
  /** Who may begin a conversation without asking. */
  whoMayWrite: WhoMayWrite;
};

/** The viewer changed a preference, on this or another device. */
export type PreferencesChanged = {
  __typename?: 'PreferencesChanged';
  preferences: Preferences;
};

/**
 * Somebody with whom the viewer shares a room of at most 100 members has connected or is gone, or the viewer themselves. Told only to
 * subscriptions that select this type, and not kept: ask for `isOnline` after a reconnect. Those whom somebody has blocked hear nothing of them.
 */
export type PresenceChanged = {
  __typename?: 'PresenceChanged';
  /** As `User.isOnline`, but the same for everybody who hears it: a subscription that asks for no more is rendered once for all. */
  isOnline: Scalars['Boolean']['output'];
  user: User;
};

export type ProveEmailByLinkError = CodeNotValid;

export type ProveEmailByLinkInput = {
  code: Scalars['String']['input'];
};

export type ProveEmailByLinkPayload = {
  __typename?: 'ProveEmailByLinkPayload';
  email?: Maybe<Scalars['String']['output']>;
  error?: Maybe<ProveEmailByLinkError>;
  username?: Maybe<Scalars['String']['output']>;
};

export type ProveEmailError = CodeNotValid;

export type ProveEmailInput = {
  /** 8 digits; blanks and dashes do not count. */
  code: Scalars['String']['input'];
};

export type ProveEmailPayload = {
  __typename?: 'ProveEmailPayload';
  error?: Maybe<ProveEmailError>;
  viewer?: Maybe<Viewer>;
};

export type Query = {
  __typename?: 'Query';
  /** What the owner and the admins of the server see and change; FORBIDDEN for others. */
  administration: Administration;
  /** What the link of a letter that proves an address would do, for whoever has its code; null if it works no more. */
  emailProof?: Maybe<EmailProof>;
  /** What this server is, to anybody: name, limits, which ways of signing up and in are on. */
  instance: Instance;
  /** What an invitation leads to, for whoever has its code; null if it lets nobody in, or no more. */
  invitation?: Maybe<Invitation>;
  /**
   * Invitations to a room, for those who may invite to it; without a room those that open the server. Newest first. `first`: 1 to 100, 50 unless
   * told.
   */
  invites: InviteConnection;
  /** Those of them who are connected now, by display name; the first 100. */
  onlinePeople: Array<User>;
  /**
   * The people whom the viewer may know of, by display name: members of the server everybody on it, guests those with whom they share a room;
   * nobody who is suspended. `matching`: only those in whose display name or username these letters are, case ignored. `first`: 1 to 100, 50
   * unless told.
   */
  people: UserConnection;
  /** A room as the viewer may see it; null when there is none, or none for them. */
  room?: Maybe<Room>;
  /**
   * Listed rooms, most recently active first. `first`: 1 to 100, 50 unless told. `after`: an endCursor.
   * `matching`: only rooms whose name contains these letters, case ignored.
   */
  rooms: RoomConnection;
  /** What has to be known to set this server up; null once it belongs to somebody. */
  setUp?: Maybe<SetUp>;
  /** A person by their username, in any letter case; null when there is none, or none whom the viewer may know of. */
  user?: Maybe<User>;
  /** People by their ids, 100 at most, in no order; those that there are not are left out. */
  users: Array<User>;
  /** Who is asking; null when signed out. */
  viewer?: Maybe<Viewer>;
};


export type QueryEmailProofArgs = {
  code: Scalars['String']['input'];
};


export type QueryInvitationArgs = {
  code: Scalars['String']['input'];
};


export type QueryInvitesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  roomId?: InputMaybe<Scalars['ID']['input']>;
};


export type QueryPeopleArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  matching?: InputMaybe<Scalars['String']['input']>;
};


export type QueryRoomArgs = {
  id: Scalars['ID']['input'];
};


export type QueryRoomsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  matching?: InputMaybe<Scalars['String']['input']>;
};


export type QueryUserArgs = {
  username: Scalars['String']['input'];
};


export type QueryUsersArgs = {
  ids: Array<Scalars['ID']['input']>;
};

/** This server takes no guests. */
export type QuickJoinOff = UserError & {
  __typename?: 'QuickJoinOff';
  message: Scalars['String']['output'];
};

/** From where people can reach a server. */
export type Reach =
  /** From everywhere in the network that its computer is in, by plain http. */
  | 'HOME_NETWORK'
  /** From everywhere, through something on its computer that does TLS: a proxy or a tunnel. */
  | 'INTERNET'
  /** From the computer that it runs on alone. */
  | 'THIS_COMPUTER';

export type ReachInput = {
  /** Where people will find it on the internet, such as `https://chat.example.org`. */
  publicUrl?: InputMaybe<Scalars['String']['input']>;
  reach: Reach;
};

export type RecoverAccountError = CodeNotValid | InvalidInput;

export type RecoverAccountInput = {
  /** A recovery code in any spelling, the 8 digits of a letter, or the code of a link. */
  code: Scalars['String']['input'];
  newPassword: Scalars['String']['input'];
  /** What `requestRecovery` answered, for the 8 digits of a letter. */
  ticket?: InputMaybe<Scalars['String']['input']>;
};

export type RecoverAccountPayload = {
  __typename?: 'RecoverAccountPayload';
  error?: Maybe<RecoverAccountError>;
  /** With which to sign in now. */
  username?: Maybe<Scalars['String']['output']>;
};

export type RemoveMemberError = Banned | MemberNotFound | NotAMember | NotAllowed | RoomNotFound;

export type RemoveMemberInput = {
  roomId: Scalars['ID']['input'];
  userId: Scalars['ID']['input'];
};

export type RemoveMemberPayload = {
  __typename?: 'RemoveMemberPayload';
  error?: Maybe<RemoveMemberError>;
  room?: Maybe<Room>;
};

export type RemoveProfilePicturePayload = {
  __typename?: 'RemoveProfilePicturePayload';
  user: User;
};

export type RemoveRoomError = InvalidInput | RoomNotFound;

export type RemoveRoomInput = {
  /** The room's name, typed. */
  name: Scalars['String']['input'];
  roomId: Scalars['ID']['input'];
};

export type RemoveRoomPayload = {
  __typename?: 'RemoveRoomPayload';
  error?: Maybe<RemoveRoomError>;
  /** The room that is no more. */
  roomId?: Maybe<Scalars['ID']['output']>;
};

export type RemoveRoomPictureError = Banned | NotAMember | NotAllowed | RoomNotFound;

export type RemoveRoomPictureInput = {
  roomId: Scalars['ID']['input'];
};

export type RemoveRoomPicturePayload = {
  __typename?: 'RemoveRoomPicturePayload';
  error?: Maybe<RemoveRoomPictureError>;
  room?: Maybe<Room>;
};

/** Somebody asks those above to look at a message or a person in a room. Kept for 30 days after it was looked at. */
export type Report = {
  __typename?: 'Report';
  /** Whom it is about; null when that account is gone. */
  about?: Maybe<User>;
  id: Scalars['ID']['output'];
  /** What was written down about the decision, for those who may look at the report. */
  note?: Maybe<Scalars['String']['output']>;
  outcome?: Maybe<ReportOutcome>;
  /** The message's place in the room; null if it is about a person alone. */
  position?: Maybe<Scalars['Int']['output']>;
  /** Why, in their words; null if they said nothing. */
  reason?: Maybe<Scalars['String']['output']>;
  reportedAt: Scalars['DateTime']['output'];
  /** Who reported it; null when that account is gone. */
  reportedBy?: Maybe<User>;
  /** When somebody decided about it; null while it waits. */
  resolvedAt?: Maybe<Scalars['DateTime']['output']>;
  resolvedBy?: Maybe<User>;
  roomId: Scalars['ID']['output'];
  roomName: Scalars['String']['output'];
  /**
   * What the message said when it was reported, whatever became of it, and beneath it the names of its files; empty if it is about a person
   * alone.
   */
  text: Scalars['String']['output'];
  /** What the viewer may decide now. */
  viewerMayDecide: Array<ReportOutcome>;
};

export type ReportConnection = {
  __typename?: 'ReportConnection';
  edges: Array<ReportEdge>;
  nodes: Array<Report>;
  pageInfo: PageInfo;
};

export type ReportEdge = {
  __typename?: 'ReportEdge';
  cursor: Scalars['String']['output'];
  node: Report;
};

export type ReportMessageError = Banned | InvalidInput | MessageGone | MessageNotFound | NotAMember | NotAllowed;

export type ReportMessageInput = {
  messageId: Scalars['ID']['input'];
  /** Up to 500 characters after trimming. */
  reason?: InputMaybe<Scalars['String']['input']>;
};

export type ReportMessagePayload = {
  __typename?: 'ReportMessagePayload';
  error?: Maybe<ReportMessageError>;
  report?: Maybe<OwnReport>;
};

/** There is no such report, or none that the viewer may look at. */
export type ReportNotFound = UserError & {
  __typename?: 'ReportNotFound';
  message: Scalars['String']['output'];
};

/** What came of a report. */
export type ReportOutcome =
  | 'MESSAGE_REMOVED'
  | 'NOTHING_DONE'
  /** From the room. */
  | 'PERSON_BANNED'
  /** From the server. */
  | 'PERSON_SUSPENDED';

export type ReportPersonError = Banned | InvalidInput | MemberNotFound | NotAMember | NotAllowed | RoomNotFound;

export type ReportPersonInput = {
  /** Up to 500 characters after trimming. */
  reason?: InputMaybe<Scalars['String']['input']>;
  roomId: Scalars['ID']['input'];
  userId: Scalars['ID']['input'];
};

export type ReportPersonPayload = {
  __typename?: 'ReportPersonPayload';
  error?: Maybe<ReportPersonError>;
  report?: Maybe<OwnReport>;
};

/** Somebody has looked at what the viewer reported. */
export type ReportResolved = {
  __typename?: 'ReportResolved';
  roomName: Scalars['String']['output'];
};

/** A report came in that the viewer may look at, or was decided. */
export type ReportsChanged = {
  __typename?: 'ReportsChanged';
  roomId: Scalars['ID']['output'];
};

export type RequestInput = {
  id: Scalars['ID']['input'];
};

/** There is no such request to the viewer, or none any more. */
export type RequestNotFound = UserError & {
  __typename?: 'RequestNotFound';
  message: Scalars['String']['output'];
};

export type RequestRecoveryError = NoMailServer;

export type RequestRecoveryInput = {
  /** Username or email. */
  login: Scalars['String']['input'];
};

export type RequestRecoveryPayload = {
  __typename?: 'RequestRecoveryPayload';
  error?: Maybe<RequestRecoveryError>;
  /** What the code of the letter works with; belongs to the device that asked. */
  ticket?: Maybe<Scalars['String']['output']>;
};

/** Somebody asks to write to the viewer, or a request was answered, here or on another device. */
export type RequestsChanged = {
  __typename?: 'RequestsChanged';
  /** Requests that wait for an answer now. */
  requestCount: Scalars['Int']['output'];
};

export type ResendEmailCodeError = NothingToProve;

export type ResendEmailCodePayload = {
  __typename?: 'ResendEmailCodePayload';
  /** Where the letter goes. */
  email?: Maybe<Scalars['String']['output']>;
  error?: Maybe<ResendEmailCodeError>;
};

export type ResolveReportError = InvalidInput | NotAllowed | ReportNotFound;

export type ResolveReportInput = {
  id: Scalars['ID']['input'];
  /** For those who may look at the report: up to 500 characters after trimming. */
  note?: InputMaybe<Scalars['String']['input']>;
  outcome: ReportOutcome;
};

export type ResolveReportPayload = {
  __typename?: 'ResolveReportPayload';
  error?: Maybe<ResolveReportError>;
  report?: Maybe<Report>;
};

export type RestorePersonError = PersonNotFound;

export type RestorePersonPayload = {
  __typename?: 'RestorePersonPayload';
  account?: Maybe<Account>;
  error?: Maybe<RestorePersonError>;
};

export type RevokeInviteError = InviteNotFound | RoomNotFound;

export type RevokeInviteInput = {
  id: Scalars['ID']['input'];
};

export type RevokeInvitePayload = {
  __typename?: 'RevokeInvitePayload';
  error?: Maybe<RevokeInviteError>;
  invite?: Maybe<Invite>;
};

/** Somebody in a room of the viewer's has another role. */
export type RoleChanged = {
  __typename?: 'RoleChanged';
  membership: Membership;
  room: Room;
};

export type Room = {
  __typename?: 'Room';
  access: RoomAccess;
  /** What the owner and the moderators did here, for them, the latest first; 1,000 are kept. `first`: 1 to 100, 50 unless told. */
  acts: RoomActConnection;
  /** The people who are banned from the room, for moderators and the owner, the latest first. `first`: 1 to 100, 50 unless told. */
  bans: BanConnection;
  /**
   * Messages that were edited or deleted, for members, in the order of their latest change: what a client that was away learns of messages
   * that it already has. `first`: 1 to 100, 50 unless told. A cursor is a revision of the room in decimal, so a client may make one.
   */
  changedMessages: MessageConnection;
  createdAt: Scalars['DateTime']['output'];
  /** What the room is for; plain text, may be empty. */
  description: Scalars['String']['output'];
  /** Files of the messages that the viewer may read, for members, those of the newest message first. `first`: 1 to 100, 50 unless told. */
  files: FileConnection;
  id: Scalars['ID']['output'];
  isListed: Scalars['Boolean']['output'];
  keep: Keep;
  /** How many messages the room keeps where `keep` is LAST, for how many days where it is DAYS; else null. */
  keepAmount?: Maybe<Scalars['Int']['output']>;
  /** Position of the first message that the room keeps: those before are gone, for everybody. One past the last where it keeps none. */
  keptFrom: Scalars['Int']['output'];
  kind: RoomKind;
  /** When something was last said here; the room's creation until then. Lists are in this order. */
  lastActivityAt: Scalars['DateTime']['output'];
  /** The newest message; null in an empty room, and for those who are not members. */
  lastMessage?: Maybe<Message>;
  /** Position of the newest message: messages of a room are numbered 1, 2, 3 ... without gaps. */
  lastPosition: Scalars['Int']['output'];
  memberCount: Scalars['Int']['output'];
  /** The people in the room, for members, in the order they came. `first`: 1 to 100, 50 unless told. */
  members: MembershipConnection;
  /**
   * Messages in their order, for members. `first` with `after` pages forward, `last` with `before` backward; 1 to 100,
   * the newest 50 unless told. A cursor is the message's position in decimal, so a client may make one. What the room does not keep, or was
   * said before the viewer could see, is not there. What was said live only is told for 5 minutes to those who ask for what came `after`.
   */
  messages: MessageConnection;
  /**
   * Unique on this server, ignoring letter case and blanks. A conversation of two has no name of its own and answers the display names of
   * both; whom the viewer talks to there, `partner` tells.
   */
  name: Scalars['String']['output'];
  newMembersSee: NewMembersSee;
  /** Reports that wait for the viewer; 0 for those who may look at none. */
  openReportCount: Scalars['Int']['output'];
  /**
   * The other person of a conversation of two, oneself in notes to oneself; null in other rooms, for those who are not in it, and once the
   * account is gone.
   */
  partner?: Maybe<User>;
  /** Its picture, behind /pictures/; another picture has another id. Null for none. */
  pictureId?: Maybe<Scalars['ID']['output']>;
  /**
   * What members reported, for moderators and the owner, as far as it is about nobody who is their peer or above. The latest first. `first`: 1 to
   * 100, 50 unless told.
   */
  reports: ReportConnection;
  /** Raised by every change in the room; what a client remembers in order to catch up. */
  revision: Scalars['Int']['output'];
  /** Whether lines in the room say who has entered and left. */
  tellsComings: Scalars['Boolean']['output'];
  /** Messages that the viewer has not read, of those that the room keeps; 0 for those who are not members. */
  unreadCount: Scalars['Int']['output'];
  /** Whether the viewer may change how long messages are kept, and what new members see. */
  viewerCanChangeKeeping: Scalars['Boolean']['output'];
  /** Whether the viewer may change the way in, the password and the place in the list. */
  viewerCanChangeWayIn: Scalars['Boolean']['output'];
  /** Whether the viewer may end the room for everybody. */
  viewerCanDelete: Scalars['Boolean']['output'];
  /** Whether the viewer may invite people to it by a link. */
  viewerCanInvite: Scalars['Boolean']['output'];
  /** Whether the viewer may see who is banned, and let them in again. */
  viewerCanSeeBans: Scalars['Boolean']['output'];
  /** Whether the viewer may say something here now. */
  viewerCanSend: Scalars['Boolean']['output'];
  /** Whether the viewer may change the name, the description and `tellsComings`. */
  viewerCanUpdate: Scalars['Boolean']['output'];
  /** Whether the viewer has blocked the other person of this conversation of two. */
  viewerHasBlocked: Scalars['Boolean']['output'];
  /** Whether the viewer is banned from it. */
  viewerIsBanned: Scalars['Boolean']['output'];
  /** The viewer's own membership; null when they have none. */
  viewerMembership?: Maybe<Membership>;
};


export type RoomActsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


export type RoomBansArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


export type RoomChangedMessagesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


export type RoomFilesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


export type RoomMembersArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


export type RoomMessagesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};


export type RoomReportsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  isResolved?: InputMaybe<Scalars['Boolean']['input']>;
};

/** The way into a room. */
export type RoomAccess =
  /** Only those who are invited may enter. */
  | 'INVITE'
  /** Whoever finds it may enter. */
  | 'OPEN'
  /** Whoever knows its password may enter. */
  | 'PASSWORD';

/** Something that the owner or a moderator of a room did. */
export type RoomAct = {
  __typename?: 'RoomAct';
  /** Whom it was about; null when it was about nobody, or that account is gone. */
  about?: Maybe<User>;
  /** Who did it; null when that account is gone. */
  by?: Maybe<User>;
  doneAt: Scalars['DateTime']['output'];
  id: Scalars['ID']['output'];
  kind: RoomActKind;
};

export type RoomActConnection = {
  __typename?: 'RoomActConnection';
  edges: Array<RoomActEdge>;
  nodes: Array<RoomAct>;
  pageInfo: PageInfo;
};

export type RoomActEdge = {
  __typename?: 'RoomActEdge';
  cursor: Scalars['String']['output'];
  node: RoomAct;
};

export type RoomActKind =
  | 'APPOINTED'
  | 'BANNED'
  /** How long messages are kept, or what new members see. */
  | 'CHANGED_KEEPING'
  | 'CHANGED_ROOM'
  /** Somebody else's. */
  | 'DELETED_MESSAGE'
  | 'DISMISSED'
  | 'REMOVED'
  /** About whom is not told here. */
  | 'RESOLVED_REPORT'
  | 'TRANSFERRED'
  | 'UNBANNED';

/** A room of the viewer's is set up otherwise than before. */
export type RoomChanged = {
  __typename?: 'RoomChanged';
  room: Room;
};

export type RoomConnection = {
  __typename?: 'RoomConnection';
  edges: Array<RoomEdge>;
  nodes: Array<Room>;
  pageInfo: PageInfo;
};

export type RoomEdge = {
  __typename?: 'RoomEdge';
  cursor: Scalars['String']['output'];
  node: Room;
};

/** The id was already used for another room. */
export type RoomIdTaken = UserError & {
  __typename?: 'RoomIdTaken';
  message: Scalars['String']['output'];
};

/** The viewer became a member of a room, on this or another device. */
export type RoomJoined = {
  __typename?: 'RoomJoined';
  room: Room;
};

export type RoomKind =
  /** The one conversation of two people, who are equal in it: nobody else comes in, and neither leaves, changes or deletes it. */
  | 'DIRECT'
  /** A room with a name and an owner, for any number of people. */
  | 'GROUP';

/** The viewer stopped being a member of a room; nothing of it follows. */
export type RoomLeft = {
  __typename?: 'RoomLeft';
  cause: LeaveCause;
  /** What a banned person is told beside; null when nothing is. */
  reason?: Maybe<Scalars['String']['output']>;
  roomId: Scalars['ID']['output'];
};

/** A room has appeared in everybody's list, or is told of otherwise there. */
export type RoomListed = {
  __typename?: 'RoomListed';
  room: Room;
};

export type RoomNameTaken = UserError & {
  __typename?: 'RoomNameTaken';
  message: Scalars['String']['output'];
};

/** There is no such room, or none that the viewer may know of. */
export type RoomNotFound = UserError & {
  __typename?: 'RoomNotFound';
  message: Scalars['String']['output'];
};

/** The viewer has a room in their list another way, on this or another device. */
export type RoomPreferencesChanged = {
  __typename?: 'RoomPreferencesChanged';
  isFavourite: Scalars['Boolean']['output'];
  mutedUntil?: Maybe<Scalars['DateTime']['output']>;
  roomId: Scalars['ID']['output'];
};

/** The viewer's read position in a room moved, on this or another device. */
export type RoomRead = {
  __typename?: 'RoomRead';
  readPosition: Scalars['Int']['output'];
  roomId: Scalars['ID']['output'];
  /** Messages still unread at that moment. */
  unreadCount: Scalars['Int']['output'];
};

export type RoomRole =
  | 'MEMBER'
  | 'MODERATOR'
  | 'OWNER';

/** A room has gone from everybody's list. */
export type RoomUnlisted = {
  __typename?: 'RoomUnlisted';
  roomId: Scalars['ID']['output'];
};

export type SendMessageError = Banned | EmptyMessage | FileNotFound | MessageIdTaken | MessageTooLong | NotAMember | NotTakingMessages | PersonBlocked | RoomNotFound;

/** `id`: any UUID (v7 for locality), made by the client. */
export type SendMessageInput = {
  /** 1 to 10,000 characters, not only blanks; kept to the byte. With files it may be empty. */
  body: Scalars['String']['input'];
  /** Files that the sender uploaded to this room by POST /files/<roomId>/<id>, in their order, 10 at most. */
  fileIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  id: Scalars['ID']['input'];
  roomId: Scalars['ID']['input'];
};

export type SendMessagePayload = {
  __typename?: 'SendMessagePayload';
  error?: Maybe<SendMessageError>;
  message?: Maybe<Message>;
};

export type SendTestMailError = InvalidInput | MailFailed | NoMailServer;

export type SendTestMailInput = {
  /** Where to: any address. */
  email: Scalars['String']['input'];
};

export type SendTestMailPayload = {
  __typename?: 'SendTestMailPayload';
  error?: Maybe<SendTestMailError>;
  wasSent?: Maybe<Scalars['Boolean']['output']>;
};

/** Something that somebody who administers the server did. */
export type ServerAct = {
  __typename?: 'ServerAct';
  /** Whom it was about; null when it was about nobody, or that account is gone. */
  about?: Maybe<User>;
  /** Null for the host's commands, and when that account is gone. */
  by?: Maybe<User>;
  /** The role that was given, the setting that was changed, the room's name, or the username of an account that is no more. */
  detail?: Maybe<Scalars['String']['output']>;
  doneAt: Scalars['DateTime']['output'];
  id: Scalars['ID']['output'];
  kind: ServerActKind;
};

export type ServerActConnection = {
  __typename?: 'ServerActConnection';
  edges: Array<ServerActEdge>;
  nodes: Array<ServerAct>;
  pageInfo: PageInfo;
};

export type ServerActEdge = {
  __typename?: 'ServerActEdge';
  cursor: Scalars['String']['output'];
  node: ServerAct;
};

export type ServerActKind =
  | 'CHANGED_ROLE'
  | 'CHANGED_SETTING'
  | 'DELETED_ACCOUNT'
  /** A room whose owner is gone, to a member. */
  | 'GAVE_ROOM'
  | 'INVITED'
  | 'MADE_RESET_LINK'
  | 'REMOVED_ROOM'
  /** About the owner of a room. */
  | 'RESOLVED_REPORT'
  | 'RESTORED'
  | 'REVOKED_INVITE'
  | 'SIGNED_OUT'
  | 'SUSPENDED';

/** How the server is, for those who look after it. */
export type ServerCondition = {
  __typename?: 'ServerCondition';
  /** The five in which most was said. */
  biggestRooms: Array<OverseenRoom>;
  /** Kind and version. */
  database: Scalars['String']['output'];
  /** Bytes that the database takes, pictures included. */
  databaseBytes: Scalars['Float']['output'];
  fileBytes: Scalars['Float']['output'];
  /** Files that were sent along with messages, or wait to be, and their bytes. They lie beside the database. */
  fileCount: Scalars['Int']['output'];
  /** Bytes that are free where the database lies; null if that is another machine. */
  freeBytes?: Maybe<Scalars['Float']['output']>;
  /** Whether there is no backup of the last seven days. */
  isBackupDue: Scalars['Boolean']['output'];
  /** Whether everything that is said can be stored now. */
  isWritable: Scalars['Boolean']['output'];
  /** Devices that are signed in for 60 days from their last use. */
  keptSessionCount: Scalars['Int']['output'];
  /** The newest backup that was made on this machine; null if none was. */
  lastBackupAt?: Maybe<Scalars['DateTime']['output']>;
  lastBackupBytes?: Maybe<Scalars['Float']['output']>;
  nodeVersion: Scalars['String']['output'];
  /** Bytes of the pictures of people and rooms. */
  pictureBytes: Scalars['Float']['output'];
  /** Devices that are signed in until they are idle for 30 minutes. */
  shortSessionCount: Scalars['Int']['output'];
  /** Sockets that are open on this process. */
  socketCount: Scalars['Int']['output'];
  /** Since when this process runs. */
  startedAt: Scalars['DateTime']['output'];
  /** Of Hearth. */
  version: Scalars['String']['output'];
};

/** Who can reach the server, and where. */
export type ServerReach = {
  __typename?: 'ServerReach';
  /** Where people find the server, the best address first. In a moment, if it has just been changed. */
  addresses: Array<Scalars['String']['output']>;
  /** The variable of the environment that fixes it; null where it is changed here. */
  fixedBy?: Maybe<Scalars['String']['output']>;
  reach: Reach;
};

/** What somebody is on this server, whatever they are in its rooms. */
export type ServerRole =
  /** Looks after accounts, invitations and settings. */
  | 'ADMIN'
  /** Somebody who joined with a name alone. */
  | 'GUEST'
  | 'MEMBER'
  /** The one to whom the server belongs: the first account, until it is handed over. */
  | 'OWNER';

/** How the server works. What the environment fixes is not changed here. */
export type ServerSettings = {
  __typename?: 'ServerSettings';
  /** The latest 20 changes, newest first. */
  changes: Array<SettingsChange>;
  devices: DeviceRule;
  /** How many, where `devices` is LIMITED: 1 to 100. */
  devicesMax: Scalars['Int']['output'];
  email: EmailRule;
  /** Names of the settings that the environment fixes. */
  fixed: Array<Scalars['String']['output']>;
  isQuickJoinOn: Scalars['Boolean']['output'];
  /** 1 to 60 characters. */
  serverName: Scalars['String']['output'];
  wayIn: WayIn;
};

/** One device on which the viewer is signed in. */
export type Session = {
  __typename?: 'Session';
  createdAt: Scalars['DateTime']['output'];
  id: Scalars['ID']['output'];
  /** Whether it is the one that asks. */
  isCurrent: Scalars['Boolean']['output'];
  /** Whether it lasts 60 days from its last use; otherwise 30 minutes. */
  isKept: Scalars['Boolean']['output'];
  /** To the minute. */
  lastUsedAt: Scalars['DateTime']['output'];
  /** What the browser or program says of itself; at most 200 characters, may be empty. */
  userAgent: Scalars['String']['output'];
};

/** How long a session lasts unless it is used. What a browser sends with `X-Hearth-Unattended: 1`, since nobody is there, is no use. */
export type SessionTerm = {
  __typename?: 'SessionTerm';
  /** Whether no use makes it longer: a kept session ends after a year, any other after 12 hours. */
  isFinal: Scalars['Boolean']['output'];
  leftSeconds: Scalars['Int']['output'];
};

export type SetMemberRoleError = Banned | MemberNotFound | NotAMember | NotAllowed | RoomNotFound;

export type SetMemberRoleInput = {
  role: AppointedRole;
  roomId: Scalars['ID']['input'];
  userId: Scalars['ID']['input'];
};

export type SetMemberRolePayload = {
  __typename?: 'SetMemberRolePayload';
  error?: Maybe<SetMemberRoleError>;
  membership?: Maybe<Membership>;
};

/** What somebody sees who comes to a server that nobody owns yet. */
export type SetUp = {
  __typename?: 'SetUp';
  /** Names of the settings that the environment fixes. */
  fixed: Array<Scalars['String']['output']>;
  /** Whether the code is asked for that the server has printed: not on the computer that it runs on. */
  needsCode: Scalars['Boolean']['output'];
  reach: Reach;
  /** The variable of the environment that fixes the reach; null where it is chosen here. */
  reachFixedBy?: Maybe<Scalars['String']['output']>;
};

/** Not what the server printed, or nothing at all. */
export type SetUpCodeWrong = UserError & {
  __typename?: 'SetUpCodeWrong';
  message: Scalars['String']['output'];
};

/** Nobody owns the server yet, and whoever asks is not at its computer. */
export type SetUpNeeded = UserError & {
  __typename?: 'SetUpNeeded';
  message: Scalars['String']['output'];
};

export type SetUpServerError = AlreadySetUp | EmailTaken | InvalidInput | SetUpCodeWrong | UsernameTaken;

/** The settings as in `ChangeServerSettingsInput`, the owner's account as in `SignUpInput`; what is left out stays as it is. */
export type SetUpServerInput = {
  /** What the server has printed, where `SetUp.needsCode`. */
  code?: InputMaybe<Scalars['String']['input']>;
  displayName?: InputMaybe<Scalars['String']['input']>;
  email?: InputMaybe<EmailRule>;
  isQuickJoinOn?: InputMaybe<Scalars['Boolean']['input']>;
  ownEmail?: InputMaybe<Scalars['String']['input']>;
  password: Scalars['String']['input'];
  reach?: InputMaybe<ReachInput>;
  serverName?: InputMaybe<Scalars['String']['input']>;
  username: Scalars['String']['input'];
  wantToken?: InputMaybe<Scalars['Boolean']['input']>;
  wayIn?: InputMaybe<WayIn>;
};

export type SetUpServerPayload = {
  __typename?: 'SetUpServerPayload';
  error?: Maybe<SetUpServerError>;
  reach?: Maybe<ServerReach>;
  /** The session's token, once, if `wantToken` asked for it. */
  token?: Maybe<Scalars['String']['output']>;
  viewer?: Maybe<Viewer>;
};

export type SettingsChange = {
  __typename?: 'SettingsChange';
  after: Scalars['String']['output'];
  before: Scalars['String']['output'];
  changedAt: Scalars['DateTime']['output'];
  /** Who changed it; null when their account is gone. */
  changedBy?: Maybe<User>;
  id: Scalars['ID']['output'];
  /** The setting's name in `ServerSettings`. */
  setting: Scalars['String']['output'];
};

export type SignInError = AccountSuspended | EmailTaken | InvalidInput | InviteNeeded | InviteNotValid | SetUpNeeded | SignUpClosed | TooManyDevices | UsernameTaken | WrongCredentials;

export type SignInInput = {
  /** True: the session lasts 60 days from its last use. False: until the browser closes, or 30 minutes without use. */
  keepSignedIn?: InputMaybe<Scalars['Boolean']['input']>;
  /** Username or email. */
  login: Scalars['String']['input'];
  /** Whether this sign-in may end the session used longest ago, where the server allows no more devices. */
  mayEndOthers?: InputMaybe<Scalars['Boolean']['input']>;
  password: Scalars['String']['input'];
  wantToken?: InputMaybe<Scalars['Boolean']['input']>;
};

export type SignInPayload = {
  __typename?: 'SignInPayload';
  error?: Maybe<SignInError>;
  /** The session's token, once, if `wantToken` asked for it. */
  token?: Maybe<Scalars['String']['output']>;
  viewer?: Maybe<Viewer>;
};

export type SignOutPayload = {
  __typename?: 'SignOutPayload';
  /** Whether a session was ended. */
  wasSignedIn: Scalars['Boolean']['output'];
};

export type SignOutPersonError = PersonNotFound;

export type SignOutPersonInput = {
  /** One of theirs; without, all end. */
  sessionId?: InputMaybe<Scalars['ID']['input']>;
  userId: Scalars['ID']['input'];
};

export type SignOutPersonPayload = {
  __typename?: 'SignOutPersonPayload';
  account?: Maybe<Account>;
  error?: Maybe<SignOutPersonError>;
};

/** This server takes no new accounts. */
export type SignUpClosed = UserError & {
  __typename?: 'SignUpClosed';
  message: Scalars['String']['output'];
};

/** `username`: 2 to 32 letters, digits, `.`, `_` or `-`. `password`: 8 to 256 characters that are hard to guess. `email` is optional. */
export type SignUpInput = {
  displayName?: InputMaybe<Scalars['String']['input']>;
  email?: InputMaybe<Scalars['String']['input']>;
  /** The code of an invitation: the way in where the server asks for one, and the way into the room that it names. */
  inviteCode?: InputMaybe<Scalars['String']['input']>;
  password: Scalars['String']['input'];
  username: Scalars['String']['input'];
  /** Asks for the session's token in the answer, for programs; browsers get an HttpOnly cookie and no token. */
  wantToken?: InputMaybe<Scalars['Boolean']['input']>;
};

export type Subscription = {
  __typename?: 'Subscription';
  /**
   * Everything that concerns the viewer, in all rooms: the web app's one stream.
   * It says what happens from now on; a client that was away fetches its state after subscribing.
   */
  events: Event;
  /**
   * Every message of a room from now on; with `afterPosition`, first those that were missed, in order, without a gap.
   * Ends with an error FORBIDDEN when the viewer stops being a member.
   */
  messageAdded: Message;
};


export type SubscriptionMessageAddedArgs = {
  afterPosition?: InputMaybe<Scalars['Int']['input']>;
  roomId: Scalars['ID']['input'];
};

export type SuspendPersonError = PersonNotFound;

export type SuspendPersonPayload = {
  __typename?: 'SuspendPersonPayload';
  account?: Maybe<Account>;
  error?: Maybe<SuspendPersonError>;
};

export type Theme =
  | 'DARK'
  | 'LIGHT'
  | 'SYSTEM';

/** The person is signed in on as many devices as the server allows; `mayEndOthers` makes room. */
export type TooManyDevices = UserError & {
  __typename?: 'TooManyDevices';
  devicesMax: Scalars['Int']['output'];
  message: Scalars['String']['output'];
};

export type TransferRoomError = Banned | MemberNotFound | NotAMember | NotAllowed | RoomNotFound;

export type TransferRoomInput = {
  roomId: Scalars['ID']['input'];
  userId: Scalars['ID']['input'];
};

export type TransferRoomPayload = {
  __typename?: 'TransferRoomPayload';
  error?: Maybe<TransferRoomError>;
  room?: Maybe<Room>;
};

export type UnbanError = Banned | NotAMember | NotAllowed | RoomNotFound;

export type UnbanInput = {
  roomId: Scalars['ID']['input'];
  userId: Scalars['ID']['input'];
};

export type UnbanPayload = {
  __typename?: 'UnbanPayload';
  error?: Maybe<UnbanError>;
  room?: Maybe<Room>;
};

export type UnblockPersonError = PersonNotFound;

export type UnblockPersonPayload = {
  __typename?: 'UnblockPersonPayload';
  error?: Maybe<UnblockPersonError>;
  user?: Maybe<User>;
};

export type UpdatePreferencesInput = {
  enterSends?: InputMaybe<Scalars['Boolean']['input']>;
  showsLastSeen?: InputMaybe<Scalars['Boolean']['input']>;
  theme?: InputMaybe<Theme>;
  whoMayWrite?: InputMaybe<WhoMayWrite>;
};

export type UpdatePreferencesPayload = {
  __typename?: 'UpdatePreferencesPayload';
  preferences: Preferences;
};

export type UpdateProfileError = InvalidInput;

export type UpdateProfileInput = {
  bio?: InputMaybe<Scalars['String']['input']>;
  displayName?: InputMaybe<Scalars['String']['input']>;
  /** At most 12 of at most 30 characters; trimmed, and each kept once whatever its letter case. */
  interests?: InputMaybe<Array<Scalars['String']['input']>>;
  /** At most 30 characters; empty for none. */
  pronouns?: InputMaybe<Scalars['String']['input']>;
};

export type UpdateProfilePayload = {
  __typename?: 'UpdateProfilePayload';
  error?: Maybe<UpdateProfileError>;
  user?: Maybe<User>;
};

export type UpdateRoomError = Banned | InvalidInput | NotAMember | NotAllowed | RoomNameTaken | RoomNotFound;

export type UpdateRoomInput = {
  access?: InputMaybe<RoomAccess>;
  description?: InputMaybe<Scalars['String']['input']>;
  isListed?: InputMaybe<Scalars['Boolean']['input']>;
  /** 1 to 60 characters after trimming. */
  name?: InputMaybe<Scalars['String']['input']>;
  /** Needed when the way in becomes a password, and then the room's new one; refused when it is another. */
  password?: InputMaybe<Scalars['String']['input']>;
  roomId: Scalars['ID']['input'];
  tellsComings?: InputMaybe<Scalars['Boolean']['input']>;
};

export type UpdateRoomPayload = {
  __typename?: 'UpdateRoomPayload';
  error?: Maybe<UpdateRoomError>;
  room?: Maybe<Room>;
};

export type UpdateRoomPreferencesError = Banned | NotAMember | RoomNotFound;

/** What is null stays as it is. */
export type UpdateRoomPreferencesInput = {
  isFavourite?: InputMaybe<Scalars['Boolean']['input']>;
  isMuted?: InputMaybe<Scalars['Boolean']['input']>;
  /** With `isMuted`: until when; null stands for ever. */
  mutedUntil?: InputMaybe<Scalars['DateTime']['input']>;
  roomId: Scalars['ID']['input'];
};

export type UpdateRoomPreferencesPayload = {
  __typename?: 'UpdateRoomPreferencesPayload';
  error?: Maybe<UpdateRoomPreferencesError>;
  room?: Maybe<Room>;
};

export type UseInviteError = Banned | InviteNotValid;

export type UseInviteInput = {
  code: Scalars['String']['input'];
};

export type UseInvitePayload = {
  __typename?: 'UseInvitePayload';
  error?: Maybe<UseInviteError>;
  /** The room; null if the invitation names none. */
  room?: Maybe<Room>;
};

/** A person, as everybody on this server sees them. */
export type User = {
  __typename?: 'User';
  /** What they say about themselves; plain text. */
  bio: Scalars['String']['output'];
  createdAt: Scalars['DateTime']['output'];
  /** The name shown beside what they say; the username until they choose one. */
  displayName: Scalars['String']['output'];
  id: Scalars['ID']['output'];
  /** What they like to talk about, in their own words and order. */
  interests: Array<Scalars['String']['output']>;
  /** Whether the account was deleted: there are no names of theirs any more, and nothing of them is told but this. */
  isDeleted: Scalars['Boolean']['output'];
  /**
   * Whether they are connected now, to any node of the server, and have been for a second: what `PresenceChanged` tells. Those who vanish without a
   * word count as gone within some seconds. For those whom they have blocked they never are.
   */
  isOnline: Scalars['Boolean']['output'];
  /**
   * When they last came or went, to the minute; null if it is not known, or not for the viewer: one of the two does not show it, the viewer is a
   * guest, or they have blocked the viewer.
   */
  lastSeenAt?: Maybe<Scalars['DateTime']['output']>;
  /** Their picture, behind /pictures/; another picture has another id. Null for none. */
  pictureId?: Maybe<Scalars['ID']['output']>;
  /** How to speak of them, in their own words; may be empty. */
  pronouns: Scalars['String']['output'];
  role: ServerRole;
  /** Unique on this server, in any letter case; shown after an @. */
  username: Scalars['String']['output'];
  /** Whether the viewer has blocked them. */
  viewerHasBlocked: Scalars['Boolean']['output'];
};

/** Somebody with whom the viewer shares a room, or the viewer, changed their profile; or anybody's account was deleted. */
export type UserChanged = {
  __typename?: 'UserChanged';
  user: User;
};

export type UserConnection = {
  __typename?: 'UserConnection';
  edges: Array<UserEdge>;
  nodes: Array<User>;
  pageInfo: PageInfo;
};

export type UserEdge = {
  __typename?: 'UserEdge';
  cursor: Scalars['String']['output'];
  node: User;
};

/** A refusal that a person can cause and understand. Each payload's `error` is a union of exactly the errors that can occur there. */
export type UserError = {
  /** What happened, the rule and the way out, in one or two sentences. */
  message: Scalars['String']['output'];
};

export type UsernameTaken = UserError & {
  __typename?: 'UsernameTaken';
  message: Scalars['String']['output'];
};

/** The person who asks, with what is theirs alone. */
export type Viewer = {
  __typename?: 'Viewer';
  /** Why the viewer is kept out of a room; null if they are not banned from it. */
  ban?: Maybe<OwnBan>;
  /** People whom the viewer has blocked, the latest first. `first`: 1 to 100, 50 unless told. */
  blockedPeople: BlockedPersonConnection;
  /** The viewer's own address; nobody else can read it. */
  email?: Maybe<Scalars['String']['output']>;
  /** Whether they have confirmed it. */
  isEmailProven: Scalars['Boolean']['output'];
  /** Whether they have to confirm an address before they may do anything else: until then, the rest is refused and their rooms are not told. */
  mustProveEmail: Scalars['Boolean']['output'];
  /** Rooms that the viewer owns, by name: each is to be handed over or deleted before the account can go. */
  ownedRooms: Array<OwnedRoom>;
  /** An address that they gave and have not confirmed yet; `email` stays until then. */
  pendingEmail?: Maybe<Scalars['String']['output']>;
  preferences: Preferences;
  /** Recovery codes that have not been used. */
  recoveryCodeCount: Scalars['Int']['output'];
  /** What the viewer reported, the latest 20 first. */
  reports: Array<OwnReport>;
  requestCount: Scalars['Int']['output'];
  /** People who ask to write to the viewer, the latest first. `first`: 1 to 100, 50 unless told. */
  requests: MessageRequestConnection;
  /** Rooms that the viewer is a member of, most recently active first. `first`: 1 to 100, 50 unless told. */
  rooms: RoomConnection;
  /** How long the session that asks lasts; null if it has ended. */
  sessionTerm?: Maybe<SessionTerm>;
  /** The viewer's sessions that have not ended, most recently used first. */
  sessions: Array<Session>;
  user: User;
};


/** The person who asks, with what is theirs alone. */
export type ViewerBanArgs = {
  roomId: Scalars['ID']['input'];
};


/** The person who asks, with what is theirs alone. */
export type ViewerBlockedPeopleArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** The person who asks, with what is theirs alone. */
export type ViewerRequestsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** The person who asks, with what is theirs alone. */
export type ViewerRoomsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** How people get an account. */
export type WayIn =
  /** Nobody may make one. */
  | 'CLOSED'
  /** Whoever has an invitation may make one. */
  | 'INVITE'
  /** Whoever reaches the server may make one. */
  | 'OPEN';

/** Whom somebody takes messages from alone. Conversations that they have go on whatever they choose; others may ask. */
export type WhoMayWrite =
  /** Nobody but those whose request they accept. */
  | 'CONTACTS'
  | 'EVERYBODY'
  /** People who share a room with them, but not guests. */
  | 'SHARED_ROOM';

/** The name or the password is wrong; which one is not told. */
export type WrongCredentials = UserError & {
  __typename?: 'WrongCredentials';
  message: Scalars['String']['output'];
};

/** The password of whoever is signed in is another one. */
export type WrongPassword = UserError & {
  __typename?: 'WrongPassword';
  message: Scalars['String']['output'];
};

export type WrongRoomPassword = UserError & {
  __typename?: 'WrongRoomPassword';
  message: Scalars['String']['output'];
};



export type ResolverTypeWrapper<T> = Promise<T> | T;

export type Resolver<TResult, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = ResolverFn<TResult, TParent, TContext, TArgs>;

export type ResolverFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => Promise<TResult> | TResult;

export type SubscriptionSubscribeFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => AsyncIterable<TResult> | Promise<AsyncIterable<TResult>>;

export type SubscriptionResolveFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;

export interface SubscriptionSubscriberObject<TResult, TKey extends string, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<{ [key in TKey]: TResult }, TParent, TContext, TArgs>;
  resolve?: SubscriptionResolveFn<TResult, { [key in TKey]: TResult }, TContext, TArgs>;
}

export interface SubscriptionResolverObject<TResult, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<any, TParent, TContext, TArgs>;
  resolve: SubscriptionResolveFn<TResult, any, TContext, TArgs>;
}

export type SubscriptionObject<TResult, TKey extends string, TParent, TContext, TArgs> =
  | SubscriptionSubscriberObject<TResult, TKey, TParent, TContext, TArgs>
  | SubscriptionResolverObject<TResult, TParent, TContext, TArgs>;

export type SubscriptionResolver<TResult, TKey extends string, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> =
  | ((...args: any[]) => SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>)
  | SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>;

export type TypeResolveFn<TTypes, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (
  parent: TParent,
  context: TContext,
  info: GraphQLResolveInfo
) => Maybe<TTypes> | Promise<Maybe<TTypes>>;

export type IsTypeOfResolverFn<T = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (obj: T, context: TContext, info: GraphQLResolveInfo) => boolean | Promise<boolean>;

export type NextResolverFn<T> = () => Promise<T>;

export type DirectiveResolverFn<TResult = Record<PropertyKey, never>, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = (
  next: NextResolverFn<TResult>,
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;



/** Mapping of union types */
export type ResolversUnionTypes<_RefType extends Record<string, unknown>> = {
  AcceptRequestError:
    | ( PersonNotFound )
    | ( RequestNotFound )
  ;
  AskToWriteError:
    | ( EmptyMessage )
    | ( MessageTooLong )
    | ( PersonBlocked )
    | ( PersonNotFound )
  ;
  BanMemberError:
    | ( Banned )
    | ( InvalidInput )
    | ( NotAMember )
    | ( NotAllowed )
    | ( PersonNotFound )
    | ( RoomNotFound )
  ;
  BecomeMemberError:
    | ( InvalidInput )
    | ( UsernameTaken )
  ;
  BlockPersonError:
    | ( NotAllowed )
    | ( PersonNotFound )
  ;
  ChangeEmailError:
    | ( EmailTaken )
    | ( InvalidInput )
    | ( WrongPassword )
  ;
  ChangeKeepingError:
    | ( Banned )
    | ( InvalidInput )
    | ( MessagesWouldBeLost )
    | ( NotAMember )
    | ( NotAllowed )
    | ( RoomNotFound )
  ;
  ChangePasswordError:
    | ( InvalidInput )
    | ( WrongPassword )
  ;
  ChangeReachError: ( InvalidInput );
  ChangeRoleError: ( PersonNotFound );
  ChangeServerSettingsError: ( InvalidInput );
  CreateInviteError:
    | ( InvalidInput )
    | ( RoomNotFound )
  ;
  CreateRoomError:
    | ( InvalidInput )
    | ( NotAllowed )
    | ( RoomIdTaken )
    | ( RoomNameTaken )
  ;
  DeclineRequestError: ( RequestNotFound );
  DeleteAccountError:
    | ( MemberNotFound )
    | ( OwnRoomsUndecided )
    | ( OwnsServer )
    | ( WrongPassword )
  ;
  DeleteMessageError:
    | ( Banned )
    | ( MessageNotFound )
    | ( NotAMember )
    | ( NotYourMessage )
  ;
  DeletePersonError: ( PersonNotFound );
  DeleteRoomError:
    | ( Banned )
    | ( NotAMember )
    | ( NotAllowed )
    | ( RoomNotFound )
  ;
  EditMessageError:
    | ( Banned )
    | ( EmptyMessage )
    | ( MessageGone )
    | ( MessageNotFound )
    | ( MessageTooLong )
    | ( NotAMember )
    | ( NotTakingMessages )
    | ( NotYourMessage )
    | ( PersonBlocked )
  ;
  Event:
    | ( EventOfEntity<'BanLifted'> )
    | ( EventOfEntity<'BansChanged'> )
    | ( EventOfEntity<'BlocksChanged'> )
    | ( EventOfEntity<'EmailChanged'> )
    | ( EventOfEntity<'InstanceChanged'> )
    | ( EventOfEntity<'MemberJoined'> )
    | ( EventOfEntity<'MemberLeft'> )
    | ( EventOfEntity<'MessageAdded'> )
    | ( EventOfEntity<'MessageDeleted'> )
    | ( EventOfEntity<'MessageEdited'> )
    | ( EventOfEntity<'MessagesDropped'> )
    | ( EventOfEntity<'PreferencesChanged'> )
    | ( EventOfEntity<'PresenceChanged'> )
    | ( EventOfEntity<'ReportResolved'> )
    | ( EventOfEntity<'ReportsChanged'> )
    | ( EventOfEntity<'RequestsChanged'> )
    | ( EventOfEntity<'RoleChanged'> )
    | ( EventOfEntity<'RoomChanged'> )
    | ( EventOfEntity<'RoomJoined'> )
    | ( EventOfEntity<'RoomLeft'> )
    | ( EventOfEntity<'RoomListed'> )
    | ( RoomPreferencesChanged )
    | ( EventOfEntity<'RoomRead'> )
    | ( EventOfEntity<'RoomUnlisted'> )
    | ( EventOfEntity<'UserChanged'> )
  ;
  GiveRoomError:
    | ( MemberNotFound )
    | ( NotAllowed )
    | ( RoomNotFound )
  ;
  JoinAsGuestError:
    | ( InvalidInput )
    | ( QuickJoinOff )
  ;
  JoinRoomError:
    | ( Banned )
    | ( InvalidInput )
    | ( InviteNeeded )
    | ( RoomNotFound )
    | ( WrongRoomPassword )
  ;
  LeaveRoomError:
    | ( Banned )
    | ( NotAMember )
    | ( NotAllowed )
    | ( RoomNotFound )
  ;
  MakeRecoveryCodesError: ( WrongPassword );
  MakeResetLinkError: ( PersonNotFound );
  MarkReadError:
    | ( Banned )
    | ( NotAMember )
    | ( RoomNotFound )
  ;
  OpenConversationError:
    | ( NotTakingMessages )
    | ( PersonBlocked )
    | ( PersonNotFound )
  ;
  ProveEmailByLinkError: ( CodeNotValid );
  ProveEmailError: ( CodeNotValid );
  RecoverAccountError:
    | ( CodeNotValid )
    | ( InvalidInput )
  ;
  RemoveMemberError:
    | ( Banned )
    | ( MemberNotFound )
    | ( NotAMember )
    | ( NotAllowed )
    | ( RoomNotFound )
  ;
  RemoveRoomError:
    | ( InvalidInput )
    | ( RoomNotFound )
  ;
  RemoveRoomPictureError:
    | ( Banned )
    | ( NotAMember )
    | ( NotAllowed )
    | ( RoomNotFound )
  ;
  ReportMessageError:
    | ( Banned )
    | ( InvalidInput )
    | ( MessageGone )
    | ( MessageNotFound )
    | ( NotAMember )
    | ( NotAllowed )
  ;
  ReportPersonError:
    | ( Banned )
    | ( InvalidInput )
    | ( MemberNotFound )
    | ( NotAMember )
    | ( NotAllowed )
    | ( RoomNotFound )
  ;
  RequestRecoveryError: ( NoMailServer );
  ResendEmailCodeError: ( NothingToProve );
  ResolveReportError:
    | ( InvalidInput )
    | ( NotAllowed )
    | ( ReportNotFound )
  ;
  RestorePersonError: ( PersonNotFound );
  RevokeInviteError:
    | ( InviteNotFound )
    | ( RoomNotFound )
  ;
  SendMessageError:
    | ( Banned )
    | ( EmptyMessage )
    | ( FileNotFound )
    | ( MessageIdTaken )
    | ( MessageTooLong )
    | ( NotAMember )
    | ( NotTakingMessages )
    | ( PersonBlocked )
    | ( RoomNotFound )
  ;
  SendTestMailError:
    | ( InvalidInput )
    | ( MailFailed )
    | ( NoMailServer )
  ;
  SetMemberRoleError:
    | ( Banned )
    | ( MemberNotFound )
    | ( NotAMember )
    | ( NotAllowed )
    | ( RoomNotFound )
  ;
  SetUpServerError:
    | ( AlreadySetUp )
    | ( EmailTaken )
    | ( InvalidInput )
    | ( SetUpCodeWrong )
    | ( UsernameTaken )
  ;
  SignInError:
    | ( AccountSuspended )
    | ( EmailTaken )
    | ( InvalidInput )
    | ( InviteNeeded )
    | ( InviteNotValid )
    | ( SetUpNeeded )
    | ( SignUpClosed )
    | ( TooManyDevices )
    | ( UsernameTaken )
    | ( WrongCredentials )
  ;
  SignOutPersonError: ( PersonNotFound );
  SuspendPersonError: ( PersonNotFound );
  TransferRoomError:
    | ( Banned )
    | ( MemberNotFound )
    | ( NotAMember )
    | ( NotAllowed )
    | ( RoomNotFound )
  ;
  UnbanError:
    | ( Banned )
    | ( NotAMember )
    | ( NotAllowed )
    | ( RoomNotFound )
  ;
  UnblockPersonError: ( PersonNotFound );
  UpdateProfileError: ( InvalidInput );
  UpdateRoomError:
    | ( Banned )
    | ( InvalidInput )
    | ( NotAMember )
    | ( NotAllowed )
    | ( RoomNameTaken )
    | ( RoomNotFound )
  ;
  UpdateRoomPreferencesError:
    | ( Banned )
    | ( NotAMember )
    | ( RoomNotFound )
  ;
  UseInviteError:
    | ( Banned )
    | ( InviteNotValid )
  ;
};

/** Mapping of interface types */
export type ResolversInterfaceTypes<_RefType extends Record<string, unknown>> = {
  UserError:
    | ( AccountSuspended )
    | ( AlreadySetUp )
    | ( Banned )
    | ( CodeNotValid )
    | ( EmailTaken )
    | ( EmptyMessage )
    | ( FileNotFound )
    | ( InvalidInput )
    | ( InviteNeeded )
    | ( InviteNotFound )
    | ( InviteNotValid )
    | ( MailFailed )
    | ( MemberNotFound )
    | ( MessageGone )
    | ( MessageIdTaken )
    | ( MessageNotFound )
    | ( MessageTooLong )
    | ( MessagesWouldBeLost )
    | ( NoMailServer )
    | ( NotAMember )
    | ( NotAllowed )
    | ( NotTakingMessages )
    | ( NotYourMessage )
    | ( NothingToProve )
    | ( OwnRoomsUndecided )
    | ( OwnsServer )
    | ( PersonBlocked )
    | ( PersonNotFound )
    | ( QuickJoinOff )
    | ( ReportNotFound )
    | ( RequestNotFound )
    | ( RoomIdTaken )
    | ( RoomNameTaken )
    | ( RoomNotFound )
    | ( SetUpCodeWrong )
    | ( SetUpNeeded )
    | ( SignUpClosed )
    | ( TooManyDevices )
    | ( UsernameTaken )
    | ( WrongCredentials )
    | ( WrongPassword )
    | ( WrongRoomPassword )
  ;
};

/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  AcceptRequestError: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['AcceptRequestError']>;
  AcceptRequestPayload: ResolverTypeWrapper<Omit<AcceptRequestPayload, 'error' | 'room'> & { error?: Maybe<ResolversTypes['AcceptRequestError']>, room?: Maybe<ResolversTypes['Room']> }>;
  Account: ResolverTypeWrapper<AccountParentEntity>;
  AccountConnection: ResolverTypeWrapper<Omit<AccountConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['AccountEdge']>, nodes: Array<ResolversTypes['Account']> }>;
  AccountEdge: ResolverTypeWrapper<Omit<AccountEdge, 'node'> & { node: ResolversTypes['Account'] }>;
  AccountSuspended: ResolverTypeWrapper<AccountSuspended>;
  Administration: ResolverTypeWrapper<AdministrationParentEntity>;
  AlreadySetUp: ResolverTypeWrapper<AlreadySetUp>;
  AppointedRole: AppointedRole;
  AskToWriteError: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['AskToWriteError']>;
  AskToWriteInput: AskToWriteInput;
  AskToWritePayload: ResolverTypeWrapper<Omit<AskToWritePayload, 'error' | 'room'> & { error?: Maybe<ResolversTypes['AskToWriteError']>, room?: Maybe<ResolversTypes['Room']> }>;
  Ban: ResolverTypeWrapper<BanEntity>;
  BanConnection: ResolverTypeWrapper<Omit<BanConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['BanEdge']>, nodes: Array<ResolversTypes['Ban']> }>;
  BanEdge: ResolverTypeWrapper<Omit<BanEdge, 'node'> & { node: ResolversTypes['Ban'] }>;
  BanLifted: ResolverTypeWrapper<EventOfEntity<'BanLifted'>>;
  BanMemberError: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['BanMemberError']>;
  BanMemberInput: BanMemberInput;
  BanMemberPayload: ResolverTypeWrapper<Omit<BanMemberPayload, 'ban' | 'error' | 'room'> & { ban?: Maybe<ResolversTypes['Ban']>, error?: Maybe<ResolversTypes['BanMemberError']>, room?: Maybe<ResolversTypes['Room']> }>;
  Banned: ResolverTypeWrapper<Banned>;
  BansChanged: ResolverTypeWrapper<EventOfEntity<'BansChanged'>>;
  BecomeMemberError: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['BecomeMemberError']>;
  BecomeMemberInput: BecomeMemberInput;
  BecomeMemberPayload: ResolverTypeWrapper<Omit<BecomeMemberPayload, 'error' | 'user'> & { error?: Maybe<ResolversTypes['BecomeMemberError']>, user?: Maybe<ResolversTypes['User']> }>;
  BlockPersonError: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['BlockPersonError']>;
  BlockPersonPayload: ResolverTypeWrapper<Omit<BlockPersonPayload, 'error' | 'user'> & { error?: Maybe<ResolversTypes['BlockPersonError']>, user?: Maybe<ResolversTypes['User']> }>;
  BlockedPerson: ResolverTypeWrapper<BlockEntity>;
  BlockedPersonConnection: ResolverTypeWrapper<Omit<BlockedPersonConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['BlockedPersonEdge']>, nodes: Array<ResolversTypes['BlockedPerson']> }>;
  BlockedPersonEdge: ResolverTypeWrapper<Omit<BlockedPersonEdge, 'node'> & { node: ResolversTypes['BlockedPerson'] }>;
  BlocksChanged: ResolverTypeWrapper<EventOfEntity<'BlocksChanged'>>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  ChangeEmailError: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['ChangeEmailError']>;
  ChangeEmailInput: ChangeEmailInput;
  ChangeEmailPayload: ResolverTypeWrapper<Omit<ChangeEmailPayload, 'error' | 'viewer'> & { error?: Maybe<ResolversTypes['ChangeEmailError']>, viewer?: Maybe<ResolversTypes['Viewer']> }>;
  ChangeKeepingError: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['ChangeKeepingError']>;
  ChangeKeepingInput: ChangeKeepingInput;
  ChangeKeepingPayload: ResolverTypeWrapper<Omit<ChangeKeepingPayload, 'error' | 'room'> & { error?: Maybe<ResolversTypes['ChangeKeepingError']>, room?: Maybe<ResolversTypes['Room']> }>;
  ChangePasswordError: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['ChangePasswordError']>;
  ChangePasswordInput: ChangePasswordInput;
  ChangePasswordPayload: ResolverTypeWrapper<Omit<ChangePasswordPayload, 'error'> & { error?: Maybe<ResolversTypes['ChangePasswordError']> }>;
  ChangeReachError: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['ChangeReachError']>;
  ChangeReachInput: ChangeReachInput;
  ChangeReachPayload: ResolverTypeWrapper<Omit<ChangeReachPayload, 'error' | 'reach'> & { error?: Maybe<ResolversTypes['ChangeReachError']>, reach?: Maybe<ResolversTypes['ServerReach']> }>;
  ChangeRoleError: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['ChangeRoleError']>;
  ChangeRoleInput: ChangeRoleInput;
  ChangeRolePayload: ResolverTypeWrapper<Omit<ChangeRolePayload, 'account' | 'error'> & { account?: Maybe<ResolversTypes['Account']>, error?: Maybe<ResolversTypes['ChangeRoleError']> }>;
  ChangeServerSettingsError: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['ChangeServerSettingsError']>;
  ChangeServerSettingsInput: ChangeServerSettingsInput;
  ChangeServerSettingsPayload: ResolverTypeWrapper<Omit<ChangeServerSettingsPayload, 'error' | 'settings'> & { error?: Maybe<ResolversTypes['ChangeServerSettingsError']>, settings?: Maybe<ResolversTypes['ServerSettings']> }>;
  CodeNotValid: ResolverTypeWrapper<CodeNotValid>;
  CreateInviteError: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['CreateInviteError']>;
  CreateInviteInput: CreateInviteInput;
  CreateInvitePayload: ResolverTypeWrapper<Omit<CreateInvitePayload, 'error' | 'invite'> & { error?: Maybe<ResolversTypes['CreateInviteError']>, invite?: Maybe<ResolversTypes['Invite']> }>;
  CreateRoomError: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['CreateRoomError']>;
  CreateRoomInput: CreateRoomInput;
  CreateRoomPayload: ResolverTypeWrapper<Omit<CreateRoomPayload, 'error' | 'room'> & { error?: Maybe<ResolversTypes['CreateRoomError']>, room?: Maybe<ResolversTypes['Room']> }>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  DeclineRequestError: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['DeclineRequestError']>;
  DeclineRequestPayload: ResolverTypeWrapper<Omit<DeclineRequestPayload, 'error'> & { error?: Maybe<ResolversTypes['DeclineRequestError']> }>;
  DeleteAccountError: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['DeleteAccountError']>;
  DeleteAccountInput: DeleteAccountInput;
  DeleteAccountPayload: ResolverTypeWrapper<Omit<DeleteAccountPayload, 'error'> & { error?: Maybe<ResolversTypes['DeleteAccountError']> }>;
  DeleteMessageError: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['DeleteMessageError']>;
  DeleteMessageInput: DeleteMessageInput;
  DeleteMessagePayload: ResolverTypeWrapper<Omit<DeleteMessagePayload, 'error' | 'message'> & { error?: Maybe<ResolversTypes['DeleteMessageError']>, message?: Maybe<ResolversTypes['Message']> }>;
  DeletePersonError: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['DeletePersonError']>;
  DeletePersonInput: DeletePersonInput;
  DeletePersonPayload: ResolverTypeWrapper<Omit<DeletePersonPayload, 'error'> & { error?: Maybe<ResolversTypes['DeletePersonError']> }>;
  DeleteRoomError: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['DeleteRoomError']>;
  DeleteRoomInput: DeleteRoomInput;
  DeleteRoomPayload: ResolverTypeWrapper<Omit<DeleteRoomPayload, 'error'> & { error?: Maybe<ResolversTypes['DeleteRoomError']> }>;
  DeviceRule: DeviceRule;
  EarlierText: ResolverTypeWrapper<EarlierTextEntity>;
  EditMessageError: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['EditMessageError']>;
  EditMessageInput: EditMessageInput;
  EditMessagePayload: ResolverTypeWrapper<Omit<EditMessagePayload, 'error' | 'message'> & { error?: Maybe<ResolversTypes['EditMessageError']>, message?: Maybe<ResolversTypes['Message']> }>;
  EmailChanged: ResolverTypeWrapper<EventOfEntity<'EmailChanged'>>;
  EmailProof: ResolverTypeWrapper<LinkedProofEntity>;
  EmailRule: EmailRule;
  EmailTaken: ResolverTypeWrapper<EmailTaken>;
  EmptyMessage: ResolverTypeWrapper<EmptyMessage>;
  EndSessionsInput: EndSessionsInput;
  EndSessionsPayload: ResolverTypeWrapper<EndSessionsPayload>;
  Event: ResolverTypeWrapper<EventParentEntity>;
  File: ResolverTypeWrapper<CarriedFileEntity>;
  FileConnection: ResolverTypeWrapper<Omit<FileConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['FileEdge']>, nodes: Array<ResolversTypes['File']> }>;
  FileEdge: ResolverTypeWrapper<Omit<FileEdge, 'node'> & { node: ResolversTypes['File'] }>;
  FileNotFound: ResolverTypeWrapper<FileNotFound>;
  Float: ResolverTypeWrapper<Scalars['Float']['output']>;
  GiveRoomError: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['GiveRoomError']>;
  GiveRoomInput: GiveRoomInput;
  GiveRoomPayload: ResolverTypeWrapper<Omit<GiveRoomPayload, 'error' | 'room'> & { error?: Maybe<ResolversTypes['GiveRoomError']>, room?: Maybe<ResolversTypes['OverseenRoom']> }>;
  HandOverInput: HandOverInput;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  InputProblem: ResolverTypeWrapper<InputProblem>;
  Instance: ResolverTypeWrapper<CurrentSettingsEntity>;
  InstanceChanged: ResolverTypeWrapper<EventOfEntity<'InstanceChanged'>>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  InvalidInput: ResolverTypeWrapper<InvalidInput>;
  Invitation: ResolverTypeWrapper<Invitation>;
  Invite: ResolverTypeWrapper<InviteEntity>;
  InviteConnection: ResolverTypeWrapper<Omit<InviteConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['InviteEdge']>, nodes: Array<ResolversTypes['Invite']> }>;
  InviteEdge: ResolverTypeWrapper<Omit<InviteEdge, 'node'> & { node: ResolversTypes['Invite'] }>;
  InviteNeeded: ResolverTypeWrapper<InviteNeeded>;
  InviteNotFound: ResolverTypeWrapper<InviteNotFound>;
  InviteNotValid: ResolverTypeWrapper<InviteNotValid>;
  JoinAsGuestError: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['JoinAsGuestError']>;
  JoinAsGuestInput: JoinAsGuestInput;
  JoinAsGuestPayload: ResolverTypeWrapper<Omit<JoinAsGuestPayload, 'error' | 'viewer'> & { error?: Maybe<ResolversTypes['JoinAsGuestError']>, viewer?: Maybe<ResolversTypes['Viewer']> }>;
  JoinRoomError: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['JoinRoomError']>;
  JoinRoomInput: JoinRoomInput;
  JoinRoomPayload: ResolverTypeWrapper<Omit<JoinRoomPayload, 'error' | 'room'> & { error?: Maybe<ResolversTypes['JoinRoomError']>, room?: Maybe<ResolversTypes['Room']> }>;
  Keep: Keep;
  LeaveCause: LeaveCause;
  LeaveRoomError: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['LeaveRoomError']>;
  LeaveRoomInput: LeaveRoomInput;
  LeaveRoomPayload: ResolverTypeWrapper<Omit<LeaveRoomPayload, 'error' | 'room'> & { error?: Maybe<ResolversTypes['LeaveRoomError']>, room?: Maybe<ResolversTypes['Room']> }>;
  LeftMessages: LeftMessages;
  Limits: ResolverTypeWrapper<Limits>;
  MailFailed: ResolverTypeWrapper<MailFailed>;
  MailState: ResolverTypeWrapper<MailStateEntity>;
  MakeRecoveryCodesError: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['MakeRecoveryCodesError']>;
  MakeRecoveryCodesInput: MakeRecoveryCodesInput;
  MakeRecoveryCodesPayload: ResolverTypeWrapper<Omit<MakeRecoveryCodesPayload, 'error'> & { error?: Maybe<ResolversTypes['MakeRecoveryCodesError']> }>;
  MakeResetLinkError: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['MakeResetLinkError']>;
  MakeResetLinkPayload: ResolverTypeWrapper<Omit<MakeResetLinkPayload, 'error'> & { error?: Maybe<ResolversTypes['MakeResetLinkError']> }>;
  MarkReadError: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['MarkReadError']>;
  MarkReadInput: MarkReadInput;
  MarkReadPayload: ResolverTypeWrapper<Omit<MarkReadPayload, 'error' | 'room'> & { error?: Maybe<ResolversTypes['MarkReadError']>, room?: Maybe<ResolversTypes['Room']> }>;
  MemberJoined: ResolverTypeWrapper<EventOfEntity<'MemberJoined'>>;
  MemberLeft: ResolverTypeWrapper<EventOfEntity<'MemberLeft'>>;
  MemberNotFound: ResolverTypeWrapper<MemberNotFound>;
  Membership: ResolverTypeWrapper<MembershipViewEntity>;
  MembershipConnection: ResolverTypeWrapper<Omit<MembershipConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['MembershipEdge']>, nodes: Array<ResolversTypes['Membership']> }>;
  MembershipEdge: ResolverTypeWrapper<Omit<MembershipEdge, 'node'> & { node: ResolversTypes['Membership'] }>;
  Message: ResolverTypeWrapper<SentMessageEntity>;
  MessageAdded: ResolverTypeWrapper<EventOfEntity<'MessageAdded'>>;
  MessageConnection: ResolverTypeWrapper<Omit<MessageConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['MessageEdge']>, nodes: Array<ResolversTypes['Message']> }>;
  MessageDeleted: ResolverTypeWrapper<EventOfEntity<'MessageDeleted'>>;
  MessageEdge: ResolverTypeWrapper<Omit<MessageEdge, 'node'> & { node: ResolversTypes['Message'] }>;
  MessageEdited: ResolverTypeWrapper<EventOfEntity<'MessageEdited'>>;
  MessageGone: ResolverTypeWrapper<MessageGone>;
  MessageIdTaken: ResolverTypeWrapper<MessageIdTaken>;
  MessageNotFound: ResolverTypeWrapper<MessageNotFound>;
  MessageRequest: ResolverTypeWrapper<MessageRequestEntity>;
  MessageRequestConnection: ResolverTypeWrapper<Omit<MessageRequestConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['MessageRequestEdge']>, nodes: Array<ResolversTypes['MessageRequest']> }>;
  MessageRequestEdge: ResolverTypeWrapper<Omit<MessageRequestEdge, 'node'> & { node: ResolversTypes['MessageRequest'] }>;
  MessageTooLong: ResolverTypeWrapper<MessageTooLong>;
  MessagesDropped: ResolverTypeWrapper<EventOfEntity<'MessagesDropped'>>;
  MessagesWouldBeLost: ResolverTypeWrapper<MessagesWouldBeLost>;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  NewMembersSee: NewMembersSee;
  NoMailServer: ResolverTypeWrapper<NoMailServer>;
  NotAMember: ResolverTypeWrapper<NotAMember>;
  NotAllowed: ResolverTypeWrapper<NotAllowed>;
  NotTakingMessages: ResolverTypeWrapper<NotTakingMessages>;
  NotYourMessage: ResolverTypeWrapper<NotYourMessage>;
  NothingToProve: ResolverTypeWrapper<NothingToProve>;
  OpenConversationError: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['OpenConversationError']>;
  OpenConversationPayload: ResolverTypeWrapper<Omit<OpenConversationPayload, 'error' | 'room'> & { error?: Maybe<ResolversTypes['OpenConversationError']>, room?: Maybe<ResolversTypes['Room']> }>;
  OverseenRoom: ResolverTypeWrapper<RoomEntity>;
  OverseenRoomConnection: ResolverTypeWrapper<Omit<OverseenRoomConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['OverseenRoomEdge']>, nodes: Array<ResolversTypes['OverseenRoom']> }>;
  OverseenRoomEdge: ResolverTypeWrapper<Omit<OverseenRoomEdge, 'node'> & { node: ResolversTypes['OverseenRoom'] }>;
  OwnBan: ResolverTypeWrapper<OwnBanEntity>;
  OwnReport: ResolverTypeWrapper<ReportEntity>;
  OwnRoomsUndecided: ResolverTypeWrapper<OwnRoomsUndecided>;
  OwnedRoom: ResolverTypeWrapper<OwnedRoomEntity>;
  OwnsServer: ResolverTypeWrapper<OwnsServer>;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  PersonBlocked: ResolverTypeWrapper<PersonBlocked>;
  PersonInput: PersonInput;
  PersonNotFound: ResolverTypeWrapper<PersonNotFound>;
  Preferences: ResolverTypeWrapper<UserEntity>;
  PreferencesChanged: ResolverTypeWrapper<EventOfEntity<'PreferencesChanged'>>;
  PresenceChanged: ResolverTypeWrapper<EventOfEntity<'PresenceChanged'>>;
  ProveEmailByLinkError: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['ProveEmailByLinkError']>;
  ProveEmailByLinkInput: ProveEmailByLinkInput;
  ProveEmailByLinkPayload: ResolverTypeWrapper<Omit<ProveEmailByLinkPayload, 'error'> & { error?: Maybe<ResolversTypes['ProveEmailByLinkError']> }>;
  ProveEmailError: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['ProveEmailError']>;
  ProveEmailInput: ProveEmailInput;
  ProveEmailPayload: ResolverTypeWrapper<Omit<ProveEmailPayload, 'error' | 'viewer'> & { error?: Maybe<ResolversTypes['ProveEmailError']>, viewer?: Maybe<ResolversTypes['Viewer']> }>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  QuickJoinOff: ResolverTypeWrapper<QuickJoinOff>;
  Reach: Reach;
  ReachInput: ReachInput;
  RecoverAccountError: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['RecoverAccountError']>;
  RecoverAccountInput: RecoverAccountInput;
  RecoverAccountPayload: ResolverTypeWrapper<Omit<RecoverAccountPayload, 'error'> & { error?: Maybe<ResolversTypes['RecoverAccountError']> }>;
  RemoveMemberError: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['RemoveMemberError']>;
  RemoveMemberInput: RemoveMemberInput;
  RemoveMemberPayload: ResolverTypeWrapper<Omit<RemoveMemberPayload, 'error' | 'room'> & { error?: Maybe<ResolversTypes['RemoveMemberError']>, room?: Maybe<ResolversTypes['Room']> }>;
  RemoveProfilePicturePayload: ResolverTypeWrapper<Omit<RemoveProfilePicturePayload, 'user'> & { user: ResolversTypes['User'] }>;
  RemoveRoomError: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['RemoveRoomError']>;
  RemoveRoomInput: RemoveRoomInput;
  RemoveRoomPayload: ResolverTypeWrapper<Omit<RemoveRoomPayload, 'error'> & { error?: Maybe<ResolversTypes['RemoveRoomError']> }>;
  RemoveRoomPictureError: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['RemoveRoomPictureError']>;
  RemoveRoomPictureInput: RemoveRoomPictureInput;
  RemoveRoomPicturePayload: ResolverTypeWrapper<Omit<RemoveRoomPicturePayload, 'error' | 'room'> & { error?: Maybe<ResolversTypes['RemoveRoomPictureError']>, room?: Maybe<ResolversTypes['Room']> }>;
  Report: ResolverTypeWrapper<ReportEntity>;
  ReportConnection: ResolverTypeWrapper<Omit<ReportConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['ReportEdge']>, nodes: Array<ResolversTypes['Report']> }>;
  ReportEdge: ResolverTypeWrapper<Omit<ReportEdge, 'node'> & { node: ResolversTypes['Report'] }>;
  ReportMessageError: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['ReportMessageError']>;
  ReportMessageInput: ReportMessageInput;
  ReportMessagePayload: ResolverTypeWrapper<Omit<ReportMessagePayload, 'error' | 'report'> & { error?: Maybe<ResolversTypes['ReportMessageError']>, report?: Maybe<ResolversTypes['OwnReport']> }>;
  ReportNotFound: ResolverTypeWrapper<ReportNotFound>;
  ReportOutcome: ReportOutcome;
  ReportPersonError: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['ReportPersonError']>;
  ReportPersonInput: ReportPersonInput;
  ReportPersonPayload: ResolverTypeWrapper<Omit<ReportPersonPayload, 'error' | 'report'> & { error?: Maybe<ResolversTypes['ReportPersonError']>, report?: Maybe<ResolversTypes['OwnReport']> }>;
  ReportResolved: ResolverTypeWrapper<EventOfEntity<'ReportResolved'>>;
  ReportsChanged: ResolverTypeWrapper<EventOfEntity<'ReportsChanged'>>;
  RequestInput: RequestInput;
  RequestNotFound: ResolverTypeWrapper<RequestNotFound>;
  RequestRecoveryError: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['RequestRecoveryError']>;
  RequestRecoveryInput: RequestRecoveryInput;
  RequestRecoveryPayload: ResolverTypeWrapper<Omit<RequestRecoveryPayload, 'error'> & { error?: Maybe<ResolversTypes['RequestRecoveryError']> }>;
  RequestsChanged: ResolverTypeWrapper<EventOfEntity<'RequestsChanged'>>;
  ResendEmailCodeError: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['ResendEmailCodeError']>;
  ResendEmailCodePayload: ResolverTypeWrapper<Omit<ResendEmailCodePayload, 'error'> & { error?: Maybe<ResolversTypes['ResendEmailCodeError']> }>;
  ResolveReportError: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['ResolveReportError']>;
  ResolveReportInput: ResolveReportInput;
  ResolveReportPayload: ResolverTypeWrapper<Omit<ResolveReportPayload, 'error' | 'report'> & { error?: Maybe<ResolversTypes['ResolveReportError']>, report?: Maybe<ResolversTypes['Report']> }>;
  RestorePersonError: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['RestorePersonError']>;
  RestorePersonPayload: ResolverTypeWrapper<Omit<RestorePersonPayload, 'account' | 'error'> & { account?: Maybe<ResolversTypes['Account']>, error?: Maybe<ResolversTypes['RestorePersonError']> }>;
  RevokeInviteError: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['RevokeInviteError']>;
  RevokeInviteInput: RevokeInviteInput;
  RevokeInvitePayload: ResolverTypeWrapper<Omit<RevokeInvitePayload, 'error' | 'invite'> & { error?: Maybe<ResolversTypes['RevokeInviteError']>, invite?: Maybe<ResolversTypes['Invite']> }>;
  RoleChanged: ResolverTypeWrapper<EventOfEntity<'RoleChanged'>>;
  Room: ResolverTypeWrapper<RoomViewEntity>;
  RoomAccess: RoomAccess;
  RoomAct: ResolverTypeWrapper<RoomActEntity>;
  RoomActConnection: ResolverTypeWrapper<Omit<RoomActConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['RoomActEdge']>, nodes: Array<ResolversTypes['RoomAct']> }>;
  RoomActEdge: ResolverTypeWrapper<Omit<RoomActEdge, 'node'> & { node: ResolversTypes['RoomAct'] }>;
  RoomActKind: RoomActKind;
  RoomChanged: ResolverTypeWrapper<EventOfEntity<'RoomChanged'>>;
  RoomConnection: ResolverTypeWrapper<Omit<RoomConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['RoomEdge']>, nodes: Array<ResolversTypes['Room']> }>;
  RoomEdge: ResolverTypeWrapper<Omit<RoomEdge, 'node'> & { node: ResolversTypes['Room'] }>;
  RoomIdTaken: ResolverTypeWrapper<RoomIdTaken>;
  RoomJoined: ResolverTypeWrapper<EventOfEntity<'RoomJoined'>>;
  RoomKind: RoomKind;
  RoomLeft: ResolverTypeWrapper<EventOfEntity<'RoomLeft'>>;
  RoomListed: ResolverTypeWrapper<EventOfEntity<'RoomListed'>>;
  RoomNameTaken: ResolverTypeWrapper<RoomNameTaken>;
  RoomNotFound: ResolverTypeWrapper<RoomNotFound>;
  RoomPreferencesChanged: ResolverTypeWrapper<RoomPreferencesChanged>;
  RoomRead: ResolverTypeWrapper<EventOfEntity<'RoomRead'>>;
  RoomRole: RoomRole;
  RoomUnlisted: ResolverTypeWrapper<EventOfEntity<'RoomUnlisted'>>;
  SendMessageError: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['SendMessageError']>;
  SendMessageInput: SendMessageInput;
  SendMessagePayload: ResolverTypeWrapper<Omit<SendMessagePayload, 'error' | 'message'> & { error?: Maybe<ResolversTypes['SendMessageError']>, message?: Maybe<ResolversTypes['Message']> }>;
  SendTestMailError: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['SendTestMailError']>;
  SendTestMailInput: SendTestMailInput;
  SendTestMailPayload: ResolverTypeWrapper<Omit<SendTestMailPayload, 'error'> & { error?: Maybe<ResolversTypes['SendTestMailError']> }>;
  ServerAct: ResolverTypeWrapper<ServerActEntity>;
  ServerActConnection: ResolverTypeWrapper<Omit<ServerActConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['ServerActEdge']>, nodes: Array<ResolversTypes['ServerAct']> }>;
  ServerActEdge: ResolverTypeWrapper<Omit<ServerActEdge, 'node'> & { node: ResolversTypes['ServerAct'] }>;
  ServerActKind: ServerActKind;
  ServerCondition: ResolverTypeWrapper<ConditionParentEntity>;
  ServerReach: ResolverTypeWrapper<HostSideEntity>;
  ServerRole: ServerRole;
  ServerSettings: ResolverTypeWrapper<CurrentSettingsEntity>;
  Session: ResolverTypeWrapper<SessionParentEntity>;
  SessionTerm: ResolverTypeWrapper<SessionTermEntity>;
  SetMemberRoleError: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['SetMemberRoleError']>;
  SetMemberRoleInput: SetMemberRoleInput;
  SetMemberRolePayload: ResolverTypeWrapper<Omit<SetMemberRolePayload, 'error' | 'membership'> & { error?: Maybe<ResolversTypes['SetMemberRoleError']>, membership?: Maybe<ResolversTypes['Membership']> }>;
  SetUp: ResolverTypeWrapper<SetUp>;
  SetUpCodeWrong: ResolverTypeWrapper<SetUpCodeWrong>;
  SetUpNeeded: ResolverTypeWrapper<SetUpNeeded>;
  SetUpServerError: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['SetUpServerError']>;
  SetUpServerInput: SetUpServerInput;
  SetUpServerPayload: ResolverTypeWrapper<Omit<SetUpServerPayload, 'error' | 'reach' | 'viewer'> & { error?: Maybe<ResolversTypes['SetUpServerError']>, reach?: Maybe<ResolversTypes['ServerReach']>, viewer?: Maybe<ResolversTypes['Viewer']> }>;
  SettingsChange: ResolverTypeWrapper<SettingsChangeEntity>;
  SignInError: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['SignInError']>;
  SignInInput: SignInInput;
  SignInPayload: ResolverTypeWrapper<Omit<SignInPayload, 'error' | 'viewer'> & { error?: Maybe<ResolversTypes['SignInError']>, viewer?: Maybe<ResolversTypes['Viewer']> }>;
  SignOutPayload: ResolverTypeWrapper<SignOutPayload>;
  SignOutPersonError: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['SignOutPersonError']>;
  SignOutPersonInput: SignOutPersonInput;
  SignOutPersonPayload: ResolverTypeWrapper<Omit<SignOutPersonPayload, 'account' | 'error'> & { account?: Maybe<ResolversTypes['Account']>, error?: Maybe<ResolversTypes['SignOutPersonError']> }>;
  SignUpClosed: ResolverTypeWrapper<SignUpClosed>;
  SignUpInput: SignUpInput;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  Subscription: ResolverTypeWrapper<Record<PropertyKey, never>>;
  SuspendPersonError: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['SuspendPersonError']>;
  SuspendPersonPayload: ResolverTypeWrapper<Omit<SuspendPersonPayload, 'account' | 'error'> & { account?: Maybe<ResolversTypes['Account']>, error?: Maybe<ResolversTypes['SuspendPersonError']> }>;
  Theme: Theme;
  TooManyDevices: ResolverTypeWrapper<TooManyDevices>;
  TransferRoomError: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['TransferRoomError']>;
  TransferRoomInput: TransferRoomInput;
  TransferRoomPayload: ResolverTypeWrapper<Omit<TransferRoomPayload, 'error' | 'room'> & { error?: Maybe<ResolversTypes['TransferRoomError']>, room?: Maybe<ResolversTypes['Room']> }>;
  UnbanError: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['UnbanError']>;
  UnbanInput: UnbanInput;
  UnbanPayload: ResolverTypeWrapper<Omit<UnbanPayload, 'error' | 'room'> & { error?: Maybe<ResolversTypes['UnbanError']>, room?: Maybe<ResolversTypes['Room']> }>;
  UnblockPersonError: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['UnblockPersonError']>;
  UnblockPersonPayload: ResolverTypeWrapper<Omit<UnblockPersonPayload, 'error' | 'user'> & { error?: Maybe<ResolversTypes['UnblockPersonError']>, user?: Maybe<ResolversTypes['User']> }>;
  UpdatePreferencesInput: UpdatePreferencesInput;
  UpdatePreferencesPayload: ResolverTypeWrapper<Omit<UpdatePreferencesPayload, 'preferences'> & { preferences: ResolversTypes['Preferences'] }>;
  UpdateProfileError: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['UpdateProfileError']>;
  UpdateProfileInput: UpdateProfileInput;
  UpdateProfilePayload: ResolverTypeWrapper<Omit<UpdateProfilePayload, 'error' | 'user'> & { error?: Maybe<ResolversTypes['UpdateProfileError']>, user?: Maybe<ResolversTypes['User']> }>;
  UpdateRoomError: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['UpdateRoomError']>;
  UpdateRoomInput: UpdateRoomInput;
  UpdateRoomPayload: ResolverTypeWrapper<Omit<UpdateRoomPayload, 'error' | 'room'> & { error?: Maybe<ResolversTypes['UpdateRoomError']>, room?: Maybe<ResolversTypes['Room']> }>;
  UpdateRoomPreferencesError: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['UpdateRoomPreferencesError']>;
  UpdateRoomPreferencesInput: UpdateRoomPreferencesInput;
  UpdateRoomPreferencesPayload: ResolverTypeWrapper<Omit<UpdateRoomPreferencesPayload, 'error' | 'room'> & { error?: Maybe<ResolversTypes['UpdateRoomPreferencesError']>, room?: Maybe<ResolversTypes['Room']> }>;
  UseInviteError: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['UseInviteError']>;
  UseInviteInput: UseInviteInput;
  UseInvitePayload: ResolverTypeWrapper<Omit<UseInvitePayload, 'error' | 'room'> & { error?: Maybe<ResolversTypes['UseInviteError']>, room?: Maybe<ResolversTypes['Room']> }>;
  User: ResolverTypeWrapper<UserEntity>;
  UserChanged: ResolverTypeWrapper<EventOfEntity<'UserChanged'>>;
  UserConnection: ResolverTypeWrapper<Omit<UserConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['UserEdge']>, nodes: Array<ResolversTypes['User']> }>;
  UserEdge: ResolverTypeWrapper<Omit<UserEdge, 'node'> & { node: ResolversTypes['User'] }>;
  UserError: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['UserError']>;
  UsernameTaken: ResolverTypeWrapper<UsernameTaken>;
  Viewer: ResolverTypeWrapper<ViewerParentEntity>;
  WayIn: WayIn;
  WhoMayWrite: WhoMayWrite;
  WrongCredentials: ResolverTypeWrapper<WrongCredentials>;
  WrongPassword: ResolverTypeWrapper<WrongPassword>;
  WrongRoomPassword: ResolverTypeWrapper<WrongRoomPassword>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  AcceptRequestError: ResolversUnionTypes<ResolversParentTypes>['AcceptRequestError'];
  AcceptRequestPayload: Omit<AcceptRequestPayload, 'error' | 'room'> & { error?: Maybe<ResolversParentTypes['AcceptRequestError']>, room?: Maybe<ResolversParentTypes['Room']> };
  Account: AccountParentEntity;
  AccountConnection: Omit<AccountConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['AccountEdge']>, nodes: Array<ResolversParentTypes['Account']> };
  AccountEdge: Omit<AccountEdge, 'node'> & { node: ResolversParentTypes['Account'] };
  AccountSuspended: AccountSuspended;
  Administration: AdministrationParentEntity;
  AlreadySetUp: AlreadySetUp;
  AskToWriteError: ResolversUnionTypes<ResolversParentTypes>['AskToWriteError'];
  AskToWriteInput: AskToWriteInput;
  AskToWritePayload: Omit<AskToWritePayload, 'error' | 'room'> & { error?: Maybe<ResolversParentTypes['AskToWriteError']>, room?: Maybe<ResolversParentTypes['Room']> };
  Ban: BanEntity;
  BanConnection: Omit<BanConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['BanEdge']>, nodes: Array<ResolversParentTypes['Ban']> };
  BanEdge: Omit<BanEdge, 'node'> & { node: ResolversParentTypes['Ban'] };
  BanLifted: EventOfEntity<'BanLifted'>;
  BanMemberError: ResolversUnionTypes<ResolversParentTypes>['BanMemberError'];
  BanMemberInput: BanMemberInput;
  BanMemberPayload: Omit<BanMemberPayload, 'ban' | 'error' | 'room'> & { ban?: Maybe<ResolversParentTypes['Ban']>, error?: Maybe<ResolversParentTypes['BanMemberError']>, room?: Maybe<ResolversParentTypes['Room']> };
  Banned: Banned;
  BansChanged: EventOfEntity<'BansChanged'>;
  BecomeMemberError: ResolversUnionTypes<ResolversParentTypes>['BecomeMemberError'];
  BecomeMemberInput: BecomeMemberInput;
  BecomeMemberPayload: Omit<BecomeMemberPayload, 'error' | 'user'> & { error?: Maybe<ResolversParentTypes['BecomeMemberError']>, user?: Maybe<ResolversParentTypes['User']> };
  BlockPersonError: ResolversUnionTypes<ResolversParentTypes>['BlockPersonError'];
  BlockPersonPayload: Omit<BlockPersonPayload, 'error' | 'user'> & { error?: Maybe<ResolversParentTypes['BlockPersonError']>, user?: Maybe<ResolversParentTypes['User']> };
  BlockedPerson: BlockEntity;
  BlockedPersonConnection: Omit<BlockedPersonConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['BlockedPersonEdge']>, nodes: Array<ResolversParentTypes['BlockedPerson']> };
  BlockedPersonEdge: Omit<BlockedPersonEdge, 'node'> & { node: ResolversParentTypes['BlockedPerson'] };
  BlocksChanged: EventOfEntity<'BlocksChanged'>;
  Boolean: Scalars['Boolean']['output'];
  ChangeEmailError: ResolversUnionTypes<ResolversParentTypes>['ChangeEmailError'];
  ChangeEmailInput: ChangeEmailInput;
  ChangeEmailPayload: Omit<ChangeEmailPayload, 'error' | 'viewer'> & { error?: Maybe<ResolversParentTypes['ChangeEmailError']>, viewer?: Maybe<ResolversParentTypes['Viewer']> };
  ChangeKeepingError: ResolversUnionTypes<ResolversParentTypes>['ChangeKeepingError'];
  ChangeKeepingInput: ChangeKeepingInput;
  ChangeKeepingPayload: Omit<ChangeKeepingPayload, 'error' | 'room'> & { error?: Maybe<ResolversParentTypes['ChangeKeepingError']>, room?: Maybe<ResolversParentTypes['Room']> };
  ChangePasswordError: ResolversUnionTypes<ResolversParentTypes>['ChangePasswordError'];
  ChangePasswordInput: ChangePasswordInput;
  ChangePasswordPayload: Omit<ChangePasswordPayload, 'error'> & { error?: Maybe<ResolversParentTypes['ChangePasswordError']> };
  ChangeReachError: ResolversUnionTypes<ResolversParentTypes>['ChangeReachError'];
  ChangeReachInput: ChangeReachInput;
  ChangeReachPayload: Omit<ChangeReachPayload, 'error' | 'reach'> & { error?: Maybe<ResolversParentTypes['ChangeReachError']>, reach?: Maybe<ResolversParentTypes['ServerReach']> };
  ChangeRoleError: ResolversUnionTypes<ResolversParentTypes>['ChangeRoleError'];
  ChangeRoleInput: ChangeRoleInput;
  ChangeRolePayload: Omit<ChangeRolePayload, 'account' | 'error'> & { account?: Maybe<ResolversParentTypes['Account']>, error?: Maybe<ResolversParentTypes['ChangeRoleError']> };
  ChangeServerSettingsError: ResolversUnionTypes<ResolversParentTypes>['ChangeServerSettingsError'];
  ChangeServerSettingsInput: ChangeServerSettingsInput;
  ChangeServerSettingsPayload: Omit<ChangeServerSettingsPayload, 'error' | 'settings'> & { error?: Maybe<ResolversParentTypes['ChangeServerSettingsError']>, settings?: Maybe<ResolversParentTypes['ServerSettings']> };
  CodeNotValid: CodeNotValid;
  CreateInviteError: ResolversUnionTypes<ResolversParentTypes>['CreateInviteError'];
  CreateInviteInput: CreateInviteInput;
  CreateInvitePayload: Omit<CreateInvitePayload, 'error' | 'invite'> & { error?: Maybe<ResolversParentTypes['CreateInviteError']>, invite?: Maybe<ResolversParentTypes['Invite']> };
  CreateRoomError: ResolversUnionTypes<ResolversParentTypes>['CreateRoomError'];
  CreateRoomInput: CreateRoomInput;
  CreateRoomPayload: Omit<CreateRoomPayload, 'error' | 'room'> & { error?: Maybe<ResolversParentTypes['CreateRoomError']>, room?: Maybe<ResolversParentTypes['Room']> };
  DateTime: Scalars['DateTime']['output'];
  DeclineRequestError: ResolversUnionTypes<ResolversParentTypes>['DeclineRequestError'];
  DeclineRequestPayload: Omit<DeclineRequestPayload, 'error'> & { error?: Maybe<ResolversParentTypes['DeclineRequestError']> };
  DeleteAccountError: ResolversUnionTypes<ResolversParentTypes>['DeleteAccountError'];
  DeleteAccountInput: DeleteAccountInput;
  DeleteAccountPayload: Omit<DeleteAccountPayload, 'error'> & { error?: Maybe<ResolversParentTypes['DeleteAccountError']> };
  DeleteMessageError: ResolversUnionTypes<ResolversParentTypes>['DeleteMessageError'];
  DeleteMessageInput: DeleteMessageInput;
  DeleteMessagePayload: Omit<DeleteMessagePayload, 'error' | 'message'> & { error?: Maybe<ResolversParentTypes['DeleteMessageError']>, message?: Maybe<ResolversParentTypes['Message']> };
  DeletePersonError: ResolversUnionTypes<ResolversParentTypes>['DeletePersonError'];
  DeletePersonInput: DeletePersonInput;
  DeletePersonPayload: Omit<DeletePersonPayload, 'error'> & { error?: Maybe<ResolversParentTypes['DeletePersonError']> };
  DeleteRoomError: ResolversUnionTypes<ResolversParentTypes>['DeleteRoomError'];
  DeleteRoomInput: DeleteRoomInput;
  DeleteRoomPayload: Omit<DeleteRoomPayload, 'error'> & { error?: Maybe<ResolversParentTypes['DeleteRoomError']> };
  EarlierText: EarlierTextEntity;
  EditMessageError: ResolversUnionTypes<ResolversParentTypes>['EditMessageError'];
  EditMessageInput: EditMessageInput;
  EditMessagePayload: Omit<EditMessagePayload, 'error' | 'message'> & { error?: Maybe<ResolversParentTypes['EditMessageError']>, message?: Maybe<ResolversParentTypes['Message']> };
  EmailChanged: EventOfEntity<'EmailChanged'>;
  EmailProof: LinkedProofEntity;
  EmailTaken: EmailTaken;
  EmptyMessage: EmptyMessage;
  EndSessionsInput: EndSessionsInput;
  EndSessionsPayload: EndSessionsPayload;
  Event: EventParentEntity;
  File: CarriedFileEntity;
  FileConnection: Omit<FileConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['FileEdge']>, nodes: Array<ResolversParentTypes['File']> };
  FileEdge: Omit<FileEdge, 'node'> & { node: ResolversParentTypes['File'] };
  FileNotFound: FileNotFound;
  Float: Scalars['Float']['output'];
  GiveRoomError: ResolversUnionTypes<ResolversParentTypes>['GiveRoomError'];
  GiveRoomInput: GiveRoomInput;
  GiveRoomPayload: Omit<GiveRoomPayload, 'error' | 'room'> & { error?: Maybe<ResolversParentTypes['GiveRoomError']>, room?: Maybe<ResolversParentTypes['OverseenRoom']> };
  HandOverInput: HandOverInput;
  ID: Scalars['ID']['output'];
  InputProblem: InputProblem;
  Instance: CurrentSettingsEntity;
  InstanceChanged: EventOfEntity<'InstanceChanged'>;
  Int: Scalars['Int']['output'];
  InvalidInput: InvalidInput;
  Invitation: Invitation;
  Invite: InviteEntity;
  InviteConnection: Omit<InviteConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['InviteEdge']>, nodes: Array<ResolversParentTypes['Invite']> };
  InviteEdge: Omit<InviteEdge, 'node'> & { node: ResolversParentTypes['Invite'] };
  InviteNeeded: InviteNeeded;
  InviteNotFound: InviteNotFound;
  InviteNotValid: InviteNotValid;
  JoinAsGuestError: ResolversUnionTypes<ResolversParentTypes>['JoinAsGuestError'];
  JoinAsGuestInput: JoinAsGuestInput;
  JoinAsGuestPayload: Omit<JoinAsGuestPayload, 'error' | 'viewer'> & { error?: Maybe<ResolversParentTypes['JoinAsGuestError']>, viewer?: Maybe<ResolversParentTypes['Viewer']> };
  JoinRoomError: ResolversUnionTypes<ResolversParentTypes>['JoinRoomError'];
  JoinRoomInput: JoinRoomInput;
  JoinRoomPayload: Omit<JoinRoomPayload, 'error' | 'room'> & { error?: Maybe<ResolversParentTypes['JoinRoomError']>, room?: Maybe<ResolversParentTypes['Room']> };
  LeaveRoomError: ResolversUnionTypes<ResolversParentTypes>['LeaveRoomError'];
  LeaveRoomInput: LeaveRoomInput;
  LeaveRoomPayload: Omit<LeaveRoomPayload, 'error' | 'room'> & { error?: Maybe<ResolversParentTypes['LeaveRoomError']>, room?: Maybe<ResolversParentTypes['Room']> };
  Limits: Limits;
  MailFailed: MailFailed;
  MailState: MailStateEntity;
  MakeRecoveryCodesError: ResolversUnionTypes<ResolversParentTypes>['MakeRecoveryCodesError'];
  MakeRecoveryCodesInput: MakeRecoveryCodesInput;
  MakeRecoveryCodesPayload: Omit<MakeRecoveryCodesPayload, 'error'> & { error?: Maybe<ResolversParentTypes['MakeRecoveryCodesError']> };
  MakeResetLinkError: ResolversUnionTypes<ResolversParentTypes>['MakeResetLinkError'];
  MakeResetLinkPayload: Omit<MakeResetLinkPayload, 'error'> & { error?: Maybe<ResolversParentTypes['MakeResetLinkError']> };
  MarkReadError: ResolversUnionTypes<ResolversParentTypes>['MarkReadError'];
  MarkReadInput: MarkReadInput;
  MarkReadPayload: Omit<MarkReadPayload, 'error' | 'room'> & { error?: Maybe<ResolversParentTypes['MarkReadError']>, room?: Maybe<ResolversParentTypes['Room']> };
  MemberJoined: EventOfEntity<'MemberJoined'>;
  MemberLeft: EventOfEntity<'MemberLeft'>;
  MemberNotFound: MemberNotFound;
  Membership: MembershipViewEntity;
  MembershipConnection: Omit<MembershipConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['MembershipEdge']>, nodes: Array<ResolversParentTypes['Membership']> };
  MembershipEdge: Omit<MembershipEdge, 'node'> & { node: ResolversParentTypes['Membership'] };
  Message: SentMessageEntity;
  MessageAdded: EventOfEntity<'MessageAdded'>;
  MessageConnection: Omit<MessageConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['MessageEdge']>, nodes: Array<ResolversParentTypes['Message']> };
  MessageDeleted: EventOfEntity<'MessageDeleted'>;
  MessageEdge: Omit<MessageEdge, 'node'> & { node: ResolversParentTypes['Message'] };
  MessageEdited: EventOfEntity<'MessageEdited'>;
  MessageGone: MessageGone;
  MessageIdTaken: MessageIdTaken;
  MessageNotFound: MessageNotFound;
  MessageRequest: MessageRequestEntity;
  MessageRequestConnection: Omit<MessageRequestConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['MessageRequestEdge']>, nodes: Array<ResolversParentTypes['MessageRequest']> };
  MessageRequestEdge: Omit<MessageRequestEdge, 'node'> & { node: ResolversParentTypes['MessageRequest'] };
  MessageTooLong: MessageTooLong;
  MessagesDropped: EventOfEntity<'MessagesDropped'>;
  MessagesWouldBeLost: MessagesWouldBeLost;
  Mutation: Record<PropertyKey, never>;
  NoMailServer: NoMailServer;
  NotAMember: NotAMember;
  NotAllowed: NotAllowed;
  NotTakingMessages: NotTakingMessages;
  NotYourMessage: NotYourMessage;
  NothingToProve: NothingToProve;
  OpenConversationError: ResolversUnionTypes<ResolversParentTypes>['OpenConversationError'];
  OpenConversationPayload: Omit<OpenConversationPayload, 'error' | 'room'> & { error?: Maybe<ResolversParentTypes['OpenConversationError']>, room?: Maybe<ResolversParentTypes['Room']> };
  OverseenRoom: RoomEntity;
  OverseenRoomConnection: Omit<OverseenRoomConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['OverseenRoomEdge']>, nodes: Array<ResolversParentTypes['OverseenRoom']> };
  OverseenRoomEdge: Omit<OverseenRoomEdge, 'node'> & { node: ResolversParentTypes['OverseenRoom'] };
  OwnBan: OwnBanEntity;
  OwnReport: ReportEntity;
  OwnRoomsUndecided: OwnRoomsUndecided;
  OwnedRoom: OwnedRoomEntity;
  OwnsServer: OwnsServer;
  PageInfo: PageInfo;
  PersonBlocked: PersonBlocked;
  PersonInput: PersonInput;
  PersonNotFound: PersonNotFound;
  Preferences: UserEntity;
  PreferencesChanged: EventOfEntity<'PreferencesChanged'>;
  PresenceChanged: EventOfEntity<'PresenceChanged'>;
  ProveEmailByLinkError: ResolversUnionTypes<ResolversParentTypes>['ProveEmailByLinkError'];
  ProveEmailByLinkInput: ProveEmailByLinkInput;
  ProveEmailByLinkPayload: Omit<ProveEmailByLinkPayload, 'error'> & { error?: Maybe<ResolversParentTypes['ProveEmailByLinkError']> };
  ProveEmailError: ResolversUnionTypes<ResolversParentTypes>['ProveEmailError'];
  ProveEmailInput: ProveEmailInput;
  ProveEmailPayload: Omit<ProveEmailPayload, 'error' | 'viewer'> & { error?: Maybe<ResolversParentTypes['ProveEmailError']>, viewer?: Maybe<ResolversParentTypes['Viewer']> };
  Query: Record<PropertyKey, never>;
  QuickJoinOff: QuickJoinOff;
  ReachInput: ReachInput;
  RecoverAccountError: ResolversUnionTypes<ResolversParentTypes>['RecoverAccountError'];
  RecoverAccountInput: RecoverAccountInput;
  RecoverAccountPayload: Omit<RecoverAccountPayload, 'error'> & { error?: Maybe<ResolversParentTypes['RecoverAccountError']> };
  RemoveMemberError: ResolversUnionTypes<ResolversParentTypes>['RemoveMemberError'];
  RemoveMemberInput: RemoveMemberInput;
  RemoveMemberPayload: Omit<RemoveMemberPayload, 'error' | 'room'> & { error?: Maybe<ResolversParentTypes['RemoveMemberError']>, room?: Maybe<ResolversParentTypes['Room']> };
  RemoveProfilePicturePayload: Omit<RemoveProfilePicturePayload, 'user'> & { user: ResolversParentTypes['User'] };
  RemoveRoomError: ResolversUnionTypes<ResolversParentTypes>['RemoveRoomError'];
  RemoveRoomInput: RemoveRoomInput;
  RemoveRoomPayload: Omit<RemoveRoomPayload, 'error'> & { error?: Maybe<ResolversParentTypes['RemoveRoomError']> };
  RemoveRoomPictureError: ResolversUnionTypes<ResolversParentTypes>['RemoveRoomPictureError'];
  RemoveRoomPictureInput: RemoveRoomPictureInput;
  RemoveRoomPicturePayload: Omit<RemoveRoomPicturePayload, 'error' | 'room'> & { error?: Maybe<ResolversParentTypes['RemoveRoomPictureError']>, room?: Maybe<ResolversParentTypes['Room']> };
  Report: ReportEntity;
  ReportConnection: Omit<ReportConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['ReportEdge']>, nodes: Array<ResolversParentTypes['Report']> };
  ReportEdge: Omit<ReportEdge, 'node'> & { node: ResolversParentTypes['Report'] };
  ReportMessageError: ResolversUnionTypes<ResolversParentTypes>['ReportMessageError'];
  ReportMessageInput: ReportMessageInput;
  ReportMessagePayload: Omit<ReportMessagePayload, 'error' | 'report'> & { error?: Maybe<ResolversParentTypes['ReportMessageError']>, report?: Maybe<ResolversParentTypes['OwnReport']> };
  ReportNotFound: ReportNotFound;
  ReportPersonError: ResolversUnionTypes<ResolversParentTypes>['ReportPersonError'];
  ReportPersonInput: ReportPersonInput;
  ReportPersonPayload: Omit<ReportPersonPayload, 'error' | 'report'> & { error?: Maybe<ResolversParentTypes['ReportPersonError']>, report?: Maybe<ResolversParentTypes['OwnReport']> };
  ReportResolved: EventOfEntity<'ReportResolved'>;
  ReportsChanged: EventOfEntity<'ReportsChanged'>;
  RequestInput: RequestInput;
  RequestNotFound: RequestNotFound;
  RequestRecoveryError: ResolversUnionTypes<ResolversParentTypes>['RequestRecoveryError'];
  RequestRecoveryInput: RequestRecoveryInput;
  RequestRecoveryPayload: Omit<RequestRecoveryPayload, 'error'> & { error?: Maybe<ResolversParentTypes['RequestRecoveryError']> };
  RequestsChanged: EventOfEntity<'RequestsChanged'>;
  ResendEmailCodeError: ResolversUnionTypes<ResolversParentTypes>['ResendEmailCodeError'];
  ResendEmailCodePayload: Omit<ResendEmailCodePayload, 'error'> & { error?: Maybe<ResolversParentTypes['ResendEmailCodeError']> };
  ResolveReportError: ResolversUnionTypes<ResolversParentTypes>['ResolveReportError'];
  ResolveReportInput: ResolveReportInput;
  ResolveReportPayload: Omit<ResolveReportPayload, 'error' | 'report'> & { error?: Maybe<ResolversParentTypes['ResolveReportError']>, report?: Maybe<ResolversParentTypes['Report']> };
  RestorePersonError: ResolversUnionTypes<ResolversParentTypes>['RestorePersonError'];
  RestorePersonPayload: Omit<RestorePersonPayload, 'account' | 'error'> & { account?: Maybe<ResolversParentTypes['Account']>, error?: Maybe<ResolversParentTypes['RestorePersonError']> };
  RevokeInviteError: ResolversUnionTypes<ResolversParentTypes>['RevokeInviteError'];
  RevokeInviteInput: RevokeInviteInput;
  RevokeInvitePayload: Omit<RevokeInvitePayload, 'error' | 'invite'> & { error?: Maybe<ResolversParentTypes['RevokeInviteError']>, invite?: Maybe<ResolversParentTypes['Invite']> };
  RoleChanged: EventOfEntity<'RoleChanged'>;
  Room: RoomViewEntity;
  RoomAct: RoomActEntity;
  RoomActConnection: Omit<RoomActConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['RoomActEdge']>, nodes: Array<ResolversParentTypes['RoomAct']> };
  RoomActEdge: Omit<RoomActEdge, 'node'> & { node: ResolversParentTypes['RoomAct'] };
  RoomChanged: EventOfEntity<'RoomChanged'>;
  RoomConnection: Omit<RoomConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['RoomEdge']>, nodes: Array<ResolversParentTypes['Room']> };
  RoomEdge: Omit<RoomEdge, 'node'> & { node: ResolversParentTypes['Room'] };
  RoomIdTaken: RoomIdTaken;
  RoomJoined: EventOfEntity<'RoomJoined'>;
  RoomLeft: EventOfEntity<'RoomLeft'>;
  RoomListed: EventOfEntity<'RoomListed'>;
  RoomNameTaken: RoomNameTaken;
  RoomNotFound: RoomNotFound;
  RoomPreferencesChanged: RoomPreferencesChanged;
  RoomRead: EventOfEntity<'RoomRead'>;
  RoomUnlisted: EventOfEntity<'RoomUnlisted'>;
  SendMessageError: ResolversUnionTypes<ResolversParentTypes>['SendMessageError'];
  SendMessageInput: SendMessageInput;
  SendMessagePayload: Omit<SendMessagePayload, 'error' | 'message'> & { error?: Maybe<ResolversParentTypes['SendMessageError']>, message?: Maybe<ResolversParentTypes['Message']> };
  SendTestMailError: ResolversUnionTypes<ResolversParentTypes>['SendTestMailError'];
  SendTestMailInput: SendTestMailInput;
  SendTestMailPayload: Omit<SendTestMailPayload, 'error'> & { error?: Maybe<ResolversParentTypes['SendTestMailError']> };
  ServerAct: ServerActEntity;
  ServerActConnection: Omit<ServerActConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['ServerActEdge']>, nodes: Array<ResolversParentTypes['ServerAct']> };
  ServerActEdge: Omit<ServerActEdge, 'node'> & { node: ResolversParentTypes['ServerAct'] };
  ServerCondition: ConditionParentEntity;
  ServerReach: HostSideEntity;
  ServerSettings: CurrentSettingsEntity;
  Session: SessionParentEntity;
  SessionTerm: SessionTermEntity;
  SetMemberRoleError: ResolversUnionTypes<ResolversParentTypes>['SetMemberRoleError'];
  SetMemberRoleInput: SetMemberRoleInput;
  SetMemberRolePayload: Omit<SetMemberRolePayload, 'error' | 'membership'> & { error?: Maybe<ResolversParentTypes['SetMemberRoleError']>, membership?: Maybe<ResolversParentTypes['Membership']> };
  SetUp: SetUp;
  SetUpCodeWrong: SetUpCodeWrong;
  SetUpNeeded: SetUpNeeded;
  SetUpServerError: ResolversUnionTypes<ResolversParentTypes>['SetUpServerError'];
  SetUpServerInput: SetUpServerInput;
  SetUpServerPayload: Omit<SetUpServerPayload, 'error' | 'reach' | 'viewer'> & { error?: Maybe<ResolversParentTypes['SetUpServerError']>, reach?: Maybe<ResolversParentTypes['ServerReach']>, viewer?: Maybe<ResolversParentTypes['Viewer']> };
  SettingsChange: SettingsChangeEntity;
  SignInError: ResolversUnionTypes<ResolversParentTypes>['SignInError'];
  SignInInput: SignInInput;
  SignInPayload: Omit<SignInPayload, 'error' | 'viewer'> & { error?: Maybe<ResolversParentTypes['SignInError']>, viewer?: Maybe<ResolversParentTypes['Viewer']> };
  SignOutPayload: SignOutPayload;
  SignOutPersonError: ResolversUnionTypes<ResolversParentTypes>['SignOutPersonError'];
  SignOutPersonInput: SignOutPersonInput;
  SignOutPersonPayload: Omit<SignOutPersonPayload, 'account' | 'error'> & { account?: Maybe<ResolversParentTypes['Account']>, error?: Maybe<ResolversParentTypes['SignOutPersonError']> };
  SignUpClosed: SignUpClosed;
  SignUpInput: SignUpInput;
  String: Scalars['String']['output'];
  Subscription: Record<PropertyKey, never>;
  SuspendPersonError: ResolversUnionTypes<ResolversParentTypes>['SuspendPersonError'];
  SuspendPersonPayload: Omit<SuspendPersonPayload, 'account' | 'error'> & { account?: Maybe<ResolversParentTypes['Account']>, error?: Maybe<ResolversParentTypes['SuspendPersonError']> };
  TooManyDevices: TooManyDevices;
  TransferRoomError: ResolversUnionTypes<ResolversParentTypes>['TransferRoomError'];
  TransferRoomInput: TransferRoomInput;
  TransferRoomPayload: Omit<TransferRoomPayload, 'error' | 'room'> & { error?: Maybe<ResolversParentTypes['TransferRoomError']>, room?: Maybe<ResolversParentTypes['Room']> };
  UnbanError: ResolversUnionTypes<ResolversParentTypes>['UnbanError'];
  UnbanInput: UnbanInput;
  UnbanPayload: Omit<UnbanPayload, 'error' | 'room'> & { error?: Maybe<ResolversParentTypes['UnbanError']>, room?: Maybe<ResolversParentTypes['Room']> };
  UnblockPersonError: ResolversUnionTypes<ResolversParentTypes>['UnblockPersonError'];
  UnblockPersonPayload: Omit<UnblockPersonPayload, 'error' | 'user'> & { error?: Maybe<ResolversParentTypes['UnblockPersonError']>, user?: Maybe<ResolversParentTypes['User']> };
  UpdatePreferencesInput: UpdatePreferencesInput;
  UpdatePreferencesPayload: Omit<UpdatePreferencesPayload, 'preferences'> & { preferences: ResolversParentTypes['Preferences'] };
  UpdateProfileError: ResolversUnionTypes<ResolversParentTypes>['UpdateProfileError'];
  UpdateProfileInput: UpdateProfileInput;
  UpdateProfilePayload: Omit<UpdateProfilePayload, 'error' | 'user'> & { error?: Maybe<ResolversParentTypes['UpdateProfileError']>, user?: Maybe<ResolversParentTypes['User']> };
  UpdateRoomError: ResolversUnionTypes<ResolversParentTypes>['UpdateRoomError'];
  UpdateRoomInput: UpdateRoomInput;
  UpdateRoomPayload: Omit<UpdateRoomPayload, 'error' | 'room'> & { error?: Maybe<ResolversParentTypes['UpdateRoomError']>, room?: Maybe<ResolversParentTypes['Room']> };
  UpdateRoomPreferencesError: ResolversUnionTypes<ResolversParentTypes>['UpdateRoomPreferencesError'];
  UpdateRoomPreferencesInput: UpdateRoomPreferencesInput;
  UpdateRoomPreferencesPayload: Omit<UpdateRoomPreferencesPayload, 'error' | 'room'> & { error?: Maybe<ResolversParentTypes['UpdateRoomPreferencesError']>, room?: Maybe<ResolversParentTypes['Room']> };
  UseInviteError: ResolversUnionTypes<ResolversParentTypes>['UseInviteError'];
  UseInviteInput: UseInviteInput;
  UseInvitePayload: Omit<UseInvitePayload, 'error' | 'room'> & { error?: Maybe<ResolversParentTypes['UseInviteError']>, room?: Maybe<ResolversParentTypes['Room']> };
  User: UserEntity;
  UserChanged: EventOfEntity<'UserChanged'>;
  UserConnection: Omit<UserConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['UserEdge']>, nodes: Array<ResolversParentTypes['User']> };
  UserEdge: Omit<UserEdge, 'node'> & { node: ResolversParentTypes['User'] };
  UserError: ResolversInterfaceTypes<ResolversParentTypes>['UserError'];
  UsernameTaken: UsernameTaken;
  Viewer: ViewerParentEntity;
  WrongCredentials: WrongCredentials;
  WrongPassword: WrongPassword;
  WrongRoomPassword: WrongRoomPassword;
};

export type OfViewerDirectiveArgs = { };

export type OfViewerDirectiveResolver<Result, Parent, ContextType = GraphQLContext, Args = OfViewerDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type AcceptRequestErrorResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['AcceptRequestError'] = ResolversParentTypes['AcceptRequestError']> = {
  __resolveType?: TypeResolveFn<'PersonNotFound' | 'RequestNotFound', ParentType, ContextType>;
};

export type AcceptRequestPayloadResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['AcceptRequestPayload'] = ResolversParentTypes['AcceptRequestPayload']> = {
  error?: Resolver<Maybe<ResolversTypes['AcceptRequestError']>, ParentType, ContextType>;
  room?: Resolver<Maybe<ResolversTypes['Room']>, ParentType, ContextType>;
};

export type AccountResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['Account'] = ResolversParentTypes['Account']> = {
  deviceCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  lastUsedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  sessions?: Resolver<Array<ResolversTypes['Session']>, ParentType, ContextType>;
  suspendedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  user?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
  viewerMayDelete?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  viewerMayMake?: Resolver<Array<ResolversTypes['ServerRole']>, ParentType, ContextType>;
  viewerMayResetPassword?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  viewerMayRestore?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  viewerMaySignOut?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  viewerMaySuspend?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type AccountConnectionResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['AccountConnection'] = ResolversParentTypes['AccountConnection']> = {
  edges?: Resolver<Array<ResolversTypes['AccountEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['Account']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type AccountEdgeResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['AccountEdge'] = ResolversParentTypes['AccountEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Account'], ParentType, ContextType>;
};

export type AccountSuspendedResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['AccountSuspended'] = ResolversParentTypes['AccountSuspended']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type AdministrationResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['Administration'] = ResolversParentTypes['Administration']> = {
  accounts?: Resolver<ResolversTypes['AccountConnection'], ParentType, ContextType, Partial<AdministrationAccountsArgs>>;
  acts?: Resolver<ResolversTypes['ServerActConnection'], ParentType, ContextType, Partial<AdministrationActsArgs>>;
  condition?: Resolver<ResolversTypes['ServerCondition'], ParentType, ContextType>;
  mail?: Resolver<ResolversTypes['MailState'], ParentType, ContextType>;
  reach?: Resolver<ResolversTypes['ServerReach'], ParentType, ContextType>;
  reports?: Resolver<ResolversTypes['ReportConnection'], ParentType, ContextType, RequireFields<AdministrationReportsArgs, 'isResolved'>>;
  rooms?: Resolver<ResolversTypes['OverseenRoomConnection'], ParentType, ContextType, Partial<AdministrationRoomsArgs>>;
  settings?: Resolver<ResolversTypes['ServerSettings'], ParentType, ContextType>;
  viewerCanChangeReach?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type AlreadySetUpResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['AlreadySetUp'] = ResolversParentTypes['AlreadySetUp']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type AskToWriteErrorResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['AskToWriteError'] = ResolversParentTypes['AskToWriteError']> = {
  __resolveType?: TypeResolveFn<'EmptyMessage' | 'MessageTooLong' | 'PersonBlocked' | 'PersonNotFound', ParentType, ContextType>;
};

export type AskToWritePayloadResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['AskToWritePayload'] = ResolversParentTypes['AskToWritePayload']> = {
  error?: Resolver<Maybe<ResolversTypes['AskToWriteError']>, ParentType, ContextType>;
  room?: Resolver<Maybe<ResolversTypes['Room']>, ParentType, ContextType>;
};

export type BanResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['Ban'] = ResolversParentTypes['Ban']> = {
  bannedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  by?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  reason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  user?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
};

export type BanConnectionResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['BanConnection'] = ResolversParentTypes['BanConnection']> = {
  edges?: Resolver<Array<ResolversTypes['BanEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['Ban']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type BanEdgeResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['BanEdge'] = ResolversParentTypes['BanEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Ban'], ParentType, ContextType>;
};

export type BanLiftedResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['BanLifted'] = ResolversParentTypes['BanLifted']> = {
  roomId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type BanMemberErrorResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['BanMemberError'] = ResolversParentTypes['BanMemberError']> = {
  __resolveType?: TypeResolveFn<'Banned' | 'InvalidInput' | 'NotAMember' | 'NotAllowed' | 'PersonNotFound' | 'RoomNotFound', ParentType, ContextType>;
};

export type BanMemberPayloadResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['BanMemberPayload'] = ResolversParentTypes['BanMemberPayload']> = {
  ban?: Resolver<Maybe<ResolversTypes['Ban']>, ParentType, ContextType>;
  error?: Resolver<Maybe<ResolversTypes['BanMemberError']>, ParentType, ContextType>;
  room?: Resolver<Maybe<ResolversTypes['Room']>, ParentType, ContextType>;
};

export type BannedResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['Banned'] = ResolversParentTypes['Banned']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  reason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type BansChangedResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['BansChanged'] = ResolversParentTypes['BansChanged']> = {
  roomId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type BecomeMemberErrorResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['BecomeMemberError'] = ResolversParentTypes['BecomeMemberError']> = {
  __resolveType?: TypeResolveFn<'InvalidInput' | 'UsernameTaken', ParentType, ContextType>;
};

export type BecomeMemberPayloadResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['BecomeMemberPayload'] = ResolversParentTypes['BecomeMemberPayload']> = {
  error?: Resolver<Maybe<ResolversTypes['BecomeMemberError']>, ParentType, ContextType>;
  user?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
};

export type BlockPersonErrorResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['BlockPersonError'] = ResolversParentTypes['BlockPersonError']> = {
  __resolveType?: TypeResolveFn<'NotAllowed' | 'PersonNotFound', ParentType, ContextType>;
};

export type BlockPersonPayloadResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['BlockPersonPayload'] = ResolversParentTypes['BlockPersonPayload']> = {
  error?: Resolver<Maybe<ResolversTypes['BlockPersonError']>, ParentType, ContextType>;
  user?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
};

export type BlockedPersonResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['BlockedPerson'] = ResolversParentTypes['BlockedPerson']> = {
  blockedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  user?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
};

export type BlockedPersonConnectionResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['BlockedPersonConnection'] = ResolversParentTypes['BlockedPersonConnection']> = {
  edges?: Resolver<Array<ResolversTypes['BlockedPersonEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['BlockedPerson']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type BlockedPersonEdgeResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['BlockedPersonEdge'] = ResolversParentTypes['BlockedPersonEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['BlockedPerson'], ParentType, ContextType>;
};

export type BlocksChangedResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['BlocksChanged'] = ResolversParentTypes['BlocksChanged']> = {
  blockedCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ChangeEmailErrorResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['ChangeEmailError'] = ResolversParentTypes['ChangeEmailError']> = {
  __resolveType?: TypeResolveFn<'EmailTaken' | 'InvalidInput' | 'WrongPassword', ParentType, ContextType>;
};

export type ChangeEmailPayloadResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['ChangeEmailPayload'] = ResolversParentTypes['ChangeEmailPayload']> = {
  error?: Resolver<Maybe<ResolversTypes['ChangeEmailError']>, ParentType, ContextType>;
  viewer?: Resolver<Maybe<ResolversTypes['Viewer']>, ParentType, ContextType>;
};

export type ChangeKeepingErrorResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['ChangeKeepingError'] = ResolversParentTypes['ChangeKeepingError']> = {
  __resolveType?: TypeResolveFn<'Banned' | 'InvalidInput' | 'MessagesWouldBeLost' | 'NotAMember' | 'NotAllowed' | 'RoomNotFound', ParentType, ContextType>;
};

export type ChangeKeepingPayloadResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['ChangeKeepingPayload'] = ResolversParentTypes['ChangeKeepingPayload']> = {
  error?: Resolver<Maybe<ResolversTypes['ChangeKeepingError']>, ParentType, ContextType>;
  room?: Resolver<Maybe<ResolversTypes['Room']>, ParentType, ContextType>;
};

export type ChangePasswordErrorResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['ChangePasswordError'] = ResolversParentTypes['ChangePasswordError']> = {
  __resolveType?: TypeResolveFn<'InvalidInput' | 'WrongPassword', ParentType, ContextType>;
};

export type ChangePasswordPayloadResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['ChangePasswordPayload'] = ResolversParentTypes['ChangePasswordPayload']> = {
  endedCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  error?: Resolver<Maybe<ResolversTypes['ChangePasswordError']>, ParentType, ContextType>;
};

export type ChangeReachErrorResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['ChangeReachError'] = ResolversParentTypes['ChangeReachError']> = {
  __resolveType?: TypeResolveFn<'InvalidInput', ParentType, ContextType>;
};

export type ChangeReachPayloadResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['ChangeReachPayload'] = ResolversParentTypes['ChangeReachPayload']> = {
  error?: Resolver<Maybe<ResolversTypes['ChangeReachError']>, ParentType, ContextType>;
  reach?: Resolver<Maybe<ResolversTypes['ServerReach']>, ParentType, ContextType>;
};

export type ChangeRoleErrorResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['ChangeRoleError'] = ResolversParentTypes['ChangeRoleError']> = {
  __resolveType?: TypeResolveFn<'PersonNotFound', ParentType, ContextType>;
};

export type ChangeRolePayloadResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['ChangeRolePayload'] = ResolversParentTypes['ChangeRolePayload']> = {
  account?: Resolver<Maybe<ResolversTypes['Account']>, ParentType, ContextType>;
  error?: Resolver<Maybe<ResolversTypes['ChangeRoleError']>, ParentType, ContextType>;
};

export type ChangeServerSettingsErrorResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['ChangeServerSettingsError'] = ResolversParentTypes['ChangeServerSettingsError']> = {
  __resolveType?: TypeResolveFn<'InvalidInput', ParentType, ContextType>;
};

export type ChangeServerSettingsPayloadResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['ChangeServerSettingsPayload'] = ResolversParentTypes['ChangeServerSettingsPayload']> = {
  error?: Resolver<Maybe<ResolversTypes['ChangeServerSettingsError']>, ParentType, ContextType>;
  settings?: Resolver<Maybe<ResolversTypes['ServerSettings']>, ParentType, ContextType>;
};

export type CodeNotValidResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['CodeNotValid'] = ResolversParentTypes['CodeNotValid']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CreateInviteErrorResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['CreateInviteError'] = ResolversParentTypes['CreateInviteError']> = {
  __resolveType?: TypeResolveFn<'InvalidInput' | 'RoomNotFound', ParentType, ContextType>;
};

export type CreateInvitePayloadResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['CreateInvitePayload'] = ResolversParentTypes['CreateInvitePayload']> = {
  code?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  error?: Resolver<Maybe<ResolversTypes['CreateInviteError']>, ParentType, ContextType>;
  invite?: Resolver<Maybe<ResolversTypes['Invite']>, ParentType, ContextType>;
};

export type CreateRoomErrorResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['CreateRoomError'] = ResolversParentTypes['CreateRoomError']> = {
  __resolveType?: TypeResolveFn<'InvalidInput' | 'NotAllowed' | 'RoomIdTaken' | 'RoomNameTaken', ParentType, ContextType>;
};

export type CreateRoomPayloadResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['CreateRoomPayload'] = ResolversParentTypes['CreateRoomPayload']> = {
  error?: Resolver<Maybe<ResolversTypes['CreateRoomError']>, ParentType, ContextType>;
  room?: Resolver<Maybe<ResolversTypes['Room']>, ParentType, ContextType>;
};

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export type DeclineRequestErrorResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['DeclineRequestError'] = ResolversParentTypes['DeclineRequestError']> = {
  __resolveType?: TypeResolveFn<'RequestNotFound', ParentType, ContextType>;
};

export type DeclineRequestPayloadResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['DeclineRequestPayload'] = ResolversParentTypes['DeclineRequestPayload']> = {
  error?: Resolver<Maybe<ResolversTypes['DeclineRequestError']>, ParentType, ContextType>;
  id?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
};

export type DeleteAccountErrorResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['DeleteAccountError'] = ResolversParentTypes['DeleteAccountError']> = {
  __resolveType?: TypeResolveFn<'MemberNotFound' | 'OwnRoomsUndecided' | 'OwnsServer' | 'WrongPassword', ParentType, ContextType>;
};

export type DeleteAccountPayloadResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['DeleteAccountPayload'] = ResolversParentTypes['DeleteAccountPayload']> = {
  error?: Resolver<Maybe<ResolversTypes['DeleteAccountError']>, ParentType, ContextType>;
  userId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
};

export type DeleteMessageErrorResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['DeleteMessageError'] = ResolversParentTypes['DeleteMessageError']> = {
  __resolveType?: TypeResolveFn<'Banned' | 'MessageNotFound' | 'NotAMember' | 'NotYourMessage', ParentType, ContextType>;
};

export type DeleteMessagePayloadResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['DeleteMessagePayload'] = ResolversParentTypes['DeleteMessagePayload']> = {
  error?: Resolver<Maybe<ResolversTypes['DeleteMessageError']>, ParentType, ContextType>;
  message?: Resolver<Maybe<ResolversTypes['Message']>, ParentType, ContextType>;
};

export type DeletePersonErrorResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['DeletePersonError'] = ResolversParentTypes['DeletePersonError']> = {
  __resolveType?: TypeResolveFn<'PersonNotFound', ParentType, ContextType>;
};

export type DeletePersonPayloadResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['DeletePersonPayload'] = ResolversParentTypes['DeletePersonPayload']> = {
  error?: Resolver<Maybe<ResolversTypes['DeletePersonError']>, ParentType, ContextType>;
  userId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
};

export type DeleteRoomErrorResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['DeleteRoomError'] = ResolversParentTypes['DeleteRoomError']> = {
  __resolveType?: TypeResolveFn<'Banned' | 'NotAMember' | 'NotAllowed' | 'RoomNotFound', ParentType, ContextType>;
};

export type DeleteRoomPayloadResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['DeleteRoomPayload'] = ResolversParentTypes['DeleteRoomPayload']> = {
  error?: Resolver<Maybe<ResolversTypes['DeleteRoomError']>, ParentType, ContextType>;
  roomId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
};

export type EarlierTextResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['EarlierText'] = ResolversParentTypes['EarlierText']> = {
  body?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  writtenAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type EditMessageErrorResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['EditMessageError'] = ResolversParentTypes['EditMessageError']> = {
  __resolveType?: TypeResolveFn<'Banned' | 'EmptyMessage' | 'MessageGone' | 'MessageNotFound' | 'MessageTooLong' | 'NotAMember' | 'NotTakingMessages' | 'NotYourMessage' | 'PersonBlocked', ParentType, ContextType>;
};

export type EditMessagePayloadResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['EditMessagePayload'] = ResolversParentTypes['EditMessagePayload']> = {
  error?: Resolver<Maybe<ResolversTypes['EditMessageError']>, ParentType, ContextType>;
  message?: Resolver<Maybe<ResolversTypes['Message']>, ParentType, ContextType>;
};

export type EmailChangedResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['EmailChanged'] = ResolversParentTypes['EmailChanged']> = {
  email?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  isEmailProven?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  pendingEmail?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type EmailProofResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['EmailProof'] = ResolversParentTypes['EmailProof']> = {
  email?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  username?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type EmailTakenResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['EmailTaken'] = ResolversParentTypes['EmailTaken']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type EmptyMessageResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['EmptyMessage'] = ResolversParentTypes['EmptyMessage']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type EndSessionsPayloadResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['EndSessionsPayload'] = ResolversParentTypes['EndSessionsPayload']> = {
  endedCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type EventResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['Event'] = ResolversParentTypes['Event']> = {
  __resolveType?: TypeResolveFn<'BanLifted' | 'BansChanged' | 'BlocksChanged' | 'EmailChanged' | 'InstanceChanged' | 'MemberJoined' | 'MemberLeft' | 'MessageAdded' | 'MessageDeleted' | 'MessageEdited' | 'MessagesDropped' | 'PreferencesChanged' | 'PresenceChanged' | 'ReportResolved' | 'ReportsChanged' | 'RequestsChanged' | 'RoleChanged' | 'RoomChanged' | 'RoomJoined' | 'RoomLeft' | 'RoomListed' | 'RoomPreferencesChanged' | 'RoomRead' | 'RoomUnlisted' | 'UserChanged', ParentType, ContextType>;
};

export type FileResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['File'] = ResolversParentTypes['File']> = {
  height?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['Message'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  size?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  width?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type FileConnectionResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['FileConnection'] = ResolversParentTypes['FileConnection']> = {
  edges?: Resolver<Array<ResolversTypes['FileEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['File']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type FileEdgeResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['FileEdge'] = ResolversParentTypes['FileEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['File'], ParentType, ContextType>;
};

export type FileNotFoundResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['FileNotFound'] = ResolversParentTypes['FileNotFound']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type GiveRoomErrorResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['GiveRoomError'] = ResolversParentTypes['GiveRoomError']> = {
  __resolveType?: TypeResolveFn<'MemberNotFound' | 'NotAllowed' | 'RoomNotFound', ParentType, ContextType>;
};

export type GiveRoomPayloadResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['GiveRoomPayload'] = ResolversParentTypes['GiveRoomPayload']> = {
  error?: Resolver<Maybe<ResolversTypes['GiveRoomError']>, ParentType, ContextType>;
  room?: Resolver<Maybe<ResolversTypes['OverseenRoom']>, ParentType, ContextType>;
};

export type InputProblemResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['InputProblem'] = ResolversParentTypes['InputProblem']> = {
  field?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type InstanceResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['Instance'] = ResolversParentTypes['Instance']> = {
  canMail?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  email?: Resolver<ResolversTypes['EmailRule'], ParentType, ContextType>;
  isQuickJoinOn?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  isSignUpOpen?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  limits?: Resolver<ResolversTypes['Limits'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  needsSetUp?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  wayIn?: Resolver<ResolversTypes['WayIn'], ParentType, ContextType>;
};

export type InstanceChangedResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['InstanceChanged'] = ResolversParentTypes['InstanceChanged']> = {
  instance?: Resolver<ResolversTypes['Instance'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type InvalidInputResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['InvalidInput'] = ResolversParentTypes['InvalidInput']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  problems?: Resolver<Array<ResolversTypes['InputProblem']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type InvitationResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['Invitation'] = ResolversParentTypes['Invitation']> = {
  canSignUp?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  invitedBy?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  roomName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  roomPictureId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
};

export type InviteResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['Invite'] = ResolversParentTypes['Invite']> = {
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  createdBy?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  expiresAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  isOpen?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  note?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  opensServer?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  revokedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  room?: Resolver<Maybe<ResolversTypes['Room']>, ParentType, ContextType>;
  useCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  usesMax?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type InviteConnectionResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['InviteConnection'] = ResolversParentTypes['InviteConnection']> = {
  edges?: Resolver<Array<ResolversTypes['InviteEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['Invite']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type InviteEdgeResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['InviteEdge'] = ResolversParentTypes['InviteEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Invite'], ParentType, ContextType>;
};

export type InviteNeededResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['InviteNeeded'] = ResolversParentTypes['InviteNeeded']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type InviteNotFoundResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['InviteNotFound'] = ResolversParentTypes['InviteNotFound']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type InviteNotValidResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['InviteNotValid'] = ResolversParentTypes['InviteNotValid']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type JoinAsGuestErrorResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['JoinAsGuestError'] = ResolversParentTypes['JoinAsGuestError']> = {
  __resolveType?: TypeResolveFn<'InvalidInput' | 'QuickJoinOff', ParentType, ContextType>;
};

export type JoinAsGuestPayloadResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['JoinAsGuestPayload'] = ResolversParentTypes['JoinAsGuestPayload']> = {
  error?: Resolver<Maybe<ResolversTypes['JoinAsGuestError']>, ParentType, ContextType>;
  token?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  viewer?: Resolver<Maybe<ResolversTypes['Viewer']>, ParentType, ContextType>;
};

export type JoinRoomErrorResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['JoinRoomError'] = ResolversParentTypes['JoinRoomError']> = {
  __resolveType?: TypeResolveFn<'Banned' | 'InvalidInput' | 'InviteNeeded' | 'RoomNotFound' | 'WrongRoomPassword', ParentType, ContextType>;
};

export type JoinRoomPayloadResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['JoinRoomPayload'] = ResolversParentTypes['JoinRoomPayload']> = {
  error?: Resolver<Maybe<ResolversTypes['JoinRoomError']>, ParentType, ContextType>;
  room?: Resolver<Maybe<ResolversTypes['Room']>, ParentType, ContextType>;
};

export type LeaveRoomErrorResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['LeaveRoomError'] = ResolversParentTypes['LeaveRoomError']> = {
  __resolveType?: TypeResolveFn<'Banned' | 'NotAMember' | 'NotAllowed' | 'RoomNotFound', ParentType, ContextType>;
};

export type LeaveRoomPayloadResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['LeaveRoomPayload'] = ResolversParentTypes['LeaveRoomPayload']> = {
  error?: Resolver<Maybe<ResolversTypes['LeaveRoomError']>, ParentType, ContextType>;
  room?: Resolver<Maybe<ResolversTypes['Room']>, ParentType, ContextType>;
};

export type LimitsResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['Limits'] = ResolversParentTypes['Limits']> = {
  bioLengthMax?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  displayNameLengthMax?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  fileBytesMax?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  filesPerMessageMax?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  interestLengthMax?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  interestsMax?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  messageLengthMax?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  pageSizeMax?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  passwordLengthMax?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  passwordLengthMin?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  pictureBytesMax?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  pronounsLengthMax?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  roomDescriptionLengthMax?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  roomNameLengthMax?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  usernameLengthMax?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  usernameLengthMin?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type MailFailedResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['MailFailed'] = ResolversParentTypes['MailFailed']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type MailStateResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['MailState'] = ResolversParentTypes['MailState']> = {
  failedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  failure?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  from?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  isSetUp?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  linksLeadTo?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  sentAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  waitingCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type MakeRecoveryCodesErrorResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['MakeRecoveryCodesError'] = ResolversParentTypes['MakeRecoveryCodesError']> = {
  __resolveType?: TypeResolveFn<'WrongPassword', ParentType, ContextType>;
};

export type MakeRecoveryCodesPayloadResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['MakeRecoveryCodesPayload'] = ResolversParentTypes['MakeRecoveryCodesPayload']> = {
  codes?: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  error?: Resolver<Maybe<ResolversTypes['MakeRecoveryCodesError']>, ParentType, ContextType>;
};

export type MakeResetLinkErrorResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['MakeResetLinkError'] = ResolversParentTypes['MakeResetLinkError']> = {
  __resolveType?: TypeResolveFn<'PersonNotFound', ParentType, ContextType>;
};

export type MakeResetLinkPayloadResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['MakeResetLinkPayload'] = ResolversParentTypes['MakeResetLinkPayload']> = {
  code?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  error?: Resolver<Maybe<ResolversTypes['MakeResetLinkError']>, ParentType, ContextType>;
  expiresAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type MarkReadErrorResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['MarkReadError'] = ResolversParentTypes['MarkReadError']> = {
  __resolveType?: TypeResolveFn<'Banned' | 'NotAMember' | 'RoomNotFound', ParentType, ContextType>;
};

export type MarkReadPayloadResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['MarkReadPayload'] = ResolversParentTypes['MarkReadPayload']> = {
  error?: Resolver<Maybe<ResolversTypes['MarkReadError']>, ParentType, ContextType>;
  room?: Resolver<Maybe<ResolversTypes['Room']>, ParentType, ContextType>;
};

export type MemberJoinedResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['MemberJoined'] = ResolversParentTypes['MemberJoined']> = {
  membership?: Resolver<ResolversTypes['Membership'], ParentType, ContextType>;
  room?: Resolver<ResolversTypes['Room'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type MemberLeftResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['MemberLeft'] = ResolversParentTypes['MemberLeft']> = {
  cause?: Resolver<ResolversTypes['LeaveCause'], ParentType, ContextType>;
  room?: Resolver<ResolversTypes['Room'], ParentType, ContextType>;
  user?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type MemberNotFoundResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['MemberNotFound'] = ResolversParentTypes['MemberNotFound']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type MembershipResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['Membership'] = ResolversParentTypes['Membership']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  isFavourite?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  joinedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  mutedUntil?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  readPosition?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  role?: Resolver<ResolversTypes['RoomRole'], ParentType, ContextType>;
  seesFrom?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  user?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
  viewerCanBan?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  viewerCanRemove?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  viewerCanReport?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  viewerCanSetRole?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  viewerCanTransferTo?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type MembershipConnectionResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['MembershipConnection'] = ResolversParentTypes['MembershipConnection']> = {
  edges?: Resolver<Array<ResolversTypes['MembershipEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['Membership']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type MembershipEdgeResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['MembershipEdge'] = ResolversParentTypes['MembershipEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Membership'], ParentType, ContextType>;
};

export type MessageResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['Message'] = ResolversParentTypes['Message']> = {
  author?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  body?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  deletedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  earlierTexts?: Resolver<Array<ResolversTypes['EarlierText']>, ParentType, ContextType, Partial<MessageEarlierTextsArgs>>;
  editedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  files?: Resolver<Array<ResolversTypes['File']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  position?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  revision?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  room?: Resolver<ResolversTypes['Room'], ParentType, ContextType>;
  sentAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  viewerCanDelete?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  viewerCanEdit?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  viewerCanReport?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type MessageAddedResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['MessageAdded'] = ResolversParentTypes['MessageAdded']> = {
  keptFrom?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['Message'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type MessageConnectionResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['MessageConnection'] = ResolversParentTypes['MessageConnection']> = {
  edges?: Resolver<Array<ResolversTypes['MessageEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['Message']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type MessageDeletedResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['MessageDeleted'] = ResolversParentTypes['MessageDeleted']> = {
  message?: Resolver<ResolversTypes['Message'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type MessageEdgeResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['MessageEdge'] = ResolversParentTypes['MessageEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Message'], ParentType, ContextType>;
};

export type MessageEditedResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['MessageEdited'] = ResolversParentTypes['MessageEdited']> = {
  message?: Resolver<ResolversTypes['Message'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type MessageGoneResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['MessageGone'] = ResolversParentTypes['MessageGone']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type MessageIdTakenResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['MessageIdTaken'] = ResolversParentTypes['MessageIdTaken']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type MessageNotFoundResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['MessageNotFound'] = ResolversParentTypes['MessageNotFound']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type MessageRequestResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['MessageRequest'] = ResolversParentTypes['MessageRequest']> = {
  body?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  sentAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  user?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
};

export type MessageRequestConnectionResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['MessageRequestConnection'] = ResolversParentTypes['MessageRequestConnection']> = {
  edges?: Resolver<Array<ResolversTypes['MessageRequestEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['MessageRequest']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type MessageRequestEdgeResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['MessageRequestEdge'] = ResolversParentTypes['MessageRequestEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['MessageRequest'], ParentType, ContextType>;
};

export type MessageTooLongResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['MessageTooLong'] = ResolversParentTypes['MessageTooLong']> = {
  lengthMax?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type MessagesDroppedResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['MessagesDropped'] = ResolversParentTypes['MessagesDropped']> = {
  keptFrom?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  roomId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type MessagesWouldBeLostResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['MessagesWouldBeLost'] = ResolversParentTypes['MessagesWouldBeLost']> = {
  count?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type MutationResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  acceptRequest?: Resolver<ResolversTypes['AcceptRequestPayload'], ParentType, ContextType, RequireFields<MutationAcceptRequestArgs, 'input'>>;
  askToWrite?: Resolver<ResolversTypes['AskToWritePayload'], ParentType, ContextType, RequireFields<MutationAskToWriteArgs, 'input'>>;
  banMember?: Resolver<ResolversTypes['BanMemberPayload'], ParentType, ContextType, RequireFields<MutationBanMemberArgs, 'input'>>;
  becomeMember?: Resolver<ResolversTypes['BecomeMemberPayload'], ParentType, ContextType, RequireFields<MutationBecomeMemberArgs, 'input'>>;
  blockPerson?: Resolver<ResolversTypes['BlockPersonPayload'], ParentType, ContextType, RequireFields<MutationBlockPersonArgs, 'input'>>;
  changeEmail?: Resolver<ResolversTypes['ChangeEmailPayload'], ParentType, ContextType, RequireFields<MutationChangeEmailArgs, 'input'>>;
  changeKeeping?: Resolver<ResolversTypes['ChangeKeepingPayload'], ParentType, ContextType, RequireFields<MutationChangeKeepingArgs, 'input'>>;
  changePassword?: Resolver<ResolversTypes['ChangePasswordPayload'], ParentType, ContextType, RequireFields<MutationChangePasswordArgs, 'input'>>;
  changeReach?: Resolver<ResolversTypes['ChangeReachPayload'], ParentType, ContextType, RequireFields<MutationChangeReachArgs, 'input'>>;
  changeRole?: Resolver<ResolversTypes['ChangeRolePayload'], ParentType, ContextType, RequireFields<MutationChangeRoleArgs, 'input'>>;
  changeServerSettings?: Resolver<ResolversTypes['ChangeServerSettingsPayload'], ParentType, ContextType, RequireFields<MutationChangeServerSettingsArgs, 'input'>>;
  createInvite?: Resolver<ResolversTypes['CreateInvitePayload'], ParentType, ContextType, RequireFields<MutationCreateInviteArgs, 'input'>>;
  createRoom?: Resolver<ResolversTypes['CreateRoomPayload'], ParentType, ContextType, RequireFields<MutationCreateRoomArgs, 'input'>>;
  declineRequest?: Resolver<ResolversTypes['DeclineRequestPayload'], ParentType, ContextType, RequireFields<MutationDeclineRequestArgs, 'input'>>;
  deleteAccount?: Resolver<ResolversTypes['DeleteAccountPayload'], ParentType, ContextType, RequireFields<MutationDeleteAccountArgs, 'input'>>;
  deleteMessage?: Resolver<ResolversTypes['DeleteMessagePayload'], ParentType, ContextType, RequireFields<MutationDeleteMessageArgs, 'input'>>;
  deletePerson?: Resolver<ResolversTypes['DeletePersonPayload'], ParentType, ContextType, RequireFields<MutationDeletePersonArgs, 'input'>>;
  deleteRoom?: Resolver<ResolversTypes['DeleteRoomPayload'], ParentType, ContextType, RequireFields<MutationDeleteRoomArgs, 'input'>>;
  editMessage?: Resolver<ResolversTypes['EditMessagePayload'], ParentType, ContextType, RequireFields<MutationEditMessageArgs, 'input'>>;
  endSessions?: Resolver<ResolversTypes['EndSessionsPayload'], ParentType, ContextType, RequireFields<MutationEndSessionsArgs, 'input'>>;
  giveRoom?: Resolver<ResolversTypes['GiveRoomPayload'], ParentType, ContextType, RequireFields<MutationGiveRoomArgs, 'input'>>;
  joinAsGuest?: Resolver<ResolversTypes['JoinAsGuestPayload'], ParentType, ContextType, RequireFields<MutationJoinAsGuestArgs, 'input'>>;
  joinRoom?: Resolver<ResolversTypes['JoinRoomPayload'], ParentType, ContextType, RequireFields<MutationJoinRoomArgs, 'input'>>;
  leaveRoom?: Resolver<ResolversTypes['LeaveRoomPayload'], ParentType, ContextType, RequireFields<MutationLeaveRoomArgs, 'input'>>;
  makeRecoveryCodes?: Resolver<ResolversTypes['MakeRecoveryCodesPayload'], ParentType, ContextType, RequireFields<MutationMakeRecoveryCodesArgs, 'input'>>;
  makeResetLink?: Resolver<ResolversTypes['MakeResetLinkPayload'], ParentType, ContextType, RequireFields<MutationMakeResetLinkArgs, 'input'>>;
  markRead?: Resolver<ResolversTypes['MarkReadPayload'], ParentType, ContextType, RequireFields<MutationMarkReadArgs, 'input'>>;
  openConversation?: Resolver<ResolversTypes['OpenConversationPayload'], ParentType, ContextType, RequireFields<MutationOpenConversationArgs, 'input'>>;
  proveEmail?: Resolver<ResolversTypes['ProveEmailPayload'], ParentType, ContextType, RequireFields<MutationProveEmailArgs, 'input'>>;
  proveEmailByLink?: Resolver<ResolversTypes['ProveEmailByLinkPayload'], ParentType, ContextType, RequireFields<MutationProveEmailByLinkArgs, 'input'>>;
  recoverAccount?: Resolver<ResolversTypes['RecoverAccountPayload'], ParentType, ContextType, RequireFields<MutationRecoverAccountArgs, 'input'>>;
  removeMember?: Resolver<ResolversTypes['RemoveMemberPayload'], ParentType, ContextType, RequireFields<MutationRemoveMemberArgs, 'input'>>;
  removeProfilePicture?: Resolver<ResolversTypes['RemoveProfilePicturePayload'], ParentType, ContextType>;
  removeRoom?: Resolver<ResolversTypes['RemoveRoomPayload'], ParentType, ContextType, RequireFields<MutationRemoveRoomArgs, 'input'>>;
  removeRoomPicture?: Resolver<ResolversTypes['RemoveRoomPicturePayload'], ParentType, ContextType, RequireFields<MutationRemoveRoomPictureArgs, 'input'>>;
  reportMessage?: Resolver<ResolversTypes['ReportMessagePayload'], ParentType, ContextType, RequireFields<MutationReportMessageArgs, 'input'>>;
  reportPerson?: Resolver<ResolversTypes['ReportPersonPayload'], ParentType, ContextType, RequireFields<MutationReportPersonArgs, 'input'>>;
  requestRecovery?: Resolver<ResolversTypes['RequestRecoveryPayload'], ParentType, ContextType, RequireFields<MutationRequestRecoveryArgs, 'input'>>;
  resendEmailCode?: Resolver<ResolversTypes['ResendEmailCodePayload'], ParentType, ContextType>;
  resolveReport?: Resolver<ResolversTypes['ResolveReportPayload'], ParentType, ContextType, RequireFields<MutationResolveReportArgs, 'input'>>;
  restorePerson?: Resolver<ResolversTypes['RestorePersonPayload'], ParentType, ContextType, RequireFields<MutationRestorePersonArgs, 'input'>>;
  revokeInvite?: Resolver<ResolversTypes['RevokeInvitePayload'], ParentType, ContextType, RequireFields<MutationRevokeInviteArgs, 'input'>>;
  sendMessage?: Resolver<ResolversTypes['SendMessagePayload'], ParentType, ContextType, RequireFields<MutationSendMessageArgs, 'input'>>;
  sendTestMail?: Resolver<ResolversTypes['SendTestMailPayload'], ParentType, ContextType, RequireFields<MutationSendTestMailArgs, 'input'>>;
  setMemberRole?: Resolver<ResolversTypes['SetMemberRolePayload'], ParentType, ContextType, RequireFields<MutationSetMemberRoleArgs, 'input'>>;
  setUpServer?: Resolver<ResolversTypes['SetUpServerPayload'], ParentType, ContextType, RequireFields<MutationSetUpServerArgs, 'input'>>;
  signIn?: Resolver<ResolversTypes['SignInPayload'], ParentType, ContextType, RequireFields<MutationSignInArgs, 'input'>>;
  signOut?: Resolver<ResolversTypes['SignOutPayload'], ParentType, ContextType>;
  signOutPerson?: Resolver<ResolversTypes['SignOutPersonPayload'], ParentType, ContextType, RequireFields<MutationSignOutPersonArgs, 'input'>>;
  signUp?: Resolver<ResolversTypes['SignInPayload'], ParentType, ContextType, RequireFields<MutationSignUpArgs, 'input'>>;
  suspendPerson?: Resolver<ResolversTypes['SuspendPersonPayload'], ParentType, ContextType, RequireFields<MutationSuspendPersonArgs, 'input'>>;
  transferRoom?: Resolver<ResolversTypes['TransferRoomPayload'], ParentType, ContextType, RequireFields<MutationTransferRoomArgs, 'input'>>;
  unban?: Resolver<ResolversTypes['UnbanPayload'], ParentType, ContextType, RequireFields<MutationUnbanArgs, 'input'>>;
  unblockPerson?: Resolver<ResolversTypes['UnblockPersonPayload'], ParentType, ContextType, RequireFields<MutationUnblockPersonArgs, 'input'>>;
  updatePreferences?: Resolver<ResolversTypes['UpdatePreferencesPayload'], ParentType, ContextType, RequireFields<MutationUpdatePreferencesArgs, 'input'>>;
  updateProfile?: Resolver<ResolversTypes['UpdateProfilePayload'], ParentType, ContextType, RequireFields<MutationUpdateProfileArgs, 'input'>>;
  updateRoom?: Resolver<ResolversTypes['UpdateRoomPayload'], ParentType, ContextType, RequireFields<MutationUpdateRoomArgs, 'input'>>;
  updateRoomPreferences?: Resolver<ResolversTypes['UpdateRoomPreferencesPayload'], ParentType, ContextType, RequireFields<MutationUpdateRoomPreferencesArgs, 'input'>>;
  useInvite?: Resolver<ResolversTypes['UseInvitePayload'], ParentType, ContextType, RequireFields<MutationUseInviteArgs, 'input'>>;
};

export type NoMailServerResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['NoMailServer'] = ResolversParentTypes['NoMailServer']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type NotAMemberResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['NotAMember'] = ResolversParentTypes['NotAMember']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type NotAllowedResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['NotAllowed'] = ResolversParentTypes['NotAllowed']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type NotTakingMessagesResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['NotTakingMessages'] = ResolversParentTypes['NotTakingMessages']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type NotYourMessageResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['NotYourMessage'] = ResolversParentTypes['NotYourMessage']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type NothingToProveResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['NothingToProve'] = ResolversParentTypes['NothingToProve']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type OpenConversationErrorResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['OpenConversationError'] = ResolversParentTypes['OpenConversationError']> = {
  __resolveType?: TypeResolveFn<'NotTakingMessages' | 'PersonBlocked' | 'PersonNotFound', ParentType, ContextType>;
};

export type OpenConversationPayloadResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['OpenConversationPayload'] = ResolversParentTypes['OpenConversationPayload']> = {
  error?: Resolver<Maybe<ResolversTypes['OpenConversationError']>, ParentType, ContextType>;
  room?: Resolver<Maybe<ResolversTypes['Room']>, ParentType, ContextType>;
};

export type OverseenRoomResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['OverseenRoom'] = ResolversParentTypes['OverseenRoom']> = {
  access?: Resolver<ResolversTypes['RoomAccess'], ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  heirs?: Resolver<Array<ResolversTypes['User']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  isAbandoned?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  isListed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  lastActivityAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  memberCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  messageCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  owner?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
};

export type OverseenRoomConnectionResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['OverseenRoomConnection'] = ResolversParentTypes['OverseenRoomConnection']> = {
  edges?: Resolver<Array<ResolversTypes['OverseenRoomEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['OverseenRoom']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type OverseenRoomEdgeResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['OverseenRoomEdge'] = ResolversParentTypes['OverseenRoomEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['OverseenRoom'], ParentType, ContextType>;
};

export type OwnBanResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['OwnBan'] = ResolversParentTypes['OwnBan']> = {
  bannedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  reason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  roomId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  roomName?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type OwnReportResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['OwnReport'] = ResolversParentTypes['OwnReport']> = {
  about?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  isResolved?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  reportedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  roomName?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  text?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type OwnRoomsUndecidedResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['OwnRoomsUndecided'] = ResolversParentTypes['OwnRoomsUndecided']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type OwnedRoomResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['OwnedRoom'] = ResolversParentTypes['OwnedRoom']> = {
  heir?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  room?: Resolver<ResolversTypes['Room'], ParentType, ContextType>;
};

export type OwnsServerResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['OwnsServer'] = ResolversParentTypes['OwnsServer']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type PageInfoResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type PersonBlockedResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['PersonBlocked'] = ResolversParentTypes['PersonBlocked']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type PersonNotFoundResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['PersonNotFound'] = ResolversParentTypes['PersonNotFound']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type PreferencesResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['Preferences'] = ResolversParentTypes['Preferences']> = {
  enterSends?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  showsLastSeen?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  theme?: Resolver<ResolversTypes['Theme'], ParentType, ContextType>;
  whoMayWrite?: Resolver<ResolversTypes['WhoMayWrite'], ParentType, ContextType>;
};

export type PreferencesChangedResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['PreferencesChanged'] = ResolversParentTypes['PreferencesChanged']> = {
  preferences?: Resolver<ResolversTypes['Preferences'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type PresenceChangedResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['PresenceChanged'] = ResolversParentTypes['PresenceChanged']> = {
  isOnline?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  user?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ProveEmailByLinkErrorResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['ProveEmailByLinkError'] = ResolversParentTypes['ProveEmailByLinkError']> = {
  __resolveType?: TypeResolveFn<'CodeNotValid', ParentType, ContextType>;
};

export type ProveEmailByLinkPayloadResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['ProveEmailByLinkPayload'] = ResolversParentTypes['ProveEmailByLinkPayload']> = {
  email?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  error?: Resolver<Maybe<ResolversTypes['ProveEmailByLinkError']>, ParentType, ContextType>;
  username?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type ProveEmailErrorResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['ProveEmailError'] = ResolversParentTypes['ProveEmailError']> = {
  __resolveType?: TypeResolveFn<'CodeNotValid', ParentType, ContextType>;
};

export type ProveEmailPayloadResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['ProveEmailPayload'] = ResolversParentTypes['ProveEmailPayload']> = {
  error?: Resolver<Maybe<ResolversTypes['ProveEmailError']>, ParentType, ContextType>;
  viewer?: Resolver<Maybe<ResolversTypes['Viewer']>, ParentType, ContextType>;
};

export type QueryResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  administration?: Resolver<ResolversTypes['Administration'], ParentType, ContextType>;
  emailProof?: Resolver<Maybe<ResolversTypes['EmailProof']>, ParentType, ContextType, RequireFields<QueryEmailProofArgs, 'code'>>;
  instance?: Resolver<ResolversTypes['Instance'], ParentType, ContextType>;
  invitation?: Resolver<Maybe<ResolversTypes['Invitation']>, ParentType, ContextType, RequireFields<QueryInvitationArgs, 'code'>>;
  invites?: Resolver<ResolversTypes['InviteConnection'], ParentType, ContextType, Partial<QueryInvitesArgs>>;
  onlinePeople?: Resolver<Array<ResolversTypes['User']>, ParentType, ContextType>;
  people?: Resolver<ResolversTypes['UserConnection'], ParentType, ContextType, Partial<QueryPeopleArgs>>;
  room?: Resolver<Maybe<ResolversTypes['Room']>, ParentType, ContextType, RequireFields<QueryRoomArgs, 'id'>>;
  rooms?: Resolver<ResolversTypes['RoomConnection'], ParentType, ContextType, Partial<QueryRoomsArgs>>;
  setUp?: Resolver<Maybe<ResolversTypes['SetUp']>, ParentType, ContextType>;
  user?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType, RequireFields<QueryUserArgs, 'username'>>;
  users?: Resolver<Array<ResolversTypes['User']>, ParentType, ContextType, RequireFields<QueryUsersArgs, 'ids'>>;
  viewer?: Resolver<Maybe<ResolversTypes['Viewer']>, ParentType, ContextType>;
};

export type QuickJoinOffResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['QuickJoinOff'] = ResolversParentTypes['QuickJoinOff']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type RecoverAccountErrorResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['RecoverAccountError'] = ResolversParentTypes['RecoverAccountError']> = {
  __resolveType?: TypeResolveFn<'CodeNotValid' | 'InvalidInput', ParentType, ContextType>;
};

export type RecoverAccountPayloadResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['RecoverAccountPayload'] = ResolversParentTypes['RecoverAccountPayload']> = {
  error?: Resolver<Maybe<ResolversTypes['RecoverAccountError']>, ParentType, ContextType>;
  username?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type RemoveMemberErrorResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['RemoveMemberError'] = ResolversParentTypes['RemoveMemberError']> = {
  __resolveType?: TypeResolveFn<'Banned' | 'MemberNotFound' | 'NotAMember' | 'NotAllowed' | 'RoomNotFound', ParentType, ContextType>;
};

export type RemoveMemberPayloadResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['RemoveMemberPayload'] = ResolversParentTypes['RemoveMemberPayload']> = {
  error?: Resolver<Maybe<ResolversTypes['RemoveMemberError']>, ParentType, ContextType>;
  room?: Resolver<Maybe<ResolversTypes['Room']>, ParentType, ContextType>;
};

export type RemoveProfilePicturePayloadResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['RemoveProfilePicturePayload'] = ResolversParentTypes['RemoveProfilePicturePayload']> = {
  user?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
};

export type RemoveRoomErrorResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['RemoveRoomError'] = ResolversParentTypes['RemoveRoomError']> = {
  __resolveType?: TypeResolveFn<'InvalidInput' | 'RoomNotFound', ParentType, ContextType>;
};

export type RemoveRoomPayloadResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['RemoveRoomPayload'] = ResolversParentTypes['RemoveRoomPayload']> = {
  error?: Resolver<Maybe<ResolversTypes['RemoveRoomError']>, ParentType, ContextType>;
  roomId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
};

export type RemoveRoomPictureErrorResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['RemoveRoomPictureError'] = ResolversParentTypes['RemoveRoomPictureError']> = {
  __resolveType?: TypeResolveFn<'Banned' | 'NotAMember' | 'NotAllowed' | 'RoomNotFound', ParentType, ContextType>;
};

export type RemoveRoomPicturePayloadResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['RemoveRoomPicturePayload'] = ResolversParentTypes['RemoveRoomPicturePayload']> = {
  error?: Resolver<Maybe<ResolversTypes['RemoveRoomPictureError']>, ParentType, ContextType>;
  room?: Resolver<Maybe<ResolversTypes['Room']>, ParentType, ContextType>;
};

export type ReportResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['Report'] = ResolversParentTypes['Report']> = {
  about?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  note?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  outcome?: Resolver<Maybe<ResolversTypes['ReportOutcome']>, ParentType, ContextType>;
  position?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  reason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  reportedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  reportedBy?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  resolvedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  resolvedBy?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  roomId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  roomName?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  text?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  viewerMayDecide?: Resolver<Array<ResolversTypes['ReportOutcome']>, ParentType, ContextType>;
};

export type ReportConnectionResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['ReportConnection'] = ResolversParentTypes['ReportConnection']> = {
  edges?: Resolver<Array<ResolversTypes['ReportEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['Report']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type ReportEdgeResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['ReportEdge'] = ResolversParentTypes['ReportEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Report'], ParentType, ContextType>;
};

export type ReportMessageErrorResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['ReportMessageError'] = ResolversParentTypes['ReportMessageError']> = {
  __resolveType?: TypeResolveFn<'Banned' | 'InvalidInput' | 'MessageGone' | 'MessageNotFound' | 'NotAMember' | 'NotAllowed', ParentType, ContextType>;
};

export type ReportMessagePayloadResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['ReportMessagePayload'] = ResolversParentTypes['ReportMessagePayload']> = {
  error?: Resolver<Maybe<ResolversTypes['ReportMessageError']>, ParentType, ContextType>;
  report?: Resolver<Maybe<ResolversTypes['OwnReport']>, ParentType, ContextType>;
};

export type ReportNotFoundResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['ReportNotFound'] = ResolversParentTypes['ReportNotFound']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ReportPersonErrorResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['ReportPersonError'] = ResolversParentTypes['ReportPersonError']> = {
  __resolveType?: TypeResolveFn<'Banned' | 'InvalidInput' | 'MemberNotFound' | 'NotAMember' | 'NotAllowed' | 'RoomNotFound', ParentType, ContextType>;
};

export type ReportPersonPayloadResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['ReportPersonPayload'] = ResolversParentTypes['ReportPersonPayload']> = {
  error?: Resolver<Maybe<ResolversTypes['ReportPersonError']>, ParentType, ContextType>;
  report?: Resolver<Maybe<ResolversTypes['OwnReport']>, ParentType, ContextType>;
};

export type ReportResolvedResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['ReportResolved'] = ResolversParentTypes['ReportResolved']> = {
  roomName?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ReportsChangedResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['ReportsChanged'] = ResolversParentTypes['ReportsChanged']> = {
  roomId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type RequestNotFoundResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['RequestNotFound'] = ResolversParentTypes['RequestNotFound']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type RequestRecoveryErrorResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['RequestRecoveryError'] = ResolversParentTypes['RequestRecoveryError']> = {
  __resolveType?: TypeResolveFn<'NoMailServer', ParentType, ContextType>;
};

export type RequestRecoveryPayloadResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['RequestRecoveryPayload'] = ResolversParentTypes['RequestRecoveryPayload']> = {
  error?: Resolver<Maybe<ResolversTypes['RequestRecoveryError']>, ParentType, ContextType>;
  ticket?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type RequestsChangedResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['RequestsChanged'] = ResolversParentTypes['RequestsChanged']> = {
  requestCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ResendEmailCodeErrorResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['ResendEmailCodeError'] = ResolversParentTypes['ResendEmailCodeError']> = {
  __resolveType?: TypeResolveFn<'NothingToProve', ParentType, ContextType>;
};

export type ResendEmailCodePayloadResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['ResendEmailCodePayload'] = ResolversParentTypes['ResendEmailCodePayload']> = {
  email?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  error?: Resolver<Maybe<ResolversTypes['ResendEmailCodeError']>, ParentType, ContextType>;
};

export type ResolveReportErrorResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['ResolveReportError'] = ResolversParentTypes['ResolveReportError']> = {
  __resolveType?: TypeResolveFn<'InvalidInput' | 'NotAllowed' | 'ReportNotFound', ParentType, ContextType>;
};

export type ResolveReportPayloadResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['ResolveReportPayload'] = ResolversParentTypes['ResolveReportPayload']> = {
  error?: Resolver<Maybe<ResolversTypes['ResolveReportError']>, ParentType, ContextType>;
  report?: Resolver<Maybe<ResolversTypes['Report']>, ParentType, ContextType>;
};

export type RestorePersonErrorResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['RestorePersonError'] = ResolversParentTypes['RestorePersonError']> = {
  __resolveType?: TypeResolveFn<'PersonNotFound', ParentType, ContextType>;
};

export type RestorePersonPayloadResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['RestorePersonPayload'] = ResolversParentTypes['RestorePersonPayload']> = {
  account?: Resolver<Maybe<ResolversTypes['Account']>, ParentType, ContextType>;
  error?: Resolver<Maybe<ResolversTypes['RestorePersonError']>, ParentType, ContextType>;
};

export type RevokeInviteErrorResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['RevokeInviteError'] = ResolversParentTypes['RevokeInviteError']> = {
  __resolveType?: TypeResolveFn<'InviteNotFound' | 'RoomNotFound', ParentType, ContextType>;
};

export type RevokeInvitePayloadResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['RevokeInvitePayload'] = ResolversParentTypes['RevokeInvitePayload']> = {
  error?: Resolver<Maybe<ResolversTypes['RevokeInviteError']>, ParentType, ContextType>;
  invite?: Resolver<Maybe<ResolversTypes['Invite']>, ParentType, ContextType>;
};

export type RoleChangedResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['RoleChanged'] = ResolversParentTypes['RoleChanged']> = {
  membership?: Resolver<ResolversTypes['Membership'], ParentType, ContextType>;
  room?: Resolver<ResolversTypes['Room'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type RoomResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['Room'] = ResolversParentTypes['Room']> = {
  access?: Resolver<ResolversTypes['RoomAccess'], ParentType, ContextType>;
  acts?: Resolver<ResolversTypes['RoomActConnection'], ParentType, ContextType, Partial<RoomActsArgs>>;
  bans?: Resolver<ResolversTypes['BanConnection'], ParentType, ContextType, Partial<RoomBansArgs>>;
  changedMessages?: Resolver<ResolversTypes['MessageConnection'], ParentType, ContextType, Partial<RoomChangedMessagesArgs>>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  description?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  files?: Resolver<ResolversTypes['FileConnection'], ParentType, ContextType, Partial<RoomFilesArgs>>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  isListed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  keep?: Resolver<ResolversTypes['Keep'], ParentType, ContextType>;
  keepAmount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  keptFrom?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['RoomKind'], ParentType, ContextType>;
  lastActivityAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  lastMessage?: Resolver<Maybe<ResolversTypes['Message']>, ParentType, ContextType>;
  lastPosition?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  memberCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  members?: Resolver<ResolversTypes['MembershipConnection'], ParentType, ContextType, Partial<RoomMembersArgs>>;
  messages?: Resolver<ResolversTypes['MessageConnection'], ParentType, ContextType, Partial<RoomMessagesArgs>>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  newMembersSee?: Resolver<ResolversTypes['NewMembersSee'], ParentType, ContextType>;
  openReportCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  partner?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  pictureId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  reports?: Resolver<ResolversTypes['ReportConnection'], ParentType, ContextType, RequireFields<RoomReportsArgs, 'isResolved'>>;
  revision?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  tellsComings?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  unreadCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  viewerCanChangeKeeping?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  viewerCanChangeWayIn?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  viewerCanDelete?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  viewerCanInvite?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  viewerCanSeeBans?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  viewerCanSend?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  viewerCanUpdate?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  viewerHasBlocked?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  viewerIsBanned?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  viewerMembership?: Resolver<Maybe<ResolversTypes['Membership']>, ParentType, ContextType>;
};

export type RoomActResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['RoomAct'] = ResolversParentTypes['RoomAct']> = {
  about?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  by?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  doneAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['RoomActKind'], ParentType, ContextType>;
};

export type RoomActConnectionResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['RoomActConnection'] = ResolversParentTypes['RoomActConnection']> = {
  edges?: Resolver<Array<ResolversTypes['RoomActEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['RoomAct']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type RoomActEdgeResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['RoomActEdge'] = ResolversParentTypes['RoomActEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['RoomAct'], ParentType, ContextType>;
};

export type RoomChangedResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['RoomChanged'] = ResolversParentTypes['RoomChanged']> = {
  room?: Resolver<ResolversTypes['Room'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type RoomConnectionResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['RoomConnection'] = ResolversParentTypes['RoomConnection']> = {
  edges?: Resolver<Array<ResolversTypes['RoomEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['Room']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type RoomEdgeResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['RoomEdge'] = ResolversParentTypes['RoomEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Room'], ParentType, ContextType>;
};

export type RoomIdTakenResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['RoomIdTaken'] = ResolversParentTypes['RoomIdTaken']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type RoomJoinedResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['RoomJoined'] = ResolversParentTypes['RoomJoined']> = {
  room?: Resolver<ResolversTypes['Room'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type RoomLeftResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['RoomLeft'] = ResolversParentTypes['RoomLeft']> = {
  cause?: Resolver<ResolversTypes['LeaveCause'], ParentType, ContextType>;
  reason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  roomId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type RoomListedResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['RoomListed'] = ResolversParentTypes['RoomListed']> = {
  room?: Resolver<ResolversTypes['Room'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type RoomNameTakenResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['RoomNameTaken'] = ResolversParentTypes['RoomNameTaken']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type RoomNotFoundResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['RoomNotFound'] = ResolversParentTypes['RoomNotFound']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type RoomPreferencesChangedResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['RoomPreferencesChanged'] = ResolversParentTypes['RoomPreferencesChanged']> = {
  isFavourite?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  mutedUntil?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  roomId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type RoomReadResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['RoomRead'] = ResolversParentTypes['RoomRead']> = {
  readPosition?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  roomId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  unreadCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type RoomUnlistedResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['RoomUnlisted'] = ResolversParentTypes['RoomUnlisted']> = {
  roomId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SendMessageErrorResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['SendMessageError'] = ResolversParentTypes['SendMessageError']> = {
  __resolveType?: TypeResolveFn<'Banned' | 'EmptyMessage' | 'FileNotFound' | 'MessageIdTaken' | 'MessageTooLong' | 'NotAMember' | 'NotTakingMessages' | 'PersonBlocked' | 'RoomNotFound', ParentType, ContextType>;
};

export type SendMessagePayloadResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['SendMessagePayload'] = ResolversParentTypes['SendMessagePayload']> = {
  error?: Resolver<Maybe<ResolversTypes['SendMessageError']>, ParentType, ContextType>;
  message?: Resolver<Maybe<ResolversTypes['Message']>, ParentType, ContextType>;
};

export type SendTestMailErrorResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['SendTestMailError'] = ResolversParentTypes['SendTestMailError']> = {
  __resolveType?: TypeResolveFn<'InvalidInput' | 'MailFailed' | 'NoMailServer', ParentType, ContextType>;
};

export type SendTestMailPayloadResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['SendTestMailPayload'] = ResolversParentTypes['SendTestMailPayload']> = {
  error?: Resolver<Maybe<ResolversTypes['SendTestMailError']>, ParentType, ContextType>;
  wasSent?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
};

export type ServerActResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['ServerAct'] = ResolversParentTypes['ServerAct']> = {
  about?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  by?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  detail?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  doneAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['ServerActKind'], ParentType, ContextType>;
};

export type ServerActConnectionResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['ServerActConnection'] = ResolversParentTypes['ServerActConnection']> = {
  edges?: Resolver<Array<ResolversTypes['ServerActEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['ServerAct']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type ServerActEdgeResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['ServerActEdge'] = ResolversParentTypes['ServerActEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['ServerAct'], ParentType, ContextType>;
};

export type ServerConditionResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['ServerCondition'] = ResolversParentTypes['ServerCondition']> = {
  biggestRooms?: Resolver<Array<ResolversTypes['OverseenRoom']>, ParentType, ContextType>;
  database?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  databaseBytes?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  fileBytes?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  fileCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  freeBytes?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  isBackupDue?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  isWritable?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  keptSessionCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  lastBackupAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  lastBackupBytes?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  nodeVersion?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  pictureBytes?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  shortSessionCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  socketCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  startedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type ServerReachResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['ServerReach'] = ResolversParentTypes['ServerReach']> = {
  addresses?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  fixedBy?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  reach?: Resolver<ResolversTypes['Reach'], ParentType, ContextType>;
};

export type ServerSettingsResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['ServerSettings'] = ResolversParentTypes['ServerSettings']> = {
  changes?: Resolver<Array<ResolversTypes['SettingsChange']>, ParentType, ContextType>;
  devices?: Resolver<ResolversTypes['DeviceRule'], ParentType, ContextType>;
  devicesMax?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  email?: Resolver<ResolversTypes['EmailRule'], ParentType, ContextType>;
  fixed?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  isQuickJoinOn?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  serverName?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  wayIn?: Resolver<ResolversTypes['WayIn'], ParentType, ContextType>;
};

export type SessionResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['Session'] = ResolversParentTypes['Session']> = {
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  isCurrent?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  isKept?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  lastUsedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  userAgent?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type SessionTermResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['SessionTerm'] = ResolversParentTypes['SessionTerm']> = {
  isFinal?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  leftSeconds?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type SetMemberRoleErrorResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['SetMemberRoleError'] = ResolversParentTypes['SetMemberRoleError']> = {
  __resolveType?: TypeResolveFn<'Banned' | 'MemberNotFound' | 'NotAMember' | 'NotAllowed' | 'RoomNotFound', ParentType, ContextType>;
};

export type SetMemberRolePayloadResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['SetMemberRolePayload'] = ResolversParentTypes['SetMemberRolePayload']> = {
  error?: Resolver<Maybe<ResolversTypes['SetMemberRoleError']>, ParentType, ContextType>;
  membership?: Resolver<Maybe<ResolversTypes['Membership']>, ParentType, ContextType>;
};

export type SetUpResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['SetUp'] = ResolversParentTypes['SetUp']> = {
  fixed?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  needsCode?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  reach?: Resolver<ResolversTypes['Reach'], ParentType, ContextType>;
  reachFixedBy?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type SetUpCodeWrongResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['SetUpCodeWrong'] = ResolversParentTypes['SetUpCodeWrong']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SetUpNeededResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['SetUpNeeded'] = ResolversParentTypes['SetUpNeeded']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SetUpServerErrorResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['SetUpServerError'] = ResolversParentTypes['SetUpServerError']> = {
  __resolveType?: TypeResolveFn<'AlreadySetUp' | 'EmailTaken' | 'InvalidInput' | 'SetUpCodeWrong' | 'UsernameTaken', ParentType, ContextType>;
};

export type SetUpServerPayloadResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['SetUpServerPayload'] = ResolversParentTypes['SetUpServerPayload']> = {
  error?: Resolver<Maybe<ResolversTypes['SetUpServerError']>, ParentType, ContextType>;
  reach?: Resolver<Maybe<ResolversTypes['ServerReach']>, ParentType, ContextType>;
  token?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  viewer?: Resolver<Maybe<ResolversTypes['Viewer']>, ParentType, ContextType>;
};

export type SettingsChangeResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['SettingsChange'] = ResolversParentTypes['SettingsChange']> = {
  after?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  before?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  changedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  changedBy?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  setting?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type SignInErrorResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['SignInError'] = ResolversParentTypes['SignInError']> = {
  __resolveType?: TypeResolveFn<'AccountSuspended' | 'EmailTaken' | 'InvalidInput' | 'InviteNeeded' | 'InviteNotValid' | 'SetUpNeeded' | 'SignUpClosed' | 'TooManyDevices' | 'UsernameTaken' | 'WrongCredentials', ParentType, ContextType>;
};

export type SignInPayloadResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['SignInPayload'] = ResolversParentTypes['SignInPayload']> = {
  error?: Resolver<Maybe<ResolversTypes['SignInError']>, ParentType, ContextType>;
  token?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  viewer?: Resolver<Maybe<ResolversTypes['Viewer']>, ParentType, ContextType>;
};

export type SignOutPayloadResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['SignOutPayload'] = ResolversParentTypes['SignOutPayload']> = {
  wasSignedIn?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type SignOutPersonErrorResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['SignOutPersonError'] = ResolversParentTypes['SignOutPersonError']> = {
  __resolveType?: TypeResolveFn<'PersonNotFound', ParentType, ContextType>;
};

export type SignOutPersonPayloadResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['SignOutPersonPayload'] = ResolversParentTypes['SignOutPersonPayload']> = {
  account?: Resolver<Maybe<ResolversTypes['Account']>, ParentType, ContextType>;
  error?: Resolver<Maybe<ResolversTypes['SignOutPersonError']>, ParentType, ContextType>;
};

export type SignUpClosedResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['SignUpClosed'] = ResolversParentTypes['SignUpClosed']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SubscriptionResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['Subscription'] = ResolversParentTypes['Subscription']> = {
  events?: SubscriptionResolver<ResolversTypes['Event'], "events", ParentType, ContextType>;
  messageAdded?: SubscriptionResolver<ResolversTypes['Message'], "messageAdded", ParentType, ContextType, RequireFields<SubscriptionMessageAddedArgs, 'roomId'>>;
};

export type SuspendPersonErrorResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['SuspendPersonError'] = ResolversParentTypes['SuspendPersonError']> = {
  __resolveType?: TypeResolveFn<'PersonNotFound', ParentType, ContextType>;
};

export type SuspendPersonPayloadResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['SuspendPersonPayload'] = ResolversParentTypes['SuspendPersonPayload']> = {
  account?: Resolver<Maybe<ResolversTypes['Account']>, ParentType, ContextType>;
  error?: Resolver<Maybe<ResolversTypes['SuspendPersonError']>, ParentType, ContextType>;
};

export type TooManyDevicesResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['TooManyDevices'] = ResolversParentTypes['TooManyDevices']> = {
  devicesMax?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type TransferRoomErrorResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['TransferRoomError'] = ResolversParentTypes['TransferRoomError']> = {
  __resolveType?: TypeResolveFn<'Banned' | 'MemberNotFound' | 'NotAMember' | 'NotAllowed' | 'RoomNotFound', ParentType, ContextType>;
};

export type TransferRoomPayloadResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['TransferRoomPayload'] = ResolversParentTypes['TransferRoomPayload']> = {
  error?: Resolver<Maybe<ResolversTypes['TransferRoomError']>, ParentType, ContextType>;
  room?: Resolver<Maybe<ResolversTypes['Room']>, ParentType, ContextType>;
};

export type UnbanErrorResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['UnbanError'] = ResolversParentTypes['UnbanError']> = {
  __resolveType?: TypeResolveFn<'Banned' | 'NotAMember' | 'NotAllowed' | 'RoomNotFound', ParentType, ContextType>;
};

export type UnbanPayloadResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['UnbanPayload'] = ResolversParentTypes['UnbanPayload']> = {
  error?: Resolver<Maybe<ResolversTypes['UnbanError']>, ParentType, ContextType>;
  room?: Resolver<Maybe<ResolversTypes['Room']>, ParentType, ContextType>;
};

export type UnblockPersonErrorResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['UnblockPersonError'] = ResolversParentTypes['UnblockPersonError']> = {
  __resolveType?: TypeResolveFn<'PersonNotFound', ParentType, ContextType>;
};

export type UnblockPersonPayloadResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['UnblockPersonPayload'] = ResolversParentTypes['UnblockPersonPayload']> = {
  error?: Resolver<Maybe<ResolversTypes['UnblockPersonError']>, ParentType, ContextType>;
  user?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
};

export type UpdatePreferencesPayloadResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['UpdatePreferencesPayload'] = ResolversParentTypes['UpdatePreferencesPayload']> = {
  preferences?: Resolver<ResolversTypes['Preferences'], ParentType, ContextType>;
};

export type UpdateProfileErrorResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['UpdateProfileError'] = ResolversParentTypes['UpdateProfileError']> = {
  __resolveType?: TypeResolveFn<'InvalidInput', ParentType, ContextType>;
};

export type UpdateProfilePayloadResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['UpdateProfilePayload'] = ResolversParentTypes['UpdateProfilePayload']> = {
  error?: Resolver<Maybe<ResolversTypes['UpdateProfileError']>, ParentType, ContextType>;
  user?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
};

export type UpdateRoomErrorResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['UpdateRoomError'] = ResolversParentTypes['UpdateRoomError']> = {
  __resolveType?: TypeResolveFn<'Banned' | 'InvalidInput' | 'NotAMember' | 'NotAllowed' | 'RoomNameTaken' | 'RoomNotFound', ParentType, ContextType>;
};

export type UpdateRoomPayloadResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['UpdateRoomPayload'] = ResolversParentTypes['UpdateRoomPayload']> = {
  error?: Resolver<Maybe<ResolversTypes['UpdateRoomError']>, ParentType, ContextType>;
  room?: Resolver<Maybe<ResolversTypes['Room']>, ParentType, ContextType>;
};

export type UpdateRoomPreferencesErrorResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['UpdateRoomPreferencesError'] = ResolversParentTypes['UpdateRoomPreferencesError']> = {
  __resolveType?: TypeResolveFn<'Banned' | 'NotAMember' | 'RoomNotFound', ParentType, ContextType>;
};

export type UpdateRoomPreferencesPayloadResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['UpdateRoomPreferencesPayload'] = ResolversParentTypes['UpdateRoomPreferencesPayload']> = {
  error?: Resolver<Maybe<ResolversTypes['UpdateRoomPreferencesError']>, ParentType, ContextType>;
  room?: Resolver<Maybe<ResolversTypes['Room']>, ParentType, ContextType>;
};

export type UseInviteErrorResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['UseInviteError'] = ResolversParentTypes['UseInviteError']> = {
  __resolveType?: TypeResolveFn<'Banned' | 'InviteNotValid', ParentType, ContextType>;
};

export type UseInvitePayloadResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['UseInvitePayload'] = ResolversParentTypes['UseInvitePayload']> = {
  error?: Resolver<Maybe<ResolversTypes['UseInviteError']>, ParentType, ContextType>;
  room?: Resolver<Maybe<ResolversTypes['Room']>, ParentType, ContextType>;
};

export type UserResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['User'] = ResolversParentTypes['User']> = {
  bio?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  displayName?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  interests?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  isDeleted?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  isOnline?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  lastSeenAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  pictureId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  pronouns?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  role?: Resolver<ResolversTypes['ServerRole'], ParentType, ContextType>;
  username?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  viewerHasBlocked?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type UserChangedResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['UserChanged'] = ResolversParentTypes['UserChanged']> = {
  user?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type UserConnectionResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['UserConnection'] = ResolversParentTypes['UserConnection']> = {
  edges?: Resolver<Array<ResolversTypes['UserEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['User']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type UserEdgeResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['UserEdge'] = ResolversParentTypes['UserEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
};

export type UserErrorResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['UserError'] = ResolversParentTypes['UserError']> = {
  __resolveType?: TypeResolveFn<'AccountSuspended' | 'AlreadySetUp' | 'Banned' | 'CodeNotValid' | 'EmailTaken' | 'EmptyMessage' | 'FileNotFound' | 'InvalidInput' | 'InviteNeeded' | 'InviteNotFound' | 'InviteNotValid' | 'MailFailed' | 'MemberNotFound' | 'MessageGone' | 'MessageIdTaken' | 'MessageNotFound' | 'MessageTooLong' | 'MessagesWouldBeLost' | 'NoMailServer' | 'NotAMember' | 'NotAllowed' | 'NotTakingMessages' | 'NotYourMessage' | 'NothingToProve' | 'OwnRoomsUndecided' | 'OwnsServer' | 'PersonBlocked' | 'PersonNotFound' | 'QuickJoinOff' | 'ReportNotFound' | 'RequestNotFound' | 'RoomIdTaken' | 'RoomNameTaken' | 'RoomNotFound' | 'SetUpCodeWrong' | 'SetUpNeeded' | 'SignUpClosed' | 'TooManyDevices' | 'UsernameTaken' | 'WrongCredentials' | 'WrongPassword' | 'WrongRoomPassword', ParentType, ContextType>;
};

export type UsernameTakenResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['UsernameTaken'] = ResolversParentTypes['UsernameTaken']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ViewerResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['Viewer'] = ResolversParentTypes['Viewer']> = {
  ban?: Resolver<Maybe<ResolversTypes['OwnBan']>, ParentType, ContextType, RequireFields<ViewerBanArgs, 'roomId'>>;
  blockedPeople?: Resolver<ResolversTypes['BlockedPersonConnection'], ParentType, ContextType, Partial<ViewerBlockedPeopleArgs>>;
  email?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  isEmailProven?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  mustProveEmail?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  ownedRooms?: Resolver<Array<ResolversTypes['OwnedRoom']>, ParentType, ContextType>;
  pendingEmail?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  preferences?: Resolver<ResolversTypes['Preferences'], ParentType, ContextType>;
  recoveryCodeCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  reports?: Resolver<Array<ResolversTypes['OwnReport']>, ParentType, ContextType>;
  requestCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  requests?: Resolver<ResolversTypes['MessageRequestConnection'], ParentType, ContextType, Partial<ViewerRequestsArgs>>;
  rooms?: Resolver<ResolversTypes['RoomConnection'], ParentType, ContextType, Partial<ViewerRoomsArgs>>;
  sessionTerm?: Resolver<Maybe<ResolversTypes['SessionTerm']>, ParentType, ContextType>;
  sessions?: Resolver<Array<ResolversTypes['Session']>, ParentType, ContextType>;
  user?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
};

export type WrongCredentialsResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['WrongCredentials'] = ResolversParentTypes['WrongCredentials']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type WrongPasswordResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['WrongPassword'] = ResolversParentTypes['WrongPassword']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type WrongRoomPasswordResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['WrongRoomPassword'] = ResolversParentTypes['WrongRoomPassword']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type Resolvers<ContextType = GraphQLContext> = {
  AcceptRequestError?: AcceptRequestErrorResolvers<ContextType>;
  AcceptRequestPayload?: AcceptRequestPayloadResolvers<ContextType>;
  Account?: AccountResolvers<ContextType>;
  AccountConnection?: AccountConnectionResolvers<ContextType>;
  AccountEdge?: AccountEdgeResolvers<ContextType>;
  AccountSuspended?: AccountSuspendedResolvers<ContextType>;
  Administration?: AdministrationResolvers<ContextType>;
  AlreadySetUp?: AlreadySetUpResolvers<ContextType>;
  AskToWriteError?: AskToWriteErrorResolvers<ContextType>;
  AskToWritePayload?: AskToWritePayloadResolvers<ContextType>;
  Ban?: BanResolvers<ContextType>;
  BanConnection?: BanConnectionResolvers<ContextType>;
  BanEdge?: BanEdgeResolvers<ContextType>;
  BanLifted?: BanLiftedResolvers<ContextType>;
  BanMemberError?: BanMemberErrorResolvers<ContextType>;
  BanMemberPayload?: BanMemberPayloadResolvers<ContextType>;
  Banned?: BannedResolvers<ContextType>;
  BansChanged?: BansChangedResolvers<ContextType>;
  BecomeMemberError?: BecomeMemberErrorResolvers<ContextType>;
  BecomeMemberPayload?: BecomeMemberPayloadResolvers<ContextType>;
  BlockPersonError?: BlockPersonErrorResolvers<ContextType>;
  BlockPersonPayload?: BlockPersonPayloadResolvers<ContextType>;
  BlockedPerson?: BlockedPersonResolvers<ContextType>;
  BlockedPersonConnection?: BlockedPersonConnectionResolvers<ContextType>;
  BlockedPersonEdge?: BlockedPersonEdgeResolvers<ContextType>;
  BlocksChanged?: BlocksChangedResolvers<ContextType>;
  ChangeEmailError?: ChangeEmailErrorResolvers<ContextType>;
  ChangeEmailPayload?: ChangeEmailPayloadResolvers<ContextType>;
  ChangeKeepingError?: ChangeKeepingErrorResolvers<ContextType>;
  ChangeKeepingPayload?: ChangeKeepingPayloadResolvers<ContextType>;
  ChangePasswordError?: ChangePasswordErrorResolvers<ContextType>;
  ChangePasswordPayload?: ChangePasswordPayloadResolvers<ContextType>;
  ChangeReachError?: ChangeReachErrorResolvers<ContextType>;
  ChangeReachPayload?: ChangeReachPayloadResolvers<ContextType>;
  ChangeRoleError?: ChangeRoleErrorResolvers<ContextType>;
  ChangeRolePayload?: ChangeRolePayloadResolvers<ContextType>;
  ChangeServerSettingsError?: ChangeServerSettingsErrorResolvers<ContextType>;
  ChangeServerSettingsPayload?: ChangeServerSettingsPayloadResolvers<ContextType>;
  CodeNotValid?: CodeNotValidResolvers<ContextType>;
  CreateInviteError?: CreateInviteErrorResolvers<ContextType>;
  CreateInvitePayload?: CreateInvitePayloadResolvers<ContextType>;
  CreateRoomError?: CreateRoomErrorResolvers<ContextType>;
  CreateRoomPayload?: CreateRoomPayloadResolvers<ContextType>;
  DateTime?: GraphQLScalarType;
  DeclineRequestError?: DeclineRequestErrorResolvers<ContextType>;
  DeclineRequestPayload?: DeclineRequestPayloadResolvers<ContextType>;
  DeleteAccountError?: DeleteAccountErrorResolvers<ContextType>;
  DeleteAccountPayload?: DeleteAccountPayloadResolvers<ContextType>;
  DeleteMessageError?: DeleteMessageErrorResolvers<ContextType>;
  DeleteMessagePayload?: DeleteMessagePayloadResolvers<ContextType>;
  DeletePersonError?: DeletePersonErrorResolvers<ContextType>;
  DeletePersonPayload?: DeletePersonPayloadResolvers<ContextType>;
  DeleteRoomError?: DeleteRoomErrorResolvers<ContextType>;
  DeleteRoomPayload?: DeleteRoomPayloadResolvers<ContextType>;
  EarlierText?: EarlierTextResolvers<ContextType>;
  EditMessageError?: EditMessageErrorResolvers<ContextType>;
  EditMessagePayload?: EditMessagePayloadResolvers<ContextType>;
  EmailChanged?: EmailChangedResolvers<ContextType>;
  EmailProof?: EmailProofResolvers<ContextType>;
  EmailTaken?: EmailTakenResolvers<ContextType>;
  EmptyMessage?: EmptyMessageResolvers<ContextType>;
  EndSessionsPayload?: EndSessionsPayloadResolvers<ContextType>;
  Event?: EventResolvers<ContextType>;
  File?: FileResolvers<ContextType>;
  FileConnection?: FileConnectionResolvers<ContextType>;
  FileEdge?: FileEdgeResolvers<ContextType>;
  FileNotFound?: FileNotFoundResolvers<ContextType>;
  GiveRoomError?: GiveRoomErrorResolvers<ContextType>;
  GiveRoomPayload?: GiveRoomPayloadResolvers<ContextType>;
  InputProblem?: InputProblemResolvers<ContextType>;
  Instance?: InstanceResolvers<ContextType>;
  InstanceChanged?: InstanceChangedResolvers<ContextType>;
  InvalidInput?: InvalidInputResolvers<ContextType>;
  Invitation?: InvitationResolvers<ContextType>;
  Invite?: InviteResolvers<ContextType>;
  InviteConnection?: InviteConnectionResolvers<ContextType>;
  InviteEdge?: InviteEdgeResolvers<ContextType>;
  InviteNeeded?: InviteNeededResolvers<ContextType>;
  InviteNotFound?: InviteNotFoundResolvers<ContextType>;
  InviteNotValid?: InviteNotValidResolvers<ContextType>;
  JoinAsGuestError?: JoinAsGuestErrorResolvers<ContextType>;
  JoinAsGuestPayload?: JoinAsGuestPayloadResolvers<ContextType>;
  JoinRoomError?: JoinRoomErrorResolvers<ContextType>;
  JoinRoomPayload?: JoinRoomPayloadResolvers<ContextType>;
  LeaveRoomError?: LeaveRoomErrorResolvers<ContextType>;
  LeaveRoomPayload?: LeaveRoomPayloadResolvers<ContextType>;
  Limits?: LimitsResolvers<ContextType>;
  MailFailed?: MailFailedResolvers<ContextType>;
  MailState?: MailStateResolvers<ContextType>;
  MakeRecoveryCodesError?: MakeRecoveryCodesErrorResolvers<ContextType>;
  MakeRecoveryCodesPayload?: MakeRecoveryCodesPayloadResolvers<ContextType>;
  MakeResetLinkError?: MakeResetLinkErrorResolvers<ContextType>;
  MakeResetLinkPayload?: MakeResetLinkPayloadResolvers<ContextType>;
  MarkReadError?: MarkReadErrorResolvers<ContextType>;
  MarkReadPayload?: MarkReadPayloadResolvers<ContextType>;
  MemberJoined?: MemberJoinedResolvers<ContextType>;
  MemberLeft?: MemberLeftResolvers<ContextType>;
  MemberNotFound?: MemberNotFoundResolvers<ContextType>;
  Membership?: MembershipResolvers<ContextType>;
  MembershipConnection?: MembershipConnectionResolvers<ContextType>;
  MembershipEdge?: MembershipEdgeResolvers<ContextType>;
  Message?: MessageResolvers<ContextType>;
  MessageAdded?: MessageAddedResolvers<ContextType>;
  MessageConnection?: MessageConnectionResolvers<ContextType>;
  MessageDeleted?: MessageDeletedResolvers<ContextType>;
  MessageEdge?: MessageEdgeResolvers<ContextType>;
  MessageEdited?: MessageEditedResolvers<ContextType>;
  MessageGone?: MessageGoneResolvers<ContextType>;
  MessageIdTaken?: MessageIdTakenResolvers<ContextType>;
  MessageNotFound?: MessageNotFoundResolvers<ContextType>;
  MessageRequest?: MessageRequestResolvers<ContextType>;
  MessageRequestConnection?: MessageRequestConnectionResolvers<ContextType>;
  MessageRequestEdge?: MessageRequestEdgeResolvers<ContextType>;
  MessageTooLong?: MessageTooLongResolvers<ContextType>;
  MessagesDropped?: MessagesDroppedResolvers<ContextType>;
  MessagesWouldBeLost?: MessagesWouldBeLostResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  NoMailServer?: NoMailServerResolvers<ContextType>;
  NotAMember?: NotAMemberResolvers<ContextType>;
  NotAllowed?: NotAllowedResolvers<ContextType>;
  NotTakingMessages?: NotTakingMessagesResolvers<ContextType>;
  NotYourMessage?: NotYourMessageResolvers<ContextType>;
  NothingToProve?: NothingToProveResolvers<ContextType>;
  OpenConversationError?: OpenConversationErrorResolvers<ContextType>;
  OpenConversationPayload?: OpenConversationPayloadResolvers<ContextType>;
  OverseenRoom?: OverseenRoomResolvers<ContextType>;
  OverseenRoomConnection?: OverseenRoomConnectionResolvers<ContextType>;
  OverseenRoomEdge?: OverseenRoomEdgeResolvers<ContextType>;
  OwnBan?: OwnBanResolvers<ContextType>;
  OwnReport?: OwnReportResolvers<ContextType>;
  OwnRoomsUndecided?: OwnRoomsUndecidedResolvers<ContextType>;
  OwnedRoom?: OwnedRoomResolvers<ContextType>;
  OwnsServer?: OwnsServerResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  PersonBlocked?: PersonBlockedResolvers<ContextType>;
  PersonNotFound?: PersonNotFoundResolvers<ContextType>;
  Preferences?: PreferencesResolvers<ContextType>;
  PreferencesChanged?: PreferencesChangedResolvers<ContextType>;
  PresenceChanged?: PresenceChangedResolvers<ContextType>;
  ProveEmailByLinkError?: ProveEmailByLinkErrorResolvers<ContextType>;
  ProveEmailByLinkPayload?: ProveEmailByLinkPayloadResolvers<ContextType>;
  ProveEmailError?: ProveEmailErrorResolvers<ContextType>;
  ProveEmailPayload?: ProveEmailPayloadResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  QuickJoinOff?: QuickJoinOffResolvers<ContextType>;
  RecoverAccountError?: RecoverAccountErrorResolvers<ContextType>;
  RecoverAccountPayload?: RecoverAccountPayloadResolvers<ContextType>;
  RemoveMemberError?: RemoveMemberErrorResolvers<ContextType>;
  RemoveMemberPayload?: RemoveMemberPayloadResolvers<ContextType>;
  RemoveProfilePicturePayload?: RemoveProfilePicturePayloadResolvers<ContextType>;
  RemoveRoomError?: RemoveRoomErrorResolvers<ContextType>;
  RemoveRoomPayload?: RemoveRoomPayloadResolvers<ContextType>;
  RemoveRoomPictureError?: RemoveRoomPictureErrorResolvers<ContextType>;
  RemoveRoomPicturePayload?: RemoveRoomPicturePayloadResolvers<ContextType>;
  Report?: ReportResolvers<ContextType>;
  ReportConnection?: ReportConnectionResolvers<ContextType>;
  ReportEdge?: ReportEdgeResolvers<ContextType>;
  ReportMessageError?: ReportMessageErrorResolvers<ContextType>;
  ReportMessagePayload?: ReportMessagePayloadResolvers<ContextType>;
  ReportNotFound?: ReportNotFoundResolvers<ContextType>;
  ReportPersonError?: ReportPersonErrorResolvers<ContextType>;
  ReportPersonPayload?: ReportPersonPayloadResolvers<ContextType>;
  ReportResolved?: ReportResolvedResolvers<ContextType>;
  ReportsChanged?: ReportsChangedResolvers<ContextType>;
  RequestNotFound?: RequestNotFoundResolvers<ContextType>;
  RequestRecoveryError?: RequestRecoveryErrorResolvers<ContextType>;
  RequestRecoveryPayload?: RequestRecoveryPayloadResolvers<ContextType>;
  RequestsChanged?: RequestsChangedResolvers<ContextType>;
  ResendEmailCodeError?: ResendEmailCodeErrorResolvers<ContextType>;
  ResendEmailCodePayload?: ResendEmailCodePayloadResolvers<ContextType>;
  ResolveReportError?: ResolveReportErrorResolvers<ContextType>;
  ResolveReportPayload?: ResolveReportPayloadResolvers<ContextType>;
  RestorePersonError?: RestorePersonErrorResolvers<ContextType>;
  RestorePersonPayload?: RestorePersonPayloadResolvers<ContextType>;
  RevokeInviteError?: RevokeInviteErrorResolvers<ContextType>;
  RevokeInvitePayload?: RevokeInvitePayloadResolvers<ContextType>;
  RoleChanged?: RoleChangedResolvers<ContextType>;
  Room?: RoomResolvers<ContextType>;
  RoomAct?: RoomActResolvers<ContextType>;
  RoomActConnection?: RoomActConnectionResolvers<ContextType>;
  RoomActEdge?: RoomActEdgeResolvers<ContextType>;
  RoomChanged?: RoomChangedResolvers<ContextType>;
  RoomConnection?: RoomConnectionResolvers<ContextType>;
  RoomEdge?: RoomEdgeResolvers<ContextType>;
  RoomIdTaken?: RoomIdTakenResolvers<ContextType>;
  RoomJoined?: RoomJoinedResolvers<ContextType>;
  RoomLeft?: RoomLeftResolvers<ContextType>;
  RoomListed?: RoomListedResolvers<ContextType>;
  RoomNameTaken?: RoomNameTakenResolvers<ContextType>;
  RoomNotFound?: RoomNotFoundResolvers<ContextType>;
  RoomPreferencesChanged?: RoomPreferencesChangedResolvers<ContextType>;
  RoomRead?: RoomReadResolvers<ContextType>;
  RoomUnlisted?: RoomUnlistedResolvers<ContextType>;
  SendMessageError?: SendMessageErrorResolvers<ContextType>;
  SendMessagePayload?: SendMessagePayloadResolvers<ContextType>;
  SendTestMailError?: SendTestMailErrorResolvers<ContextType>;
  SendTestMailPayload?: SendTestMailPayloadResolvers<ContextType>;
  ServerAct?: ServerActResolvers<ContextType>;
  ServerActConnection?: ServerActConnectionResolvers<ContextType>;
  ServerActEdge?: ServerActEdgeResolvers<ContextType>;
  ServerCondition?: ServerConditionResolvers<ContextType>;
  ServerReach?: ServerReachResolvers<ContextType>;
  ServerSettings?: ServerSettingsResolvers<ContextType>;
  Session?: SessionResolvers<ContextType>;
  SessionTerm?: SessionTermResolvers<ContextType>;
  SetMemberRoleError?: SetMemberRoleErrorResolvers<ContextType>;
  SetMemberRolePayload?: SetMemberRolePayloadResolvers<ContextType>;
  SetUp?: SetUpResolvers<ContextType>;
  SetUpCodeWrong?: SetUpCodeWrongResolvers<ContextType>;
  SetUpNeeded?: SetUpNeededResolvers<ContextType>;
  SetUpServerError?: SetUpServerErrorResolvers<ContextType>;
  SetUpServerPayload?: SetUpServerPayloadResolvers<ContextType>;
  SettingsChange?: SettingsChangeResolvers<ContextType>;
  SignInError?: SignInErrorResolvers<ContextType>;
  SignInPayload?: SignInPayloadResolvers<ContextType>;
  SignOutPayload?: SignOutPayloadResolvers<ContextType>;
  SignOutPersonError?: SignOutPersonErrorResolvers<ContextType>;
  SignOutPersonPayload?: SignOutPersonPayloadResolvers<ContextType>;
  SignUpClosed?: SignUpClosedResolvers<ContextType>;
  Subscription?: SubscriptionResolvers<ContextType>;
  SuspendPersonError?: SuspendPersonErrorResolvers<ContextType>;
  SuspendPersonPayload?: SuspendPersonPayloadResolvers<ContextType>;
  TooManyDevices?: TooManyDevicesResolvers<ContextType>;
  TransferRoomError?: TransferRoomErrorResolvers<ContextType>;
  TransferRoomPayload?: TransferRoomPayloadResolvers<ContextType>;
  UnbanError?: UnbanErrorResolvers<ContextType>;
  UnbanPayload?: UnbanPayloadResolvers<ContextType>;
  UnblockPersonError?: UnblockPersonErrorResolvers<ContextType>;
  UnblockPersonPayload?: UnblockPersonPayloadResolvers<ContextType>;
  UpdatePreferencesPayload?: UpdatePreferencesPayloadResolvers<ContextType>;
  UpdateProfileError?: UpdateProfileErrorResolvers<ContextType>;
  UpdateProfilePayload?: UpdateProfilePayloadResolvers<ContextType>;
  UpdateRoomError?: UpdateRoomErrorResolvers<ContextType>;
  UpdateRoomPayload?: UpdateRoomPayloadResolvers<ContextType>;
  UpdateRoomPreferencesError?: UpdateRoomPreferencesErrorResolvers<ContextType>;
  UpdateRoomPreferencesPayload?: UpdateRoomPreferencesPayloadResolvers<ContextType>;
  UseInviteError?: UseInviteErrorResolvers<ContextType>;
  UseInvitePayload?: UseInvitePayloadResolvers<ContextType>;
  User?: UserResolvers<ContextType>;
  UserChanged?: UserChangedResolvers<ContextType>;
  UserConnection?: UserConnectionResolvers<ContextType>;
  UserEdge?: UserEdgeResolvers<ContextType>;
  UserError?: UserErrorResolvers<ContextType>;
  UsernameTaken?: UsernameTakenResolvers<ContextType>;
  Viewer?: ViewerResolvers<ContextType>;
  WrongCredentials?: WrongCredentialsResolvers<ContextType>;
  WrongPassword?: WrongPasswordResolvers<ContextType>;
  WrongRoomPassword?: WrongRoomPasswordResolvers<ContextType>;
};

export type DirectiveResolvers<ContextType = GraphQLContext> = {
  ofViewer?: OfViewerDirectiveResolver<any, any, ContextType>;
};
