import { randomUUID } from 'node:crypto';
import { createServer, connect as connectTcp } from 'node:net';
import { createClient } from 'graphql-ws';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { type Cast, castOf, operations, roomOf, signInByCookie, signUp } from '../support/cast.ts';
import { send, SocketClient, upgradeStatus } from '../support/client.ts';
import { startTestServer, type TestServer, until, within } from '../support/server.ts';

const trusted = { viewer: operations.viewer, events: operations.events };

describe('the socket', () => {
  let server: TestServer;
  let cast: Cast;
  beforeAll(async () => {
    server = await startTestServer({ trustedDocuments: trusted });
    cast = await castOf(server);
  });
  afterAll(() => server.stop());

  it('speaks to any client of graphql-transport-ws', async () => {
    const room = await roomOf(cast.anna);
    const client = createClient({
      url: server.origin.replace('http', 'ws') + '/graphql',
      webSocketImpl: WebSocket,
      connectionParams: { authorization: `Bearer ${cast.anna.token}` },
    });
    const stream = client.iterate({ query: operations.messageAdded, variables: { roomId: room.id, afterPosition: 0 } });
    await cast.anna.say(room.id, 'hello');
    const told = await within(stream.next(), 'the message');
    expect(told.value).toMatchObject({ data: { messageAdded: { position: 1, body: 'hello' } } });
    await stream.return?.();
    await client.dispose();
  });

  it('opens for our own pages and for programs, not for pages of other sites', async () => {
    const open = (headers: Record<string, string>) => upgradeStatus(server, headers);
    expect(await open({})).toBe(101);
    expect(await open({ Origin: server.origin })).toBe(101);
    expect(await open({ Origin: server.origin, 'Sec-Fetch-Site': 'same-origin' })).toBe(101);
    for (const headers of [
      { Origin: 'https://elsewhere.example' },
      { Origin: 'null' },
      { Origin: server.origin.replace('http', 'file') },
      { Origin: `http://127.0.0.1:${server.port + 1}` },
      { Origin: `${server.origin}.elsewhere.example` },
      { Origin: server.origin, 'Sec-Fetch-Site': 'cross-site' },
      { 'Sec-Fetch-Site': 'same-site' },
    ]) {
      expect([await open(headers as Record<string, string>), headers]).toEqual([403, headers]);
    }
  });

  it('opens under the server’s own names alone, and at its own address', async () => {
    expect(await upgradeStatus(server, { Host: `localhost:${server.port}` })).toBe(101);
    expect(await upgradeStatus(server, { Host: 'elsewhere.example' })).toBe(421);
    expect(await upgradeStatus(server, {}, '/elsewhere')).toBe(404);
  });

  it('survives an upgrade to an address that is none', async () => {
    for (const path of ['//', 'http://', '/\\', '//:0', '*']) {
      const raw = connectTcp(server.port, '127.0.0.1');
      raw.write(
        `GET ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n`,
      );
      const answer = await within(
        new Promise<string>((resolve) => raw.once('data', (data: Buffer) => resolve(data.toString()))),
        `the answer for ${path}`,
      );
      expect(answer).toMatch(/^HTTP\/1\.1 4\d\d /);
      raw.destroy();
    }
    expect((await send(server, '/health')).status).toBe(200);
  });

  it('refuses a token that is worth nothing with 4401', async () => {
    for (const authorization of [`Bearer ${'A'.repeat(43)}`, 'Bearer', '', `Basic ${cast.anna.token}`, 7, null]) {
      const socket = await SocketClient.open(server, { init: { authorization } });
      expect(await within(socket.closed, 'the refusal')).toMatchObject({ code: 4401 });
    }
  });

  it('answers nobody who is signed out but what anybody may know', async () => {
    const socket = await SocketClient.open(server);
    expect((await socket.ask('{ viewer { user { id } } instance { name } }')).data).toEqual({
      viewer: null,
      instance: { name: 'Hearth' },
    });
    for (const query of [operations.events, '{ rooms { nodes { id } } }']) {
      expect((await socket.ask(query)).errors?.[0]?.extensions?.code).toBe('UNAUTHENTICATED');
    }
    await socket.close();
  });

  it('runs only the app’s own operations for a browser’s cookie, any for its playground and for programs', async () => {
    const cookie = await signInByCookie(server, 'anna');
    const own = '{ viewer { user { username } } }';
    const browser = await SocketClient.open(server, { cookie });
    expect((await browser.ask(own)).errors?.[0]?.extensions?.code).toBe('FORBIDDEN');
    expect((await browser.ask(operations.viewer)).data?.viewer?.user.username).toBe('anna');
    expect((await browser.ask('', {}, { documentId: 'viewer' })).data?.viewer?.user.username).toBe('anna');
    expect((await browser.ask('', {}, { documentId: 'unknown' })).errors?.[0]?.extensions?.code).toBe('BAD_USER_INPUT');
    const events = browser.start('', {}, { documentId: 'events' });
    await until(() => server.app.backend.hub.size === 1, 'the subscription began');
    await cast.anna.run(operations.updatePreferences, { input: { enterSends: true } });
    expect((await events.next()).data?.events).toMatchObject({ __typename: 'PreferencesChanged' });
    await browser.close();
    for (const options of [
      { cookie, init: { playground: true } },
      { cookie, token: cast.anna.token },
      { token: cast.anna.token },
    ]) {
      const program = await SocketClient.open(server, options);
      expect((await program.ask(own)).data?.viewer?.user.username).toBe('anna');
      await program.close();
    }
  });

  it('stops listening when the client completes, when it goes, and when it is cut off', async () => {
    const { hub } = server.app.backend;
    const room = await roomOf(cast.anna);
    const { stream, socket } = await cast.anna.listen(operations.events);
    const other = await cast.anna.listen(operations.messageAdded, { roomId: room.id, afterPosition: 0 });
    expect(hub.size).toBe(2);
    stream.complete();
    await until(() => hub.size === 1, 'the listener is gone');
    expect((await socket.ask('{ viewer { user { username } } }')).data?.viewer?.user.username).toBe('anna');
    other.socket.socket.terminate();
    await until(() => hub.size === 0, 'the cut listener is gone');
    await socket.close();
    await until(() => server.app.connections.size === 0, 'no socket is left');
  });

  it('lets one socket hold 20 subscriptions and no more, until one ends', async () => {
    const { hub } = server.app.backend;
    const socket = await cast.ben.openSocket();
    const streams = Array.from({ length: 20 }, () => socket.start(operations.events));
    await until(() => hub.size === 20, 'all have begun');
    expect((await socket.ask(operations.events)).errors?.[0]?.extensions).toMatchObject({ code: 'RATE_LIMITED' });
    streams[0]!.complete();
    await until(() => hub.size === 19, 'one has ended');
    socket.start(operations.events);
    await until(() => hub.size === 20, 'another has begun');
    await socket.close();
    await until(() => hub.size === 0, 'all have ended');
  });

  it.each<[string, (socket: SocketClient) => void, number]>([
    ['a frame that is no JSON', ({ socket }) => socket.send('hello'), 4400],
    ['a frame of another shape', ({ socket }) => socket.send('[1]'), 4400],
    ['a message of no known type', ({ socket }) => socket.send('{"type":"rewind"}'), 4400],
    ['an operation without a query', ({ socket }) => socket.send('{"type":"subscribe","id":"1","payload":{}}'), 4400],
    ['bytes that are no text', ({ socket }) => socket.send(Buffer.from([0xff, 0xfe]), { binary: false }), 1007],
    ['a frame of more than 64 KiB', ({ socket }) => socket.send(' '.repeat(64 * 1024 + 1)), 1009],
    ['a second introduction', (socket) => socket.write({ type: 'connection_init' }), 4429],
    ['an id that is in use', (socket) => [socket.write(subscribeFrame('1')), socket.write(subscribeFrame('1'))], 4409],
  ])('closes on %s', async (_, misbehave, code) => {
    const socket = await cast.cleo.openSocket();
    misbehave(socket);
    expect((await within(socket.closed, 'the close')).code).toBe(code);
    await until(() => server.app.backend.hub.size === 0, 'nobody listens any more');
    expect((await cast.cleo.ask(operations.viewer)).status).toBe(200);
  });

  it('takes the longest message in characters of four bytes', async () => {
    const room = await roomOf(cast.cleo);
    const socket = await cast.cleo.openSocket();
    const input = { id: randomUUID(), roomId: room.id, body: '🦔'.repeat(10_000) };
    expect((await socket.ask(operations.sendMessage, { input })).data?.sendMessage.message?.position).toBe(1);
    await socket.close();
  });

  it('hears nobody who has not introduced themselves, or who speaks another protocol', async () => {
    const hasty = await SocketClient.connect(server, { init: null });
    hasty.write(subscribeFrame('1'));
    expect((await within(hasty.closed, 'the close')).code).toBe(4401);
    const other = await SocketClient.connect(server, { protocol: 'graphql-ws', init: null }).catch(
      (error: unknown) => error,
    );
    if (other instanceof SocketClient) expect((await within(other.closed, 'the close')).code).toBe(4406);
    else expect(other).toBeInstanceOf(Error);
  });

  it('cuts off a reader that takes nothing, with 4413, while others go on', async () => {
    const { anna, ben, cleo } = cast;
    const room = await roomOf(anna, [ben, cleo]);
    const slow = await ben.listen(operations.messageAdded, { roomId: room.id });
    const quick = await cleo.listen(operations.messageAdded, { roomId: room.id });
    slow.socket.socket.pause();
    const sender = await anna.openSocket();
    const body = '🦔'.repeat(10_000);
    let count = 0;
    // Kernel buffers take some MB before ours fill up: 40 KB a message.
    while (count * 40_000 < 24 * 1024 * 1024) {
      const inputs = Array.from({ length: 25 }, () => ({ id: randomUUID(), roomId: room.id, body }));
      await Promise.all(inputs.map((input) => sender.ask(operations.sendMessage, { input })));
      count += 25;
      await quick.stream.takeUntil(({ data }) => data!.messageAdded.position === count);
    }
    slow.socket.socket.resume();
    expect(await within(slow.socket.closed, 'the cut')).toMatchObject({ code: 4413 });
    const seen = slow.stream.received.map(({ data }) => data!.messageAdded.position);
    expect(seen).toEqual(seen.map((_, index) => index + 1));
    expect(seen.length).toBeLessThan(count);
    await until(() => server.app.backend.hub.size === 1, 'nobody waits for the slow reader any more');
    const resumed = await ben.listen(operations.messageAdded, { roomId: room.id, afterPosition: count - 3 });
    expect((await resumed.stream.next()).data?.messageAdded.position).toBe(count - 2);
    for (const { socket } of [quick, resumed, { socket: sender }]) await socket.close();
  });
});

