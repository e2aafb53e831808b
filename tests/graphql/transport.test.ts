import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Cast, castOf, goodPassword, operations, roomOf, signInByCookie, signUp } from '../support/cast.ts';
import { Client, send, SocketClient } from '../support/client.ts';
import { startTestServer, type TestServer } from '../support/server.ts';

const question = JSON.stringify({ query: '{ instance { name } }' });
const json = { 'Content-Type': 'application/json' };

describe('GraphQL over HTTP', () => {
  let server: TestServer;
  let cast: Cast;
  let cookie: string;
  beforeAll(async () => {
    server = await startTestServer({
      trustedDocuments: { viewer: operations.viewer, updateProfile: operations.updateProfile },
    });
    cast = await castOf(server);
    cookie = await signInByCookie(server, 'anna');
  });
  afterAll(() => server.stop());

  it('answers our own pages and programs, and no page of another site', async () => {
    const status = async (headers: Record<string, string>) =>
      (await send(server, '/graphql', { method: 'POST', headers: { ...json, ...headers }, body: question })).status;
    expect(await status({})).toBe(200);
    expect(await status({ Origin: server.origin, 'Sec-Fetch-Site': 'same-origin' })).toBe(200);
    expect(await status({ 'Sec-Fetch-Site': 'none' })).toBe(200);
    for (const headers of [
      { Origin: 'https://elsewhere.example' },
      { Origin: 'null' },
      { Origin: `http://localhost.elsewhere.example:${server.port}` },
      { Origin: server.origin, 'Sec-Fetch-Site': 'cross-site' },
      { 'Sec-Fetch-Site': 'same-site' },
    ]) {
      expect([await status(headers as Record<string, string>), headers]).toEqual([403, headers]);
    }
  });

  it('changes nothing for a page of another site that sends the cookie along', async () => {
    const input = { bio: 'taken over' };
    const body = JSON.stringify({ query: operations.updateProfile, variables: { input } });
    for (const contentType of [
      'application/json',
      'text/plain',
      'application/x-www-form-urlencoded',
      'multipart/form-data; boundary=x',
    ]) {
      const headers = { 'Content-Type': contentType, Cookie: cookie, Origin: 'https://elsewhere.example' };
      expect((await send(server, '/graphql', { method: 'POST', headers, body })).status).toBe(403);
    }
    const { updateProfile } = await new Client(server, { cookie }).run(operations.updateProfile, {
      input: { bio: 'my own' },
    });
    expect(updateProfile.user?.bio).toBe('my own');
  });

  it.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', ''])(
    'takes JSON alone, not "%s", which any page may send',
    async (contentType) => {
      const { status, body } = await send(server, '/graphql', {
        method: 'POST',
        headers: { 'Content-Type': contentType },
        body: question,
      });
      expect(status).toBe(400);
      expect(body).toContain('BAD_USER_INPUT');
    },
  );

  it.each<[string, string | Buffer]>([
    ['no JSON', 'query { instance { name } }'],
    ['nothing', ''],
    ['a batch', `[${question},${question}]`],
    ['a text', '"query"'],
    ['null', 'null'],
    ['no query', '{}'],
    ['a query that is no text', '{"query":{"kind":"Document"}}'],
    ['variables that are no object', '{"query":"{ instance { name } }","variables":"x"}'],
    ['variables that are a list', '{"query":"{ instance { name } }","variables":[1]}'],
    ['an operation name that is no text', '{"query":"{ instance { name } }","operationName":7}'],
    ['an unknown document', '{"documentId":"unknown"}'],
    [
      'a hash of Apollo’s',
      '{"extensions":{"persistedQuery":{"version":1,"sha256Hash":"ecf4edb46db40b5132295c0291d62fb65d6759a9eedfa4d5d612dd5ec54a6b38"}}}',
    ],
  ])('refuses a request of %s with 400', async (_, body) => {
    const answer = await cast.nobody.post(body);
    expect(answer.status).toBe(400);
    expect(answer.data).toBeNull();
    expect(answer.errors).toHaveLength(1);
    expect(answer.errors[0]?.message).toBeTruthy();
    expect(JSON.stringify(answer)).not.toMatch(/node_modules|\.ts:|stack/);
  });

  it.each(['GET', 'HEAD', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])(
    'is not asked by %s, which changes nothing',
    async (method) => {
      const path = `/graphql?query=${encodeURIComponent('mutation { signOut { wasSignedIn } }')}`;
      const { status, headers } = await send(server, path, { method, headers: { Cookie: cookie, ...json } });
      expect(status).toBe(405);
      expect(headers.allow).toBe('POST');
      expect((await new Client(server, { cookie }).run(operations.viewer)).viewer?.user.username).toBe('anna');
    },
  );

  it('shows the playground to a browser that is signed in, and asks another to sign in; neither runs the address', async () => {
    const path = `/graphql?query=${encodeURIComponent('mutation { signOut { wasSignedIn } }')}`;
    const outside = await send(server, path, { headers: { Accept: 'text/html' } });
    expect([outside.status, outside.headers.location]).toEqual([303, '/sign-in?next=/graphql']);
    const inside = await send(server, path, { headers: { Accept: 'text/html', Cookie: cookie } });
    expect([200, 404]).toContain(inside.status);
    expect((await new Client(server, { cookie }).run(operations.viewer)).viewer?.user.username).toBe('anna');
  });

  it('runs only the app’s own documents for a cookie, by text or by id; any for its playground and for programs', async () => {
    const browser = new Client(server, { cookie });
    const own = '{ viewer { email } }';
    const refused = await browser.ask(own);
    expect(refused.status).toBe(403);
    expect(refused.errors[0]?.extensions?.code).toBe('FORBIDDEN');
    expect((await browser.ask(operations.viewer)).data?.viewer?.email).toBe('anna@example.org');
    expect((await browser.post({ documentId: 'viewer' })).data?.viewer?.email).toBe('anna@example.org');
    expect((await browser.post({ documentId: '__proto__' })).status).toBe(400);
    const playground = new Client(server, { cookie, headers: { 'X-Hearth-Playground': '1' } });
    expect((await playground.ask(own)).data?.viewer?.email).toBe('anna@example.org');
    expect((await cast.anna.ask(own)).data?.viewer?.email).toBe('anna@example.org');
  });

  it('knows who asks from the session alone', async () => {
    const claims = { headers: { 'X-User-Id': cast.anna.id, 'X-Forwarded-User': 'anna' } };
    expect((await new Client(server, claims).run(operations.viewer)).viewer).toBeNull();
    const input = { id: crypto.randomUUID(), roomId: crypto.randomUUID(), body: 'x', authorId: cast.anna.id };
    expect((await cast.ben.ask(operations.sendMessage, { input })).status).toBe(400);
  });

  it('has one status for each kind of answer', async () => {
    const { anna, dora, nobody } = cast;
    const room = await roomOf(anna);
    expect((await anna.ask('{ instance { name } }')).status).toBe(200);
    expect((await anna.ask('{ nothing }')).status).toBe(400);
    expect((await nobody.ask(operations.rooms)).status).toBe(401);
    expect((await dora.ask(operations.messages, { id: room.id })).status).toBe(403);
    const refusal = await anna.ask(operations.createRoom, { input: { name: '' } });
    expect([refusal.status, refusal.data?.createRoom.error?.__typename]).toEqual([200, 'InvalidInput']);
    const partly = await nobody.ask('{ instance { name } viewer { email } }');
    expect(partly.status).toBe(200);
  });

  it('answers an outdated token with 401 even where nobody needs to be signed in, so that the program learns of it', async () => {
    const { status, errors } = await new Client(server, { token: 'A'.repeat(43) }).ask('{ instance { name } }');
    expect(status).toBe(401);
    expect(errors[0]?.extensions?.code).toBe('UNAUTHENTICATED');
  });

  it('refuses a body of more than 256 KiB, told by its length or not, and answers the next request', async () => {
    const body = JSON.stringify({ query: '{ instance { name } }', variables: { filler: 'x'.repeat(256 * 1024) } });
    const told = await cast.nobody.post(body);
    expect(told.status).toBe(413);
    expect(told.errors[0]?.extensions?.code).toBe('BAD_USER_INPUT');
    const chunked = await send(server, '/graphql', {
      method: 'POST',
      headers: { ...json, 'Transfer-Encoding': 'chunked' },
      body,
    });
    expect(chunked.status).toBe(413);
    expect(chunked.body).toContain('BAD_USER_INPUT');
    const fitting = JSON.stringify({ query: '{ instance { name } }', variables: { filler: 'x'.repeat(255 * 1024) } });
    expect((await cast.nobody.post(fitting)).status).toBe(200);
  });
});

