import { randomUUID } from 'node:crypto';
import { freshName, goodPassword, signIn } from '../support/cast.ts';
import { Client, type Variables } from '../support/client.ts';
import { report, reportPerson } from '../support/reports.ts';
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
export const refusedBy = (
  operation: string,
  input: Variables,
  type: string,
  inputType = `${operation[0]!.toUpperCase()}${operation.slice(1)}Input`,
): Way => ({
  query: `mutation ($input: ${inputType}!) { ${operation}(input: $input) { error { __typename ... on ${type} { % } } } }`,
  variables: { input },
});
const signUpInput = (more: Variables = {}) => ({
  username: `guest-${randomUUID().slice(0, 8)}`,
  password: goodPassword,
  ...more,
});
/** Deletes nothing: it names a room that is nobody's. */
const undecided = { password: goodPassword, messages: 'KEEP', handOver: [], deleteRooms: [randomUUID()] };
export const payloadOf = (
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

function waysToObjects({ early, study, person, invite, rename, mailing }: SchemaCast): Ways {
  const inStudy = (inside: string): Way => ({
    query: `query ($id: ID!) { room(id: $id) { ${inside} } }`,
    variables: { id: study.id },
  });

  const linkedProof = {
    query: 'query ($code: String!) { emailProof(code: $code) { % } }',
    variables: { code: mailing.linkCode },
    client: new Client(mailing.server),
  };

  return {
    Instance: () => ({ query: '{ instance { % } }' }),
    Limits: () => ({ query: '{ instance { limits { % } } }' }),
    Viewer: () => ({ query: '{ viewer { % } }' }),
    Preferences: () => ({ query: '{ viewer { preferences { % } } }' }),
    User: () => ({ query: '{ user(username: "owner") { % } }' }),
    OwnedRoom: () => ({ query: '{ viewer { ownedRooms { % } } }' }),
    UserConnection: () => ({ query: '{ people { % } }' }),
    UserEdge: () => ({ query: '{ people { edges { % } } }' }),
    SessionTerm: () => ({ query: '{ viewer { sessionTerm { % } } }' }),
    Session: () => ({ query: '{ viewer { sessions { % } } }' }),
    Administration: () => ({ query: '{ administration { % } }' }),
    MailState: () => ({ query: '{ administration { mail { % } } }' }),
    EmailProof: () => linkedProof,
    'Query.emailProof': () => ({ ...linkedProof, query: linkedProof.query.replace('%', 'email') }),
    ServerSettings: () => ({ query: '{ administration { settings { % } } }' }),
    ServerReach: () => ({ query: '{ administration { reach { % } } }' }),
    SetUp: () => ({ query: '{ setUp { % } }', client: early }),
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
    OverseenRoom: () => ({ query: '{ administration { rooms(matching: "vault") { nodes { % } } } }' }),
    OverseenRoomConnection: () => ({ query: '{ administration { rooms { % } } }' }),
    OverseenRoomEdge: () => ({ query: '{ administration { rooms { edges { % } } } }' }),
    ServerAct: () => ({ query: '{ administration { acts(kind: SUSPENDED) { nodes { % } } } }' }),
    ServerActConnection: () => ({ query: '{ administration { acts { % } } }' }),
    ServerActEdge: () => ({ query: '{ administration { acts { edges { % } } } }' }),
    ServerCondition: () => ({ query: '{ administration { condition { % } } }' }),
    AccountEdge: () => ({ query: '{ administration { accounts { edges { % } } } }' }),
    Room: () => inStudy('%'),
    Membership: () => inStudy('members { nodes { % } }'),
    MembershipConnection: () => inStudy('members { % }'),
    MembershipEdge: () => inStudy('members { edges { % } }'),
    Message: () => inStudy('messages { nodes { % } }'),
    File: () => inStudy('files { nodes { % } }'),
    FileConnection: () => inStudy('files { % }'),
    FileEdge: () => inStudy('files { edges { % } }'),
    EarlierText: () => inStudy('messages { nodes { earlierTexts { % } } }'),
    Ban: () => inStudy('bans { nodes { % } }'),
    BanConnection: () => inStudy('bans { % }'),
    BanEdge: () => inStudy('bans { edges { % } }'),
    RoomAct: () => inStudy('acts { nodes { % } }'),
    RoomActConnection: () => inStudy('acts { % }'),
    RoomActEdge: () => inStudy('acts { edges { % } }'),
    OwnBan: () => ({ query: 'query ($id: ID!) { viewer { ban(roomId: $id) { % } } }', variables: { id: study.id } }),
    Report: () => inStudy('reports { nodes { % } }'),
    ReportConnection: () => inStudy('reports { % }'),
    ReportEdge: () => inStudy('reports { edges { % } }'),
    OwnReport: async (persona) => {
      if (persona === 'moderator' || persona === 'member') await report(person(persona), study.messageId);
      return { query: '{ viewer { reports { % } } }' };
    },
    MessageConnection: () => inStudy('messages { % }'),
    MessageEdge: () => inStudy('messages { edges { % } }'),
    RoomConnection: () => ({ query: '{ rooms(first: 1) { % } }' }),
    RoomEdge: () => ({ query: '{ rooms(first: 1) { edges { % } } }' }),
    PageInfo: () => ({ query: '{ rooms(first: 1) { pageInfo { % } } }' }),
    'Query.instance': () => ({ query: '{ instance { name } }' }),
    'Query.setUp': () => ({ query: '{ setUp { needsCode } }', client: early }),
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
    'Query.people': () => ({ query: '{ people { nodes { id } } }' }),
    'Query.onlinePeople': () => ({ query: '{ onlinePeople { id } }' }),
    'Query.users': () => ({
      query: 'query ($ids: [ID!]!) { users(ids: $ids) { id } }',
      variables: { ids: [person('owner').id] },
    }),
    'Query.user': () => ({ query: '{ user(username: "owner") { id } }' }),
  };
}

function waysToPayloads(cast: SchemaCast): Ways {
  const { server, study, newcomer, suspended, person, invite, guest, makeStudy, aboutMember } = cast;
  return {
    SignInPayload: () => payloadOf('signIn', { login: 'host', password: goodPassword, wantToken: true }),
    'Mutation.signUp': () => payloadOf('signUp', signUpInput({ wantToken: true })),
    SetUpServerPayload: () => payloadOf('setUpServer', signUpInput({ wantToken: true })),
    ChangeReachPayload: () => payloadOf('changeReach', { reach: 'HOME_NETWORK' }),
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
    DeleteAccountPayload: () => payloadOf('deleteAccount', { ...undecided, password: 'wrong' }),
    DeletePersonPayload: () => payloadOf('deletePerson', { userId: randomUUID(), messages: 'KEEP' }),
    GiveRoomPayload: async () => payloadOf('giveRoom', await aboutMember()),
    RemoveRoomPayload: async () => {
      const { id: roomId, name } = await makeStudy();
      return payloadOf('removeRoom', { roomId, name });
    },
    ChangePasswordPayload: () => payloadOf('changePassword', { password: 'wrong', newPassword: 'wrong' }),
    EndSessionsPayload: () => payloadOf('endSessions', { id: randomUUID() }),
    MakeRecoveryCodesPayload: () => payloadOf('makeRecoveryCodes', { password: goodPassword }),
    RecoverAccountPayload: () => payloadOf('recoverAccount', { code: 'made up', newPassword: goodPassword }),
    RequestRecoveryPayload: () => payloadOf('requestRecovery', { login: 'host' }),
    ChangeEmailPayload: () => payloadOf('changeEmail', { email: 'x@example.org', password: 'wrong' }),
    ProveEmailPayload: () => payloadOf('proveEmail', { code: '12345678' }),
    ResendEmailCodePayload: () => ({ query: 'mutation { resendEmailCode { % } }' }),
    ProveEmailByLinkPayload: () => payloadOf('proveEmailByLink', { code: 'made up' }),
    SendTestMailPayload: () => payloadOf('sendTestMail', { email: 'host@example.org' }),
    MakeResetLinkPayload: () => payloadOf('makeResetLink', { userId: newcomer.id }, 'PersonInput'),
    SignOutPersonPayload: () => payloadOf('signOutPerson', { userId: suspended.id }),
    CreateInvitePayload: () => payloadOf('createInvite', { roomId: study.id }),
    RevokeInvitePayload: () => payloadOf('revokeInvite', { id: randomUUID() }),
    UseInvitePayload: async () =>
      payloadOf('useInvite', { code: await invite(person('owner'), (await makeStudy()).id) }),
    CreateRoomPayload: () => payloadOf('createRoom', { name: freshName() }),
    JoinRoomPayload: async () => payloadOf('joinRoom', { roomId: (await makeStudy()).id, password: 'open sesame' }),
    LeaveRoomPayload: async () => payloadOf('leaveRoom', { roomId: (await makeStudy()).id }),
    RemoveProfilePicturePayload: () => ({ query: 'mutation { removeProfilePicture { % } }' }),
    RemoveRoomPicturePayload: async () => payloadOf('removeRoomPicture', { roomId: (await makeStudy()).id }),
    UpdateRoomPayload: async () => payloadOf('updateRoom', { roomId: (await makeStudy()).id, description: 'quiet' }),
    ChangeKeepingPayload: async () =>
      payloadOf('changeKeeping', { roomId: (await makeStudy()).id, keep: 'DAYS', keepAmount: 7 }),
    TransferRoomPayload: async () => payloadOf('transferRoom', await aboutMember()),
    DeleteRoomPayload: async () => payloadOf('deleteRoom', { roomId: (await makeStudy()).id }),
    SetMemberRolePayload: async () => payloadOf('setMemberRole', { ...(await aboutMember()), role: 'MODERATOR' }),
    RemoveMemberPayload: async () => payloadOf('removeMember', await aboutMember()),
    BanMemberPayload: async () => payloadOf('banMember', await aboutMember()),
    UnbanPayload: async () => payloadOf('unban', await aboutMember()),
    SendMessagePayload: () => payloadOf('sendMessage', { id: randomUUID(), roomId: study.id, body: 'hello' }),
    EditMessagePayload: () => payloadOf('editMessage', { id: study.messageId, body: 'welcome' }),
    DeleteMessagePayload: async () => payloadOf('deleteMessage', { id: (await makeStudy()).messageId }),
    ReportMessagePayload: async () => payloadOf('reportMessage', { messageId: (await makeStudy()).messageId }),
    ReportPersonPayload: async () => payloadOf('reportPerson', await aboutMember()),
    ResolveReportPayload: async () => {
      const { roomId, userId } = await aboutMember();
      const made = (await reportPerson(person('moderator'), roomId, { id: userId })).report!;
      return payloadOf('resolveReport', { id: made.id, outcome: 'NOTHING_DONE' });
    },
    MarkReadPayload: () => payloadOf('markRead', { roomId: study.id, position: 1 }),
    UpdateRoomPreferencesPayload: () => payloadOf('updateRoomPreferences', { roomId: study.id, isFavourite: true }),
  };
}

function waysToRefusals(cast: SchemaCast): Ways {
  const { closed, crowded, early, mailing, study, lobby, vault, guild, newcomer, person, makeStudy } = cast;
  return {
    InvalidInput: () => refusedBy('signUp', signUpInput({ password: 'short' }), 'InvalidInput'),
    InputProblem: () => ({
      query:
        'mutation ($input: SignUpInput!) { signUp(input: $input) { error { __typename ... on InvalidInput { problems { % } } } } }',
      variables: { input: signUpInput({ password: 'short' }) },
    }),
    UsernameTaken: () => refusedBy('signUp', signUpInput({ username: 'host' }), 'UsernameTaken'),
    EmailTaken: () => refusedBy('signUp', signUpInput({ email: 'newcomer@example.org' }), 'EmailTaken'),
    WrongCredentials: () => refusedBy('signIn', { login: 'host', password: 'wrong' }, 'WrongCredentials'),
    SignUpClosed: () => ({ ...refusedBy('signUp', signUpInput(), 'SignUpClosed'), client: new Client(closed) }),
    SetUpNeeded: () => ({ ...refusedBy('signUp', signUpInput(), 'SetUpNeeded'), client: early }),
    SetUpCodeWrong: () => ({ ...refusedBy('setUpServer', signUpInput(), 'SetUpCodeWrong'), client: early }),
    AlreadySetUp: () => refusedBy('setUpServer', signUpInput(), 'AlreadySetUp'),
    AccountSuspended: () => refusedBy('signIn', { login: 'suspended', password: goodPassword }, 'AccountSuspended'),
    TooManyDevices: () => ({
      ...refusedBy('signIn', { login: 'crowd', password: goodPassword }, 'TooManyDevices'),
      client: new Client(crowded),
    }),
    PersonNotFound: () => refusedBy('changeRole', { userId: randomUUID(), role: 'MEMBER' }, 'PersonNotFound'),
    WrongPassword: () => refusedBy('changePassword', { password: 'wrong', newPassword: goodPassword }, 'WrongPassword'),
    OwnsServer: () => refusedBy('deleteAccount', undecided, 'OwnsServer'),
    OwnRoomsUndecided: () => refusedBy('deleteAccount', undecided, 'OwnRoomsUndecided'),
    CodeNotValid: () => refusedBy('recoverAccount', { code: 'made up', newPassword: goodPassword }, 'CodeNotValid'),
    NoMailServer: () => refusedBy('requestRecovery', { login: 'host' }, 'NoMailServer'),
    MailFailed: () => ({
      ...refusedBy('sendTestMail', { email: 'host@example.org' }, 'MailFailed'),
      client: mailing.host,
    }),
    NothingToProve: () => ({
      query: 'mutation { resendEmailCode { error { __typename ... on NothingToProve { % } } } }',
    }),
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
    MessagesWouldBeLost: () => refusedBy('changeKeeping', { roomId: study.id, keep: 'LIVE' }, 'MessagesWouldBeLost'),
    MemberNotFound: () => refusedBy('removeMember', { roomId: study.id, userId: newcomer.id }, 'MemberNotFound'),
    EmptyMessage: () => refusedBy('sendMessage', { id: randomUUID(), roomId: study.id, body: ' ' }, 'EmptyMessage'),
    MessageTooLong: () =>
      refusedBy('sendMessage', { id: randomUUID(), roomId: study.id, body: 'x'.repeat(10_001) }, 'MessageTooLong'),
    FileNotFound: () =>
      refusedBy(
        'sendMessage',
        { id: randomUUID(), roomId: study.id, body: 'x', fileIds: [randomUUID()] },
        'FileNotFound',
      ),
    MessageNotFound: () => refusedBy('editMessage', { id: randomUUID(), body: 'x' }, 'MessageNotFound'),
    NotYourMessage: () => refusedBy('editMessage', { id: study.messageId, body: 'x' }, 'NotYourMessage'),
    MessageGone: async (persona) => {
      const own = await makeStudy();
      const author = persona === 'owner' ? persona : 'member';
      const { message } = await person(author).say(own.id, 'gone');
      await person('owner').delete(message!.id);
      return refusedBy('editMessage', { id: message!.id, body: 'x' }, 'MessageGone');
    },
    ReportNotFound: () => refusedBy('resolveReport', { id: randomUUID(), outcome: 'NOTHING_DONE' }, 'ReportNotFound'),
    MessageIdTaken: () => refusedBy('sendMessage', { id: study.messageId, roomId: lobby, body: 'x' }, 'MessageIdTaken'),
  };
}
