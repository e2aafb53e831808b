import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { brokenPromises } from '../../server/database/backup/invariants.ts';
import type { PresenceChanged } from '../../server/graphql/generated.ts';
import { acquaintancesOf } from '../../server/rooms/acquaintances.ts';
import { smallRoomsOf } from '../../server/rooms/small-rooms.ts';
import { operations, type Person, roomOf, signUp } from '../support/cast.ts';
import { Client } from '../support/client.ts';
import { block, contacts, conversation, open, roomFor, takesMessagesFrom, unblock } from '../support/contacts.ts';
import { dialects, startTestServer, type TestServer, until } from '../support/server.ts';

const words = {
  blocked: 'This person does not take messages from you.',
  blocking: 'You have blocked this person. Unblock them to write to them.',
};

describe.each(dialects)('a block on %s', (dialect) => {
  let server: TestServer;
  let people = 0;
  beforeAll(async () => {
    server = await startTestServer({ dialect });
    await signUp(server, 'host');
  });
  afterAll(async () => {
    expect(await brokenPromises(count)).toEqual([]);
    await server.stop();
  });

  const count = async (sql: string): Promise<number> => {
    const [row] = await server.app.database.em.fork().execute<Record<string, unknown>[]>(sql);
    return Number(Object.values(row!)[0]);
  };
  const pair = async (): Promise<{ lea: Person; max: Person }> => ({
    lea: await signUp(server, `lea${++people}`),
    max: await signUp(server, `max${people}`),
  });

  it('ends what either could say to the other alone, at once and on open screens, and what was said stays', async () => {
    const { lea, max } = await pair();
    const { id } = await conversation(lea, max);
    const { message } = await max.say(id, 'hello');
    const screen = await max.listen(contacts.events);
    const begun = performance.now();
    expect((await block(lea, max)).user).toEqual({ id: max.id, viewerHasBlocked: true });
    const told = await screen.stream.takeUntil(({ data }) => data?.events.__typename === 'RoomChanged');
    expect(performance.now() - begun).toBeLessThan(1_000);
    expect(told.map(({ data }) => data!.events.__typename)).toEqual(['RoomChanged']);
    await screen.socket.close();

    expect((await max.say(id, 'listen!')).error).toEqual({ __typename: 'NotTakingMessages', message: words.blocked });
    expect((await max.edit(message!.id, 'listen!')).error).toMatchObject({ __typename: 'NotTakingMessages' });
    expect((await lea.say(id, 'no')).error).toEqual({ __typename: 'PersonBlocked', message: words.blocking });
    expect(await roomFor(max, id)).toMatchObject({ viewerCanSend: false, viewerHasBlocked: false });
    expect(await roomFor(lea, id)).toMatchObject({ viewerCanSend: false, viewerHasBlocked: true });
    expect((await max.messages(id)).nodes.map(({ body }) => body)).toEqual(['hello']);
    // What is theirs they may still take away.
    expect((await max.delete(message!.id)).message!.deletedAt).not.toBeNull();

    expect((await unblock(lea, max)).user).toEqual({ id: max.id, viewerHasBlocked: false });
    expect((await max.say(id, 'thank you')).error).toBeNull();
    expect((await lea.say(id, 'well')).error).toBeNull();
  });

  it('before there is a conversation reads as a setting does', async () => {
    const { lea, max } = await pair();
    await block(lea, max);
    const blocked = await open(max, lea);
    await unblock(lea, max);
    await takesMessagesFrom(lea, 'CONTACTS');
    expect(await open(max, lea)).toEqual(blocked);
    expect(blocked.error).toEqual({ __typename: 'NotTakingMessages', message: words.blocked });
    expect((await block(max, lea)).error).toBeNull();
    expect((await open(max, lea)).error).toEqual({ __typename: 'PersonBlocked', message: words.blocking });
  });

  it('of each other ends when both have ended it', async () => {
    const { lea, max } = await pair();
    const { id } = await conversation(lea, max);
    await Promise.all([block(lea, max), block(max, lea), block(lea, max), block(max, lea)]);
    for (const person of [lea, max]) {
      expect((await person.say(id, 'x')).error).toMatchObject({ __typename: 'PersonBlocked' });
    }
    await unblock(lea, max);
    expect((await lea.say(id, 'x')).error).toMatchObject({ __typename: 'NotTakingMessages' });
    expect((await max.say(id, 'x')).error).toMatchObject({ __typename: 'PersonBlocked' });
    await unblock(max, lea);
    expect((await lea.say(id, 'x')).error).toBeNull();
  });

  it('and a conversation that are made at once agree with one another', async () => {
    for (let round = 0; round < 8; round++) {
      const { lea, max } = await pair();
      await Promise.all([open(max, lea), block(lea, max), open(max, lea), block(max, lea), unblock(max, lea)]);
    }
    expect(await brokenPromises(count)).toEqual([]);
  });

  it('and messages that are sent at once leave nothing said after it', async () => {
    const { lea, max } = await pair();
    const { id } = await conversation(lea, max);
    const sends = Array.from({ length: 20 }, (_, index) => max.say(id, `message ${index}`));
    await Promise.all([...sends, block(lea, max)]);
    const { lastPosition } = (await roomFor(lea, id))!;
    expect((await max.say(id, 'late')).error).toMatchObject({ __typename: 'NotTakingMessages' });
    expect((await roomFor(lea, id))!.lastPosition).toBe(lastPosition);
  });

  it('leaves rooms that both are in as they are', async () => {
    const { lea, max } = await pair();
    const { id } = await roomOf(lea, [max]);
    await block(lea, max);
    expect((await max.say(id, 'to all')).error).toBeNull();
    expect((await lea.say(id, 'to all')).error).toBeNull();
  });

  it('makes strangers of those who have only their conversation in common', async () => {
    const { lea, max } = await pair();
    const { id } = await conversation(lea, max);
    const lobby = (await lea.run(operations.rooms, { matching: 'lobby' })).rooms.nodes[0]!.id;
    await max.leaveRoom(lobby);
    const em = server.app.database.em;
    expect(await acquaintancesOf(em.fork(), max.id)).toEqual(new Set([max.id, lea.id]));
    expect((await smallRoomsOf(em.fork(), [max.id])).get(max.id)).toEqual([id]);
    await block(lea, max);
    expect(await acquaintancesOf(em.fork(), max.id)).toEqual(new Set());
    expect(await acquaintancesOf(em.fork(), lea.id)).not.toContain(max.id);
    expect((await smallRoomsOf(em.fork(), [max.id])).get(max.id)).toBeUndefined();
    expect((await smallRoomsOf(em.fork(), [lea.id])).get(lea.id)).not.toContain(id);
  });

  it('hides from the blocked when the other is here or was, on asking and live, and shows it again after', async () => {
    const { lea, max } = await pair();
    const room = await roomOf(lea, [max]);
    const asked = 'query ($name: String!) { user(username: $name) { isOnline lastSeenAt } onlinePeople { id } }';
    const live = 'subscription { events { ... on PresenceChanged { isOnline user { id isOnline } } } }';
    const shown = async (to: Person, of: Person) => {
      const { user, onlinePeople } = await to.run(asked, { name: of.username });
      const isListed = onlinePeople.some(({ id }) => id === of.id);
      return [user!.isOnline, isListed, user!.lastSeenAt !== null];
    };
    const leas = await lea.openSocket();
    const screen = await max.listen(live);
    const told = (): boolean[] =>
      screen.stream.received.flatMap(({ data }) => {
        const { user, isOnline } = data!.events as Partial<PresenceChanged>;
        expect(user?.isOnline).toBe(isOnline);
        return user?.id === lea.id ? [isOnline!] : [];
      });
    await until(() => told().length === 1, 'max hears that lea is here');
    expect(await shown(max, lea)).toEqual([true, true, true]);

    await block(lea, max);
    await until(() => told().length === 2, 'max sees lea go');
    expect(await shown(max, lea)).toEqual([false, false, false]);
    const ofMember = `query ($id: ID!) { room(id: $id) { members { nodes { user { id isOnline } } } } }`;
    const { nodes } = (await max.run(ofMember, { id: room.id })).room!.members;
    expect(nodes.find(({ user }) => user.id === lea.id)?.user.isOnline).toBe(false);
    expect(await shown(lea, max)).toEqual([true, true, true]);
    const other = await signUp(server, `nina${people}`);
    await other.joinRoom({ roomId: room.id });
    const witness = await other.listen(live);
    await leas.close();
    const seen = (isOnline: boolean) =>
      witness.stream.takeUntil(({ data }) => {
        const event = data!.events as Partial<PresenceChanged>;
        return event.user?.id === lea.id && event.isOnline === isOnline;
      });
    await seen(false);
    const again = await lea.openSocket();
    await seen(true);

    await unblock(lea, max);
    await until(() => told().length === 3, 'max hears that lea is here again');
    expect(told()).toEqual([true, false, true]);
    expect(await shown(max, lea)).toEqual([true, true, true]);
    await Promise.all([again.close(), screen.socket.close(), witness.socket.close()]);
  });

  it('hides them live also where the two have only their conversation in common', async () => {
    const { lea, max } = await pair();
    await conversation(lea, max);
    const lobby = (await lea.run(operations.rooms, { matching: 'lobby' })).rooms.nodes[0]!.id;
    await max.leaveRoom(lobby);
    const leas = await lea.openSocket();
    const screen = await max.listen('subscription { events { ... on PresenceChanged { isOnline user { id } } } }');
    const hears = (isOnline: boolean) =>
      screen.stream.takeUntil(({ data }) => {
        const event = data!.events as Partial<PresenceChanged>;
        return event.user?.id === lea.id && event.isOnline === isOnline;
      });
    await hears(true);
    await block(lea, max);
    await hears(false);
    await unblock(lea, max);
    await hears(true);
    await Promise.all([leas.close(), screen.socket.close()]);
  });

  it('is listed for whoever made it, on all their screens, and told to nobody else', async () => {
    const { lea, max } = await pair();
    const own = await lea.listen(contacts.events);
    const theirs = await max.listen(contacts.events);
    await block(lea, max);
    await block(lea, max);
    await own.stream.takeUntil(({ data }) => data?.events.__typename === 'BlocksChanged');
    const { nodes } = (await lea.run(contacts.blockedPeople)).viewer!.blockedPeople;
    expect(nodes).toMatchObject([{ user: { id: max.id, viewerHasBlocked: true } }]);
    expect((await max.run(contacts.blockedPeople)).viewer!.blockedPeople.nodes).toEqual([]);
    await takesMessagesFrom(max, 'SHARED_ROOM');
    const told = await theirs.stream.takeUntil(({ data }) => data?.events.__typename === 'PreferencesChanged');
    expect(told).toHaveLength(1);
    await Promise.all([own.socket.close(), theirs.socket.close()]);
  });

  it('is of somebody else who is there, by somebody who is signed in', async () => {
    const { lea, max } = await pair();
    expect((await block(lea, lea)).error).toMatchObject({ __typename: 'NotAllowed' });
    expect((await block(lea, { id: randomUUID() })).error).toMatchObject({ __typename: 'PersonNotFound' });
    expect((await unblock(lea, { id: randomUUID() })).error).toMatchObject({ __typename: 'PersonNotFound' });
    expect((await unblock(lea, max)).error).toBeNull();
    for (const query of [contacts.blockPerson, contacts.unblockPerson]) {
      const { errors } = await new Client(server).ask(query, { input: { userId: max.id } });
      expect(errors[0]?.extensions?.code).toBe('UNAUTHENTICATED');
    }
  });
});
