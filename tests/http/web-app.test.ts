import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { castOf, operations, signInByCookie, signUp } from '../support/cast.ts';
import { Client, type Reply, type RequestOptions, send } from '../support/client.ts';
import { startTestServer, type TestServer } from '../support/server.ts';

const webFiles = {
  '200.html':
    '<!doctype html><title>Hearth</title><script>start()</script><script src="/_app/immutable/app.js"></script>',
  'robots.txt': 'User-agent: *',
  'service-worker.js': 'self.skipWaiting()',
  '_app/immutable/app.js': 'console.log(1)',
  '_app/version.json': '{"version":"1"}',
};

const json = { 'Content-Type': 'application/json' };

describe('the one server', () => {
  let server: TestServer;
  let cookie: string;
  beforeAll(async () => {
    server = await startTestServer({ webFiles });
    await castOf(server);
    cookie = await signInByCookie(server, 'anna');
  });
  afterAll(() => server.stop());

  const get = (path: string, options: RequestOptions = {}): Promise<Reply> => send(server, path, options);

  const question = JSON.stringify({ query: '{ instance { name } }' });

  it.each<[string, number, string, RequestOptions]>([
    ['a page', 200, '/', {}],
    ['a route of the app', 200, '/rooms/018f4e9c-7a3b-7c2d-9e1f-2a3b4c5d6e7f', {}],
    ['a file', 200, '/_app/immutable/app.js', {}],
    ['a missing file', 404, '/_app/immutable/gone.js', {}],
    ['an answer of GraphQL', 200, '/graphql', { method: 'POST', headers: json, body: question }],
    ['a mistake in GraphQL', 400, '/graphql', { method: 'POST', headers: json, body: '{' }],
    [
      'a refusal to another site',
      403,
      '/graphql',
      { method: 'POST', headers: { ...json, Origin: 'https://elsewhere.example' }, body: question },
    ],
    ['a wrong method', 405, '/rooms', { method: 'POST' }],
    ['GET of GraphQL', 405, '/graphql', {}],
    ['the way to the playground', 303, '/graphql', { headers: { Accept: 'text/html' } }],
    ['a wrong host', 421, '/', { headers: { Host: 'elsewhere.example' } }],
    ['health', 200, '/health', {}],
    ['an address that is none', 400, '//', {}],
  ])('protects %s (%i) with the headers that every answer has', async (_, status, path, options) => {
    const { status: actual, headers } = await get(path, options);
    expect(actual).toBe(status);
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
    });
    expect(headers['permissions-policy']).toContain('camera=()');
    const policy = headers['content-security-policy']!;
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toMatch(/unsafe-inline|unsafe-eval|\*/);
    expect(headers['strict-transport-security']).toBeUndefined();
    expect(headers['x-powered-by']).toBeUndefined();
    expect(headers['access-control-allow-origin']).toBeUndefined();
  });

  it('lets pages run our own files and the scripts that the build wrote into them, by hash', async () => {
    const { headers } = await get('/');
    const policy = headers['content-security-policy']!;
    expect(policy).toMatch(/script-src 'self' 'sha256-[\w+/]{43}='/);
    expect(policy).toContain("require-trusted-types-for 'script'");
    expect(policy).toContain(`connect-src 'self' ws://127.0.0.1:${server.port} `);
    const robots = await get('/robots.txt');
    expect(robots.body).toBe(webFiles['robots.txt']);
  });

  it('answers the app’s page for every address, with 404 for those that are none of its routes', async () => {
    for (const path of ['/', '/rooms', '/rooms/some-id', '/settings?tab=look', '/roomsy', '/%E0%A4%A', '/a.b/c']) {
      const { status, headers, body } = await get(path);
      expect([path, status, headers['content-type'], body]).toEqual([
        path,
        /^\/($|rooms($|\/)|settings)/.test(path) ? 200 : 404,
        'text/html; charset=utf-8',
        webFiles['200.html'],
      ]);
    }
    for (const path of ['/favicon.png', '/rooms/../missing.css', '/.env']) expect((await get(path)).status).toBe(404);
    // What somebody follows is a page, whatever it ends with; what a page asks for is a file.
    const followed = await get('/holiday.jpg', { headers: { Accept: 'text/html,*/*' } });
    expect([followed.status, followed.body]).toEqual([404, webFiles['200.html']]);
    expect((await get('/holiday.jpg', { headers: { Accept: 'image/*' } })).body).toBe('There is no such file.\n');
    expect((await get('/invite/made.up')).status).toBe(200);
    const head = await get('/rooms', { method: 'HEAD' });
    expect([head.status, head.body, head.headers['content-length']]).toEqual([
      200,
      '',
      String(webFiles['200.html'].length),
    ]);
  });

  it('gives away nothing beside the app’s files', async () => {
    const outside = ['data/hearth.sqlite', 'package.json', 'server/main.ts', 'etc/passwd', 'documents.json'];
    const ways = [
      '/../',
      '/..%2f',
      '/%2e%2e/',
      '/%2e%2e%2f',
      '/_app/../../',
      '/..\\',
      '/%5c..%5c',
      '/....//',
      '//../',
      '/%00/../',
      '/_app/immutable/..%2f..%2f..%2f',
    ];
    for (const way of ways) {
      for (const file of outside) {
        const { status, body } = await get(`${way}${file}`);
        expect([400, 404, 200]).toContain(status);
        if (body.startsWith('<')) expect(body).toBe(webFiles['200.html']);
        expect(body).not.toMatch(/SQLite format|root:|"dependencies"|createApp|mutation/);
      }
    }
  });

  it('lets hashed files be kept for ever, pages be asked for again, and answers never be stored', async () => {
    const caching = async (path: string, options: RequestOptions = {}) =>
      (await get(path, options)).headers['cache-control'];
    expect(await caching('/_app/immutable/app.js')).toBe('public, max-age=31536000, immutable');
    expect(await caching('/')).toBe('no-cache');
    expect(await caching('/rooms/some-id')).toBe('no-cache');
    expect(await caching('/service-worker.js')).toBe('no-cache');
    expect(await caching('/_app/version.json')).toBe('no-cache');
    expect(await caching('/health')).toBe('no-store');
    expect(await caching('/graphql', { method: 'POST', headers: json, body: question })).toBe('no-store');
    const { headers } = await get('/robots.txt');
    expect((await get('/robots.txt', { headers: { 'If-None-Match': headers.etag! } })).status).toBe(304);
  });

  it.each(['POST', 'PUT', 'DELETE', 'PATCH'])('lets files be read alone, not %s', async (method) => {
    const { status, headers } = await get('/robots.txt', { method });
    expect([status, headers.allow]).toEqual([405, 'GET, HEAD']);
  });

  it('is asked for by its own names alone, so that no other name can be pointed at it', async () => {
    const status = async (host: string) => (await get('/health', { headers: { Host: host } })).status;
    for (const host of [`127.0.0.1:${server.port}`, `localhost:${server.port}`, 'LOCALHOST', '[::1]'])
      expect(await status(host)).toBe(200);
    for (const host of [
      'elsewhere.example',
      '192.0.2.7',
      'localhost.elsewhere.example',
      'localhost@elsewhere.example',
      ' ',
      '\u00e4'.normalize(),
    ]) {
      expect([host, await status(host).catch(() => 400)]).toEqual([host, expect.toBeOneOf([400, 421])]);
    }
    const graphql = { method: 'POST', headers: { ...json, Host: 'elsewhere.example', Cookie: cookie }, body: question };
    expect((await get('/graphql', graphql)).status).toBe(421);
  });

  it('is live while it answers, and ready while its database does', async () => {
    const health = async (path: string): Promise<[number, unknown]> => {
      const { status, body } = await get(path);
      return [status, JSON.parse(body)];
    };
    expect(await health('/health/live')).toEqual([200, { status: 'ok' }]);
    for (const path of ['/health', '/health/ready'])
      expect(await health(path)).toEqual([200, { status: 'ok', parts: { database: 'ok' } }]);
  });
});

