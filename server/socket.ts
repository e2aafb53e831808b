import { randomUUID } from 'node:crypto';
import type { IncomingMessage, Server } from 'node:http';
import type { Socket } from 'node:net';
import {
  CloseCode,
  type Context,
  GRAPHQL_TRANSPORT_WS_PROTOCOL,
  makeServer,
  MessageType,
  type SubscribeMessage,
} from 'graphql-ws';
import { type RawData, type WebSocket, WebSocketServer } from 'ws';
import { authenticate, type Identity, isSessionInForce } from './accounts/authenticate.ts';
import type { App } from './app.ts';
import { createFrameBudget } from './frame-budget.ts';
import { type Client, createContext } from './graphql/context.ts';
import { formatResult } from './graphql/errors.ts';
import {
  answerKnown,
  executeOperation,
  findKnown,
  prepareOperation,
  startSubscription,
} from './graphql/socket-operations.ts';
import { type Connection, closeCodes } from './realtime/connections.ts';
import { bearerToken, pathOf, type RequestGate } from './requests.ts';
import { limits } from './shared/limits.ts';
import { RequestError } from './shared/request-error.ts';
import type { LogIds } from './shared/log.ts';
import { encodeTextFrames } from './socket-frames.ts';
import { SocketOutlet } from './socket-outlet.ts';

/** What is known of one socket. */
interface SocketState {
  readonly connection: Connection;
  readonly outlet: SocketOutlet;
  readonly userAgent: string;
  readonly isAtHost: boolean;
  /** Under which id the log tells of it. */
  readonly logIds: LogIds;
  /** Whom the browser's cookie names, for a socket that brings no token of its own. */
  readonly cookieIdentity: Identity | null;
  /** For whom the socket speaks, once it has introduced itself. */
  identity: Identity | null;
  /** Whom the node has let in through it: they leave when it closes. */
  arrived: 'nobody' | 'somebody' | 'closed';
  /** A browser speaks through its cookie, and runs only the app's own operations unless it is the playground. */
  mayRunAny: boolean;
  /** What graphql-ws knows of the socket, once it has introduced itself. */
  protocol: Context<Record<string, unknown>, SocketState> | null;
}

/** Milliseconds that stopping waits for the answers to what sockets have asked. */
const answerTimeoutMs = 2_000;

/** Close codes that are counted by themselves: ours, going away, lost without a word (RFC 6455, 7.4.1). A client may send any. */
const countedCodes: ReadonlySet<number> = new Set([1000, 1001, 1005, 1006, ...Object.values(closeCodes)]);

