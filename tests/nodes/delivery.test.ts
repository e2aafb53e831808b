import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { MessageEdited, PresenceChanged } from '../../server/graphql/generated.ts';
import { operations } from '../support/cast.ts';
import { Client, SocketClient } from '../support/client.ts';
import { hearth } from '../support/command.ts';
import { askForFile, type FileAnswer, sendWithFiles } from '../support/files.ts';
import { moderation } from '../support/moderation.ts';
import { hasPostgres } from '../support/postgres.ts';
import { hasRedisServer } from '../support/redis-server.ts';
import { until, within } from '../support/server.ts';
import { changesIn, type Fleet, Member, messagesIn, otherEventsIn, positionsTo, startFleet } from './fleet.ts';

describe.skipIf(!hasPostgres || !hasRedisServer)('three nodes', { timeout: 60_000 }, () => {
  let fleet: Fleet;
  let anna: Member;
  let ben: Member;
  let cleo: Member;

  beforeAll(async () => {
    fleet = await startFleet({ size: 3 });
    const [first, second, third] = fleet.nodes;
    [anna, ben, cleo] = await Promise.all([
      Member.signUp(first!, 'anna'),
      Member.signUp(second!, 'ben'),
      Member.signUp(third!, 'cleo'),
    ]);
  }, 120_000);
  afterAll(() => fleet.stop());

  async function roomOf(name: string, ...members: Member[]): Promise<string> {
    const [owner, ...others] = members;
    const roomId = await owner!.createRoom(name);
    await Promise.all(others.map((member) => member.join(roomId)));
    return roomId;
  }

  it('hear at once of what the host does by a command, on whatever machine', async () => {
    const [first, second] = fleet.nodes;
    const elsa = await Member.signUp(first!, 'elsa');
    const sockets = await Promise.all([first!, second!].map((node) => SocketClient.open(node, { token: elsa.token })));
    const folder = mkdtempSync(join(tmpdir(), 'hearth-test-'));
    const { databaseUrl: DATABASE_URL, filesDir: FILES_DIR, redis } = fleet;
    const env = { DATA_DIR: folder, DATABASE_URL, FILES_DIR, REDIS_URL: redis.url, BENCHMARK: 'on' };
    const ended = await hearth(['admin', 'reset-password', 'elsa'], { env });
    const endedAt = performance.now();
    rmSync(folder, { recursive: true });
    expect(ended).toMatchObject({ code: 0, out: expect.stringContaining('1 device is signed out') as string });
    const closings = await Promise.all(sockets.map(({ closed }) => within(closed, 'the sockets to be cut')));
    expect(closings.map(({ code }) => code)).toEqual([4401, 4401]);
    expect(performance.now() - endedAt).toBeLessThan(1_000);
  });

  it('drop what a room does not keep for everybody, whichever node it was sent to, and tell each', async () => {
    const roomId = await roomOf('Brief', anna, ben, cleo);
    const { stream, socket } = await cleo.listen();
    const keeping = { roomId, keep: 'LAST', keepAmount: 3, mayDropMessages: true };
    for (let count = 0; count < 5; count++) await ben.say(roomId, `before ${count}`);
    await anna.run(moderation.changeKeeping, { input: keeping });
    await until(() => otherEventsIn(stream).includes('MessagesDropped'), 'the third node told what is gone');
    await Promise.all(
      [anna, ben, cleo].flatMap((member) => [1, 2, 3, 4].map((count) => member.say(roomId, `${count}`))),
    );
    await until(() => messagesIn(stream).length === 17, 'everybody heard everything');
    expect(messagesIn(stream).map(({ position }) => position)).toEqual(positionsTo(17));
    for (const member of [anna, ben, cleo]) {
      const { room } = await member.run(operations.messages, { id: roomId, first: 100 });
      expect(room!.messages.nodes.map(({ position }) => position)).toEqual([15, 16, 17]);
    }
    await socket.close();
  });

  it('share the files of messages: uploaded to one, told by another, read from a third, and gone on all', async () => {
    const roomId = await roomOf('Album', anna, ben, cleo);
    const { stream, socket } = await cleo.listen(
      `subscription ($roomId: ID!) {
      messageAdded(roomId: $roomId) { id files { id name size } } }`,
      { roomId },
    );
    const [id, fileId] = [randomUUID(), randomUUID()];
    const path = `/files/${roomId}/${fileId}`;
    expect((await askForFile(anna.node, path, { token: anna.token }, Buffer.from('shared'))).status).toBe(200);
    const input = { id, roomId, body: '', fileIds: [fileId] };
    await new Client(ben.node, { token: anna.token }).run(sendWithFiles, { input });
    const files = [{ id: fileId, name: 'notes.txt', size: 6 }];
    expect((await stream.next()).data).toEqual({ messageAdded: { id, files } });
    await socket.close();
    const read = (): Promise<FileAnswer> => askForFile(cleo.node, `/files/${fileId}`, { token: cleo.token });
    expect((await read()).bytes.toString()).toBe('shared');
    await anna.delete(id);
    expect((await read()).status).toBe(404);
  });

  it('bring every message to everybody once and in one order, whichever node it was sent to', async () => {
    const roomId = await roomOf('Busy', anna, ben, cleo);
    const streams = await Promise.all(
      [anna, ben, cleo].flatMap((member) => [
        member.listen(),
        member.listen(operations.messageAdded, { roomId, afterPosition: 0 }),
      ]),
    );
    const each = 40;
    await Promise.all(
      [anna, ben, cleo].map(async (member) => {
        for (let count = 0; count < each; count++) await member.say(roomId, `${member.username} ${count}`);
      }),
    );
    for (const { stream } of streams) {
      await until(() => messagesIn(stream).length >= 3 * each, 'everybody heard everything');
      expect(messagesIn(stream).map(({ position }) => position)).toEqual(positionsTo(3 * each));
    }
    const [first, ...others] = streams.map(({ stream }) => messagesIn(stream));
    for (const other of others) expect(other).toEqual(first);
    await Promise.all(streams.map(({ socket }) => socket.close()));
  });

  it('bring what was edited and deleted to everybody once, after the message, whichever node it was done on', async () => {
    const roomId = await roomOf('Second thoughts', anna, ben);
    const elsewhere = new Member(cleo.node, anna.username, anna.id, anna.token);
    const ids: string[] = [];
    ids.push(await anna.say(roomId, 'first'));
    const streams = await Promise.all([anna, ben, elsewhere].map((member) => member.listen()));
    await cleo.join(roomId);
    const toCleo = await cleo.listen();
    for (let count = 0; count < 10; count++) {
      const id = await anna.say(roomId, `helo ${count}`);
      ids.push(id);
      await elsewhere.edit(id, `hello ${count}`);
      if (count % 2) await anna.delete(id);
    }
    await elsewhere.delete(ids[0]!);
    const expected = [
      ...ids
        .slice(1)
        .flatMap((id, count) => [{ id, body: `hello ${count}` }, ...(count % 2 ? [{ id, body: null }] : [])]),
      { id: ids[0], body: null },
    ];
    for (const { stream, socket } of [...streams, toCleo]) {
      await until(() => changesIn(stream).length >= expected.length, 'everybody heard what was changed');
      expect(changesIn(stream)).toEqual(expected);
      // What was said before is told as well where a node hears of it late.
      const told = messagesIn(stream).map(({ id }) => id);
      expect(told.slice(told.indexOf(ids[1]!))).toEqual(ids.slice(1));
      const at = (name: string) =>
        stream.received.findIndex(({ data }) => {
          const { __typename, message } = data!.events as MessageEdited;
          return __typename === name && message.id === ids[1];
        });
      expect(at('MessageAdded')).toBeLessThan(at('MessageEdited'));
      await socket.close();
    }
  });

  it('let somebody hear a room from the moment they join it on another node', async () => {
    const roomId = await roomOf('Doors', anna);
    const { stream, socket } = await cleo.listen();
    await new Member(ben.node, cleo.username, cleo.id, cleo.token).join(roomId);
    await anna.say(roomId, 'welcome');
    await until(() => messagesIn(stream).length > 0, 'cleo heard the welcome');
    expect(messagesIn(stream).map(({ body }) => body)).toEqual(['welcome']);
    expect(otherEventsIn(stream)).toContain('RoomJoined');
    await socket.close();
  });

  it('tell nothing of a room to somebody who has left it on another node', async () => {
    const roomId = await roomOf('Exit', anna, ben, cleo);
    const [left, stays] = await Promise.all([cleo.listen(), ben.listen()]);
    const following = await cleo.listen(operations.messageAdded, { roomId });
    await anna.say(roomId, 'before');
    await until(() => messagesIn(left.stream).length === 1, 'cleo heard what was said before');
    await new Member(ben.node, cleo.username, cleo.id, cleo.token).leave(roomId);
    await anna.say(roomId, 'after');
    await until(() => messagesIn(stays.stream).length === 2, 'ben heard what was said after');
    await until(() => otherEventsIn(left.stream).includes('RoomLeft'), 'cleo heard that she has left');
    await within(following.stream.ended, "cleo's subscription ended");
    // A later message elsewhere shows that nothing else is on its way.
    const elsewhere = await roomOf('Elsewhere', anna, cleo);
    await anna.say(elsewhere, 'here');
    await until(() => messagesIn(left.stream).length >= 2, 'cleo heard what was said elsewhere');
    expect(messagesIn(left.stream).map(({ body }) => body)).toEqual(['before', 'here']);
    await Promise.all([left, stays, following].map(({ socket }) => socket.close()));
  });

  it('cut somebody off within a second who is banned on another node, and tell them why', async () => {
    const roomId = await roomOf('Noisy', anna, ben, cleo);
    const [banned, stays] = await Promise.all([cleo.listen(), ben.listen()]);
    const following = await cleo.listen(operations.messageAdded, { roomId });
    await anna.say(roomId, 'before');
    await until(() => messagesIn(banned.stream).length === 1, 'cleo heard what was said before');
    const before = performance.now();
    await anna.run(moderation.banMember, { input: { roomId, userId: cleo.id, reason: 'noise' } });
    await until(() => otherEventsIn(banned.stream).includes('RoomLeft'), 'cleo heard that she is banned');
    await within(following.stream.ended, "cleo's subscription ended");
    expect(performance.now() - before).toBeLessThan(1_000);
    const left = banned.stream.received.find(({ data }) => data?.events.__typename === 'RoomLeft');
    expect(left?.data?.events).toMatchObject({ roomId, cause: 'BANNED', reason: 'noise' });
    await anna.say(roomId, 'after');
    await until(() => messagesIn(stays.stream).length === 2, 'ben heard what was said after');
    expect((await cleo.run(operations.joinRoom, { input: { roomId } })).joinRoom.error?.__typename).toBe('Banned');
    await anna.run(moderation.unban, { input: { roomId, userId: cleo.id } });
    await until(() => otherEventsIn(banned.stream).includes('BanLifted'), 'cleo heard that she may come back');
    expect(otherEventsIn(banned.stream).filter((kind) => kind === 'BanLifted')).toHaveLength(1);
    await cleo.join(roomId);
    await anna.say(roomId, 'welcome back');
    await until(() => messagesIn(banned.stream).length === 2, 'cleo heard the welcome');
    expect(messagesIn(banned.stream).map(({ body }) => body)).toEqual(['before', 'welcome back']);
    await Promise.all([banned, stays, following].map(({ socket }) => socket.close()));
  });

  it('tell everybody that a room is closed, on every node', async () => {
    const roomId = await roomOf('Short', anna, ben);
    const [inside, outside] = await Promise.all([ben.listen(), cleo.listen()]);
    const following = await ben.listen(operations.messageAdded, { roomId });
    await anna.run(moderation.deleteRoom, { input: { roomId } });
    await until(() => otherEventsIn(inside.stream).includes('RoomLeft'), 'ben heard that the room is closed');
    const left = inside.stream.received.find(({ data }) => data?.events.__typename === 'RoomLeft');
    expect(left?.data?.events).toMatchObject({ roomId, cause: 'CLOSED' });
    await within(following.stream.ended, "ben's subscription ended");
    await until(() => otherEventsIn(outside.stream).includes('RoomUnlisted'), 'cleo heard that it is not listed');
    expect((await ben.run(operations.room, { id: roomId })).room).toBeNull();
    await Promise.all([inside, outside, following].map(({ socket }) => socket.close()));
  });

  it('cut the sockets of a session that ends on another node within a second', async () => {
    const dora = await Member.signUp(fleet.nodes[2]!, 'dora');
    const { socket } = await dora.listen();
    const before = performance.now();
    await new Member(fleet.nodes[0]!, dora.username, dora.id, dora.token).run(operations.signOut);
    const { code } = await within(socket.closed, "dora's socket was cut");
    expect(code).toBe(4401);
    expect(performance.now() - before).toBeLessThan(1_000);
  });

  it('show a changed name on every node at once', async () => {
    const roomId = await roomOf('Names', anna, ben);
    const { stream, socket } = await ben.listen();
    await anna.say(roomId, 'so that every node knows anna');
    await until(() => messagesIn(stream).length === 1, 'ben heard anna');
    const input = { displayName: 'Anna Lindqvist' };
    await new Member(fleet.nodes[2]!, anna.username, anna.id, anna.token).run(operations.updateProfile, { input });
    await until(() => otherEventsIn(stream).includes('UserChanged'), 'ben heard of the name');
    const changed = stream.received.flatMap(({ data }) =>
      data?.events.__typename === 'UserChanged' ? [data.events.user.displayName] : [],
    );
    expect(changed).toEqual(['Anna Lindqvist']);
    await socket.close();
  });

  it('tell who comes and goes on any node, and count the people of a killed node as gone', async () => {
    const third = fleet.nodes[2]!;
    // Nobody has heard of felix before.
    const felix = await Member.signUp(ben.node, 'felix');
    await roomOf('Presence', anna, felix);
    const ofFelix = 'query ($name: String!) { user(username: $name) { isOnline } }';
    const isOnline = async (): Promise<boolean> => (await anna.run(ofFelix, { name: 'felix' })).user!.isOnline;
    const { stream, socket } = await anna.listen(
      'subscription { events { ... on PresenceChanged { user { username isOnline } } } }',
    );
    const told = (): boolean[] =>
      stream.received.flatMap(({ data }) => {
        const { user } = data?.events as Partial<PresenceChanged>;
        return user?.username === 'felix' ? [user.isOnline] : [];
      });
    expect(await isOnline()).toBe(false);
    const other = await felix.listen();
    await until(() => told().length === 1, 'anna heard that felix has come');
    expect(await isOnline()).toBe(true);
    // On two nodes he is there once, and stays when one of the two sockets goes.
    const elsewhere = new Member(third, felix.username, felix.id, felix.token);
    const again = await elsewhere.listen();
    await until(async () => (await fleet.redis.peopleOf(felix.id)).length === 2, 'two nodes have felix');
    await other.socket.close();
    await until(async () => (await fleet.redis.peopleOf(felix.id)).length === 1, 'only the third node has felix');
    expect(await isOnline()).toBe(true);

    await third.stop('SIGKILL');
    await again.socket.closed;
    await until(() => told().length === 2, 'anna heard that felix is gone', 30_000);
    expect(told()).toEqual([true, false]);
    expect(await isOnline()).toBe(false);
    await socket.close();
  });
});
