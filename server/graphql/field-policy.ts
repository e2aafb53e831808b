/**
 * Who may read or call each field of the schema. A field without a row stops the server from starting, so nothing is open by
 * forgetting. Finer rights, which depend on a room's state, are asked of `access/policy.ts` inside.
 *
 * - `anybody`: signed in or not.
 * - `signedIn`: whoever has a session.
 * - `member`: members of the room that the field belongs to; FORBIDDEN for others.
 * - `given`: whoever was given the object; how one comes by it is guarded.
 */
export type FieldRule = 'anybody' | 'signedIn' | 'member' | 'given';

/** By type; a rule for a whole type, or for each of its fields. */
export const fieldPolicy: Readonly<Record<string, FieldRule | Readonly<Record<string, FieldRule>>>> = {
  Query: { instance: 'anybody', viewer: 'anybody', room: 'signedIn', rooms: 'signedIn', user: 'signedIn' },
  Mutation: {
    signUp: 'anybody',
    signIn: 'anybody',
    signOut: 'anybody',
    updateProfile: 'signedIn',
    updatePreferences: 'signedIn',
    createRoom: 'signedIn',
    joinRoom: 'signedIn',
    leaveRoom: 'signedIn',
    sendMessage: 'signedIn',
    editMessage: 'signedIn',
    deleteMessage: 'signedIn',
    markRead: 'signedIn',
  },
  Subscription: { messageAdded: 'signedIn', events: 'signedIn' },
  Room: {
    id: 'given',
    name: 'given',
    description: 'given',
    access: 'given',
    isListed: 'given',
    createdAt: 'given',
    lastActivityAt: 'given',
    lastPosition: 'given',
    revision: 'given',
    memberCount: 'given',
    unreadCount: 'given',
    viewerMembership: 'given',
    viewerCanSend: 'given',
    lastMessage: 'given',
    messages: 'member',
    changedMessages: 'member',
    members: 'member',
  },
  Instance: 'anybody',
  Limits: 'anybody',
  Viewer: 'given',
  Preferences: 'given',
  User: {
    id: 'given',
    username: 'given',
    displayName: 'given',
    bio: 'given',
    isOnline: 'signedIn',
    createdAt: 'given',
  },
  Membership: 'given',
  Message: 'given',
  EarlierText: 'given',
  RoomConnection: 'given',
  RoomEdge: 'given',
  MembershipConnection: 'given',
  MembershipEdge: 'given',
  MessageConnection: 'given',
  MessageEdge: 'given',
  PageInfo: 'given',
  SignInPayload: 'given',
  SignOutPayload: 'given',
  UpdateProfilePayload: 'given',
  UpdatePreferencesPayload: 'given',
  CreateRoomPayload: 'given',
  JoinRoomPayload: 'given',
  LeaveRoomPayload: 'given',
  SendMessagePayload: 'given',
  EditMessagePayload: 'given',
  DeleteMessagePayload: 'given',
  MarkReadPayload: 'given',
  MessageAdded: 'given',
  MessageEdited: 'given',
  MessageDeleted: 'given',
  MemberJoined: 'given',
  MemberLeft: 'given',
  RoomListed: 'given',
  RoomJoined: 'given',
  RoomLeft: 'given',
  RoomRead: 'given',
  UserChanged: 'given',
  PresenceChanged: 'given',
  PreferencesChanged: 'given',
  InvalidInput: 'given',
  InputProblem: 'given',
  UsernameTaken: 'given',
  EmailTaken: 'given',
  WrongCredentials: 'given',
  SignUpClosed: 'given',
  RoomNameTaken: 'given',
  RoomIdTaken: 'given',
  RoomNotFound: 'given',
  WrongRoomPassword: 'given',
  InviteNeeded: 'given',
  NotAMember: 'given',
  EmptyMessage: 'given',
  MessageTooLong: 'given',
  MessageIdTaken: 'given',
  MessageNotFound: 'given',
  NotYourMessage: 'given',
  MessageGone: 'given',
};

/** The rule of a field, or null if there is no row for it. */
export function ruleOf(type: string, field: string): FieldRule | null {
  const row = fieldPolicy[type];
  if (row === undefined) return null;
  return typeof row === 'string' ? row : (row[field] ?? null);
}
