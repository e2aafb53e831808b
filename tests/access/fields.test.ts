import { randomUUID } from 'node:crypto';
import { type GraphQLField, GraphQLObjectType, getNamedType, isCompositeType, isRequiredArgument } from 'graphql';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { freshName, goodPassword, operations, type Person, signIn, signUp } from '../support/cast.ts';
import { type Answer, Client, type Result, SocketClient, type Variables } from '../support/client.ts';
import type { PresenceChanged } from '../../server/graphql/generated.ts';
import { appoint, ban, moderation, unban } from '../support/moderation.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { expectMatrix } from './matrix.ts';

const personas = ['signed out', 'stranger', 'banned', 'member', 'moderator', 'owner', 'host'] as const;
type Persona = (typeof personas)[number];

/** A room in which everybody but the stranger and the host, who owns the server, has their role or is banned. */
interface Study {
  readonly id: string;
  readonly name: string;
  readonly messageId: string;
}

/** How to come by an object of a type: an operation with `%` where its fields are asked for. */
interface Way {
  readonly query: string;
  readonly variables?: Variables;
  /** Asks as somebody else than the persona itself, such as a session made for this question. */
  readonly client?: Client;
}

describe('every field of the schema', () => {
  let server: TestServer;
  let closed: TestServer;
  const people = new Map<Persona, Person>();
  let study: Study;
  let newcomer: Person;
  let suspended: Person;
  /** Takes one device per person, and has one person. */
  let crowded: TestServer;
  let visitors = 0;
  let lobby: string;
  let vault: string;
  let guild: string;
  beforeAll(async () => {
    server = await startTestServer();
    closed = await startTestServer({ settings: { SIGN_UP: 'closed' } });
    await signUp(closed, 'anna');
    const host = await signUp(server, 'host', { email: 'host@example.org' });
    people.set('host', host);
    newcomer = await signUp(server, 'newcomer');
    suspended = await signUp(server, 'suspended');
    await host.run(operations.suspendPerson, { input: { userId: suspended.id } });
    await host.run(operations.changeServerSettings, { input: { isQuickJoinOn: true } });
    crowded = await startTestServer();
    const crowd = await signUp(crowded, 'crowd');
    await crowd.run(operations.changeServerSettings, { input: { devices: 'ONE_REFUSE' } });
    for (const persona of personas.slice(1, -1)) {
      people.set(persona, await signUp(server, persona, { email: `${persona}@example.org` }));
    }
    lobby = (await host.run('{ rooms(matching: "lobby") { nodes { id } } }')).rooms.nodes[0]!.id;
    study = await makeStudy();
    vault = (await host.createRoom({ name: 'Vault', access: 'PASSWORD', password: 'open sesame' })).room!.id;
    guild = (await host.createRoom({ name: 'Guild', access: 'INVITE' })).room!.id;
  });
  afterAll(async () => {
    await server.stop();
    await closed.stop();
    await crowded.stop();
  });

  const person = (persona: Persona): Person => people.get(persona)!;
  const clientOf = (persona: Persona): Client => people.get(persona) ?? new Client(server);

  async function makeStudy(): Promise<Study> {
    const owner = person('owner');
    const room = (await owner.createRoom({ name: freshName('Study'), access: 'PASSWORD', password: 'open sesame' }))
      .room!;
    for (const persona of ['member', 'moderator'] as const) {
      await person(persona).joinRoom({ roomId: room.id, password: 'open sesame' });
    }
    await appoint(owner, room.id, person('moderator'));
    await ban(owner, room.id, person('banned'), 'noise');
    const messageId = randomUUID();
    await owner.say(room.id, 'wellcome', messageId);
    await owner.edit(messageId, 'welcome');
    return { id: room.id, name: room.name, messageId };
  }

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
  const invite = async (by: Person, roomId: string): Promise<string> =>
    (await by.run(operations.createInvite, { input: { roomId } })).createInvite.code!;
  const guest = async (): Promise<Client> => {
    const input = { name: 'Mira', wantToken: true };
    const { token } = (await new Client(server).run(operations.joinAsGuest, { input })).joinAsGuest;
    return new Client(server, { token: token! });
  };
  const rename = () => person('host').run(operations.changeServerSettings, { input: { serverName: freshName() } });
  const payloadOf = (
    operation: string,
    input: Variables,
    type = `${operation[0]!.toUpperCase()}${operation.slice(1)}Input`,
  ): Way => ({
    query: `mutation ($input: ${type}!) { ${operation}(input: $input) { % } }`,
    variables: { input },
  });
  /** A study with one member more than the personas. */
  const aboutMember = async () => {
    const { id: roomId } = await makeStudy();
    await newcomer.joinRoom({ roomId, password: 'open sesame' });
    return { roomId, userId: newcomer.id };
  };
  const inStudy = (inside: string): Way => ({
    query: `query ($id: ID!) { room(id: $id) { ${inside} } }`,
    variables: { id: study.id },
  });

  const ways: Readonly<Record<string, (persona: Persona) => Way | Promise<Way>>> = {
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

    SignInPayload: () => payloadOf('signIn', { login: 'host', password: goodPassword, wantToken: true }),
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
    UseInvitePayload: async () => payloadOf('useInvite', { code: await invite(person('owner'), study.id) }),
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

  /** What makes an event happen in a study of its own. */
  const causes: Readonly<Record<string, (persona: Persona, study: Study) => Promise<unknown>>> = {
    MessageAdded: (_, { id }) => person('owner').say(id, 'news'),
    MessageEdited: (_, { messageId }) => person('owner').edit(messageId, 'welcome, all'),
    MessageDeleted: (_, { messageId }) => person('owner').delete(messageId),
    MemberJoined: (_, { id }) => newcomer.joinRoom({ roomId: id, password: 'open sesame' }),
    MemberLeft: async (_, { id }) => {
      await newcomer.joinRoom({ roomId: id, password: 'open sesame' });
      await newcomer.leaveRoom(id);
    },
    RoleChanged: async (_, { id }) => {
      await newcomer.joinRoom({ roomId: id, password: 'open sesame' });
      await appoint(person('owner'), id, newcomer);
    },
    RoomChanged: (_, { id }) => person('owner').run(moderation.updateRoom, { input: { roomId: id, description: 'x' } }),
    BansChanged: (_, { id }) => ban(person('owner'), id, newcomer),
    BanLifted: (persona, { id }) => unban(person('owner'), id, person(persona)),
    RoomUnlisted: (_, { id }) => person('owner').run(moderation.deleteRoom, { input: { roomId: id } }),
    RoomListed: () => newcomer.createRoom({ name: freshName() }),
    RoomJoined: (persona) => person(persona).createRoom({ name: freshName(), isListed: false }),
    RoomLeft: (persona, { id }) => person(persona).leaveRoom(id),
    RoomRead: async (persona, { id }) => {
      await newcomer.joinRoom({ roomId: id, password: 'open sesame' });
      await newcomer.say(id, 'unread');
      await person(persona).markRead(id, 2);
    },
    UserChanged: () => person('owner').run(operations.updateProfile, { input: { bio: randomUUID() } }),
    PresenceChanged: async () => {
      // Whoever else shares the Lobby hears of it at the same time.
      const names = 'subscription { events { ... on PresenceChanged { user { id } } } }';
      const { stream, socket } = await newcomer.listen(names);
      const visitor = await signUp(server, `visitor${++visitors}`);
      const visit = await visitor.openSocket();
      await stream.takeUntil(({ data }) => (data?.events as Partial<PresenceChanged>).user?.id === visitor.id);
      await Promise.all([visit.close(), socket.close()]);
    },
    InstanceChanged: rename,
    PreferencesChanged: (persona) => person(persona).run(operations.updatePreferences, { input: { theme: 'DARK' } }),
  };

  const roots: Readonly<Record<string, (persona: Persona) => Way | Promise<Way>>> = {
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
    'Mutation.signUp': () => ({ query: operations.signUp, variables: { input: signUpInput({ wantToken: true }) } }),
    'Mutation.signIn': () => ({
      query: operations.signIn,
      variables: { input: { login: 'host', password: goodPassword, wantToken: true } },
    }),
    'Mutation.joinAsGuest': () => ({
      query: operations.joinAsGuest,
      variables: { input: { name: 'Mira', wantToken: true } },
    }),
    'Mutation.becomeMember': async (persona) => ({
      query: operations.becomeMember,
      variables: { input: { username: `m-${randomUUID().slice(0, 8)}`, password: goodPassword } },
      ...(persona !== 'signed out' && { client: await guest() }),
    }),
    'Mutation.signOut': async (persona) => ({ ...(await ways['SignOutPayload']!(persona)), query: operations.signOut }),
    'Mutation.updateProfile': () => ({ query: operations.updateProfile, variables: { input: {} } }),
    'Mutation.updatePreferences': () => ({ query: operations.updatePreferences, variables: { input: {} } }),
    'Mutation.changeServerSettings': () => ({ query: operations.changeServerSettings, variables: { input: {} } }),
    'Mutation.changeRole': () => ({
      query: operations.changeRole,
      variables: { input: { userId: newcomer.id, role: 'MEMBER' } },
    }),
    'Mutation.suspendPerson': () => ({
      query: operations.suspendPerson,
      variables: { input: { userId: suspended.id } },
    }),
    'Mutation.restorePerson': () => ({
      query: operations.restorePerson,
      variables: { input: { userId: newcomer.id } },
    }),
    'Mutation.changePassword': () => ({
      query: operations.changePassword,
      variables: { input: { password: 'wrong', newPassword: goodPassword } },
    }),
    'Mutation.endSessions': () => ({ query: operations.endSessions, variables: { input: { id: randomUUID() } } }),
    'Mutation.makeRecoveryCodes': () => ({
      query: operations.makeRecoveryCodes,
      variables: { input: { password: goodPassword } },
    }),
    'Mutation.recoverAccount': () => ({
      query: operations.recoverAccount,
      variables: { input: { code: 'made up', newPassword: goodPassword } },
    }),
    'Mutation.makeResetLink': () => ({
      query: operations.makeResetLink,
      variables: { input: { userId: newcomer.id } },
    }),
    'Mutation.signOutPerson': () => ({
      query: operations.signOutPerson,
      variables: { input: { userId: suspended.id } },
    }),
    'Mutation.createInvite': () => ({
      query: operations.createInvite,
      variables: { input: { roomId: study.id } },
    }),
    'Mutation.revokeInvite': () => ({ query: operations.revokeInvite, variables: { input: { id: randomUUID() } } }),
    'Mutation.useInvite': () => ({ query: operations.useInvite, variables: { input: { code: 'made up' } } }),
    'Mutation.createRoom': () => ({ query: operations.createRoom, variables: { input: { name: freshName() } } }),
    'Mutation.joinRoom': async () => ({
      query: operations.joinRoom,
      variables: { input: { roomId: (await makeStudy()).id, password: 'open sesame' } },
    }),
    'Mutation.leaveRoom': async () => ({
      query: operations.leaveRoom,
      variables: { input: { roomId: (await makeStudy()).id } },
    }),
    'Mutation.updateRoom': async () => ({
      query: moderation.updateRoom,
      variables: { input: { roomId: (await makeStudy()).id, description: 'quiet' } },
    }),
    'Mutation.transferRoom': async () => ({
      query: moderation.transferRoom,
      variables: { input: await aboutMember() },
    }),
    'Mutation.deleteRoom': async () => ({
      query: moderation.deleteRoom,
      variables: { input: { roomId: (await makeStudy()).id } },
    }),
    'Mutation.setMemberRole': async () => ({
      query: moderation.setMemberRole,
      variables: { input: { ...(await aboutMember()), role: 'MODERATOR' } },
    }),
    'Mutation.removeMember': async () => ({
      query: moderation.removeMember,
      variables: { input: await aboutMember() },
    }),
    'Mutation.banMember': async () => ({ query: moderation.banMember, variables: { input: await aboutMember() } }),
    'Mutation.unban': async () => ({ query: moderation.unban, variables: { input: await aboutMember() } }),
    'Mutation.sendMessage': () => ({
      query: operations.sendMessage,
      variables: { input: { id: randomUUID(), roomId: study.id, body: 'hello' } },
    }),
    'Mutation.editMessage': () => ({
      query: operations.editMessage,
      variables: { input: { id: study.messageId, body: 'welcome' } },
    }),
    'Mutation.deleteMessage': async () => ({
      query: operations.deleteMessage,
      variables: { input: { id: (await makeStudy()).messageId } },
    }),
    'Mutation.markRead': () => ({
      query: operations.markRead,
      variables: { input: { roomId: study.id, position: 1 } },
    }),
  };

  it('answers each persona what was agreed on', async () => {
    const types = Object.values(server.app.schema.getTypeMap())
      .filter((type) => type instanceof GraphQLObjectType)
      .filter(({ name }) => !name.startsWith('__'));
    const rows = [['field', ...personas]];
    for (const type of types.toSorted((one, other) => (one.name < other.name ? -1 : 1))) {
      const outcomes = new Map<Persona, Record<string, string>>();
      for (const persona of personas) outcomes.set(persona, await outcomesOf(type, persona));
      for (const field of Object.keys(type.getFields())) {
        rows.push([`${type.name}.${field}`, ...personas.map((persona) => outcomes.get(persona)![field]!)]);
      }
    }
    expectMatrix('fields.txt', rows);
  }, 120_000);

  async function outcomesOf(type: GraphQLObjectType, persona: Persona): Promise<Record<string, string>> {
    const fields = Object.values(type.getFields());
    if (type.name === 'Subscription')
      return { messageAdded: await tellsMessages(persona), events: await tellsEvents(persona) };
    if (type.name in causes) return outcomesOfEvent(type, fields, persona);
    const isRoot = type.name === 'Query' || type.name === 'Mutation';
    const ask = async (wanted: readonly GraphQLField<unknown, unknown>[]): Promise<Answer> => {
      const name = isRoot ? `${type.name}.${wanted[0]!.name}` : type.name;
      const way = (isRoot ? roots : ways)[name];
      if (way === undefined) throw new Error(`Say in this test how to come by ${name}.`);
      const { query, variables, client } = await way(persona);
      return (client ?? clientOf(persona)).ask(query.replace('%', wanted.map(asked).join(' ')), variables);
    };
    // One question for all fields, unless one refusal would speak for the others.
    const together = isRoot ? null : await ask(fields);
    const outcomes: Record<string, string> = {};
    for (const field of fields) {
      const answer = together?.errors.length === 0 ? together : await ask([field]);
      outcomes[field.name] = outcomeOf(answer, field.name, type.name);
    }
    return outcomes;
  }

  async function outcomesOfEvent(
    type: GraphQLObjectType,
    fields: readonly GraphQLField<unknown, unknown>[],
    persona: Persona,
  ) {
    const query = `subscription { events { __typename ... on ${type.name} { ${fields.map(asked).join(' ')} } ... on PreferencesChanged { preferences { enterSends } } } }`;
    const everyField = (outcome: string) => Object.fromEntries(fields.map(({ name }) => [name, outcome]));
    if (persona === 'signed out') {
      const socket = await SocketClient.open(server);
      const { errors } = await socket.ask(query);
      await socket.close();
      return everyField(errors?.[0]?.extensions?.code ?? 'data');
    }
    const own = await makeStudy();
    const { stream, socket } = await person(persona).listen(query);
    await causes[type.name]!(persona, own);
    await person(persona).run(operations.updatePreferences, { input: { enterSends: true } });
    const told = await stream.takeUntil(({ data }) => data?.events.__typename === 'PreferencesChanged');
    await socket.close();
    const event = told.find(({ data }) => data?.events.__typename === type.name)?.data?.events as
      Record<string, unknown> | undefined;
    if (event === undefined) return everyField('not told');
    return Object.fromEntries(fields.map(({ name }) => [name, event[name] === null ? 'null' : 'data']));
  }

  async function tellsMessages(persona: Persona): Promise<string> {
    const query = `subscription ($id: ID!) { messageAdded(roomId: $id, afterPosition: 0) { body } }`;
    return firstOutcome(persona, query, { id: study.id });
  }

  async function tellsEvents(persona: Persona): Promise<string> {
    if (persona === 'signed out') return firstOutcome(persona, operations.events, {});
    const { stream, socket } = await person(persona).listen(operations.events);
    await person(persona).run(operations.updatePreferences, { input: {} });
    const { data } = await stream.next();
    await socket.close();
    return data ? 'data' : 'null';
  }

  async function firstOutcome(persona: Persona, query: string, variables: Variables): Promise<string> {
    const socket = await SocketClient.open(server, clientOf(persona).credentials);
    const { data, errors }: Result = await socket.start(query, variables).next();
    await socket.close();
    return errors?.[0]?.extensions?.code ?? (data ? 'data' : 'null');
  }
});

/** A field as it is asked for: of an object, any that it has; what it must be given is an id. */
function asked(field: GraphQLField<unknown, unknown>): string {
  const given = field.args.filter(isRequiredArgument).map(({ name }) => `${name}: "${randomUUID()}"`);
  const called = given.length === 0 ? field.name : `${field.name}(${given.join(', ')})`;
  return isCompositeType(getNamedType(field.type)) ? `${called} { __typename }` : called;
}

/** What came of a field: its code if it was refused, another refusal's name if that one came instead, else data or null. */
function outcomeOf({ data, errors }: Answer, field: string, type: string): string {
  const code = errors[0]?.extensions?.code;
  if (code !== undefined) return code;
  const found = find(data, field);
  if (found !== undefined) return found === null ? 'null' : 'data';
  const instead = find(data, '__typename');
  return typeof instead !== 'string' || instead === type ? 'null' : instead;
}

/** The value of the innermost field of that name; lists are looked at by their first item. */
function find(value: unknown, field: string): unknown {
  if (Array.isArray(value)) return find(value[0], field);
  if (typeof value !== 'object' || value === null) return undefined;
  const object = value as Record<string, unknown>;
  const children = Object.entries(object).map(([, child]) => find(child, field));
  return children.find((child) => child !== undefined) ?? object[field];
}
