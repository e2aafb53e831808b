import { randomUUID } from 'node:crypto';
import { createReadStream, existsSync, statSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import sirv from 'sirv';
import { authenticate } from './accounts/authenticate.ts';
import type { StartedSession } from './accounts/start-session.ts';
import type { App } from './app.ts';
import { createHttpEndpoint, type HttpEndpoint } from './graphql/apollo.ts';
import { type Client, countOperation, createContext } from './graphql/context.ts';
import { type ClientError, formatError, masked, statusOf } from './graphql/errors.ts';
import { readinessOf } from './health.ts';
import { createMetricsEndpoint } from './metrics-endpoint.ts';
import { BodyTooLarge, readJsonObject } from './request-body.ts';
import { bearerToken, pathOf, type RequestGate } from './requests.ts';
import { dataPolicy, inlineScriptHashes, pagePolicy, playgroundPolicy, securityHeaders } from './security-headers.ts';
import { refuseIfBehind } from './shared/load.ts';
import type { LogIds } from './shared/log.ts';
import { RequestError } from './shared/request-error.ts';

/** Seconds that a browser keeps the cookie of a kept session; the server's own expiry, which use prolongs, is shorter. */
const cookieAgeSeconds = 400 * 24 * 60 * 60;

/** The addresses that the app makes pages for when they are opened, as `web/routes` has them. */
const appRoutes = /^\/($|(rooms|settings|admin|invite|recover)(\/|$))/;

/** `beginStop` refuses what is new and lets each connection end with the answer that is due on it. */
export interface HttpServer {
  readonly server: Server;
  beginStop(): void;
  stop(): Promise<void>;
}

type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<void> | void;

/** The one HTTP server: GraphQL, health, the playground and the built web app; one place for headers and cookies. */
export async function createHttpServer(app: App, gate: RequestGate): Promise<HttpServer> {
  const endpoint = await createHttpEndpoint(app.schema, app.backend);
  const isSecure = app.config.publicUrl?.protocol === 'https:';
  const headers = Object.entries(securityHeaders(isSecure));
  const serveWeb = createWebHandler(app);
  const servePlayground = sirv(app.playgroundDir, {
    etag: true,
    gzip: true,
    brotli: true,
    dev: !existsSync(app.playgroundDir),
  });
  const unanswered = new Set<ServerResponse>();
  const isLogged = app.log.isLevelEnabled('info');
  const answerMetrics = createMetricsEndpoint(app);

  const route: Handler = async (request, response) => {
    const pathname = pathOf(request);
    if (pathname === null) return sendText(response, 400, 'This address is none.');
    if (app.state.isStopping) {
      response.setHeader('Connection', 'close');
      if (!pathname.startsWith('/health')) return refuseWhileStopping(response);
    }
    if (pathname === '/graphql') {
      if (request.method === 'POST') return answerGraphQL(app, gate, endpoint, request, response);
      return showPlayground(app, gate, request, response);
    }
    if (request.method !== 'GET' && request.method !== 'HEAD')
      return sendText(response, 405, 'This address can only be read (GET).', { Allow: 'GET, HEAD' });
    if (/^\/health(\/live|\/ready)?$/.test(pathname)) return answerHealth(app, pathname, response);
    if (pathname === '/metrics') return answerMetrics(request, response);
    if (pathname.startsWith('/playground-assets/')) {
      response.setHeader('Content-Security-Policy', playgroundPolicy(request.headers.host ?? ''));
      return servePlayground(request, response, () => sendText(response, 404, 'There is no such file.'));
    }
    return serveWeb(request, response);
  };

  const server = createServer({ requestTimeout: 30_000, headersTimeout: 10_000 }, (request, response) => {
    for (const [name, value] of headers) response.setHeader(name, value);
    response.setHeader('Content-Security-Policy', dataPolicy);
    response.setHeader('X-Request-Id', gate.requestIdOf(request) ?? randomUUID());
    const begun = performance.now();
    unanswered.add(response);
    response.once('close', () => {
      unanswered.delete(response);
      const status = response.writableFinished ? response.statusCode : 'aborted';
      const route = routeOf(request);
      app.tallies.requests.add(`${route} ${status}`);
      if (!isLogged) return;
      const tookMs = Math.round(performance.now() - begun);
      app.log.info({ ...logIdsOf(response), method: request.method, route, status, tookMs }, 'A request was answered');
    });
    if (!gate.isForUs(request)) {
      sendText(
        response,
        421,
        'This server does not know itself by this name. If it should, its owner sets PUBLIC_URL to it.',
      );
      return;
    }
    Promise.resolve(route(request, response)).catch((thrown: unknown) => {
      const error = app.backend.services.work.storage.failedAsking(thrown);
      if (error instanceof RequestError && !response.headersSent) return sendText(response, 503, error.message);
      app.log.error({ ...logIdsOf(response), err: error, route: routeOf(request) }, 'A request failed');
      if (!response.headersSent) sendText(response, 500, 'Something went wrong on the server.');
      else response.destroy();
    });
  });
  return {
    server,
    beginStop() {
      for (const response of unanswered) if (!response.headersSent) response.setHeader('Connection', 'close');
    },
    stop: () => endpoint.stop(),
  };
}

async function answerGraphQL(
  app: App,
  gate: RequestGate,
  endpoint: HttpEndpoint,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  try {
    refuseIfBehind(app.backend.load);
    if (!gate.isFromUs(request))
      throw new RequestError('FORBIDDEN', 'Requests from pages of other sites are not answered.');
    if (!/^application\/(graphql-response\+)?json\s*(;|$)/i.test(request.headers['content-type'] ?? '')) {
      throw new RequestError('BAD_USER_INPUT', 'Send the request as application/json.');
    }
    const body = await readJsonObject(request);
    const token = bearerToken(request.headers.authorization);
    const cookie = token === null ? gate.cookieToken(request) : null;
    const identity = (token ?? cookie) ? await authenticate(app.backend, (token ?? cookie)!) : null;
    if (token !== null && identity === null)
      throw new RequestError('UNAUTHENTICATED', 'This session has ended. Please sign in again.');

    const client: Client = {
      identity,
      address: gate.addressOf(request),
      userAgent: request.headers['user-agent'] ?? '',
      logIds: logIdsOf(response),
      setSession: (session) => setSession(gate, response, session),
    };
    await countOperation(app.backend, client);
    const mayRunAny = cookie === null || identity === null || request.headers['x-hearth-playground'] === '1';
    const prepared = app.documents.find(body, mayRunAny);
    if (!('text' in prepared))
      return sendErrors(
        response,
        prepared.map((error) => formatError(error, app.backend, client.logIds)),
      );
    const { status, json } = await endpoint.answer(prepared, body, createContext(app.backend, client));
    sendJson(response, status, json);
  } catch (thrown) {
    const error = app.backend.services.work.storage.failedAsking(thrown);
    if (!(error instanceof RequestError)) return sendErrors(response, [masked(error, app.backend, logIdsOf(response))]);
    app.backend.refusals.add(error.code);
    const formatted = { message: error.message, extensions: { code: error.code, ...error.extensions } };
    if (!request.complete) response.setHeader('Connection', 'close');
    sendErrors(response, [formatted], error instanceof BodyTooLarge ? 413 : statusOf(formatted));
  }
}

function logIdsOf(response: ServerResponse): LogIds {
  return { requestId: String(response.getHeader('X-Request-Id')) };
}

/** The class that an address is counted under. */
function routeOf(request: IncomingMessage): string {
  const path = request.url ?? '/';
  if (path.startsWith('/graphql')) return 'graphql';
  if (path.startsWith('/_app/')) return 'asset';
  if (path.startsWith('/health')) return 'health';
  if (path.startsWith('/metrics')) return 'metrics';
  return path.startsWith('/playground-assets/') ? 'playground' : 'app';
}

function refuseWhileStopping(response: ServerResponse): void {
  const message = 'The server is restarting. Please try again in a moment.';
  sendErrors(response, [{ message, extensions: { code: 'UNAVAILABLE', retryAfterMs: 1_000 } }]);
}

/** A browser that opens /graphql gets the playground if it is signed in, and is asked to sign in otherwise. */
async function showPlayground(
  app: App,
  gate: RequestGate,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const wantsPage = request.method === 'GET' && (request.headers.accept ?? '').includes('text/html');
  if (!wantsPage) {
    sendText(response, 405, 'GraphQL requests are sent by POST.', { Allow: 'POST' });
    return;
  }
  const token = gate.cookieToken(request);
  if (token === null || (await authenticate(app.backend, token)) === null) {
    response.writeHead(303, { Location: '/sign-in?next=/graphql' }).end();
    return;
  }
  const page = join(app.playgroundDir, 'index.html');
  if (!existsSync(page)) {
    sendText(response, 404, 'The playground has not been built. Run npm run build.');
    return;
  }
  response.writeHead(200, {
    'Content-Type': 'text/html; charset=utf-8',
    'Content-Security-Policy': playgroundPolicy(request.headers.host ?? ''),
    'Cache-Control': 'no-cache',
  });
  createReadStream(page).pipe(response);
}

async function answerHealth(app: App, pathname: string, response: ServerResponse): Promise<void> {
  if (pathname === '/health/live') return sendJson(response, 200, JSON.stringify({ status: 'ok' }));
  const { isReady, ...readiness } = await readinessOf(app);
  sendJson(response, isReady ? 200 : 503, JSON.stringify(readiness));
}

/** The built app: hashed files for ever, everything else checked each time; any other path is the app's own route. */
function createWebHandler(app: App): Handler {
  const hashes = inlineScriptHashes(app.webDir);
  const fallback = join(app.webDir, '200.html');
  if (!existsSync(fallback)) {
    return (_request, response) =>
      sendText(response, 503, 'The web app has not been built. Run npm start, or npm run build.');
  }
  const files = sirv(app.webDir, {
    etag: true,
    gzip: true,
    brotli: true,
    setHeaders: (response, path) => {
      const isImmutable = path.startsWith('/_app/immutable/');
      response.setHeader('Cache-Control', isImmutable ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  });
  return (request, response) => {
    response.setHeader('Content-Security-Policy', pagePolicy(hashes, request.headers.host ?? ''));
    files(request, response, () => {
      const path = pathOf(request) ?? '';
      if (/\.[a-z0-9]+$/i.test(path)) return sendText(response, 404, 'There is no such file.');
      // The app shows the words for an address that is none; the status says so to everybody else.
      response.writeHead(appRoutes.test(path) ? 200 : 404, {
        'Content-Type': 'text/html; charset=utf-8',
        'Content-Length': statSync(fallback).size,
        'Cache-Control': 'no-cache',
      });
      if (request.method === 'HEAD') response.end();
      else createReadStream(fallback).pipe(response);
    });
  };
}

function sendErrors(response: ServerResponse, errors: readonly ClientError[], status = statusOf(errors[0]!)): void {
  sendJson(response, status, JSON.stringify({ errors }));
}

function setSession(gate: RequestGate, response: ServerResponse, session: StartedSession | null): void {
  response.setHeader(
    'Set-Cookie',
    gate.sessionCookie(session?.token ?? null, session?.isKept ? cookieAgeSeconds : null),
  );
}

/** Programs and proxies look for the header, our app for `retryAfterMs` of the first error. */
function setRetryAfter(response: ServerResponse, json: string): void {
  const { errors } = JSON.parse(json) as { errors?: readonly ClientError[] };
  const retryAfterMs = errors?.[0]?.extensions?.['retryAfterMs'];
  if (typeof retryAfterMs === 'number') response.setHeader('Retry-After', Math.ceil(retryAfterMs / 1000));
}

function sendJson(response: ServerResponse, status: number, json: string): void {
  if (status === 429 || status === 503) setRetryAfter(response, json);
  response.writeHead(status, {
    'Content-Type': 'application/json; charset=utf-8',
    'Content-Length': Buffer.byteLength(json),
    'Cache-Control': 'no-store',
  });
  response.end(json);
}

function sendText(
  response: ServerResponse,
  status: number,
  text: string,
  headers: Readonly<Record<string, string>> = {},
): void {
  response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8', ...headers }).end(`${text}\n`);
}
