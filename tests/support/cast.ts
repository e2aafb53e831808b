import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type {
  CreateRoomInput,
  CreateRoomPayload,
  DeleteMessagePayload,
  EditMessagePayload,
  JoinRoomInput,
  JoinRoomPayload,
  LeaveRoomPayload,
  MarkReadPayload,
  MessageConnection,
  Room,
  SendMessagePayload,
  SignInPayload,
} from '../../server/graphql/generated.ts';
import { Client, SocketClient, type Stream, type Variables } from './client.ts';
import { type TestServer, until } from './server.ts';

const refusal = `error { __typename ... on UserError { message } }`;
const refusalWithProblems = `error { __typename ... on UserError { message } ... on InvalidInput { problems { field message } } }`;
const refusalWithLimit = `error { __typename ... on UserError { message } ... on MessageTooLong { lengthMax } }`;
const roomFields = `id name description pictureId access isListed createdAt lastActivityAt keptFrom lastPosition revision memberCount unreadCount viewerCanSend
  viewerMembership { id role readPosition joinedAt }`;
const messageFields = `id position revision body sentAt editedAt deletedAt author { id username } room { id }`;
const inviteFields = `id note opensServer usesMax useCount expiresAt revokedAt isOpen room { id } createdBy { username }`;
const accountFields = `user { id username role } suspendedAt lastUsedAt deviceCount viewerMaySuspend viewerMayRestore viewerMayMake`;

