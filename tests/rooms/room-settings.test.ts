import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Message } from '../../server/messages/message.ts';
import { Ban } from '../../server/rooms/ban.ts';
import { Membership } from '../../server/rooms/membership.ts';
import { Room } from '../../server/rooms/room.ts';
import { lengthOf, limits } from '../../server/shared/limits.ts';
import { type Cast, castOf, freshName, operations, roomOf } from '../support/cast.ts';
import { corpus } from '../support/corpus.ts';
import { appoint, ban, deleteRoom, moderation, ownBan, update } from '../support/moderation.ts';
import { dialects, startTestServer, type TestServer, until, within } from '../support/server.ts';

describe.each(dialects)('setting up a room on %s', (dialect) => {
  let server: TestServer;
  let cast: Cast;
  beforeAll(async () => {
    server = await startTestServer({ dialect });
    cast = await castOf(server);
  });
  afterAll(() => server.stop());

  const typeOf = ({ error }: { error?: { __typename?: string } | null }) => error?.__typename ?? null;

  /** The tables in which there is something of a room. */
  async function leftOf(roomId: string): Promise<string[]> {
    const em = server.app.database.em.fork();
    const counts = {
      room: await em.count(Room, roomId),
      message: await em.count(Message, { roomId }),
      membership: await em.count(Membership, { roomId }),
      ban: await em.count(Ban, { roomId }),
    };
    return Object.entries(counts).flatMap(([table, count]) => (count > 0 ? [table] : []));
  }

  it('changes what is given and nothing else, live for everybody inside', async () => {
    const { anna, ben } = cast;
    const room = await roomOf(anna, [ben], { description: 'Beans' });
    const { stream, socket } = await ben.listen(operations.events);
    const name = freshName('Orchard');
    const { room: after, error } = await update(anna, { roomId: room.id, name: ` ${name} `, tellsComings: false });
    expect(error).toBeNull();
    expect(after).toMatchObject({ name, description: 'Beans', access: 'OPEN', isListed: true, tellsComings: false });
    const told = await stream.takeUntil(({ data }) => data?.events.__typename === 'RoomChanged');
    expect(told.at(-1)?.data?.events).toMatchObject({ room: { id: room.id, name, tellsComings: false } });
    expect((await update(ben, { roomId: room.id, name })).error).toMatchObject({ __typename: 'NotAllowed' });
    for (const description of corpus) {
      if (lengthOf(description) > limits.roomDescriptionLengthMax) continue;
      expect((await update(anna, { roomId: room.id, description })).room?.description).toBe(description);
    }
    await socket.close();
  });

  it('gives a room a way in by password, another password, and takes it away again', async () => {
    const { anna, dora } = cast;
    const room = await roomOf(anna);
    const enter = async (password: string) => typeOf(await dora.joinRoom({ roomId: room.id, password }));
    expect((await update(anna, { roomId: room.id, access: 'PASSWORD' })).error).toMatchObject({
      problems: [{ field: 'password', message: 'A room password is required.' }],
    });
    expect(typeOf(await update(anna, { roomId: room.id, password: 'open sesame' }))).toBe('InvalidInput');
    expect(typeOf(await update(anna, { roomId: room.id, access: 'PASSWORD', password: 'abc' }))).toBe('InvalidInput');
    expect(typeOf(await update(anna, { roomId: room.id, access: 'PASSWORD', password: 'open sesame' }))).toBeNull();
    expect(await enter('wrong')).toBe('WrongRoomPassword');
    expect(typeOf(await update(anna, { roomId: room.id, password: 'barrels and bees' }))).toBeNull();
    expect(await enter('open sesame')).toBe('WrongRoomPassword');
    // The password stays when only something else changes.
    expect(typeOf(await update(anna, { roomId: room.id, access: 'PASSWORD', isListed: true }))).toBeNull();
    expect(await enter('barrels and bees')).toBeNull();
    await dora.leaveRoom(room.id);
    expect(typeOf(await update(anna, { roomId: room.id, access: 'INVITE' }))).toBeNull();
    expect(await enter('barrels and bees')).toBe('InviteNeeded');
    expect(typeOf(await update(anna, { roomId: room.id, access: 'OPEN' }))).toBeNull();
    expect(typeOf(await dora.joinRoom({ roomId: room.id }))).toBeNull();
    const database = server.app.database.em.fork().getConnection();
    const rows = await database.execute<object[]>('select password_hash from room where id = ?', [room.id]);
    expect(rows).toEqual([{ password_hash: null }]);
  });

  it('takes a room out of everybody’s list, live, and puts it back', async () => {
    const { anna, dora } = cast;
    const room = await roomOf(anna);
    const { stream, socket } = await dora.listen(operations.events);
    await update(anna, { roomId: room.id, isListed: false });
    const gone = await stream.takeUntil(({ data }) => data?.events.__typename === 'RoomUnlisted');
    expect(gone.at(-1)?.data?.events).toMatchObject({ roomId: room.id });
    expect(await dora.room(room.id)).toBeNull();
    await update(anna, { roomId: room.id, isListed: true });
    await stream.takeUntil(({ data }) => data?.events.__typename === 'RoomListed');
    expect((await dora.room(room.id))?.id).toBe(room.id);
    await socket.close();
  });

  it('is for moderators, but for who may come in, which is the owner’s', async () => {
    const { anna, ben, cleo, dora, nobody } = cast;
    const room = await roomOf(anna, [ben, cleo]);
    await appoint(anna, room.id, ben);
    expect(typeOf(await update(ben, { roomId: room.id, description: 'Bees' }))).toBeNull();
    for (const change of [{ access: 'INVITE' }, { password: 'open sesame' }, { isListed: false }] as const) {
      expect(typeOf(await update(ben, { roomId: room.id, ...change }))).toBe('NotAllowed');
      expect(typeOf(await update(cleo, { roomId: room.id, ...change }))).toBe('NotAllowed');
    }
    expect(typeOf(await update(dora, { roomId: room.id, description: 'x' }))).toBe('NotAMember');
    await ban(anna, room.id, dora);
    expect(typeOf(await update(dora, { roomId: room.id, description: 'x' }))).toBe('Banned');
    expect(typeOf(await update(anna, { roomId: randomUUID(), description: 'x' }))).toBe('RoomNotFound');
    const input = { roomId: room.id };
    expect((await nobody.ask(moderation.updateRoom, { input })).status).toBe(401);
    expect((await anna.ask(moderation.updateRoom, { input: { roomId: 'here' } })).status).toBe(400);
    expect((await nobody.ask(moderation.deleteRoom, { input })).status).toBe(401);
  });

  it('says which rule a name or description breaks, and that a name is taken', async () => {
    const { anna } = cast;
    const [room, other] = [await roomOf(anna), await roomOf(anna)];
    const problemOf = async (change: object) => (await update(anna, { roomId: room.id, ...change })).error;
    expect(await problemOf({ name: '  ' })).toMatchObject({ problems: [{ message: 'Room name is required.' }] });
    expect(await problemOf({ name: 'x'.repeat(61), description: 'x'.repeat(501) })).toMatchObject({
      problems: [{ field: 'name' }, { field: 'description' }],
    });
    expect(await problemOf({ name: other.name.toUpperCase() })).toMatchObject({ __typename: 'RoomNameTaken' });
    // Its own name in other letters is no other room's.
    expect(await problemOf({ name: room.name.toUpperCase() })).toBeNull();
    const name = freshName('Contested');
    const payloads = await Promise.all([room, other].map(({ id }) => update(anna, { roomId: id, name })));
    expect(payloads.map(typeOf).toSorted()).toEqual(['RoomNameTaken', null]);
  });

  it('ends with deleting it: gone for everybody at once, with all that was in it', async () => {
    const { anna, ben, cleo, dora } = cast;
    const room = await roomOf(anna, [ben, cleo]);
    await ben.say(room.id, 'hello');
    await ban(anna, room.id, cleo, 'noise');
    const inside = await ben.listen(operations.events);
    const following = await ben.listen(operations.messageAdded, { roomId: room.id });
    const outside = await dora.listen(operations.events);
    expect(typeOf(await deleteRoom(ben, room.id))).toBe('NotAllowed');
    expect(typeOf(await deleteRoom(dora, room.id))).toBe('NotAMember');
    expect(await deleteRoom(anna, room.id)).toEqual({ roomId: room.id, error: null });
    const told = await inside.stream.takeUntil(({ data }) => data?.events.__typename === 'RoomLeft');
    expect(told.at(-1)?.data?.events).toMatchObject({ roomId: room.id, cause: 'CLOSED', reason: null });
    await within(following.stream.ended, 'the end of following the room');
    expect(following.stream.received.at(-1)?.errors?.[0]?.message).toBe('The owner closed this room.');
    await outside.stream.takeUntil(({ data }) => data?.events.__typename === 'RoomUnlisted');
    for (const person of [anna, ben, dora]) expect(await person.room(room.id)).toBeNull();
    expect(await ownBan(cleo, room.id)).toBeNull();
    expect(typeOf(await ben.say(room.id, 'still here?'))).toBe('RoomNotFound');
    expect(typeOf(await deleteRoom(anna, room.id))).toBe('RoomNotFound');
    // Its name is free again.
    expect((await anna.createRoom({ name: room.name })).error).toBeNull();
    await until(async () => (await leftOf(room.id)).length === 0, 'nothing of the room is left');
    await Promise.all([inside, following, outside].map(({ socket }) => socket.close()));
  });

  it('goes on taking a deleted room away after a restart, however much was said in it', async () => {
    const { anna, dora } = cast;
    const room = await roomOf(anna);
    const database = server.app.database.em.fork();
    const said = Array.from({ length: 1_100 }, (_, index) => ({
      id: randomUUID(),
      roomId: room.id,
      authorId: anna.id,
      position: index + 1,
      revision: index + 2,
      body: 'Long ago',
      sentAt: new Date(),
    }));
    await database.insertMany(Message, said);
    // As a server that was killed right after the deletion leaves it.
    await database.nativeDelete(Membership, { roomId: room.id });
    await database.nativeUpdate(Room, { id: room.id }, { closedAt: new Date(), access: 'INVITE', isListed: false });
    expect(await leftOf(room.id)).toEqual(['room', 'message']);
    expect(typeOf(await dora.joinRoom({ roomId: room.id }))).toBe('RoomNotFound');
    await server.restart();
    await until(async () => (await leftOf(room.id)).length === 0, 'nothing of the room is left');
  });

  it('survives being deleted while people write, come and go, and change it', async () => {
    const { anna, ben, cleo, dora } = cast;
    const room = await roomOf(anna, [ben, cleo]);
    const outcomes = await Promise.all([
      ben.say(room.id, 'one'),
      dora.joinRoom({ roomId: room.id }),
      update(anna, { roomId: room.id, description: 'new' }),
      deleteRoom(anna, room.id),
      cleo.say(room.id, 'two'),
      cleo.leaveRoom(room.id),
      ban(anna, room.id, ben),
      ben.markRead(room.id, 1),
      deleteRoom(anna, room.id),
    ]);
    const refusals = outcomes.map(typeOf).filter((type) => type !== null);
    expect(refusals.filter((type) => !['RoomNotFound', 'NotAMember', 'Banned'].includes(type))).toEqual([]);
    expect(await anna.room(room.id)).toBeNull();
  });
});
