import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Cast, castOf, goodPassword, operations, type Person, roomOf, signIn, signUp } from '../support/cast.ts';
import { Client } from '../support/client.ts';
import { ask, block, takesMessagesFrom } from '../support/contacts.ts';
import { allErased, deleteAccount, deletion, promisesBroken } from '../support/deletion.ts';
import { ban, bansOf } from '../support/moderation.ts';
import { reportPerson } from '../support/reports.ts';
import { dialects, startTestServer, type TestServer, until, within } from '../support/server.ts';

let count = 0;

describe.each(dialects)('deleting one’s account, on %s', (dialect) => {
  let server: TestServer;
  let cast: Cast;
  beforeAll(async () => {
    server = await startTestServer({ dialect });
    cast = await castOf(server);
    await cast.anna.run(operations.changeServerSettings, { input: { isQuickJoinOn: true } });
  });
  afterAll(() => server.stop());

  const goer = (): Promise<Person> => signUp(server, `goer${++count}`, { email: `goer${count}@example.org` });
  const authorsIn = async (person: Person, roomId: string) =>
    (
      await person.run(
        `query ($id: ID!) { room(id: $id) { messages { nodes { body deletedAt author { displayName username bio isDeleted } } } } }`,
        { id: roomId },
      )
    ).room!.messages.nodes;

  it('ends every session and socket of theirs within a second, and lets nobody sign in again', async () => {
    const greta = await goer();
    const { token } = await signIn(server, greta.username);
    const codes = (await greta.run(operations.makeRecoveryCodes, { input: { password: goodPassword } }))
      .makeRecoveryCodes.codes!;
    const link = (await cast.anna.run(operations.makeResetLink, { input: { userId: greta.id } })).makeResetLink.code!;
    const sockets = [await greta.openSocket(), await greta.openSocket()];
    expect(await deleteAccount(greta)).toEqual({ userId: greta.id, error: null });
    const beganMs = performance.now();
    for (const socket of sockets) expect((await within(socket.closed, 'the socket to be cut')).code).toBe(4401);
    expect(performance.now() - beganMs).toBeLessThan(1_000);
    for (const known of [greta.token, token!]) {
      expect((await new Client(server, { token: known }).ask(operations.viewer)).status).toBe(401);
    }
    for (const login of [greta.username, `${greta.username}@example.org`, 'deleted']) {
      expect((await signIn(server, login)).error).toMatchObject({ __typename: 'WrongCredentials' });
    }
    for (const code of [codes[0], link]) {
      const input = { code, newPassword: `${goodPassword}!` };
      expect((await new Client(server).run(operations.recoverAccount, { input })).recoverAccount.error).toMatchObject({
        __typename: 'CodeNotValid',
      });
    }
  });

  it('keeps the username for nobody else, in any spelling, and gives the email address back', async () => {
    const greta = await goer();
    await deleteAccount(greta);
    const again = async (username: string, email: string) => {
      const input = { username, email, password: goodPassword, wantToken: true };
      return (await new Client(server).run(operations.signUp, { input })).signUp;
    };
    for (const username of [greta.username, greta.username.toUpperCase(), greta.username.replace('o', 'о')]) {
      const { error } = await again(username, `${randomUUID()}@example.org`);
      expect(['UsernameTaken', 'InvalidInput']).toContain(error?.__typename);
    }
    expect((await again(`new${count}`, `${greta.username}@example.org`)).error).toBeNull();
    expect((await cast.ben.run(deletion.user, { username: greta.username })).user).toBeNull();
  });

  it('leaves what they wrote as a deleted member’s, on open screens at once, with nothing of the person in it', async () => {
    const { anna, ben } = cast;
    const greta = await goer();
    await greta.run(operations.updateProfile, { input: { displayName: 'Greta Garbo', bio: 'I want to be alone' } });
    const room = await roomOf(anna, [ben, greta]);
    await greta.say(room.id, 'I was here');
    const { stream, socket } = await ben.listen(
      `subscription { events { __typename ... on UserChanged { user { id displayName isDeleted } }
        ... on MemberLeft { room { id memberCount } user { id isDeleted } cause } } }`,
    );
    await deleteAccount(greta);
    const told = await stream.takeUntil(
      ({ data }) => data?.events.__typename === 'MemberLeft' && data.events.room.id === room.id,
    );
    expect(told.map(({ data }) => data?.events)).toContainEqual({
      __typename: 'UserChanged',
      user: { id: greta.id, displayName: 'Deleted member', isDeleted: true },
    });
    await socket.close();
    await allErased(server);
    expect(await authorsIn(anna, room.id)).toEqual([
      {
        body: 'I was here',
        deletedAt: null,
        author: { displayName: 'Deleted member', username: 'deleted', bio: '', isDeleted: true },
      },
    ]);
    expect((await anna.room(room.id))?.memberCount).toBe(2);
    const connection = server.app.database.em.fork().getConnection();
    const [row] = await connection.execute<Record<string, unknown>[]>('select * from user_account where id = ?', [
      greta.id,
    ]);
    expect(JSON.stringify(row)).not.toMatch(new RegExp(`goer|example|Greta|greta|alone|argon`));
  });

  it('removes what they wrote and what it said before, everywhere and for everybody, and nothing else', async () => {
    const { anna, ben } = cast;
    const greta = await goer();
    const rooms = await Promise.all([roomOf(anna, [ben, greta]), roomOf(ben, [greta])]);
    const left = await roomOf(ben, [greta], { isListed: false });
    for (const { id } of [...rooms, left]) {
      await anna.joinRoom({ roomId: id });
      await anna.say(id, 'mine');
      const { message } = await greta.say(id, 'theirs');
      await greta.edit(message!.id, 'theirs, mended');
      await ben.say(id, 'mine too');
    }
    await greta.leaveRoom(left.id);
    const { stream, socket } = await ben.listen(operations.events);
    await deleteAccount(greta, { messages: 'REMOVE' });
    const gone = new Set<string>();
    await stream.takeUntil(({ data }) => {
      if (data?.events.__typename === 'MessageDeleted') gone.add(data.events.message.room.id);
      return gone.size === 3;
    });
    await socket.close();
    await allErased(server);
    for (const { id } of [...rooms, left]) {
      const { nodes } = await ben.messages(id);
      expect(nodes.map(({ position, body, deletedAt }) => [position, body, deletedAt !== null])).toEqual([
        [1, 'mine', false],
        [2, '', true],
        [3, 'mine too', false],
      ]);
    }
    const connection = server.app.database.em.fork().getConnection();
    expect(await connection.execute(`select 1 from earlier_text where body like 'theirs%'`)).toHaveLength(0);
    expect(await promisesBroken(server)).toEqual([]);
  });

  it('removes more messages than one turn holds, also after a stop in the middle of it', async () => {
    const { anna } = cast;
    const greta = await goer();
    const room = await roomOf(anna, [greta]);
    await Promise.all(Array.from({ length: 230 }, (_, index) => greta.say(room.id, `theirs ${index}`)));
    await anna.say(room.id, 'mine');
    const connection = server.app.database.em.fork().getConnection();
    await deleteAccount(greta, { messages: 'REMOVE' });
    // As a crash leaves it: begun, and not marked as done.
    await allErased(server);
    await connection.execute(`update user_account set erasing = 'MESSAGES' where id = ?`, [greta.id]);
    const sample = (await anna.messages(room.id, { first: 1 })).nodes[0]!;
    await connection.execute(`update message set deleted_at = null, body = 'left over' where id = ?`, [sample.id]);
    await deleteAccount(await goer());
    await allErased(server);
    const rows = await connection.execute<{ body: string }[]>(
      `select body from message where room_id = ? and body <> ''`,
      [room.id],
    );
    expect(rows.map(({ body }) => body)).toEqual(['mine']);
    expect(await promisesBroken(server)).toEqual([]);
  });

  it('is gone on with at the next tidying up where it failed, and so is a room that was closed', async () => {
    const { anna } = cast;
    const greta = await goer();
    const [room, own] = [await roomOf(anna, [greta]), await roomOf(greta)];
    await greta.say(room.id, 'theirs');
    const connection = server.app.database.em.fork().getConnection();
    const failed = (what: string) =>
      until(
        () => server.logged.some(({ msg }) => msg === `What is left of ${what} could not be taken away`),
        `the sweep of ${what} fails`,
      );
    for (const table of ['settings_change', 'dropped_message'])
      await connection.execute(`alter table ${table} rename to ${table}_away`);
    await deleteAccount(greta, { messages: 'REMOVE', deleteRooms: [own.id] });
    await Promise.all([failed('deleted accounts'), failed('closed rooms')]);
    for (const table of ['settings_change', 'dropped_message'])
      await connection.execute(`alter table ${table}_away rename to ${table}`);
    expect((await anna.messages(room.id)).nodes[0]).toMatchObject({ body: 'theirs' });

    await server.app.tidy();
    await allErased(server);
    expect((await anna.messages(room.id)).nodes[0]).toMatchObject({ body: '' });
    const closed = async () => connection.execute<unknown[]>('select 1 from room where closed_at is not null');
    await until(async () => (await closed()).length === 0, 'the closed room is gone');
    expect(await promisesBroken(server)).toEqual([]);
  });

  it('asks for the password, and a guest for nothing', async () => {
    const greta = await goer();
    for (const password of [null, '', 'wrong', 'x'.repeat(10_000)]) {
      expect((await deleteAccount(greta, { password })).error).toMatchObject({ __typename: 'WrongPassword' });
    }
    expect((await deleteAccount(greta)).error).toBeNull();
    const input = { password: goodPassword, messages: 'KEEP', handOver: [], deleteRooms: [] };
    expect((await cast.nobody.ask(deletion.deleteAccount, { input })).errors[0]?.extensions?.code).toBe(
      'UNAUTHENTICATED',
    );
    const joined = (await new Client(server).run(operations.joinAsGuest, { input: { name: 'Mira', wantToken: true } }))
      .joinAsGuest;
    const guest = new Client(server, { token: joined.token! });
    expect((await guest.run(deletion.deleteAccount, { input: { ...input, password: null } })).deleteAccount).toEqual({
      userId: joined.viewer!.user.id,
      error: null,
    });
  });

  it('tells the server’s owner to hand it over first, or that there is nobody', async () => {
    const fresh = await startTestServer({ dialect });
    const owner = await signUp(fresh, 'owner');
    const { error: alone } = await deleteAccount(owner);
    expect(alone).toMatchObject({ __typename: 'OwnsServer' });
    expect(alone?.message).toContain('nobody else');
    const heir = await signUp(fresh, 'heir');
    expect((await deleteAccount(owner)).error?.message).toContain('Hand it over');
    await owner.run(operations.changeRole, { input: { userId: heir.id, role: 'OWNER' } });
    const { viewer } = await owner.run(deletion.ownedRooms);
    const handOver = viewer!.ownedRooms.map(({ room }) => ({ roomId: room.id, userId: heir.id }));
    expect((await deleteAccount(owner, { handOver })).error).toBeNull();
    await fresh.stop();
  });

  it('tells those whom they asked, who had blocked them, and who are to look at a report about them', async () => {
    const { anna, ben } = cast;
    const greta = await goer();
    const room = await roomOf(ben, [greta]);
    await reportPerson(ben, room.id, greta);
    await takesMessagesFrom(ben, 'CONTACTS');
    await ask(greta, ben);
    await block(anna, greta);
    const told = `subscription { events { __typename
      ... on BlocksChanged { blockedCount } ... on ReportsChanged { roomId } ... on RequestsChanged { requestCount } } }`;
    const [bens, annas] = [await ben.listen(told), await anna.listen(told)];
    await deleteAccount(greta);
    const heard = ({ stream }: typeof bens, fact: object) =>
      stream.takeUntil(({ data }) => isDeepStrictEqual({ ...data!.events }, fact));
    await heard(annas, { __typename: 'BlocksChanged', blockedCount: 0 });
    await heard(bens, { __typename: 'ReportsChanged', roomId: room.id });
    await heard(bens, { __typename: 'RequestsChanged', requestCount: 0 });
    await takesMessagesFrom(ben, 'SHARED_ROOM');
    await Promise.all([bens.socket.close(), annas.socket.close()]);
  });

  it('ends their bans, invitations and traces in rooms', async () => {
    const { anna, ben } = cast;
    const greta = await goer();
    const own = await roomOf(greta, [ben], { access: 'OPEN' });
    const closedTo = await roomOf(anna, []);
    await ban(anna, closedTo.id, greta);
    await ban(greta, own.id, cast.dora);
    const { code } = (await greta.run(operations.createInvite, { input: { roomId: own.id } })).createInvite;
    await deleteAccount(greta, { handOver: [{ roomId: own.id, userId: ben.id }] });
    await allErased(server);
    expect((await bansOf(anna, closedTo.id)).nodes).toEqual([]);
    expect((await bansOf(ben, own.id)).nodes.map(({ user, by }) => [user.id, by])).toEqual([[cast.dora.id, null]]);
    expect((await cast.cleo.run(operations.useInvite, { input: { code } })).useInvite.error).toMatchObject({
      __typename: 'InviteNotValid',
    });
  });

  it('happens once, whichever of two devices is quicker', async () => {
    const greta = await goer();
    const other = new Client(server, { token: (await signIn(server, greta.username)).token! });
    const input = { password: goodPassword, messages: 'KEEP', handOver: [], deleteRooms: [] };
    const answers = await Promise.all([greta, other].map((device) => device.ask(deletion.deleteAccount, { input })));
    for (const { status, data } of answers) {
      if (status === 401) continue;
      expect(data?.deleteAccount.error ?? null).toBeNull();
    }
    expect(answers.some(({ data }) => data?.deleteAccount.userId === greta.id)).toBe(true);
  });
});
