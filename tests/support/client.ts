import { type IncomingHttpHeaders, request as httpRequest } from 'node:http';
import { WebSocket } from 'ws';
import type { Event, Message, Mutation, Query } from '../../server/graphql/generated.ts';
import { within } from './server.ts';

/** Where to ask; a server that restarts may change its origin. */
export interface Target {
  readonly origin: string;
}

export interface Reply {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

export interface RequestOptions {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
}

/** One HTTP request exactly as it is given: no header is added and no path is tidied. */
export function send({ origin }: Target, path: string, options: RequestOptions = {}): Promise<Reply> {
  const { hostname, port } = new URL(origin);
  return new Promise((resolve, reject) => {
    const { method = 'GET', headers, body } = options;
    const length =
      body === undefined || headers?.['Transfer-Encoding'] ? {} : { 'Content-Length': String(Buffer.byteLength(body)) };
    const request = httpRequest({ hostname, port, path, method, headers: { ...length, ...headers } }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => {
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          body: Buffer.concat(chunks).toString(),
        });
      });
      response.on('error', reject);
    });
    request.on('error', (error: NodeJS.ErrnoException) => {
      // The server had closed the kept connection, as nobody had asked for a while: it has not seen the request.
      if (request.reusedSocket && error.code === 'ECONNRESET') resolve(send({ origin }, path, options));
      else reject(error);
    });
    request.end(body);
  });
}

export interface AnswerError {
  readonly message: string;
  readonly path?: readonly (string | number)[];
  readonly extensions?: { readonly code?: string; readonly retryAfterMs?: number; readonly reference?: string };
}

export type Data = Query & Mutation & { readonly messageAdded: Message; readonly events: Event };

/** What GraphQL answered, with no errors as an empty list. */
export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly data: Data | null;
  readonly errors: readonly AnswerError[];
}

export interface Credentials {
  readonly token?: string;
  readonly cookie?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export type Variables = Readonly<Record<string, unknown>>;

/** Speaks GraphQL over HTTP, as a program with a token, a browser with a cookie, or nobody. */
export class Client {
  readonly #target: Target;
  readonly credentials: Credentials;

  constructor(target: Target, credentials: Credentials = {}) {
    this.#target = target;
    this.credentials = credentials;
  }

  /** Whatever the server answers. */
  ask(query: string, variables: Variables = {}): Promise<Answer> {
    return this.post({ query, variables });
  }

  /** A request of any shape: text as it is, everything else as JSON. */
  async post(body: unknown): Promise<Answer> {
    const { token, cookie, headers } = this.credentials;
    const reply = await send(this.#target, '/graphql', {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json',
        ...(token && { Authorization: `Bearer ${token}` }),
        ...(cookie && { Cookie: cookie }),
        ...headers,
      },
      body: typeof body === 'string' || Buffer.isBuffer(body) ? body : JSON.stringify(body),
    });
    if (!reply.body.startsWith('{')) throw new Error(`The server answered ${reply.status}: ${reply.body}`);
    const { data = null, errors = [] } = JSON.parse(reply.body) as { data?: Data; errors?: AnswerError[] };
    return { status: reply.status, headers: reply.headers, data, errors };
  }

  /** The data of an operation that has to succeed. */
  async run(query: string, variables: Variables = {}): Promise<Data> {
    const { status, data, errors } = await this.ask(query, variables);
    if (errors.length > 0 || data === null) throw new Error(`${status} ${JSON.stringify(errors)} for ${query}`);
    return data;
  }
}

export interface Closing {
  readonly code: number;
  readonly reason: string;
}

export interface SocketOptions extends Credentials {
  /** The payload of connection_init beside the token; null sends none at all. */
  readonly init?: Variables | null;
  readonly protocol?: string;
}

interface Frame {
  readonly id?: string;
  readonly type: string;
  readonly payload?: unknown;
}

