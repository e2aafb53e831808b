import { randomUUID } from 'node:crypto';
import { freshName, goodPassword, signIn } from '../support/cast.ts';
import { Client, type Variables } from '../support/client.ts';
import type { Persona, SchemaCast } from './schema-cast.ts';

/** How to come by an object of a type: an operation with `%` where its fields are asked for. */
export interface Way {
  readonly query: string;
  readonly variables?: Variables;
  /** Asks as somebody else than the persona itself, such as a session made for this question. */
  readonly client?: Client;
}

export type Ways = Readonly<Record<string, (persona: Persona) => Way | Promise<Way>>>;

/** The refusal that an operation provokes, as an object of the refusal's own type. */
const refusedBy = (operation: string, input: Variables, type: string): Way => ({
  query: `mutation ($input: ${operation[0]!.toUpperCase()}${operation.slice(1)}Input!) { ${operation}(input: $input) { error { __typename ... on ${type} { % } } } }`,
  variables: { input },
});
const signUpInput = (more: Variables = {}) => ({
  username: `guest-${randomUUID().slice(0, 8)}`,
  password: goodPassword,
  ...more,
});
const payloadOf = (
  operation: string,
  input: Variables,
  type = `${operation[0]!.toUpperCase()}${operation.slice(1)}Input`,
): Way => ({
  query: `mutation ($input: ${type}!) { ${operation}(input: $input) { % } }`,
  variables: { input },
});

/** To each type of the schema, by its name, and to each field of a query, as `Query.room`. */
export function waysThrough(cast: SchemaCast): Ways {
  return { ...waysToObjects(cast), ...waysToPayloads(cast), ...waysToRefusals(cast) };
}

function waysToObjects({ study, person, invite, rename }: SchemaCast): Ways {
  const inStudy = (inside: string): Way => ({
    query: `query ($id: ID!) { room(id: $id) { ${inside} } }`,
    variables: { id: study.id },
  });

  return {
    Instance: () => ({ query: '{ instance { % } }' }),
    Limits: () => ({ query: '{ instance { limits { % } } }' }),
    Viewer: () => ({ query: '{ viewer { % } }' }),
    Preferences: () => ({ query: '{ viewer { preferences { % } } }' }),
    User: () => ({ query: '{ user(username: "owner") { % } }' }),
    Session: () => ({ query: '{ viewer { sessions { % } } }' }),
    Administration: () => ({ query: '{ administration { % } }' }),
    ServerSettings: () => ({ query: '{ administration { settings { % } } }' }),
    SettingsChange: async (persona) => {
      if (persona === 'host') await rename();
      return { query: '{ administration { settings { changes { % } } } }' };
    },
    Invite: async (persona) => {
      await invite(persona === 'moderator' || persona === 'owner' ? person(persona) : person('owner'), study.id);
      return {
        query: `query ($roomId: ID) { invites(roomId: $roomId) { nodes { % } } }`,
        variables: { roomId: study.id },
      };
    },
    InviteConnection: () => ({
      query: `query ($roomId: ID) { invites(roomId: $roomId) { % } }`,
      variables: { roomId: study.id },
    }),
    InviteEdge: () => ({
      query: `query ($roomId: ID) { invites(roomId: $roomId) { edges { % } } }`,
      variables: { roomId: study.id },
    }),
    Invitation: async () => ({
      query: `query ($code: String!) { invitation(code: $code) { % } }`,
      variables: { code: await invite(person('owner'), study.id) },
    }),
    Account: () => ({ query: '{ administration { accounts(matching: "suspended") { nodes { % } } } }' }),
    AccountConnection: () => ({ query: '{ administration { accounts { % } } }' }),
    AccountEdge: () => ({ query: '{ administration { accounts { edges { % } } } }' }),
    Room: () => inStudy('%'),
    Membership: () => inStudy('members { nodes { % } }'),
    MembershipConnection: () => inStudy('members { % }'),
    MembershipEdge: () => inStudy('members { edges { % } }'),
    Message: () => inStudy('messages { nodes { % } }'),
    EarlierText: () => inStudy('messages { nodes { earlierTexts { % } } }'),
    Ban: () => inStudy('bans { nodes { % } }'),
    BanConnection: () => inStudy('bans { % }'),
    BanEdge: () => inStudy('bans { edges { % } }'),
    RoomAct: () => inStudy('acts { nodes { % } }'),
    RoomActConnection: () => inStudy('acts { % }'),
    RoomActEdge: () => inStudy('acts { edges { % } }'),
    OwnBan: () => ({ query: 'query ($id: ID!) { viewer { ban(roomId: $id) { % } } }', variables: { id: study.id } }),
    MessageConnection: () => inStudy('messages { % }'),
    MessageEdge: () => inStudy('messages { edges { % } }'),
    RoomConnection: () => ({ query: '{ rooms(first: 1) { % } }' }),
    RoomEdge: () => ({ query: '{ rooms(first: 1) { edges { % } } }' }),
    PageInfo: () => ({ query: '{ rooms(first: 1) { pageInfo { % } } }' }),
    'Query.instance': () => ({ query: '{ instance { name } }' }),
    'Query.viewer': () => ({ query: '{ viewer { email } }' }),
    'Query.room': () => inStudy('id'),
    'Query.rooms': () => ({ query: '{ rooms { nodes { id } } }' }),
    'Query.invitation': async () => ({
      query: 'query ($code: String!) { invitation(code: $code) { canSignUp } }',
      variables: { code: await invite(person('owner'), study.id) },
    }),
    'Query.invites': () => ({
      query: 'query ($roomId: ID) { invites(roomId: $roomId) { pageInfo { hasNextPage } } }',
      variables: { roomId: study.id },
    }),
    'Query.administration': () => ({ query: '{ administration { settings { serverName } } }' }),
    'Query.user': () => ({ query: '{ user(username: "owner") { id } }' }),
  };
}