/** Puts graphql-transport-ws on the server's /graphql. `stop` answers what is in flight, then tells every socket to come back; `cut` waits for none. */
export function attachSockets(app: App, server: Server, gate: RequestGate): { stop(): Promise<void>; cut(): void } {
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: limits.frameBytesMax,
    perMessageDeflate: false,
    handleProtocols: chooseProtocol,
  });
  const protocol = createProtocol(app);

  server.on('upgrade', (request: IncomingMessage, raw: Socket, head: Buffer) => {
    raw.on('error', () => raw.destroy());
    if (pathOf(request) !== '/graphql') return refuse(raw, '404 Not Found');
    if (!gate.isForUs(request)) return refuse(raw, '421 Misdirected Request');
    if (!gate.isFromUs(request)) return refuse(raw, '403 Forbidden');
    if (app.state.isStopping || app.backend.load.isBehind)
      return refuse(raw, '503 Service Unavailable\r\nRetry-After: 2');
    const cookie = gate.cookieToken(request);
    // An app that comes back by itself, with nobody there, does not use its session.
    const identified = cookie === null ? Promise.resolve(null) : authenticate(app.backend, cookie, false);
    identified.then(
      (identity) => sockets.handleUpgrade(request, raw, head, (socket) => open(socket, request, raw, identity)),
      (error: unknown) => {
        app.log.error({ err: error }, 'A socket could not be opened');
        refuse(raw, '503 Service Unavailable');
      },
    );
  });

  const alive = new WeakSet<WebSocket>();
  const pinging = setInterval(() => {
    for (const socket of sockets.clients) {
      if (alive.delete(socket)) socket.ping();
      else socket.terminate();
    }
  }, limits.socketPingIntervalMs);

  function open(socket: WebSocket, request: IncomingMessage, raw: Socket, cookieIdentity: Identity | null): void {
    const outlet = new SocketOutlet(socket, raw, app.tallies);
    const close = (code: number, reason: string): void => {
      outlet.finish();
      socket.close(code, reason);
    };
    const connection: Connection = { address: gate.addressOf(request), close };
    if (!app.connections.add(connection))
      return socket.close(closeCodes.tooMany, 'Too many connections from this address.');
    const state: SocketState = {
      connection,
      outlet,
      userAgent: request.headers['user-agent'] ?? '',
      isAtHost: gate.isFromHost(request),
      logIds: { connectionId: randomUUID() },
      cookieIdentity,
      identity: null,
      arrived: 'nobody',
      mayRunAny: cookieIdentity === null,
      protocol: null,
    };
    alive.add(socket);
    socket.on('pong', () => alive.add(socket));
    socket.on('error', (error) => app.log.debug({ ...state.logIds, err: error }, 'A socket failed'));

    const frames = createFrameBudget(app.config.benchmark);
    let receive: ((message: string) => Promise<void>) | null = null;
    const closed = protocol.opened(
      {
        protocol: socket.protocol,
        send: (text) => void outlet.writeSoon(encodeTextFrames(text)),
        close,
        onMessage: (listener) => (receive = listener),
        // What came with a ping is not sent back: it would let anybody fill our buffers.
        onPing: () => void outlet.writeSoon(pong),
      },
      state,
    );
    socket.on('message', (data: RawData) => {
      alive.add(socket);
      // A socket that is being closed, because its session ended say, is not heard any more.
      if (socket.readyState !== socket.OPEN) return;
      // What comes now would not be answered any more; its sender tries again once told to come back.
      if (app.state.isStopping) return;
      if (!frames.take()) return close(closeCodes.tooMany, 'Too many frames. Please slow down.');
      const message = parse(data as Buffer);
      const answering = answer(app, state, message) ?? receive?.(message as string);
      answering?.catch((thrown: unknown) => {
        const error = app.backend.services.work.storage.failedAsking(thrown);
        if (error instanceof RequestError) return close(closeCodes.serviceRestart, error.message);
        app.log.error({ ...state.logIds, err: error }, 'A socket message failed');
        socket.close(CloseCode.InternalServerError, 'Something went wrong on the server.');
      });
    });
    const openedAt = performance.now();
    app.log.debug(state.logIds, 'A socket was opened');
    app.tallies.socketsOpened.total++;
    socket.on('close', (code, reason) => {
      const openMs = Math.round(performance.now() - openedAt);
      app.log.debug({ ...state.logIds, code, openMs }, 'A socket was closed');
      app.tallies.socketsClosed.add(countedCodes.has(code) ? String(code) : 'other');
      app.connections.remove(connection, state.identity?.sessionId ?? null);
      leave(app, state);
      closed(code, String(reason)).catch((error: unknown) =>
        app.log.error({ ...state.logIds, err: error }, 'Closing a socket failed'),
      );
    });
  }

  return {
    async stop() {
      clearInterval(pinging);
      await app.inFlight.settled(answerTimeoutMs);
      app.connections.closeAll();
    },
    cut() {
      for (const socket of sockets.clients) socket.terminate();
    },
  };
}

/**
 * Lets a socket speak for a session, unless that has too many. One that has ended or been held back meanwhile is found out, and the socket cut.
 * A session that is held back opens none. Resolves when nothing that concerns the person will be missed.
 */
async function identify(app: App, state: SocketState, identity: Identity): Promise<void> {
  if (identity.isHeld) return state.connection.close(closeCodes.sessionEnded, 'Please confirm your email first.');
  if (!app.connections.bind(state.connection, identity.sessionId)) {
    state.connection.close(closeCodes.tooMany, 'Too many connections of this session.');
    return;
  }
  state.identity = identity;
  state.outlet.bufferBytesMax = limits.socketBufferBytesMax;
  isSessionInForce(app.backend, identity.sessionId).then(
    (isInForce) => {
      if (!isInForce) app.connections.endSession(identity.sessionId);
    },
    (error: unknown) => app.log.error({ err: error }, 'A session could not be looked up'),
  );
  try {
    await app.node.arrive(identity.userId);
  } catch (error) {
    app.log.error({ ...state.logIds, err: error }, 'Somebody could not be let in');
    state.connection.close(closeCodes.serviceRestart, 'The server cannot look up your rooms now. Please come back.');
    return;
  }
  if (state.arrived === 'closed') app.node.depart(identity.userId);
  else state.arrived = 'somebody';
}