describe('a server that', () => {
  it('is reached by https tells browsers to stay with it, and answers under its public name', async () => {
    const server = await startTestServer({ settings: { PUBLIC_URL: 'https://chat.example.org' }, webFiles });
    const headers = { Host: 'chat.example.org' };
    const page = await send(server, '/rooms', { headers });
    expect(page.status).toBe(200);
    expect(page.headers['strict-transport-security']).toBe('max-age=31536000');
    const fromItsPage = new Client(server, { headers: { ...headers, Origin: 'https://chat.example.org' } });
    expect((await fromItsPage.ask('{ instance { name } }')).status).toBe(200);
    const fromElsewhere = new Client(server, { headers: { ...headers, Origin: 'https://example.org' } });
    expect((await fromElsewhere.ask('{ instance { name } }')).status).toBe(403);
    await server.stop();
  });

  it('is asked for by an address of the network by plain http leaves out what browsers would complain of', async () => {
    const server = await startTestServer({ isLimited: true, settings: { HOST: '0.0.0.0' }, webFiles });
    const headersFor = async (host: string) => (await send(server, '/', { headers: { Host: host } })).headers;
    const policyOf = (headers: Reply['headers']) => String(headers['content-security-policy']);
    const near = await headersFor('127.0.0.1');
    const far = await headersFor('192.168.1.7:8080');
    expect(near['cross-origin-opener-policy']).toBe('same-origin');
    expect(far['cross-origin-opener-policy']).toBeUndefined();
    expect(policyOf(far)).toBe(policyOf(near).replaceAll('127.0.0.1', '192.168.1.7:8080'));
    await server.stop();
  });

  it('has lost its database says so, and masks what fails', async () => {
    const server = await startTestServer({ webFiles });
    const { anna } = await castOf(server);
    await server.app.database.em.fork().getConnection().execute('alter table session rename to session_elsewhere');
    await server.app.database.close();
    const health = await send(server, '/health/ready');
    expect([health.status, JSON.parse(health.body)]).toEqual([
      503,
      { status: 'unavailable', parts: { database: 'unreachable' } },
    ]);
    expect((await send(server, '/health')).status).toBe(503);
    expect((await send(server, '/health/live')).status).toBe(200);
    const answer = await send(server, '/graphql', {
      method: 'POST',
      headers: { ...json, Authorization: `Bearer ${anna.token}` },
      body: JSON.stringify({ query: operations.viewer }),
    });
    expect(answer.status).toBe(500);
    expect(answer.body).toContain('the reference');
    expect(answer.body).not.toMatch(/sqlite|session|\.ts:|node_modules/i);
    expect(server.logged.some(({ level }) => level >= 50)).toBe(true);
    expect((await send(server, '/')).status).toBe(200);
    await server.stop();
  });

  it('has a name and limits of its own tells them to anybody', async () => {
    const server = await startTestServer({ settings: { SERVER_NAME: 'The Smiths' } });
    const { instance } = await new Client(server).run(
      '{ instance { name version isSignUpOpen limits { messageLengthMax pageSizeMax } } }',
    );
    expect(instance).toEqual({
      name: 'The Smiths',
      version: expect.stringMatching(/^\d+\.\d+\.\d+/) as string,
      isSignUpOpen: true,
      limits: { messageLengthMax: 10_000, pageSizeMax: 100 },
    });
    await server.stop();
  });
});

describe('a server that nobody owns', () => {
  it('leads whoever comes by the front door to its set-up, before there is anything to type into, until somebody does', async () => {
    const server = await startTestServer({ webFiles });
    const ways = ['/', '/sign-up', '/join'];
    expect((await send(server, '/sign-in')).body).toBe(webFiles['200.html']);
    for (const way of ways) {
      const { status, headers } = await send(server, way);
      expect([way, status, headers.location, headers['cache-control']]).toEqual([way, 302, '/set-up', 'no-store']);
    }
    await signUp(server, 'anna');
    for (const way of ways) expect([way, (await send(server, way)).headers.location]).toEqual([way, undefined]);
    await server.stop();
  });
});