export const operations = {
  signUp: `mutation SignUp($input: SignUpInput!) { signUp(input: $input) { token viewer { email user { id username displayName } } ${refusalWithProblems} } }`,
  setUpServer: `mutation SetUpServer($input: SetUpServerInput!) { setUpServer(input: $input) {
    token viewer { user { id username role } rooms { nodes { name } } } reach { reach fixedBy addresses } ${refusalWithProblems} } }`,
  signIn: `mutation SignIn($input: SignInInput!) { signIn(input: $input) { token viewer { email user { id username } } ${refusalWithProblems} } }`,
  signOut: `mutation SignOut { signOut { wasSignedIn } }`,
  updateProfile: `mutation UpdateProfile($input: UpdateProfileInput!) { updateProfile(input: $input) { user { id displayName bio pronouns interests } ${refusalWithProblems} } }`,
  removeProfilePicture: `mutation RemoveProfilePicture { removeProfilePicture { user { id pictureId } } }`,
  removeRoomPicture: `mutation RemoveRoomPicture($input: RemoveRoomPictureInput!) { removeRoomPicture(input: $input) { room { id pictureId } ${refusal} } }`,
  updatePreferences: `mutation UpdatePreferences($input: UpdatePreferencesInput!) { updatePreferences(input: $input) { preferences { theme enterSends } } }`,
  changeServerSettings: `mutation ChangeServerSettings($input: ChangeServerSettingsInput!) { changeServerSettings(input: $input) {
    settings { serverName wayIn email isQuickJoinOn devices devicesMax fixed } ${refusalWithProblems} } }`,
  changeRole: `mutation ChangeRole($input: ChangeRoleInput!) { changeRole(input: $input) { account { ${accountFields} } ${refusal} } }`,
  suspendPerson: `mutation SuspendPerson($input: PersonInput!) { suspendPerson(input: $input) { account { ${accountFields} } ${refusal} } }`,
  restorePerson: `mutation RestorePerson($input: PersonInput!) { restorePerson(input: $input) { account { ${accountFields} } ${refusal} } }`,
  changePassword: `mutation ChangePassword($input: ChangePasswordInput!) { changePassword(input: $input) { endedCount ${refusalWithProblems} } }`,
  endSessions: `mutation EndSessions($input: EndSessionsInput!) { endSessions(input: $input) { endedCount } }`,
  makeRecoveryCodes: `mutation MakeRecoveryCodes($input: MakeRecoveryCodesInput!) { makeRecoveryCodes(input: $input) { codes ${refusal} } }`,
  changeEmail: `mutation ChangeEmail($input: ChangeEmailInput!) { changeEmail(input: $input) { viewer { email pendingEmail isEmailProven } ${refusalWithProblems} } }`,
  proveEmail: `mutation ProveEmail($input: ProveEmailInput!) { proveEmail(input: $input) { viewer { email pendingEmail isEmailProven mustProveEmail } ${refusal} } }`,
  resendEmailCode: `mutation ResendEmailCode { resendEmailCode { email ${refusal} } }`,
  proveEmailByLink: `mutation ProveEmailByLink($input: ProveEmailByLinkInput!) { proveEmailByLink(input: $input) { username email ${refusal} } }`,
  requestRecovery: `mutation RequestRecovery($input: RequestRecoveryInput!) { requestRecovery(input: $input) { ticket ${refusal} } }`,
  sendTestMail: `mutation SendTestMail($input: SendTestMailInput!) { sendTestMail(input: $input) { wasSent ${refusalWithProblems} } }`,
  recoverAccount: `mutation RecoverAccount($input: RecoverAccountInput!) { recoverAccount(input: $input) { username ${refusalWithProblems} } }`,
  makeResetLink: `mutation MakeResetLink($input: PersonInput!) { makeResetLink(input: $input) { code expiresAt ${refusal} } }`,
  signOutPerson: `mutation SignOutPerson($input: SignOutPersonInput!) { signOutPerson(input: $input) { account { deviceCount } ${refusal} } }`,
  joinAsGuest: `mutation JoinAsGuest($input: JoinAsGuestInput!) { joinAsGuest(input: $input) { token viewer { user { id username displayName role } } ${refusalWithProblems} } }`,
  becomeMember: `mutation BecomeMember($input: BecomeMemberInput!) { becomeMember(input: $input) { user { id username role } ${refusalWithProblems} } }`,
  createInvite: `mutation CreateInvite($input: CreateInviteInput!) { createInvite(input: $input) { code invite { ${inviteFields} } ${refusalWithProblems} } }`,
  revokeInvite: `mutation RevokeInvite($input: RevokeInviteInput!) { revokeInvite(input: $input) { invite { ${inviteFields} } ${refusal} } }`,
  useInvite: `mutation UseInvite($input: UseInviteInput!) { useInvite(input: $input) { room { id name } ${refusal} } }`,
  createRoom: `mutation CreateRoom($input: CreateRoomInput!) { createRoom(input: $input) { room { ${roomFields} } ${refusalWithProblems} } }`,
  joinRoom: `mutation JoinRoom($input: JoinRoomInput!) { joinRoom(input: $input) { room { ${roomFields} } ${refusalWithProblems} } }`,
  leaveRoom: `mutation LeaveRoom($input: LeaveRoomInput!) { leaveRoom(input: $input) { room { ${roomFields} } ${refusal} } }`,
  sendMessage: `mutation SendMessage($input: SendMessageInput!) { sendMessage(input: $input) { message { ${messageFields} } ${refusalWithLimit} } }`,
  editMessage: `mutation EditMessage($input: EditMessageInput!) { editMessage(input: $input) { message { ${messageFields} } ${refusalWithLimit} } }`,
  deleteMessage: `mutation DeleteMessage($input: DeleteMessageInput!) { deleteMessage(input: $input) { message { ${messageFields} } ${refusal} } }`,
  markRead: `mutation MarkRead($input: MarkReadInput!) { markRead(input: $input) { room { ${roomFields} } ${refusal} } }`,
  viewer: `query Viewer { viewer { email user { id username displayName bio pronouns interests pictureId } preferences { theme enterSends } } }`,
  room: `query Room($id: ID!) { room(id: $id) { ${roomFields} } }`,
  rooms: `query Rooms($first: Int, $after: String, $matching: String) { rooms(first: $first, after: $after, matching: $matching) {
    nodes { ${roomFields} } edges { cursor } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }`,
  messages: `query Messages($id: ID!, $first: Int, $after: String, $last: Int, $before: String) { room(id: $id) {
    messages(first: $first, after: $after, last: $last, before: $before) {
      nodes { ${messageFields} } edges { cursor node { id } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } } }`,
  changedMessages: `query ChangedMessages($id: ID!, $first: Int, $after: String) { room(id: $id) { revision
    changedMessages(first: $first, after: $after) { nodes { ${messageFields} } pageInfo { hasNextPage endCursor } } } }`,
  messageAdded: `subscription MessageAdded($roomId: ID!, $afterPosition: Int) {
    messageAdded(roomId: $roomId, afterPosition: $afterPosition) { ${messageFields} } }`,
  events: `subscription Events { events { __typename
    ... on MessageAdded { keptFrom message { ${messageFields} } }
    ... on MessageEdited { message { ${messageFields} } }
    ... on MessageDeleted { message { ${messageFields} } }
    ... on MemberJoined { room { id memberCount } membership { role user { id username } } }
    ... on MemberLeft { room { id memberCount } user { id username } cause }
    ... on RoleChanged { room { id } membership { role user { id username } } }
    ... on RoomChanged { room { id name description pictureId access isListed tellsComings } }
    ... on MessagesDropped { roomId keptFrom }
    ... on BansChanged { roomId }
    ... on BanLifted { roomId }
    ... on RoomUnlisted { roomId }
    ... on RoomListed { room { id name } }
    ... on RoomJoined { room { id name } }
    ... on RoomLeft { roomId cause reason }
    ... on RoomRead { roomId readPosition unreadCount }
    ... on RoomPreferencesChanged { roomId isFavourite mutedUntil }
    ... on UserChanged { user { id displayName bio pronouns interests pictureId } }
    ... on PreferencesChanged { preferences { theme enterSends } }
    ... on EmailChanged { email pendingEmail isEmailProven }
    ... on InstanceChanged { instance { name wayIn } } } }`,
} as const;

