import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { goodPassword, operations } from '../support/cast.ts';
import { Client, SocketClient, type Target } from '../support/client.ts';
import { hasPostgres } from '../support/postgres.ts';
import { hasRedisServer } from '../support/redis-server.ts';
import type { ServerProcess } from '../support/server-process.ts';
import { startTestServer, until, within } from '../support/server.ts';
import { type Fleet, Member, messagesIn, startFleet } from './fleet.ts';
import { type Balancer, hasNginx, startNginx } from './nginx.ts';

describe.skipIf(!hasPostgres || !hasRedisServer)('two nodes with limits', { timeout: 60_000 }, () => {
  let fleet: Fleet;
  let nodes: [ServerProcess, ServerProcess];

  beforeAll(async () => {
    fleet = await startFleet({ size: 2, settings: { BENCHMARK: 'off', SMALL_HOST: 'on', TRUST_PROXY: 'on' } });
    nodes = [fleet.nodes[0]!, fleet.nodes[1]!];
  }, 120_000);
  afterAll(() => fleet.stop());

  /** What a try to sign in is answered: the kind of refusal, or of error. */
  async function tryPassword(target: Target, login: string, password: string, address: string): Promise<string> {
    const client = new Client(target, { headers: { 'X-Forwarded-For': address } });
    const { data, errors } = await client.ask(operations.signIn, { input: { login, password, wantToken: true } });
    return data?.signIn.error?.__typename ?? errors[0]?.extensions?.code ?? 'signed in';
  }

  it('count tries together, and each for itself while Redis is away', async () => {
    await Member.signUp(nodes[0], 'anna');
    const tries = Array.from({ length: 10 }, (_, index) => nodes[index % 2]!);
    for (const node of tries) expect(await tryPassword(node, 'anna', 'wrong', '192.0.2.1')).toBe('WrongCredentials');
    for (const node of nodes) {
      expect(await tryPassword(node, 'anna', goodPassword, '192.0.2.1')).toBe('RATE_LIMITED');
      expect(await tryPassword(node, 'anna', goodPassword, '192.0.2.2')).toBe('signed in');
    }
    await fleet.redis.stop();
    expect(await tryPassword(nodes[1], 'anna', 'wrong', '192.0.2.3')).toBe('WrongCredentials');
    expect(await tryPassword(nodes[1], 'anna', goodPassword, '192.0.2.3')).toBe('signed in');
    await fleet.redis.start();
  });

  it.skipIf(!hasNginx)('serve people behind nginx as it is documented', async () => {
    let balancer: Balancer | null = null;
    try {
      balancer = await startNginx(nodes);
      const behind = balancer;
      const member = async (username: string): Promise<Member> => {
        const { id, token } = await Member.signUp(nodes[0], username);
        return new Member(behind, username, id, token);
      };
      const [ben, cleo] = [await member('ben'), await member('cleo')];
      const roomId = await ben.createRoom('Behind nginx');
      await cleo.join(roomId);
      // Two sockets, one on each node: nginx gives the second to the node with fewer.
      const [first, second] = [await ben.listen(), await cleo.listen()];
      for (let count = 0; count < 4; count++) await ben.say(roomId, `message ${count}`);
      for (const { stream } of [first, second]) {
        await until(() => messagesIn(stream).length === 4, 'both heard everything');
        expect(messagesIn(stream).map(({ body }) => body)).toEqual([0, 1, 2, 3].map((count) => `message ${count}`));
      }

      // The address is the one that nginx saw, whatever a client says.
      for (let count = 0; count < 10; count++) {
        expect(await tryPassword(behind, 'ben', 'wrong', `198.51.100.${count}`)).toBe('WrongCredentials');
      }
      expect(await tryPassword(behind, 'ben', goodPassword, '203.0.113.9')).toBe('RATE_LIMITED');

      // A node that stops takes nobody with it.
      const cut = Promise.race([first.socket.closed, second.socket.closed]);
      await nodes[0].stop();
      expect((await within(cut, 'a socket was told to come back')).code).toBe(1012);
      await ben.say(roomId, 'still here');
      const again = await SocketClient.open(behind, { token: cleo.token });
      const stream = again.start(operations.messageAdded, { roomId, afterPosition: 0 });
      await until(() => messagesIn(stream).length === 5, 'cleo heard all of it on the other node');
      await again.close();
    } finally {
      await balancer?.stop();
    }
  });

  it.skipIf(!hasNginx)(
    'what a node refuses that stops is taken by another, behind nginx as it is documented',
    async () => {
      const stopping = await startTestServer();
      stopping.app.state.isStopping = true;
      const balancer = await startNginx([stopping, nodes[1]]);
      try {
        const { id, token } = await Member.signUp(nodes[1], 'dora');
        const dora = new Member(balancer, 'dora', id, token);
        const roomId = await dora.createRoom('Open during works');
        for (const body of ['one', 'two', 'three', 'four']) {
          const input = { id: randomUUID(), roomId, body };
          const { status, data } = await dora.ask(operations.sendMessage, { input });
          expect([status, data?.sendMessage.message?.body]).toEqual([200, body]);
        }
        const { socket } = await dora.listen();
        await socket.close();
        const room = (await dora.run(operations.room, { id: roomId })).room!;
        expect(room.lastPosition).toBe(4);
        expect(balancer.triedAgain()).toContain('503, 200');
      } finally {
        await balancer.stop();
        await stopping.stop();
      }
    },
  );
});