function waysToPayloads(cast: SchemaCast): Ways {
  const { server, study, newcomer, suspended, person, invite, guest, makeStudy, aboutMember } = cast;
  return {
    SignInPayload: () => payloadOf('signIn', { login: 'host', password: goodPassword, wantToken: true }),
    'Mutation.signUp': () => payloadOf('signUp', signUpInput({ wantToken: true })),
    JoinAsGuestPayload: () => payloadOf('joinAsGuest', { name: 'Mira', wantToken: true }),
    BecomeMemberPayload: async (persona) => ({
      ...payloadOf('becomeMember', { username: `m-${randomUUID().slice(0, 8)}`, password: goodPassword }),
      ...(persona !== 'signed out' && { client: await guest() }),
    }),
    SignOutPayload: async (persona) => {
      const way = { query: 'mutation { signOut { % } }' };
      if (persona === 'signed out') return way;
      return { ...way, client: new Client(server, { token: (await signIn(server, persona)).token! }) };
    },
    UpdateProfilePayload: () => payloadOf('updateProfile', { bio: 'I was here.' }),
    UpdatePreferencesPayload: () => payloadOf('updatePreferences', { theme: 'DARK' }),
    ChangeServerSettingsPayload: () => payloadOf('changeServerSettings', { devicesMax: 5 }),
    ChangeRolePayload: () => payloadOf('changeRole', { userId: newcomer.id, role: 'MEMBER' }),
    SuspendPersonPayload: () => payloadOf('suspendPerson', { userId: suspended.id }, 'PersonInput'),
    RestorePersonPayload: () => payloadOf('restorePerson', { userId: newcomer.id }, 'PersonInput'),
    ChangePasswordPayload: () => payloadOf('changePassword', { password: 'wrong', newPassword: 'wrong' }),
    EndSessionsPayload: () => payloadOf('endSessions', { id: randomUUID() }),
    MakeRecoveryCodesPayload: () => payloadOf('makeRecoveryCodes', { password: goodPassword }),
    RecoverAccountPayload: () => payloadOf('recoverAccount', { code: 'made up', newPassword: goodPassword }),
    MakeResetLinkPayload: () => payloadOf('makeResetLink', { userId: newcomer.id }, 'PersonInput'),
    SignOutPersonPayload: () => payloadOf('signOutPerson', { userId: suspended.id }, 'PersonInput'),
    CreateInvitePayload: () => payloadOf('createInvite', { roomId: study.id }),
    RevokeInvitePayload: () => payloadOf('revokeInvite', { id: randomUUID() }),
    UseInvitePayload: async () =>
      payloadOf('useInvite', { code: await invite(person('owner'), (await makeStudy()).id) }),
    CreateRoomPayload: () => payloadOf('createRoom', { name: freshName() }),
    JoinRoomPayload: async () => payloadOf('joinRoom', { roomId: (await makeStudy()).id, password: 'open sesame' }),
    LeaveRoomPayload: async () => payloadOf('leaveRoom', { roomId: (await makeStudy()).id }),
    UpdateRoomPayload: async () => payloadOf('updateRoom', { roomId: (await makeStudy()).id, description: 'quiet' }),
    TransferRoomPayload: async () => payloadOf('transferRoom', await aboutMember()),
    DeleteRoomPayload: async () => payloadOf('deleteRoom', { roomId: (await makeStudy()).id }),
    SetMemberRolePayload: async () => payloadOf('setMemberRole', { ...(await aboutMember()), role: 'MODERATOR' }),
    RemoveMemberPayload: async () => payloadOf('removeMember', await aboutMember()),
    BanMemberPayload: async () => payloadOf('banMember', await aboutMember()),
    UnbanPayload: async () => payloadOf('unban', await aboutMember()),
    SendMessagePayload: () => payloadOf('sendMessage', { id: randomUUID(), roomId: study.id, body: 'hello' }),
    EditMessagePayload: () => payloadOf('editMessage', { id: study.messageId, body: 'welcome' }),
    DeleteMessagePayload: async () => payloadOf('deleteMessage', { id: (await makeStudy()).messageId }),
    MarkReadPayload: () => payloadOf('markRead', { roomId: study.id, position: 1 }),
  };
}

