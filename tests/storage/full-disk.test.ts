import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Cast, castOf, operations, roomOf, signIn } from '../support/cast.ts';
import { send } from '../support/client.ts';
import { startTestServer, type TestServer, until } from '../support/server.ts';
import { mountSmallDisk, type SmallDisk } from '../support/small-disk.ts';

const full = 'The disk of the server is full, so nothing can be stored now.';

function expectFull(
  errors: readonly { message: string; extensions?: { code?: string; retryAfterMs?: number } }[],
): void {
  expect(errors).toHaveLength(1);
  expect(errors[0]?.message).toContain(full);
  expect(errors[0]?.extensions?.code).toBe('UNAVAILABLE');
  expect(errors[0]?.extensions?.retryAfterMs).toBeGreaterThan(0);
}

describe('on a disk that is full', () => {
  let small: SmallDisk;
  let mayMount = false;
  let server: TestServer | undefined;
  let cast: Cast;
  let roomId: string;
  beforeAll(async () => {
    const disk = mountSmallDisk(32 * 1024 * 1024);
    if (disk === null) return;
    mayMount = true;
    small = disk;
    server = await startTestServer({ dataDir: small.dir });
    cast = await castOf(server);
    roomId = (await roomOf(cast.anna, [cast.ben])).id;
    await cast.anna.say(roomId, 'before');
  });
  afterAll(async () => {
    try {
      await server?.stop();
    } finally {
      if (mayMount) small.unmount();
    }
  });

  beforeEach(({ skip }) => skip(!mayMount, 'This process may not mount a file system.'));

  it('a send is refused in words, nothing of it is announced, reading goes on, and its retry succeeds once there is room', async () => {
    const { stream, socket } = await cast.ben.listen(operations.messageAdded, { roomId });
    small.fill();
    const sends = Array.from({ length: 40 }, (_, index) => ({
      id: crypto.randomUUID(),
      roomId,
      body: `${index} `.repeat(500),
    }));
    const refused = [];
    // What the log file has room for is still taken; the rest is not.
    for (const input of sends) {
      const answer = await cast.anna.ask(operations.sendMessage, { input });
      if (answer.errors.length === 0) continue;
      expect(answer.status).toBe(503);
      expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0);
      expectFull(answer.errors);
      refused.push(input);
    }
    expect(refused.length).toBeGreaterThan(0);
    const stored = sends.length - refused.length;

    const together = await Promise.all(refused.map((input) => cast.anna.ask(operations.sendMessage, { input })));
    for (const { errors } of together) expectFull(errors);
    expect((await cast.ben.messages(roomId)).nodes).toHaveLength(Math.min(50, 1 + stored));
    expect((await cast.ben.room(roomId))?.lastPosition).toBe(1 + stored);
    const health = await send(server!, '/health/ready');
    expect([health.status, JSON.parse(health.body)]).toEqual([
      503,
      { status: 'unavailable', parts: { database: 'full' } },
    ]);
    expect((await send(server!, '/health/live')).status).toBe(200);
    const told = server!.logged.filter(({ msg }) => msg.startsWith('The disk is full'));
    expect(told).toHaveLength(1);

    small.clear();
    for (const input of refused)
      expect((await cast.anna.run(operations.sendMessage, { input })).sendMessage.error).toBeNull();
    await until(() => stream.received.length >= sends.length, 'Ben has heard them all');
    const heard = stream.received.map((result) => result.data!.messageAdded);
    expect(heard.map(({ position }) => position)).toEqual(sends.map((_, index) => index + 2));
    expect(new Set(heard.map(({ id }) => id)).size).toBe(sends.length);
    expect((await send(server!, '/health/ready')).status).toBe(200);
    await socket.close();
  });

  it('nobody is signed out, and nobody can sign up', async () => {
    small.fill();
    // Long enough for the use of a session to be written down.
    server!.clock.advance(10 * 60 * 1000);
    const answers = [];
    for (let index = 0; index < 40; index++) {
      const input = { username: `somebody${index}`, password: 'quiet lanterns over harbour' };
      answers.push(await cast.nobody.ask(operations.signUp, { input }));
      expect((await cast.anna.run(operations.viewer)).viewer?.user.username).toBe('anna');
      if (answers.at(-1)!.errors.length > 0) break;
    }
    expectFull(answers.at(-1)!.errors);
    small.clear();
    expect((await signIn(server!, 'anna')).error).toBeNull();
  });
});

describe('in a database that may not grow', () => {
  let server: TestServer;
  beforeAll(async () => (server = await startTestServer()));
  afterAll(() => server.stop());

  it('a change is refused with UNAVAILABLE and leaves nothing behind, until it may grow again', async () => {
    const { anna } = await castOf(server);
    const limit = async (pages: number) => {
      const connection = server.app.database.em.fork().getConnection();
      await connection.execute(`pragma max_page_count = ${pages}`);
    };
    await limit(1);
    const taken: string[] = [];
    let refused = await anna.ask(operations.createRoom, { input: { name: 'Room 0' } });
    for (let index = 1; refused.errors.length === 0; index++) {
      taken.push(refused.data!.createRoom.room!.id);
      refused = await anna.ask(operations.createRoom, {
        input: { name: `Room ${index}`, description: 'x'.repeat(500) },
      });
    }
    expectFull(refused.errors);
    expect((await anna.run(operations.rooms, { first: 100 })).rooms.nodes).toHaveLength(taken.length + 1);
    await limit(1_000_000);
    expect((await anna.createRoom({ name: 'With room again' })).room?.name).toBe('With room again');
  });
});