describe('stopping the server', () => {
  it('tells every socket to come back later, and waits for none that does not answer', async () => {
    const server = await startTestServer();
    const { anna, ben } = await castOf(server);
    const [polite, stuck] = [await anna.openSocket(), await ben.openSocket()];
    stuck.socket.pause();
    const begun = performance.now();
    await server.stop();
    expect(performance.now() - begun).toBeLessThan(9_000);
    expect(await within(polite.closed, 'the close')).toMatchObject({ code: 1012 });
    stuck.socket.terminate();
  });

  it('lets its port go', async () => {
    const server = await startTestServer();
    const { port } = server;
    await signUp(server, 'anna');
    await server.stop();
    const next = createServer();
    await new Promise<void>((resolve, reject) => next.once('error', reject).listen(port, '127.0.0.1', resolve));
    next.close();
  });
});

describe('too many sockets', () => {
  it('of one session are refused with 4429, and room is made by closing one', async () => {
    const server = await startTestServer({ isLimited: true });
    const [anna, ben] = [await signUp(server, 'anna'), await signUp(server, 'ben')];
    const sockets = await Promise.all(Array.from({ length: 20 }, () => anna.openSocket()));
    const refused = await anna.openSocket();
    expect(await within(refused.closed, 'the refusal')).toMatchObject({ code: 4429 });
    expect((await (await ben.openSocket()).ask('{ viewer { user { username } } }')).data?.viewer?.user.username).toBe(
      'ben',
    );
    await sockets[0]!.close();
    await until(() => server.app.connections.size === 20, 'the closed socket is counted out');
    const again = await anna.openSocket();
    expect((await again.ask('{ viewer { user { username } } }')).data?.viewer?.user.username).toBe('anna');
    await server.stop();
  });
});

