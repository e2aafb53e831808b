import { randomUUID } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { join } from 'node:path';
import sirv from 'sirv';
import { authenticate } from './accounts/authenticate.ts';
import type { StartedSession } from './accounts/start-session.ts';
import { sendErrors, sendJson, sendText } from './answers.ts';
import type { App } from './app.ts';
import type { Certificate } from './certificate/order-certificate.ts';
import { createHttpEndpoint, type HttpEndpoint } from './graphql/apollo.ts';
import { type Client, countOperation, createContext } from './graphql/context.ts';
import { formatError, masked, statusOf } from './graphql/errors.ts';
import { readinessOf } from './health.ts';
import { createMetricsEndpoint } from './metrics-endpoint.ts';
import { createFileEndpoint } from './file-endpoint.ts';
import { createPictureEndpoint } from './picture-endpoint.ts';
import { BodyTooLarge, readJsonObject } from './request-body.ts';
import { bearerToken, pathOf, type RequestGate } from './requests.ts';
import { dataPolicy, playgroundPolicy, securityHeaders } from './security-headers.ts';
import { limits } from './shared/limits.ts';
import { refuseIfBehind } from './shared/load.ts';
import type { LogIds } from './shared/log.ts';
import { RequestError } from './shared/request-error.ts';
import { createWebHandler, type Handler } from './web-app.ts';

/** Seconds that a browser keeps the cookie of a kept session; the server's own expiry, which use prolongs, is shorter. */
const cookieAgeSeconds = 400 * 24 * 60 * 60;

/** `beginStop` refuses what is new and lets each connection end with the answer that is due on it. */
export interface HttpServer {
  readonly server: Server;
  beginStop(): void;
  stop(): Promise<void>;
}

/**
 * The one HTTP server: GraphQL, health, the playground and the built web app; one place for headers and cookies. With a certificate it does TLS
 * 1.2 or newer.
 */
export async function createHttpServer(
  app: App,
  gate: RequestGate,
  certificate: Certificate | null = null,
): Promise<HttpServer> {
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
  const answerPictures = createPictureEndpoint(app, gate);
  const answerFiles = createFileEndpoint(app, gate);

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
    if (pathname.startsWith('/pictures/')) return answerPictures(request, response, pathname, logIdsOf(response));
    if (pathname.startsWith('/files/')) return answerFiles(request, response, pathname, logIdsOf(response));
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

  // Of a whole upload; whatever else is sent has `limits.requestMs`.
  const timeouts = { requestTimeout: limits.uploadMs, headersTimeout: 10_000 };
  const server =
    certificate === null
      ? createServer(timeouts)
      : createTlsServer({
          ...timeouts,
          ...tlsOf(certificate),
          minVersion: 'TLSv1.2',
          handshakeTimeout: limits.handshakeMs,
        });
  server.timeout = limits.stalledMs;
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    for (const [name, value] of headers) response.setHeader(name, value);
    response.setHeader('Content-Security-Policy', dataPolicy);
    response.setHeader('X-Request-Id', gate.requestIdOf(request) ?? randomUUID());
    const begun = performance.now();
    unanswered.add(response);
    response.once('finish', () => boundRest(request));
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
    // Browsers heed it in a safe connection alone, and complain in any other.
    if (!isSecure && !gate.isTrustworthy(request)) response.removeHeader('Cross-Origin-Opener-Policy');
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

/** What is still sent once the answer is given is thrown away, but not for as long as an upload may take. */
function boundRest(request: IncomingMessage): void {
  if (request.complete) return;
  const timer = setTimeout(() => request.destroy(), limits.requestMs);
  request.once('close', () => clearTimeout(timer));
}

/** A certificate as node:tls wants it. */
export function tlsOf({ key, chain }: Certificate): { key: string; cert: string } {
  return { key, cert: chain };
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
    const isUse = request.headers['x-hearth-unattended'] !== '1';
    const identity = (token ?? cookie) ? await authenticate(app.backend, (token ?? cookie)!, isUse) : null;
    if (token !== null && identity === null)
      throw new RequestError('UNAUTHENTICATED', 'This session has ended. Please sign in again.');

    const client: Client = {
      identity,
      address: gate.addressOf(request),
      isAtHost: gate.isFromHost(request),
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
  if (path.startsWith('/pictures/')) return 'picture';
  if (path.startsWith('/files/')) return 'file';
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

function setSession(gate: RequestGate, response: ServerResponse, session: StartedSession | null): void {
  response.setHeader(
    'Set-Cookie',
    gate.sessionCookie(session?.token ?? null, session?.isKept ? cookieAgeSeconds : null),
  );
}