/** Hard to guess, and nobody's. */
export const goodPassword = 'quiet lanterns over harbour';

/** Somebody with an account, and what they can do. Each method answers what the server told. */
export class Person extends Client {
  readonly username: string;
  readonly id: string;
  readonly token: string;
  readonly server: TestServer;

  constructor(server: TestServer, username: string, id: string, token: string) {
    super(server, { token });
    this.server = server;
    this.username = username;
    this.id = id;
    this.token = token;
  }

  async createRoom(input: CreateRoomInput): Promise<CreateRoomPayload> {
    return (await this.run(operations.createRoom, { input })).createRoom;
  }

  async joinRoom(input: JoinRoomInput): Promise<JoinRoomPayload> {
    return (await this.run(operations.joinRoom, { input })).joinRoom;
  }

  async leaveRoom(roomId: string): Promise<LeaveRoomPayload> {
    return (await this.run(operations.leaveRoom, { input: { roomId } })).leaveRoom;
  }

  async say(roomId: string, body: string, id: string = randomUUID()): Promise<SendMessagePayload> {
    return (await this.run(operations.sendMessage, { input: { id, roomId, body } })).sendMessage;
  }

  async edit(id: string, body: string): Promise<EditMessagePayload> {
    return (await this.run(operations.editMessage, { input: { id, body } })).editMessage;
  }

  async delete(id: string): Promise<DeleteMessagePayload> {
    return (await this.run(operations.deleteMessage, { input: { id } })).deleteMessage;
  }

  async markRead(roomId: string, position: number): Promise<MarkReadPayload> {
    return (await this.run(operations.markRead, { input: { roomId, position } })).markRead;
  }

  /** The room as this person sees it; null if there is none for them. */
  async room(id: string): Promise<Room | null> {
    return (await this.run(operations.room, { id })).room ?? null;
  }