function leave(app: App, state: SocketState): void {
  if (state.arrived === 'somebody') app.node.depart(state.identity!.userId);
  state.arrived = 'closed';
}

/** graphql-ws over our pipeline: identity, document, limits, policy, execute. */
function createProtocol(app: App) {
  return makeServer<Record<string, unknown>, SocketState>({
    async onConnect(protocol) {
      const { connectionParams, extra: state } = protocol;
      state.protocol = protocol;
      const authorization = connectionParams?.['authorization'];
      if (authorization === undefined) {
        state.mayRunAny ||= connectionParams?.['playground'] === true;
        if (state.cookieIdentity !== null) await identify(app, state, state.cookieIdentity);
        return true;
      }
      const token = bearerToken(authorization);
      const identity = token === null ? null : await authenticate(app.backend, token);
      if (identity === null) {
        state.connection.close(closeCodes.sessionEnded, 'This session has ended. Please sign in again.');
        return false;
      }
      await identify(app, state, identity);
      state.mayRunAny = true;
      return true;
    },

    async onSubscribe({ extra: state }, id, payload) {
      const context = createContext(app.backend, clientOf(state));
      return prepareOperation(app.documents, payload, state.mayRunAny, context, state.outlet.of(id));
    },
    async execute(args) {
      app.inFlight.begin();
      try {
        return await executeOperation(args);
      } finally {
        // By then graphql-ws has written the answer.
        setImmediate(() => app.inFlight.end());
      }
    },
    subscribe: startSubscription,
    onNext: ({ extra }, _id, _payload, _args, result) => formatResult(result, app.backend, extra.logIds),
    onError: ({ extra }, _id, _payload, errors) => formatResult({ errors }, app.backend, extra.logIds).errors ?? [],
  });
}

/**
 * Answers a query or mutation whose document is known already, on a socket that has introduced itself. Anything else, and whatever breaks
 * the protocol, is null: it is for graphql-ws.
 */
function answer(app: App, state: SocketState, message: unknown): Promise<void> | null {
  const { protocol } = state;
  if (protocol?.acknowledged !== true || !isSubscribe(message) || message.id in protocol.subscriptions) return null;
  const operation = findKnown(app.documents, message.payload, state.mayRunAny);
  if (operation === null) return null;
  const { subscriptions } = protocol;
  const { id } = message;
  // As graphql-ws has it: the id is taken until the operation is complete, and who completes it earlier hears no more of it.
  (subscriptions as Record<string, unknown>)[id] = null;
  app.inFlight.begin();
  return answerKnown(operation, message, app.backend, clientOf(state))
    .then((texts) => {
      if (id in subscriptions) state.outlet.writeSoon(encodeTextFrames(...texts));
      Reflect.deleteProperty(subscriptions, id);
    })
    .finally(() => app.inFlight.end());
}

function clientOf({ identity, connection, isAtHost, userAgent, logIds }: SocketState): Client {
  return { identity, address: connection.address, isAtHost, userAgent, logIds, setSession: null };
}

/** The message of a frame; the frame's text if it is no JSON, for graphql-ws to refuse. */
function parse(data: Buffer): unknown {
  const text = data.toString();
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** Whether a message has the form of an operation, beyond any doubt. */
function isSubscribe(message: unknown): message is SubscribeMessage {
  const { type, id, payload } = (message ?? {}) as Partial<SubscribeMessage>;
  return (
    type === MessageType.Subscribe &&
    typeof id === 'string' &&
    id !== '' &&
    isRecord(payload) &&
    typeof payload.query === 'string' &&
    (payload.operationName == null || typeof payload.operationName === 'string') &&
    (payload.variables == null || isRecord(payload.variables)) &&
    (payload.extensions == null || isRecord(payload.extensions))
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The one sub-protocol that is spoken here; a client that offers others only is refused. */
function chooseProtocol(offered: Set<string>): string | false {
  return offered.has(GRAPHQL_TRANSPORT_WS_PROTOCOL) ? GRAPHQL_TRANSPORT_WS_PROTOCOL : false;
}

function refuse(raw: Socket, status: string): void {
  raw.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}

const pong = encodeTextFrames('{"type":"pong"}');