function waysToRefusals(cast: SchemaCast): Ways {
  const { closed, crowded, study, lobby, vault, guild, newcomer, person, makeStudy } = cast;
  return {
    InvalidInput: () => refusedBy('signUp', signUpInput({ password: 'short' }), 'InvalidInput'),
    InputProblem: () => ({
      query:
        'mutation ($input: SignUpInput!) { signUp(input: $input) { error { __typename ... on InvalidInput { problems { % } } } } }',
      variables: { input: signUpInput({ password: 'short' }) },
    }),
    UsernameTaken: () => refusedBy('signUp', signUpInput({ username: 'host' }), 'UsernameTaken'),
    EmailTaken: () => refusedBy('signUp', signUpInput({ email: 'host@example.org' }), 'EmailTaken'),
    WrongCredentials: () => refusedBy('signIn', { login: 'host', password: 'wrong' }, 'WrongCredentials'),
    SignUpClosed: () => ({ ...refusedBy('signUp', signUpInput(), 'SignUpClosed'), client: new Client(closed) }),
    AccountSuspended: () => refusedBy('signIn', { login: 'suspended', password: goodPassword }, 'AccountSuspended'),
    TooManyDevices: () => ({
      ...refusedBy('signIn', { login: 'crowd', password: goodPassword }, 'TooManyDevices'),
      client: new Client(crowded),
    }),
    PersonNotFound: () => refusedBy('changeRole', { userId: randomUUID(), role: 'MEMBER' }, 'PersonNotFound'),
    WrongPassword: () => refusedBy('changePassword', { password: 'wrong', newPassword: goodPassword }, 'WrongPassword'),
    CodeNotValid: () => refusedBy('recoverAccount', { code: 'made up', newPassword: goodPassword }, 'CodeNotValid'),
    QuickJoinOff: () => ({
      ...refusedBy('joinAsGuest', { name: 'Mira' }, 'QuickJoinOff'),
      client: new Client(closed),
    }),
    InviteNotValid: () => refusedBy('useInvite', { code: 'made up' }, 'InviteNotValid'),
    InviteNotFound: () => refusedBy('revokeInvite', { id: randomUUID() }, 'InviteNotFound'),
    RoomNameTaken: () => refusedBy('createRoom', { name: 'lobby' }, 'RoomNameTaken'),
    RoomIdTaken: () => refusedBy('createRoom', { id: vault, name: freshName() }, 'RoomIdTaken'),
    RoomNotFound: () => refusedBy('joinRoom', { roomId: randomUUID() }, 'RoomNotFound'),
    WrongRoomPassword: () => refusedBy('joinRoom', { roomId: vault, password: 'wrong' }, 'WrongRoomPassword'),
    InviteNeeded: () => refusedBy('joinRoom', { roomId: guild }, 'InviteNeeded'),
    NotAMember: () => refusedBy('leaveRoom', { roomId: vault }, 'NotAMember'),
    Banned: () => refusedBy('markRead', { roomId: study.id, position: 0 }, 'Banned'),
    NotAllowed: () => refusedBy('transferRoom', { roomId: study.id, userId: newcomer.id }, 'NotAllowed'),
    MemberNotFound: () => refusedBy('removeMember', { roomId: study.id, userId: newcomer.id }, 'MemberNotFound'),
    EmptyMessage: () => refusedBy('sendMessage', { id: randomUUID(), roomId: study.id, body: ' ' }, 'EmptyMessage'),
    MessageTooLong: () =>
      refusedBy('sendMessage', { id: randomUUID(), roomId: study.id, body: 'x'.repeat(10_001) }, 'MessageTooLong'),
    MessageNotFound: () => refusedBy('editMessage', { id: randomUUID(), body: 'x' }, 'MessageNotFound'),
    NotYourMessage: () => refusedBy('editMessage', { id: study.messageId, body: 'x' }, 'NotYourMessage'),
    MessageGone: async (persona) => {
      const own = await makeStudy();
      const author = persona === 'owner' ? persona : 'member';
      const { message } = await person(author).say(own.id, 'gone');
      await person('owner').delete(message!.id);
      return refusedBy('editMessage', { id: message!.id, body: 'x' }, 'MessageGone');
    },
    MessageIdTaken: () => refusedBy('sendMessage', { id: study.messageId, roomId: lobby, body: 'x' }, 'MessageIdTaken'),
  };
}