describe('a stranger’s sockets', () => {
  it('get nothing back of what they send with a ping, and may not let much pile up', async () => {
    const server = await startTestServer({ isLimited: true });
    const stranger = await SocketClient.open(server);
    const pongs: string[] = [];
    stranger.socket.on('message', (data: Buffer) => pongs.push(data.toString()));
    stranger.socket.send(JSON.stringify({ type: 'ping', payload: { much: 'x'.repeat(60_000) } }));
    await until(() => pongs.length === 1, 'the pong');
    expect(JSON.parse(pongs[0]!)).toEqual({ type: 'pong' });
    for (let frame = 0; frame < 2_100; frame++) stranger.socket.send('{"type":"ping"}');
    expect(await within(stranger.closed, 'the close')).toMatchObject({ code: 4429 });
    await server.stop();
  });

  it('leave room at their address for those who are signed in', async () => {
    const server = await startTestServer({ isLimited: true });
    const anna = await signUp(server, 'anna');
    const signedIn = await anna.openSocket();
    const strangers = await Promise.all(Array.from({ length: 49 }, () => SocketClient.open(server)));
    expect((await signedIn.ask('{ viewer { user { username } } }')).data?.viewer?.user.username).toBe('anna');
    const another = await anna.openSocket();
    expect((await another.ask('{ viewer { user { username } } }')).data?.viewer?.user.username).toBe('anna');
    const last = await SocketClient.open(server);
    const refused = await SocketClient.open(server);
    expect(await within(refused.closed, 'the refusal')).toMatchObject({ code: 4429 });
    for (const socket of [...strangers, last]) socket.socket.terminate();
    await server.stop();
  });
});

function subscribeFrame(id: string) {
  return { id, type: 'subscribe', payload: { query: operations.events } };
}
