import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { brokenPromises } from '../../server/database/backup/invariants.ts';
import { type Cast, castOf, operations, Person, roomOf, signUp } from '../support/cast.ts';
import { Client, type Data } from '../support/client.ts';
import { contacts, conversation, open, roomFor, takesMessagesFrom } from '../support/contacts.ts';
import { appoint, ban, deleteRoom, moderation, remove, transfer, update } from '../support/moderation.ts';
import { dialects, startTestServer, type TestServer } from '../support/server.ts';

describe.each(dialects)('a conversation of two on %s', (dialect) => {
  let server: TestServer;
  let cast: Cast;
  beforeAll(async () => {
    server = await startTestServer({ dialect });
    cast = await castOf(server);
  });
  afterAll(async () => {
    expect(await brokenPromises(count)).toEqual([]);
    await server.stop();
  });

  const count = async (sql: string): Promise<number> => {
    const [row] = await server.app.database.em.fork().execute<Record<string, unknown>[]>(sql);
    return Number(Object.values(row!)[0]);
  };
  const opensTo = async (person: Person, userId: string): Promise<string> => {
    const { room, error } = await open(person, { id: userId });
    return error?.__typename ?? room!.kind;
  };

  it('is one, whoever opens it and however often at once', async () => {
    const { anna, ben } = cast;
    const opened = await Promise.all(
      Array.from({ length: 16 }, (_, index) => (index % 2 === 0 ? open(anna, ben) : open(ben, anna))),
    );
    expect(new Set(opened.map(({ room }) => room?.id)).size).toBe(1);
    expect(opened[0]!.room).toMatchObject({ kind: 'DIRECT', memberCount: 2, lastPosition: 0, isListed: false });
    expect(await count('select count(*) from room where direct_key is not null')).toBe(1);
    expect(await count(`select count(*) from membership where room_id = '${opened[0]!.room!.id}'`)).toBe(2);
    expect((await open(ben, anna)).room!.id).toBe(opened[0]!.room!.id);
  });

  it('shows each the other, and is called by both', async () => {
    const { anna, ben } = cast;
    const { id } = await conversation(anna, ben);
    expect((await roomFor(anna, id))!.partner).toMatchObject({ username: 'ben' });
    expect((await roomFor(ben, id))!.partner).toMatchObject({ username: 'anna' });
    expect((await roomFor(ben, id))!.name.split(', ').toSorted()).toEqual(['anna', 'ben']);
  });

  it('brings what is said to the other when they return, with its history and unread count', async () => {
    const { anna, cleo } = cast;
    const { id } = await conversation(anna, cleo);
    for (const body of ['one', 'two', 'three']) await anna.say(id, body);
    server.clock.advance(3 * 24 * 60 * 60 * 1000);
    const { viewer } = await cleo.run(contacts.rooms);
    expect(viewer!.rooms.nodes[0]).toMatchObject({ id, unreadCount: 3, lastMessage: { body: 'three' } });
    const { nodes } = await cleo.messages(id);
    expect(nodes.map(({ body }) => body)).toEqual(['one', 'two', 'three']);
    await cleo.markRead(id, 3);
    expect((await roomFor(cleo, id))!.unreadCount).toBe(0);
    expect((await cleo.say(id, 'four')).message!.position).toBe(4);
  });

  it('is there live on every screen of both, and on nobody else’s', async () => {
    const [mona, nils] = [await signUp(server, 'mona'), await signUp(server, 'nils')];
    const own = await mona.listen(contacts.events);
    const theirs = await nils.listen(contacts.events);
    const others = await cast.dora.listen(contacts.events);
    const { id } = await conversation(mona, nils);
    await mona.say(id, 'psst');
    const said = ({ data }: { data: Data | null }) => data?.events.__typename === 'MessageAdded';
    for (const { stream, socket } of [own, theirs]) {
      const told = (await stream.takeUntil(said)).map(({ data }) => data!.events);
      expect(told).toContainEqual({ __typename: 'RoomJoined', room: { id, kind: 'DIRECT' } });
      expect(told.at(-1)).toEqual({ __typename: 'MessageAdded', message: { body: 'psst', room: { id } } });
      await socket.close();
    }
    await takesMessagesFrom(cast.dora, 'SHARED_ROOM');
    const told = await others.stream.takeUntil(({ data }) => data?.events.__typename === 'PreferencesChanged');
    expect(told).toHaveLength(1);
    await others.socket.close();
  });

  it('does not exist for anybody else, and is in no list of rooms', async () => {
    const { anna, ben, dora } = cast;
    const { id } = await conversation(anna, ben);
    const { message } = await anna.say(id, 'between us');
    expect(await roomFor(dora, id)).toBeNull();
    expect((await dora.joinRoom({ roomId: id })).error).toMatchObject({ __typename: 'RoomNotFound' });
    expect((await dora.say(id, 'x')).error).toMatchObject({ __typename: 'RoomNotFound' });
    expect((await dora.edit(message!.id, 'x')).error).toMatchObject({ __typename: 'MessageNotFound' });
    expect((await dora.delete(message!.id)).error).toMatchObject({ __typename: 'MessageNotFound' });
    expect((await dora.markRead(id, 0)).error).toMatchObject({ __typename: 'RoomNotFound' });
    expect((await dora.leaveRoom(id)).error).toMatchObject({ __typename: 'RoomNotFound' });
    const { rooms } = await dora.run(operations.rooms, { first: 100 });
    expect(rooms.nodes.map((room) => room.id)).not.toContain(id);
    expect((await new Client(server).ask(contacts.room, { id })).errors[0]?.extensions?.code).toBe('UNAUTHENTICATED');
  });

  it('is nothing that the owner of the server can look into', async () => {
    const { anna, ben, cleo } = cast;
    const { id } = await conversation(ben, cleo);
    const { message } = await ben.say(id, 'secret');
    expect(await roomFor(anna, id)).toBeNull();
    expect((await anna.delete(message!.id)).error).toMatchObject({ __typename: 'MessageNotFound' });
    const { errors } = await anna.ask(`query ($id: ID!) { invites(roomId: $id) { nodes { id } } }`, { id });
    expect(errors).toHaveLength(1);
  });

  it('is of equals: neither leaves, changes or closes it, bans or invites anybody', async () => {
    const { anna, ben, dora } = cast;
    const { id } = await conversation(anna, ben);
    const refusals = [
      (await anna.leaveRoom(id)).error,
      (await update(anna, { roomId: id, name: 'Ours' })).error,
      (await update(anna, { roomId: id, isListed: true })).error,
      (await deleteRoom(anna, id)).error,
      (await transfer(anna, id, ben)).error,
      (await appoint(anna, id, ben)).error,
      (await remove(anna, id, ben)).error,
      (await ban(anna, id, ben)).error,
      (await ban(anna, id, dora)).error,
      (await anna.run(moderation.unban, { input: { roomId: id, userId: dora.id } })).unban.error,
    ];
    for (const error of refusals) {
      expect(error).toMatchObject({
        __typename: 'NotAllowed',
        message: expect.stringContaining('belongs to you both') as string,
      });
    }
    const invited = await anna.ask(operations.createInvite, { input: { roomId: id } });
    expect(invited.errors[0]).toMatchObject({
      message: 'A conversation of two takes nobody in.',
      extensions: { code: 'FORBIDDEN' },
    });
    expect(await roomFor(anna, id)).toMatchObject({
      memberCount: 2,
      viewerMembership: { role: 'MEMBER' },
      viewerCanSend: true,
      viewerCanUpdate: false,
      viewerCanDelete: false,
      viewerCanInvite: false,
      viewerCanSeeBans: false,
      viewerCanChangeWayIn: false,
    });
    const canReport = `query ($id: ID!) { room(id: $id) { members { nodes { viewerCanReport } } } }`;
    const { nodes } = (await anna.run(canReport, { id })).room!.members;
    expect(nodes.map(({ viewerCanReport }) => viewerCanReport)).toEqual([false, false]);
    // What is refused here is allowed in a room of one's own.
    const { id: own } = await roomOf(anna, [ben]);
    expect((await update(anna, { roomId: own, description: 'Ours' })).error).toBeNull();
    expect((await ban(anna, own, ben)).error).toBeNull();
    expect((await deleteRoom(anna, own)).error).toBeNull();
  });

  it('lets each edit and delete what is theirs, and only that', async () => {
    const { anna, ben } = cast;
    const { id } = await conversation(anna, ben);
    const { message } = await anna.say(id, 'frist');
    expect((await ben.edit(message!.id, 'mine')).error).toMatchObject({ __typename: 'NotYourMessage' });
    expect((await ben.delete(message!.id)).error).toMatchObject({ __typename: 'NotYourMessage' });
    expect((await anna.edit(message!.id, 'first')).message).toMatchObject({ body: 'first' });
    expect((await anna.delete(message!.id)).message!.deletedAt).not.toBeNull();
  });

  it('with oneself is for notes', async () => {
    const { anna } = cast;
    const opened = await Promise.all(Array.from({ length: 4 }, () => conversation(anna, anna)));
    expect(new Set(opened.map(({ id }) => id)).size).toBe(1);
    expect(opened[0]).toMatchObject({ memberCount: 1, partner: { username: 'anna' }, name: 'anna' });
    expect((await anna.say(opened[0]!.id, 'buy milk')).message!.position).toBe(1);
  });

  it('is opened to nobody who is not there, and by nobody who is signed out', async () => {
    const { anna, nobody } = cast;
    expect(await opensTo(anna, randomUUID())).toBe('PersonNotFound');
    for (const userId of ['', 'x', "' or 1=1", '\0']) {
      const { errors } = await anna.ask(contacts.openConversation, { input: { userId } });
      expect(errors[0]?.extensions?.code).toBe('BAD_USER_INPUT');
    }
    const { errors } = await nobody.ask(contacts.openConversation, { input: { userId: anna.id } });
    expect(errors[0]?.extensions?.code).toBe('UNAUTHENTICATED');
  });

  it('begins with nobody whose account was deleted after their session was looked at', async () => {
    const [gone, other] = [await signUp(server, 'goes'), await signUp(server, 'stays')];
    const connection = server.app.database.em.fork().getConnection();
    const mark = (deletedAt: string) =>
      connection.execute(`update user_account set deleted_at = ${deletedAt} where id = '${gone.id}'`);
    await mark('created_at');
    const input = { userId: other.id };
    for (const ask of [contacts.openConversation, contacts.blockPerson]) {
      expect((await gone.ask(ask, { input })).errors[0]?.extensions?.code).toBe('UNAUTHENTICATED');
    }
    await mark('null');
    expect((await open(gone, other)).error).toBeNull();
  });

  it('begins with whom each lets begin it', async () => {
    const [host, stranger] = [await signUp(server, 'hanna'), await signUp(server, 'stan')];
    const lobby = (await host.run(operations.rooms, { matching: 'lobby' })).rooms.nodes[0]!.id;
    await takesMessagesFrom(host, 'CONTACTS');
    expect(await opensTo(stranger, host.id)).toBe('NotTakingMessages');
    await takesMessagesFrom(host, 'SHARED_ROOM');
    await stranger.leaveRoom(lobby);
    expect(await opensTo(stranger, host.id)).toBe('NotTakingMessages');
    await takesMessagesFrom(host, 'EVERYBODY');
    expect(await opensTo(stranger, host.id)).toBe('DIRECT');
    // What they have goes on whatever is chosen later.
    await takesMessagesFrom(host, 'CONTACTS');
    expect(await opensTo(stranger, host.id)).toBe('DIRECT');
    expect((await stranger.say((await open(stranger, host)).room!.id, 'still here')).error).toBeNull();
  });

  it('is begun by a guest only with those who take messages from everybody', async () => {
    const { anna, ben } = cast;
    await anna.run(operations.changeServerSettings, { input: { isQuickJoinOn: true } });
    const joined = await new Client(server).run(operations.joinAsGuest, { input: { name: 'Mira', wantToken: true } });
    const { viewer, token } = joined.joinAsGuest;
    const guest = new Person(server, viewer!.user.username, viewer!.user.id, token!);
    expect(await opensTo(guest, ben.id)).toBe('NotTakingMessages');
    expect(await opensTo(ben, guest.id)).toBe('DIRECT');
    await takesMessagesFrom(anna, 'EVERYBODY');
    expect(await opensTo(guest, anna.id)).toBe('DIRECT');
    await takesMessagesFrom(anna, 'SHARED_ROOM');
  });

  it('is not begun with somebody suspended, goes on with somebody who was, and says nothing of it', async () => {
    const { anna, ben } = cast;
    const paul = await signUp(server, 'paul');
    const { id } = await conversation(ben, paul);
    await anna.run(operations.suspendPerson, { input: { userId: paul.id } });
    expect((await open(cast.cleo, paul)).error).toMatchObject({
      __typename: 'NotTakingMessages',
      message: 'This person does not take messages from you.',
    });
    expect((await ben.say(id, 'see you when you are back')).error).toBeNull();
    await anna.run(operations.restorePerson, { input: { userId: paul.id } });
    expect(await opensTo(cast.cleo, paul.id)).toBe('DIRECT');
  });
});

describe('beginning conversations', () => {
  it('is for those who greet people, not for those who advertise', async () => {
    const server = await startTestServer({ isLimited: true });
    const { anna, ben } = await castOf(server);
    await takesMessagesFrom(ben, 'CONTACTS');
    const begin = async () => (await anna.ask(contacts.openConversation, { input: { userId: ben.id } })).errors[0];
    for (let tries = 0; tries < 30; tries++) expect(await begin()).toBeUndefined();
    expect((await begin())?.extensions).toMatchObject({ code: 'RATE_LIMITED' });
    const asked = await anna.ask(contacts.askToWrite, { input: { userId: ben.id, body: 'Buy!' } });
    expect(asked.errors[0]?.extensions).toMatchObject({ code: 'RATE_LIMITED' });
    await server.stop();
  });
});