  async messages(roomId: string, page: Variables = {}): Promise<MessageConnection> {
    const { room } = await this.run(operations.messages, { id: roomId, ...page });
    if (!room) throw new Error('There is no such room.');
    return room.messages;
  }

  openSocket(): Promise<SocketClient> {
    return SocketClient.open(this.server, { token: this.token });
  }

  /** Subscribes on a socket of its own and answers once the server listens. */
  async listen(query: string, variables: Variables = {}): Promise<{ stream: Stream; socket: SocketClient }> {
    const { hub } = this.server.app.backend;
    const before = hub.size;
    const socket = await this.openSocket();
    const stream = socket.start(query, variables);
    await until(() => hub.size > before, 'the subscription began');
    return { stream, socket };
  }
}

/** Signs somebody up on the server. */
export async function signUp(server: TestServer, username: string, more: Variables = {}): Promise<Person> {
  const input = { username, password: goodPassword, wantToken: true, ...more };
  const { token, viewer } = (await new Client(server).run(operations.signUp, { input })).signUp;
  if (!viewer || !token) throw new Error(`${username} could not sign up.`);
  return new Person(server, username, viewer.user.id, token);
}

/** Sets the server up from anywhere, with the code that it printed. */
export async function setUpFromAnywhere(server: TestServer, username: string): Promise<Person> {
  const code = readFileSync(join(server.dataDir, 'set-up-code'), 'utf8').trim();
  const input = { username, password: goodPassword, wantToken: true, code };
  const { token, viewer } = (await new Client(server).run(operations.setUpServer, { input })).setUpServer;
  if (!viewer || !token) throw new Error(`${username} could not set the server up.`);
  return new Person(server, username, viewer.user.id, token);
}

/** Signs in as a program does, on another device so to speak. */
export async function signIn(server: TestServer, login: string, password = goodPassword): Promise<SignInPayload> {
  const input = { login, password, wantToken: true };
  return (await new Client(server).run(operations.signIn, { input })).signIn;
}

/** Signs in as a browser does and answers the cookie that it would send. */
export async function signInByCookie(server: TestServer, login: string): Promise<string> {
  const { headers } = await new Client(server).ask(operations.signIn, { input: { login, password: goodPassword } });
  const [cookie] = headers['set-cookie'] ?? [];
  if (cookie === undefined) throw new Error(`${login} got no cookie.`);
  return cookie.split(';')[0]!;
}

/** The people of every story: anna, who opens rooms, ben, who joins her, cleo, who comes later, and dora, who stays outside. */
export interface Cast {
  readonly anna: Person;
  readonly ben: Person;
  readonly cleo: Person;
  readonly dora: Person;
  readonly nobody: Client;
}

export async function castOf(server: TestServer): Promise<Cast> {
  const anna = await signUp(server, 'anna', { email: 'anna@example.org' });
  const [ben, cleo, dora] = await Promise.all([signUp(server, 'ben'), signUp(server, 'cleo'), signUp(server, 'dora')]);
  return { anna, ben, cleo, dora, nobody: new Client(server) };
}

let roomCount = 0;

/** A name that no room has. */
export function freshName(word = 'Garden'): string {
  return `${word} ${++roomCount}`;
}

/** A room of the owner's with these members in it; open and listed unless told. */
export async function roomOf(
  owner: Person,
  members: readonly Person[] = [],
  more: Partial<CreateRoomInput> = {},
): Promise<Room> {
  const { room, error } = await owner.createRoom({ name: freshName(), ...more });
  if (!room) throw new Error(`The room could not be made: ${String(error?.message)}`);
  for (const member of members) {
    const joined = await member.joinRoom({ roomId: room.id, ...(more.password && { password: more.password }) });
    if (!joined.room) throw new Error(`${member.username} could not join: ${String(joined.error?.message)}`);
  }
  return room;
}
