import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { describeError } from '../../server/shared/log.ts';
import { type Cast, castOf, goodPassword, operations, roomOf, signIn } from '../support/cast.ts';
import { send, SocketClient } from '../support/client.ts';
import { dialects, startTestServer, type TestServer, until } from '../support/server.ts';

describe('a request', () => {
  let server: TestServer;
  beforeAll(async () => (server = await startTestServer()));
  afterAll(() => server.stop());

  it('has an id of its own, which the answer tells, whatever the client calls it', async () => {
    const idOf = async (path: string, headers: Record<string, string> = {}) =>
      (await send(server, path, { headers })).headers['x-request-id'];
    const ids = [
      await idOf('/health'),
      await idOf('/none'),
      await idOf('/health', { 'X-Request-Id': 'mine-mine-mine' }),
    ];
    for (const id of ids) expect(id).toMatch(/^[0-9a-f-]{36}$/);
    expect(new Set(ids).size).toBe(3);
  });

  it('keeps the id that a trusted proxy gave it, if it is one', async () => {
    const proxied = await startTestServer({ settings: { TRUST_PROXY: 'on' } });
    const idOf = async (given: string) =>
      (await send(proxied, '/health', { headers: { 'X-Request-Id': given } })).headers['x-request-id'];
    expect(await idOf('proxy-0123.abc')).toBe('proxy-0123.abc');
    for (const given of ['short', 'with a space in it', '<script>alert(1)</script>', 'x'.repeat(101)]) {
      expect(await idOf(given)).toMatch(/^[0-9a-f-]{36}$/);
    }
    await proxied.stop();
  });

  it('leaves one line at the level info: its id, class and status, and not its address', async () => {
    const { headers } = await send(server, '/rooms/a-room-that-is-nobodys-business?code=secret');
    const line = (): unknown => server.logged.find((entry) => entry['requestId'] === headers['x-request-id']);
    await until(line, 'the line is written');
    expect(line()).toMatchObject({ msg: 'A request was answered', method: 'GET', route: 'app' });
    expect(JSON.stringify(server.logged)).not.toContain('business');
  });
});

describe.each(dialects)('the log on %s', (dialect) => {
  let server: TestServer;
  let cast: Cast;
  const secrets = {
    email: 'zora.neale@example.org',
    wrongPassword: 'not the password at all',
    roomPassword: 'the door opens inwards',
    message: 'meet me at the old mill',
    half: 'only half a request',
  };
  let tokens: string[] = [];

  beforeAll(async () => {
    server = await startTestServer({ dialect });
    cast = await castOf(server);
    tokens = [cast.anna.token, cast.ben.token];
  });
  afterAll(() => server.stop());

  it('tells of a failure by its reference under the id of the request or of the socket', async () => {
    const room = await roomOf(cast.anna);
    await rename('message', 'message_elsewhere');
    const answer = await cast.anna.ask(operations.messages, { id: room.id });
    const logged = entryOf(answer.errors[0]?.extensions?.reference);
    expect(logged).toMatchObject({ level: 50, requestId: answer.headers['x-request-id'] });

    const socket = await cast.anna.openSocket();
    const first = await socket.ask(operations.messages, { id: room.id });
    const second = await socket.ask(operations.messages, { id: room.id });
    const ids = [first, second].map((told) => entryOf(told.errors?.[0]?.extensions?.reference)?.['connectionId']);
    expect(ids[0]).toMatch(/^[0-9a-f-]{36}$/);
    expect(ids[1]).toBe(ids[0]);
    await socket.close();
    await until(() => server.logged.some((entry) => entry.msg === 'A socket was closed'), 'its end is told');
    // One line for each connection would drown the others: they are counted instead.
    const told = server.logged.filter(
      (entry) => entry['connectionId'] === ids[0] && entry.msg.startsWith('A socket was'),
    );
    expect(told.map(({ level, msg }) => [level, msg])).toEqual([
      [20, 'A socket was opened'],
      [20, 'A socket was closed'],
    ]);
    await rename('message_elsewhere', 'message');
  });

  it('holds no message, password, token or address of a person, whatever goes well or wrong', async () => {
    const { anna, ben, nobody } = cast;
    const room = await roomOf(anna, [ben], { access: 'PASSWORD', password: secrets.roomPassword });
    await anna.say(room.id, secrets.message);
    await cast.cleo.joinRoom({ roomId: room.id, password: secrets.wrongPassword });
    await signIn(server, 'anna', secrets.wrongPassword);
    const person = { username: 'zora', password: goodPassword, email: secrets.email };
    await nobody.ask(operations.signUp, { input: person });
    await nobody.ask(operations.signUp, { input: { ...person, username: 'zora2' } });
    await nobody.post(`{"query": "${secrets.half}`);
    await nobody.post({ query: operations.signUp, variables: { input: secrets.half } });
    await send(server, `/invite/${secrets.half.replaceAll(' ', '-')}`);
    const socket = await SocketClient.open(server, { token: anna.token });
    await socket.ask(operations.sendMessage, { input: { id: 'no id', roomId: room.id, body: secrets.message } });
    socket.socket.send(`{"type":"subscribe","payload":"${secrets.half}`);
    await socket.closed;

    for (const table of ['message', 'membership', 'session']) {
      await rename(table, `${table}_elsewhere`);
      const send = { id: crypto.randomUUID(), roomId: room.id, body: secrets.message };
      const failing = [
        await anna.ask(operations.sendMessage, { input: send }),
        await nobody.ask(operations.signUp, {
          input: { ...person, username: `m${table}`, email: `${table}${secrets.email}` },
        }),
        await anna.ask(operations.createRoom, {
          input: { name: `At ${table}`, access: 'PASSWORD', password: secrets.roomPassword },
        }),
      ];
      expect(failing.some(({ status }) => status === 500)).toBe(true);
      await rename(`${table}_elsewhere`, table);
    }

    const log = JSON.stringify(server.logged);
    expect(server.logged.filter(({ level }) => level >= 50).length).toBeGreaterThan(2);
    for (const secret of [...Object.values(secrets), ...tokens, goodPassword, 'zora.neale']) {
      expect(log).not.toContain(secret);
    }
  });

  function entryOf(reference: string | undefined) {
    return server.logged.find((entry) => entry['reference'] === reference);
  }

  async function rename(from: string, to: string): Promise<void> {
    await server.app.database.em.fork().getConnection().execute(`alter table ${from} rename to ${to}`);
  }
});

describe('of an error the log keeps', () => {
  it('its type, code, place and cause, and no property in which a database repeats a row', () => {
    const cause = Object.assign(new Error('duplicate key value violates unique constraint "user_email_key"'), {
      code: '23505',
      detail: 'Key (email_key)=(zora@example.org) already exists.',
    });
    const told = describeError(new TypeError('It failed', { cause }));
    expect(told).toMatchObject({
      type: 'TypeError',
      message: 'It failed',
      cause: { code: '23505', message: 'duplicate key value violates unique constraint "user_email_key"' },
    });
    expect(JSON.stringify(told)).toContain('logs.test.ts');
    expect(JSON.stringify(told)).not.toContain('zora');
  });

  it.each([
    ['a text that is no JSON', new SyntaxError(`Unexpected token 'm', "meet me at"... is not valid JSON`)],
    ['a value of the wrong kind', new Error('invalid input syntax for type uuid: "meet me at the mill"')],
    ['a statement', new Error("insert into message values ('meet me at the mill')")],
  ])('nothing that its message quotes: %s', (_, error) => {
    expect(JSON.stringify(describeError(error))).not.toContain('meet me');
  });
});
