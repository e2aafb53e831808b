import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { limits } from '../../server/shared/limits.ts';
import { type Cast, castOf, operations, type Person, roomOf, signIn, signUp } from '../support/cast.ts';
import { Client, type Variables } from '../support/client.ts';
import { conversation } from '../support/contacts.ts';
import { ban } from '../support/moderation.ts';
import { dialects, startTestServer, type TestServer } from '../support/server.ts';

const refusal = `error { __typename ... on UserError { message } ... on InvalidInput { problems { field } } }`;
const roomFields = `id name isListed memberCount messageCount isAbandoned owner { id } heirs { id }`;
const oversight = {
  rooms: `query ($matching: String, $first: Int, $after: String) { administration {
    rooms(matching: $matching, first: $first, after: $after) { nodes { ${roomFields} } pageInfo { hasNextPage endCursor } } } }`,
  acts: `query ($kind: ServerActKind, $username: String, $first: Int, $after: String) { administration {
    acts(kind: $kind, username: $username, first: $first, after: $after) {
      nodes { kind detail by { id } about { id } } pageInfo { hasNextPage endCursor } } } }`,
  giveRoom: `mutation ($input: GiveRoomInput!) { giveRoom(input: $input) { room { ${roomFields} } error { __typename ... on UserError { message } } } }`,
  removeRoom: `mutation ($input: RemoveRoomInput!) { removeRoom(input: $input) { roomId ${refusal} } }`,
  sessions: `query ($matching: String) { administration { accounts(matching: $matching) { nodes { deviceCount sessions { id isCurrent } } } } }`,
  condition: `{ administration { condition { version nodeVersion database startedAt databaseBytes pictureBytes fileCount fileBytes freeBytes isWritable
    keptSessionCount shortSessionCount socketCount biggestRooms { name } lastBackupAt isBackupDue } } }`,
} as const;

