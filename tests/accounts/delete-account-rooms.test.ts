import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type Cast,
  castOf,
  freshName,
  goodPassword,
  operations,
  type Person,
  roomOf,
  signIn,
  signUp,
} from '../support/cast.ts';
import { allErased, deleteAccount, deletion, promisesBroken } from '../support/deletion.ts';
import { everything } from '../support/everything.ts';
import { appoint, deleteRoom, transfer } from '../support/moderation.ts';
import { dialects, startTestServer, type TestServer } from '../support/server.ts';

let count = 0;

describe.each(dialects)('the rooms of somebody who deletes their account, on %s', (dialect) => {
  let server: TestServer;
  let cast: Cast;
  beforeAll(async () => {
    server = await startTestServer({ dialect });
    cast = await castOf(server);
  });
  afterAll(() => server.stop());

  const goer = (): Promise<Person> => signUp(server, `goer${++count}`);

  it('are named, each with whom to propose, and each goes the way that they choose', async () => {
    const { anna, ben, cleo } = cast;
    const greta = await goer();
    const name = freshName('Attic');
    const kept = await roomOf(greta, [ben, cleo], { name });
    const closed = await roomOf(greta, [ben], { name: freshName('Barn') });
    const alone = await roomOf(greta, [], { name: freshName('Cave') });
    const others = await roomOf(anna, [greta, ben]);
    await appoint(greta, kept.id, cleo);
    const { viewer } = await greta.run(deletion.ownedRooms);
    expect(viewer!.ownedRooms.map(({ room, heir }) => [room.id, heir?.username ?? null])).toEqual([
      [kept.id, 'cleo'],
      [closed.id, 'ben'],
      [alone.id, null],
    ]);
    const before = await everything([anna], [others.id]);
    const { stream, socket } = await ben.listen(operations.events);
    await deleteAccount(greta, {
      handOver: [{ roomId: kept.id, userId: ben.id }],
      deleteRooms: [closed.id, alone.id],
    });
    const told = await stream.takeUntil(
      ({ data }) => data?.events.__typename === 'RoomLeft' && data.events.roomId === closed.id,
    );
    expect(told.at(-1)?.data?.events).toMatchObject({ cause: 'CLOSED' });
    await socket.close();
    await allErased(server);
    expect((await ben.room(kept.id))?.viewerMembership?.role).toBe('OWNER');
    expect((await cleo.room(kept.id))?.viewerMembership?.role).toBe('MODERATOR');
    expect([await ben.room(closed.id), await anna.room(alone.id)]).toEqual([null, null]);
    const after = await everything([anna], [others.id]);
    const steady = (seen: unknown): string => JSON.stringify(seen).replaceAll(/"(memberCount|revision)":\d+/g, '');
    expect(JSON.parse(steady((after as { messages: unknown }[])[0]!.messages))).toEqual(
      JSON.parse(steady((before as { messages: unknown }[])[0]!.messages)),
    );
    expect((await anna.room(others.id))?.viewerMembership?.role).toBe('OWNER');
    expect(await promisesBroken(server)).toEqual([]);
  });

  it('are each decided about first: until then deletion is refused in words that name them, and nothing has changed', async () => {
    const { anna, ben, cleo } = cast;
    const greta = await goer();
    const attic = await roomOf(greta, [ben]);
    const foreign = await roomOf(anna, [greta]);
    const undecided = await deleteAccount(greta);
    expect(undecided.error).toMatchObject({ __typename: 'OwnRoomsUndecided' });
    expect(undecided.error?.message).toContain(`"${attic.name}"`);
    for (const deleteRooms of [[attic.id, foreign.id], [foreign.id], [attic.id, randomUUID()]]) {
      expect((await deleteAccount(greta, { deleteRooms })).error).toMatchObject({ __typename: 'OwnRoomsUndecided' });
    }
    for (const userId of [cleo.id, greta.id, randomUUID()]) {
      const { error } = await deleteAccount(greta, { handOver: [{ roomId: attic.id, userId }] });
      expect(error).toMatchObject({ __typename: 'MemberNotFound' });
      expect(error?.message).toContain(attic.name);
    }
    const ask = (input: Record<string, unknown>) =>
      greta.ask(deletion.deleteAccount, {
        input: { password: goodPassword, messages: 'KEEP', handOver: [], deleteRooms: [], ...input },
      });
    const handOver = [{ roomId: attic.id, userId: ben.id }];
    expect((await ask({ handOver, deleteRooms: [attic.id] })).errors[0]?.extensions?.code).toBe('BAD_USER_INPUT');
    expect((await ask({ deleteRooms: ['x'.repeat(10_000)] })).errors[0]?.extensions?.code).toBe('BAD_USER_INPUT');
    expect((await ask({ messages: 'BURN' })).errors[0]?.extensions?.code).toBe('BAD_USER_INPUT');
    expect((await greta.room(attic.id))?.viewerMembership?.role).toBe('OWNER');
    expect(await anna.room(foreign.id)).not.toBeNull();
    expect((await deleteAccount(greta, { handOver })).error).toBeNull();
  });

  it('have one owner and nobody deleted in them, whatever others do at the same time', async () => {
    const { anna, ben, cleo, dora } = cast;
    for (let round = 0; round < 4; round++) {
      const greta = await goer();
      const kept = await roomOf(greta, [ben, cleo, dora]);
      const second = await roomOf(greta, [ben]);
      const coming = await roomOf(anna, [greta]);
      await Promise.allSettled([
        deleteAccount(greta, { handOver: [{ roomId: kept.id, userId: ben.id }], deleteRooms: [second.id] }),
        ben.leaveRoom(kept.id),
        cleo.leaveRoom(kept.id),
        transfer(anna, coming.id, greta),
        greta.ask(operations.createRoom, { input: { name: freshName() } }),
        greta.ask(operations.joinRoom, { input: { roomId: kept.id } }),
        signIn(server, greta.username),
        deleteRoom(greta, second.id).catch(() => null),
      ]);
      await allErased(server);
      expect(await promisesBroken(server)).toEqual([]);
      const alive = (await signIn(server, greta.username)).token;
      // Refused, since somebody was quicker: then nothing has changed for them.
      if (alive) expect((await greta.run(operations.viewer)).viewer?.user.username).toBe(greta.username);
    }
  });
});