describe('operations of every kind', () => {
  it('are limited per person, on both transports together, with 429 and how long to wait', async () => {
    const server = await startTestServer({ isLimited: true });
    const [anna, ben] = [await signUp(server, 'anna'), await signUp(server, 'ben')];
    const { rateLimits } = server.app.backend.services;
    const before = await SocketClient.open(server, { token: anna.token });
    for (let index = 0; index < 2_999; index++) await rateLimits.take('operation', anna.id);
    expect((await anna.ask(operations.viewer)).status).toBe(200);
    const { status, headers, errors } = await anna.ask(operations.viewer);
    expect(status).toBe(429);
    expect(Number(headers['retry-after'])).toBeGreaterThan(0);
    expect(errors[0]?.extensions?.code).toBe('RATE_LIMITED');
    expect(errors[0]?.extensions?.retryAfterMs).toBeGreaterThan(0);
    expect((await before.ask(operations.viewer)).errors?.[0]?.extensions?.code).toBe('RATE_LIMITED');
    expect((await ben.ask(operations.viewer)).status).toBe(200);
    await server.stop();
  });

  it('that send are limited to 200 in ten seconds, and others may go on', async () => {
    const server = await startTestServer({ isLimited: true });
    const [anna, ben] = [await signUp(server, 'anna'), await signUp(server, 'ben')];
    const room = await roomOf(anna, [ben]);
    const { rateLimits } = server.app.backend.services;
    for (let index = 0; index < 200; index++) await rateLimits.take('sendPerUser', anna.id);
    const input = { id: crypto.randomUUID(), roomId: room.id, body: 'too much' };
    expect((await anna.ask(operations.sendMessage, { input })).status).toBe(429);
    expect((await ben.ask(operations.sendMessage, { input })).data?.sendMessage.message?.position).toBe(1);
    await server.stop();
  });

  it('that sign up are limited to 200 an hour from one address', async () => {
    const server = await startTestServer({ isLimited: true });
    const { rateLimits } = server.app.backend.services;
    for (let index = 0; index < 199; index++) await rateLimits.take('signUpPerAddress', '127.0.0.1');
    await signUp(server, 'anna');
    const input = { username: 'ben', password: goodPassword };
    expect((await new Client(server).ask(operations.signUp, { input })).status).toBe(429);
    await server.stop();
  });
});
