import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createPasswordHasher } from '../../server/accounts/password-hasher.ts';
import { limits } from '../../server/shared/limits.ts';
import { EventLoopLag } from '../../server/shared/load.ts';
import { RequestError } from '../../server/shared/request-error.ts';
import { type Cast, castOf, goodPassword, operations, roomOf, signIn, signUp } from '../support/cast.ts';
import { Client, send, upgradeStatus } from '../support/client.ts';
import { startTestServer, type TestServer } from '../support/server.ts';

describe('a server that is behind', () => {
  const load = { isBehind: false };
  let server: TestServer;
  let cast: Cast;
  beforeAll(async () => {
    server = await startTestServer({ outside: { load } });
    cast = await castOf(server);
  });
  afterEach(() => (load.isBehind = false));
  afterAll(() => server.stop());

  it('refuses operations with 503 and when to come back, stores none of them, and answers them once it has caught up', async () => {
    const room = await roomOf(cast.anna);
    const input = { id: crypto.randomUUID(), roomId: room.id, body: 'patience' };
    const socket = await cast.anna.openSocket();
    load.isBehind = true;
    const overHttp = await cast.anna.ask(operations.sendMessage, { input });
    expect([overHttp.status, overHttp.headers['retry-after']]).toEqual([503, '2']);
    const overSocket = await socket.ask(operations.sendMessage, { input });
    for (const errors of [overHttp.errors, overSocket.errors]) {
      expect(errors?.[0]?.extensions).toMatchObject({ code: 'UNAVAILABLE', retryAfterMs: 2_000 });
    }
    load.isBehind = false;
    expect((await cast.anna.messages(room.id)).nodes).toEqual([]);
    expect((await socket.ask(operations.sendMessage, { input })).data?.sendMessage.message?.position).toBe(1);
    expect((await cast.anna.ask(operations.sendMessage, { input })).status).toBe(200);
    await socket.close();
  });

  it('looks at nothing of what it refuses: not at the body, not at the session', async () => {
    load.isBehind = true;
    const headers = { 'Content-Type': 'application/json', Authorization: 'Bearer none' };
    const { status, body } = await send(server, '/graphql', { method: 'POST', headers, body: 'no JSON at all' });
    expect(status).toBe(503);
    expect(body).toContain('UNAVAILABLE');
  });

  it('opens no more sockets, and goes on with those that are open', async () => {
    const room = await roomOf(cast.anna, [cast.ben]);
    const { stream, socket } = await cast.ben.listen(operations.messageAdded, { roomId: room.id });
    load.isBehind = true;
    expect(await upgradeStatus(server, {})).toBe(503);
    expect((await send(server, '/health/live')).status).toBe(200);
    await server.app.backend.writer.write({
      id: crypto.randomUUID(),
      roomId: room.id,
      authorId: cast.anna.id,
      body: 'still delivered',
      fileIds: [],
    });
    expect((await stream.next()).data?.messageAdded.body).toBe('still delivered');
    load.isBehind = false;
    expect(await upgradeStatus(server, {})).toBe(101);
    await socket.close();
  });
});

describe('the event loop', () => {
  it('is behind after two late looks in a row, not after one, and recovers with the first in time', () => {
    const lag = new EventLoopLag();
    const late = limits.eventLoopLagMaxMs + 1;
    const steps = [late, 0, late, late, late, 5, late];
    expect(
      steps.map((lagMs) => {
        lag.note(lagMs);
        return lag.isBehind;
      }),
    ).toEqual([false, false, false, true, true, false, false]);
  });
});

describe('sends beyond what can wait', () => {
  it('are refused at once with RATE_LIMITED, and are not stored; all others are', async () => {
    const server = await startTestServer();
    const { anna } = await castOf(server);
    const room = await roomOf(anna);
    const { writer } = server.app.backend;
    const sends = Array.from({ length: limits.sendQueueMax + 10 }, () => ({
      id: crypto.randomUUID(),
      roomId: room.id,
      authorId: anna.id,
      body: 'x',
      fileIds: [],
    }));
    const outcomes = await Promise.allSettled(sends.map((send) => writer.write(send)));
    const refused = outcomes.filter((outcome) => outcome.status === 'rejected').map(({ reason }) => reason as unknown);
    expect(refused).toHaveLength(10);
    for (const reason of refused) {
      expect(reason).toMatchObject({ code: 'RATE_LIMITED', extensions: { retryAfterMs: 1_000 } });
    }
    expect((await anna.room(room.id))?.lastPosition).toBe(limits.sendQueueMax);
    expect(writer.waiting).toBe(0);
    await writer.write(sends.at(-1)!);
    expect((await anna.room(room.id))?.lastPosition).toBe(limits.sendQueueMax + 1);
    await server.stop();
  });
});

describe('passwords beyond what can wait', () => {
  it('are refused with RATE_LIMITED, and the next is taken once there is room', async () => {
    const hasher = createPasswordHasher('benchmark');
    const outcomes = await Promise.allSettled(
      Array.from({ length: limits.passwordQueueMax + 5 }, () => hasher.hash(goodPassword)),
    );
    const refused = outcomes.filter((outcome) => outcome.status === 'rejected');
    // Two are being hashed while the others wait.
    expect(refused).toHaveLength(3);
    for (const { reason } of refused) expect(reason).toMatchObject({ code: 'RATE_LIMITED' });
    expect(hasher.waiting).toBe(0);
    expect(await hasher.verify(await hasher.hash(goodPassword), goodPassword)).toBe(true);
  });

  it("do not count as wrong ones: whoever knows theirs, or a room's, gets in afterwards", async () => {
    const server = await startTestServer({ isLimited: true });
    const anna = await signUp(server, 'anna');
    const ben = await signUp(server, 'ben');
    const room = await roomOf(anna, [], { access: 'PASSWORD', password: 'open sesame' });
    const { passwords } = server.app.backend.services;
    const verify = passwords.verify.bind(passwords);
    passwords.verify = async () => {
      throw new RequestError('RATE_LIMITED', 'Busy.', { retryAfterMs: 5_000 });
    };
    for (let tries = 0; tries < 12; tries++) {
      const busy = await new Client(server).ask(operations.signIn, {
        input: { login: 'anna', password: goodPassword },
      });
      const busyDoor = await ben.ask(operations.joinRoom, { input: { roomId: room.id, password: 'open sesame' } });
      for (const { status, errors } of [busy, busyDoor]) expect([status, errors[0]?.message]).toEqual([429, 'Busy.']);
    }
    passwords.verify = verify;
    expect((await ben.joinRoom({ roomId: room.id, password: 'open sesame' })).error).toBeNull();
    expect((await signIn(server, 'anna')).error).toBeNull();
    await server.stop();
  });
});
