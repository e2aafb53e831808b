import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { moderation } from '../support/moderation.ts';
import { hasPostgresPrograms, type OwnPostgres, startOwnPostgres } from '../support/postgres-server.ts';
import { hasRedisServer } from '../support/redis-server.ts';
import { until, within } from '../support/server.ts';
import { operations } from '../support/cast.ts';
import { changesIn, type Fleet, Member, messagesIn, otherEventsIn, positionsTo, startFleet } from './fleet.ts';
import { Follower } from './follower.ts';

const removeRoom = `mutation ($input: RemoveRoomInput!) { removeRoom(input: $input) { roomId error { __typename } } }`;

describe.skipIf(!hasPostgresPrograms || !hasRedisServer)(
  'three nodes of which something fails',
  { timeout: 120_000 },
  () => {
    let postgres: OwnPostgres;
    let fleet: Fleet;
    let anna: Member;
    let ben: Member;
    let cleo: Member;
    let followers: Follower[] = [];

    beforeAll(async () => {
      postgres = await startOwnPostgres();
      fleet = await startFleet({ size: 3, databaseUrl: postgres.url });
      const [first, second, third] = fleet.nodes;
      [anna, ben, cleo] = await Promise.all([
        Member.signUp(first!, 'anna'),
        Member.signUp(second!, 'ben'),
        Member.signUp(third!, 'cleo'),
      ]);
    }, 120_000);
    afterEach(async () => {
      await Promise.all(followers.map((follower) => follower.stop()));
      followers = [];
    });
    afterAll(async () => {
      // Whatever did not start: PostgreSQL would stay behind.
      try {
        await fleet.stop();
      } finally {
        await postgres.stop();
      }
    });

    /** A room of all three, each following it, at first on a node of their own. */
    async function followedRoom(name: string): Promise<string> {
      const roomId = await anna.createRoom(name);
      await Promise.all([ben, cleo].map((member) => member.join(roomId)));
      followers = [anna, ben, cleo].map((member, index) => new Follower(member, roomId, fleet.nodes, index));
      await Promise.all(followers.map((follower) => follower.follows()));
      return roomId;
    }

    /** Whoever of the three came first owns the server. */
    async function owner(): Promise<Member> {
      for (const member of [anna, ben, cleo]) {
        const { viewer } = await member.run('{ viewer { user { role } } }');
        if (viewer!.user.role === 'OWNER') return member;
      }
      throw new Error('None of them owns the server.');
    }

    /** Each of the three goes on saying things, a few at a time, through any node, and hears them before saying more. */
    function keepTalking(roomId: string): { stop(): Promise<string[]> } {
      let isOver = false;
      const stored: string[] = [];
      const talks = [anna, ben, cleo].map(async (member, index) => {
        const nodes = [...fleet.nodes.slice(index), ...fleet.nodes.slice(0, index)];
        for (let count = 0; !isOver; count++) {
          const id = await member.say(roomId, `${member.username} ${count}`, nodes);
          stored.push(id);
          if (count % 10 === 9) await followers[index]!.hearsOf(id);
        }
      });
      return {
        async stop() {
          isOver = true;
          await Promise.all(talks);
          return stored;
        },
      };
    }

    /** Everybody has heard exactly what was stored, once and in one order. */
    async function expectAllHeard(stored: readonly string[]): Promise<void> {
      await Promise.all(followers.map((follower) => follower.hears(stored.length)));
      for (const { heard } of followers) {
        expect(heard.map(({ position }) => position)).toEqual(positionsTo(stored.length));
        expect(heard.map(({ id }) => id).toSorted()).toEqual([...stored].toSorted());
      }
    }

    const hears = (count: number): Promise<unknown> => Promise.all(followers.map((follower) => follower.hears(count)));

    it('lose nothing while Redis is stopped, started again and emptied', async () => {
      const roomId = await followedRoom('Redis');
      const [dora, elsa] = await Promise.all([
        Member.signUp(fleet.nodes[2]!, 'dora'),
        Member.signUp(fleet.nodes[2]!, 'elsa'),
      ]);
      const doraListens = await dora.listen();
      const elsaListens = await elsa.listen();
      const elsewhere = (member: Member): Member =>
        new Member(fleet.nodes[0]!, member.username, member.id, member.token);

      const noisy = await anna.createRoom('Noisy');
      const toEdit = await anna.say(roomId, 'helo');
      const toDelete = await anna.say(roomId, 'nevermind');
      const cleoListens = await cleo.listen();
      const talk = keepTalking(roomId);
      await hears(20);
      await fleet.redis.stop();
      await hears(followers[0]!.heard.length + 20);
      // What others do reaches this node through the database, every few seconds: first that dora has come to three rooms.
      const heardOf = (kind: string): number =>
        otherEventsIn(doraListens.stream).filter((name) => name === kind).length;
      for (const room of [roomId, noisy]) await elsewhere(dora).join(room);
      const closing = await elsewhere(dora).createRoom('Closing');
      const removed = await elsewhere(dora).createRoom('Removed');
      await elsewhere(elsa).run(operations.signOut);
      await until(() => heardOf('RoomJoined') === 4, 'dora heard that she has joined');
      await until(() => messagesIn(doraListens.stream).length > 0, 'dora heard what is said');
      expect((await within(elsaListens.socket.closed, "elsa's socket was cut")).code).toBe(4401);

      // Then that she has gone, each time in another way, how far cleo has read, what she is called and what she prefers.
      await elsewhere(dora).leave(roomId);
      await anna.run(moderation.banMember, { input: { roomId: noisy, userId: dora.id, reason: 'noise' } });
      await elsewhere(dora).run(moderation.deleteRoom, { input: { roomId: closing } });
      await elsewhere(await owner()).run(removeRoom, { input: { roomId: removed, name: 'Removed' } });
      const cleoReads = messagesIn(cleoListens.stream).at(-1)!.position;
      await elsewhere(cleo).run(operations.markRead, { input: { roomId, position: cleoReads } });
      await elsewhere(cleo).run(operations.updateProfile, { input: { displayName: 'Cleo the second' } });
      await elsewhere(cleo).run(operations.updatePreferences, { input: { theme: 'DARK' } });
      await until(() => heardOf('RoomLeft') === 4, 'dora heard that she has gone');
      const partings = doraListens.stream.received.flatMap(({ data }) =>
        data?.events.__typename === 'RoomLeft' ? [`${data.events.cause} ${data.events.reason}`] : [],
      );
      expect(partings.toSorted()).toEqual(['BANNED noise', 'CLOSED null', 'CLOSED_BY_ADMIN null', 'LEFT null']);
      for (const event of ['RoomRead', 'UserChanged', 'PreferencesChanged'])
        await until(() => otherEventsIn(cleoListens.stream).includes(event), `cleo heard ${event}`);

      // And that she is back in one of them.
      await elsewhere(dora).join(roomId);
      await until(() => heardOf('RoomJoined') === 5, 'dora heard that she is in again');

      await anna.edit(toEdit, 'hello');
      await anna.delete(toDelete);
      await until(() => changesIn(cleoListens.stream).length === 2, 'cleo heard what was changed');
      expect(changesIn(cleoListens.stream)).toEqual([
        { id: toEdit, body: 'hello' },
        { id: toDelete, body: null },
      ]);

      await fleet.redis.start();
      await hears(followers[0]!.heard.length + 20);
      await fleet.redis.flush();
      await hears(followers[0]!.heard.length + 20);
      await expectAllHeard([toEdit, toDelete, ...(await talk.stop())]);
      expect(changesIn(cleoListens.stream)).toHaveLength(2);
      await Promise.all([doraListens, cleoListens].map(({ socket }) => socket.close()));
    });

    it('answer nothing that is not stored while PostgreSQL is away, and go on by themselves', async () => {
      const roomId = await followedRoom('PostgreSQL');
      const talk = keepTalking(roomId);
      await hears(20);
      await postgres.crash();
      const input = { id: crypto.randomUUID(), roomId, body: 'into the void' };
      const { data, errors } = await anna.ask(operations.sendMessage, { input });
      expect(data).toBeNull();
      expect(errors).toHaveLength(1);
      await postgres.restart();
      await hears(followers[0]!.heard.length + 20);
      await expectAllHeard(await talk.stop());
    });

    it('lose nothing while they are killed or restarted one after the other', async () => {
      const roomId = await followedRoom('Rolling');
      const talk = keepTalking(roomId);
      await hears(10);
      const endings = ['SIGKILL', 'SIGTERM', 'SIGTERM'] as const;
      for (const [index, node] of fleet.nodes.entries()) {
        await node.stop(endings[index]);
        await hears(followers[0]!.heard.length + 10);
        await node.start();
      }
      await expectAllHeard(await talk.stop());
    });
  },
);