/** One socket that speaks graphql-transport-ws by hand, so that a test can also speak it wrongly. */
export class SocketClient {
  readonly socket: WebSocket;
  /** How the server closed it. */
  readonly closed: Promise<Closing>;
  readonly #streams = new Map<string, Stream>();
  #acknowledge: () => void = () => undefined;
  readonly acknowledged = new Promise<void>((resolve) => (this.#acknowledge = resolve));
  #lastId = 0;

  constructor(socket: WebSocket) {
    this.socket = socket;
    this.closed = new Promise((resolve) => {
      socket.on('close', (code, reason) => {
        for (const stream of this.#streams.values()) stream.end({ how: 'closed', errors: [] });
        resolve({ code, reason: reason.toString() });
      });
    });
    socket.on('error', () => undefined);
    socket.on('message', (data: Buffer) => this.#receive(JSON.parse(data.toString()) as Frame));
  }

  /** Opens a socket and, unless `init` is null, waits until the server has acknowledged it. */
  static async open(target: Target, options: SocketOptions = {}): Promise<SocketClient> {
    const client = await SocketClient.connect(target, options);
    await within(Promise.race([client.acknowledged, client.closed]), 'connection_ack');
    return client;
  }

  /** Opens a socket without waiting for anything but its handshake. */
  static async connect(
    target: Target,
    { token, cookie, headers, init = {}, protocol }: SocketOptions = {},
  ): Promise<SocketClient> {
    const socket = new WebSocket(target.origin.replace('http', 'ws') + '/graphql', protocol ?? 'graphql-transport-ws', {
      headers: { ...(cookie && { Cookie: cookie }), ...headers },
      perMessageDeflate: false,
    });
    const client = new SocketClient(socket);
    await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject));
    if (init !== null) {
      const payload = { ...init, ...(token && { authorization: `Bearer ${token}` }) };
      client.write({ type: 'connection_init', payload });
    }
    return client;
  }

  write(frame: Frame): void {
    this.socket.send(JSON.stringify(frame));
  }

  /** Starts an operation; its stream tells what comes. */
  start(query: string, variables: Variables = {}, extensions?: Variables): Stream {
    const id = String(++this.#lastId);
    const stream = new Stream(() => {
      if (this.socket.readyState === WebSocket.OPEN) this.write({ id, type: 'complete' });
    });
    this.#streams.set(id, stream);
    this.write({ id, type: 'subscribe', payload: { query, variables, ...(extensions && { extensions }) } });
    return stream;
  }

  /** The one answer of a query or mutation. */
  async ask(query: string, variables: Variables = {}, extensions?: Variables): Promise<Result> {
    const stream = this.start(query, variables, extensions);
    const ending = await stream.ended;
    return stream.received[0] ?? { data: null, errors: ending.errors };
  }

  async close(): Promise<void> {
    this.socket.close();
    await this.closed;
  }

  #receive({ id, type, payload }: Frame): void {
    if (type === 'connection_ack') this.#acknowledge();
    const stream = id === undefined ? undefined : this.#streams.get(id);
    if (type === 'next') stream?.push(payload as Result);
    if (type === 'error') stream?.end({ how: 'error', errors: payload as AnswerError[] });
    if (type === 'complete') stream?.end({ how: 'complete', errors: [] });
  }
}

export interface Result {
  readonly data: Data | null;
  readonly errors?: readonly AnswerError[];
}

export interface Ending {
  readonly how: 'complete' | 'error' | 'closed';
  readonly errors: readonly AnswerError[];
}

/** What one operation of a socket tells, in the order in which it came. */
export class Stream {
  readonly received: Result[] = [];
  readonly ended: Promise<Ending>;
  readonly #settle: (ending: Ending) => void;
  readonly #complete: () => void;
  #taken = 0;
  #wake: () => void = () => undefined;
  #hasEnded = false;

  constructor(complete: () => void) {
    this.#complete = complete;
    let settle: (ending: Ending) => void = () => undefined;
    this.ended = new Promise((resolve) => (settle = resolve));
    this.#settle = settle;
  }

  push(result: Result): void {
    this.received.push(result);
    this.#wake();
  }

  end(ending: Ending): void {
    this.#hasEnded = true;
    this.#settle(ending);
    this.#wake();
  }

  /** The next result that was not taken yet. */
  async next(): Promise<Result> {
    while (this.#taken >= this.received.length) {
      if (this.#hasEnded) throw new Error('The stream has ended.');
      await within(new Promise<void>((resolve) => (this.#wake = resolve)), 'the next event');
    }
    return this.received[this.#taken++]!;
  }

  /** The next results until one of them is as wanted, that one included. */
  async takeUntil(isLast: (result: Result) => boolean): Promise<Result[]> {
    const taken: Result[] = [];
    for (;;) {
      const result = await this.next();
      taken.push(result);
      if (isLast(result)) return taken;
    }
  }

  /** Tells the server that no more is wanted. */
  complete(): void {
    this.#complete();
  }
}

/** The HTTP status with which the server answers an attempt to open a socket; 101 if it opens. */
export async function upgradeStatus(
  target: Target,
  headers: Readonly<Record<string, string>>,
  path = '/graphql',
): Promise<number> {
  const socket = new WebSocket(target.origin.replace('http', 'ws') + path, 'graphql-transport-ws', { headers });
  socket.on('error', () => undefined);
  const status = await within(
    new Promise<number>((resolve) => {
      socket.once('open', () => resolve(101));
      socket.once('unexpected-response', (request, response) => {
        resolve(response.statusCode ?? 0);
        request.destroy();
      });
    }),
    'the answer to the upgrade',
  );
  socket.terminate();
  return status;
}
