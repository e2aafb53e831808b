import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { goodPassword, operations } from '../support/cast.ts';
import { Client } from '../support/client.ts';
import { deletion } from '../support/deletion.ts';
import { moderation } from '../support/moderation.ts';
import { hasPostgres } from '../support/postgres.ts';
import { hasRedisServer } from '../support/redis-server.ts';
import type { ServerProcess } from '../support/server-process.ts';
import { until, within } from '../support/server.ts';
import { type Fleet, Member, messagesIn, startFleet } from './fleet.ts';

/** Milliseconds until somebody is out everywhere, and that long again for a look into the database, which is made every second. */
const promisedMs = { byHint: 1_000, byLooking: 2_000 };

describe.skipIf(!hasPostgres || !hasRedisServer)(
  'two nodes, on one of which somebody is put out',
  { timeout: 60_000 },
  () => {
    let fleet: Fleet;
    let here: ServerProcess;
    let there: ServerProcess;
    let anna: Member;
    let names = 0;

    beforeAll(async () => {
      fleet = await startFleet({ size: 2, settings: { SMALL_HOST: 'on' } });
      [here, there] = [fleet.nodes[0]!, fleet.nodes[1]!];
      anna = await Member.signUp(here, 'anna');
    }, 120_000);
    afterAll(() => fleet.stop());

    const input = (more: object) => ({ input: more });
    const other = (member: Member): Member => new Member(here, member.username, member.id, member.token);
    /** What ends the session of somebody, done on this node. */
    const ends: Readonly<Record<string, (member: Member) => Promise<unknown>>> = {
      suspended: (member) => anna.run(operations.suspendPerson, input({ userId: member.id })),
      'signed out by an admin': (member) => anna.run(operations.signOutPerson, input({ userId: member.id })),
      'signed out by themselves': (member) => other(member).run(operations.signOut),
      deleted: (member) => anna.run(deletion.deletePerson, input({ userId: member.id, messages: 'KEEP' })),
      'signed in with a new password elsewhere': async (member) => {
        const { signIn } = await new Client(here).run(operations.signIn, {
          input: { login: member.username, password: goodPassword, wantToken: true },
        });
        const newPassword = 'copper windmill under frost';
        await new Client(here, { token: signIn.token! }).run(operations.changePassword, {
          input: { password: goodPassword, newPassword },
        });
      },
    };

    /** Puts people out in every way at once and expects each to be out on the other node by then. */
    async function expectAllOut(byMs: number): Promise<void> {
      const roomId = await anna.createRoom(`Room ${++names}`);
      const people = await Promise.all(
        [...Object.keys(ends), 'banned'].map(() => Member.signUp(there, `person${++names}`)),
      );
      const banned = people.at(-1)!;
      for (const member of people) await member.join(roomId);
      const listening = await Promise.all(people.map((member) => member.listen()));
      const following = await banned.listen(operations.messageAdded, { roomId });
      await anna.say(roomId, 'before');
      await Promise.all(listening.map(({ stream }) => until(() => messagesIn(stream).length === 1, 'they hear it')));
      await betweenHearingAndActing();

      const act = async (
        done: () => Promise<unknown>,
        out: Promise<unknown>,
        what: string,
      ): Promise<[string, boolean]> => {
        await done();
        const before = performance.now();
        await within(out, `whoever is ${what} was cut off`);
        return [what, performance.now() - before < byMs];
      };
      const outcomes = await Promise.all([
        ...Object.entries(ends).map(([what, end], index) =>
          act(
            () => end(people[index]!),
            listening[index]!.socket.closed.then(({ code }) => expect(code).toBe(4401)),
            what,
          ),
        ),
        act(
          () => anna.run(moderation.banMember, input({ roomId, userId: banned.id, reason: 'noise' })),
          following.stream.ended,
          'banned',
        ),
      ]);
      expect(outcomes).toEqual(outcomes.map(([what]) => [what, true]));
      for (const member of people.slice(0, -1)) expect((await member.ask(operations.viewer)).status).toBe(401);
      await anna.say(roomId, 'after');
      const { joinRoom } = await banned.run(operations.joinRoom, { input: { roomId } });
      expect(joinRoom.error?.__typename).toBe('Banned');
      expect(messagesIn(listening.at(-1)!.stream).map(({ body }) => body)).toEqual(['before']);
      await Promise.all([listening.at(-1)!, following].map(({ socket }) => socket.close()));
    }

    /** What happens to Redis once everybody listens. */
    let betweenHearingAndActing: () => Promise<void> = async () => {};
    const inTouch = (): Promise<void> =>
      until(async () => {
        const states = await Promise.all(
          [here, there].map(
            async ({ origin }) => (await (await fetch(`${origin}/health`)).json()) as { status: string },
          ),
        );
        return states.every(({ status }) => status === 'ok');
      }, 'both nodes are in touch');

    it('cut them off on the other within a second', async () => {
      betweenHearingAndActing = async () => {};
      await expectAllOut(promisedMs.byHint);
    });

    it('cut them off with the next look into the database when Redis goes away in that moment', async () => {
      betweenHearingAndActing = async () => {
        // Both have just looked, because it came back: by themselves they would look again in five seconds.
        await fleet.redis.stop();
        await fleet.redis.start();
        await inTouch();
        await fleet.redis.stop();
      };
      await expectAllOut(promisedMs.byLooking);
      await fleet.redis.start();
      await inTouch();
    });
  },
);