describe.each(dialects)('looking after a server on %s', (dialect) => {
  let server: TestServer;
  let cast: Cast;
  beforeAll(async () => {
    server = await startTestServer({ dialect });
    cast = await castOf(server);
  });
  afterAll(() => server.stop());

  const overseen = async (by: Person, matching: string) =>
    (await by.run(oversight.rooms, { matching })).administration.rooms.nodes;
  const acts = async (variables: Variables = {}) =>
    (await cast.anna.run(oversight.acts, variables)).administration.acts.nodes;
  const give = async (by: Person, roomId: string, { id: userId }: { id: string }) =>
    (await by.run(oversight.giveRoom, { input: { roomId, userId } })).giveRoom;
  const removed = async (by: Person, roomId: string, name: string) =>
    (await by.run(oversight.removeRoom, { input: { roomId, name } })).removeRoom;

  it('shows every room by what it is, hidden ones too, and nothing of what was said there', async () => {
    const { anna, ben, cleo } = cast;
    const room = await roomOf(ben, [], { isListed: false });
    await ben.say(room.id, 'secret');
    expect(await overseen(anna, room.name.toUpperCase())).toEqual([
      {
        id: room.id,
        name: room.name,
        isListed: false,
        memberCount: 1,
        messageCount: 1,
        isAbandoned: false,
        owner: { id: ben.id },
        heirs: [],
      },
    ]);
    expect(await anna.room(room.id)).toBeNull();
    expect((await cleo.ask(oversight.rooms)).errors[0]?.extensions?.code).toBe('FORBIDDEN');
    const first = (await anna.run(oversight.rooms, { first: 1 })).administration.rooms;
    const rest = (await anna.run(oversight.rooms, { after: first.pageInfo.endCursor })).administration.rooms;
    expect(rest.nodes.map(({ id }) => id)).not.toContain(first.nodes[0]!.id);
  });

  it('lets an admin give a room whose owner is gone to a member, and no other room to anybody', async () => {
    const { anna, ben, cleo, dora } = cast;
    const gone = await signUp(server, `gone-${dialect}`);
    const room = await roomOf(gone, [ben]);
    await ban(gone, room.id, dora);
    expect((await give(anna, room.id, ben)).error).toMatchObject({ __typename: 'NotAllowed' });
    await anna.run(operations.suspendPerson, { input: { userId: gone.id } });
    const [abandoned] = await overseen(anna, room.name);
    expect(abandoned).toMatchObject({ isAbandoned: true, heirs: [{ id: ben.id }] });
    expect((await give(anna, room.id, cleo)).error).toMatchObject({ __typename: 'MemberNotFound' });
    expect((await give(anna, randomUUID(), ben)).error).toMatchObject({ __typename: 'RoomNotFound' });
    const input = { roomId: room.id, userId: ben.id };
    expect((await cleo.ask(oversight.giveRoom, { input })).errors[0]?.extensions?.code).toBe('FORBIDDEN');
    const given = await Promise.all([give(anna, room.id, ben), give(anna, room.id, ben)]);
    for (const { room: after } of given) expect(after).toMatchObject({ owner: { id: ben.id }, isAbandoned: false });
    expect((await ben.room(room.id))?.viewerMembership).toMatchObject({ role: 'OWNER' });
    expect(await acts({ kind: 'GAVE_ROOM' })).toEqual([
      { kind: 'GAVE_ROOM', detail: room.name, by: { id: anna.id }, about: { id: ben.id } },
    ]);
  });

  it('ends the invitations of an owner whose room is given away: they may invite to it no more', async () => {
    const { anna, ben, dora } = cast;
    const absent = await signUp(server, `absent-${dialect}`);
    const room = await roomOf(absent, [ben]);
    const { code } = (await absent.run(operations.createInvite, { input: { roomId: room.id } })).createInvite;
    await absent.run(operations.signOut);
    expect((await give(anna, room.id, ben)).error).toBeNull();
    const { error } = (await dora.run(operations.useInvite, { input: { code: code! } })).useInvite;
    expect(error).toMatchObject({ __typename: 'InviteNotValid' });
  });

  it('lets an admin remove a room once its name is typed, and whoever is inside is out', async () => {
    const { anna, ben, cleo } = cast;
    const room = await roomOf(ben, [cleo]);
    expect((await removed(anna, room.id, 'Another')).error).toMatchObject({ problems: [{ field: 'name' }] });
    const input = { roomId: room.id, name: room.name };
    expect((await ben.ask(oversight.removeRoom, { input })).errors[0]?.extensions?.code).toBe('FORBIDDEN');
    const inside = await cleo.listen('subscription { events { __typename ... on RoomLeft { roomId cause } } }');
    expect((await removed(anna, room.id, ` ${room.name} `)).roomId).toBe(room.id);
    const told = await inside.stream.takeUntil(({ data }) => data?.events.__typename === 'RoomLeft');
    expect(told.at(-1)?.data?.events).toMatchObject({ roomId: room.id, cause: 'CLOSED_BY_ADMIN' });
    await inside.socket.close();
    expect((await removed(anna, room.id, room.name)).error).toMatchObject({ __typename: 'RoomNotFound' });
    expect((await cleo.say(room.id, 'hello?')).error).toMatchObject({ __typename: 'RoomNotFound' });
    expect(await overseen(anna, room.name)).toEqual([]);
    expect(await acts({ kind: 'REMOVED_ROOM' })).toMatchObject([{ detail: room.name, by: { id: anna.id } }]);
  });

  it('leaves conversations of two alone, also those of an admin who knows their id', async () => {
    const { anna, ben } = cast;
    const room = await conversation(anna, ben);
    expect((await removed(anna, room.id, '')).error).toMatchObject({ __typename: 'RoomNotFound' });
    expect((await ben.say(room.id, 'still here')).error).toBeNull();
  });

  it('lists the devices of somebody below, and ends one of them or all', async () => {
    const { anna } = cast;
    const name = `fay-${dialect}`;
    const fay = await signUp(server, name);
    const { token } = await signIn(server, name);
    const accounts = async (matching: string) =>
      (await anna.run(oversight.sessions, { matching })).administration.accounts.nodes;
    const [account] = await accounts(name);
    expect(account!.sessions).toHaveLength(2);
    // Neither one's own nor those of one's peers.
    expect((await accounts('anna'))[0]!.sessions).toEqual([]);
    const end = async (input: Variables) => (await anna.run(operations.signOutPerson, { input })).signOutPerson;
    const ofAnna = (await anna.run('{ viewer { sessions { id } } }')).viewer!.sessions[0]!.id;
    expect((await end({ userId: fay.id, sessionId: ofAnna })).account).toMatchObject({ deviceCount: 2 });
    const [latest] = account!.sessions;
    expect((await end({ userId: fay.id, sessionId: latest!.id })).account).toMatchObject({ deviceCount: 1 });
    expect((await end({ userId: fay.id })).account).toMatchObject({ deviceCount: 0 });
    for (const old of [fay.token, token!])
      expect((await new Client(server, { token: old }).ask(operations.viewer)).status).toBe(401);
    expect(await acts({ kind: 'SIGNED_OUT', username: name.toUpperCase() })).toHaveLength(2);
  });

  it('writes down who did what to whom, once, and tells it by kind and person, page by page', async () => {
    const { anna, ben } = cast;
    const name = `gil-${dialect}`;
    const gil = await signUp(server, name);
    const input = { userId: gil.id };
    await anna.run(operations.suspendPerson, { input });
    await anna.run(operations.suspendPerson, { input });
    await anna.run(operations.restorePerson, { input });
    await anna.run(operations.restorePerson, { input });
    await anna.run(operations.changeRole, { input: { ...input, role: 'ADMIN' } });
    await anna.run(operations.makeResetLink, { input });
    await ben.ask(operations.suspendPerson, { input });
    const { createInvite } = await anna.run(operations.createInvite, { input: { note: 'for Wilma' } });
    await anna.run(operations.revokeInvite, { input: { id: createInvite.invite!.id } });
    await anna.run(operations.changeServerSettings, { input: { devicesMax: 7 } });
    const about = await acts({ username: name });
    expect(about.map(({ kind, detail }) => [kind, detail])).toEqual([
      ['MADE_RESET_LINK', null],
      ['CHANGED_ROLE', 'ADMIN'],
      ['RESTORED', null],
      ['SUSPENDED', null],
    ]);
    expect((await acts()).slice(0, 3).map(({ kind, detail }) => [kind, detail])).toEqual([
      ['CHANGED_SETTING', 'devicesMax'],
      ['REVOKED_INVITE', null],
      ['INVITED', null],
    ]);
    const first = (await anna.run(oversight.acts, { username: name, first: 3 })).administration.acts;
    expect(await acts({ username: name, after: first.pageInfo.endCursor })).toEqual(about.slice(3));
    for (const username of ['nobody-of-that-name', 'x'.repeat(10_000)]) expect(await acts({ username })).toEqual([]);
    expect((await ben.ask(oversight.acts)).errors[0]?.extensions?.code).toBe('FORBIDDEN');
  });

  it('tells how the server is', async () => {
    const { anna, nobody } = cast;
    const { condition } = (await anna.run(oversight.condition)).administration;
    expect(condition.database).toMatch(dialect === 'sqlite' ? /^SQLite 3\./ : /^PostgreSQL \d/);
    expect(condition.databaseBytes).toBeGreaterThan(10_000);
    if (dialect === 'sqlite') expect(condition.freeBytes).toBeGreaterThan(0);
    else expect(condition.freeBytes).toBeNull();
    expect(condition).toMatchObject({
      isWritable: true,
      lastBackupAt: null,
      isBackupDue: true,
      pictureBytes: 0,
      fileCount: 0,
    });
    expect(condition.nodeVersion).toBe(process.versions.node);
    expect(condition.keptSessionCount).toBeGreaterThan(0);
    expect(condition.biggestRooms.length).toBeLessThanOrEqual(limits.biggestRoomsShown);
    expect((await nobody.ask(oversight.condition)).errors[0]?.extensions?.code).toBe('UNAUTHENTICATED');
  });
});
