import { readFileSync } from 'node:fs';
import { WebSocket } from 'ws';
import type { HistoryEvent, Line } from '../history.ts';
import type { TabLife } from './tab-life.ts';

interface NetworkOptions {
  readonly name: string;
  readonly origin: string;
  readonly record: (event: HistoryEvent) => void;
  readonly cookies?: ReadonlyMap<string, string>;
}

/** The app's operations as it sends them, by their hash. */
const operationNames = new Map(
  ['generated', 'generated/later', 'generated/outside'].flatMap((folder) => {
    const file = new URL(`../../../web/lib/graphql/${folder}/persisted-documents.json`, import.meta.url);
    const documents = JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>;
    return Object.entries(documents).map(
      ([hash, text]) => [hash, /\b(?:query|mutation|subscription) (\w+)/.exec(text)?.[1]] as const,
    );
  }),
);

interface Answer {
  data?: {
    sendMessage?: { message: object | null };
    leaveRoom?: { error: object | null };
    removeMember?: { error: object | null };
    banMember?: { error: object | null };
    signOut?: object;
  } | null;
}

/** `fetch`, `WebSocket` and cookies of one browser. Whatever passes that bears on delivery is written into the history. */
export class NetworkOfBrowser {
  readonly cookies: Map<string, string>;
  /** Whose browser it is, as soon as that is known. */
  personId = '';
  readonly #options: NetworkOptions;
  #sessions = 0;
  #questions = 0;

  constructor(options: NetworkOptions) {
    this.#options = options;
    this.cookies = new Map(options.cookies);
  }

  globals(life: TabLife): Record<string, unknown> {
    return { fetch: this.#fetchOf(life), WebSocket: this.#socketClassOf(life) };
  }

  get #sessionId(): string {
    return `${this.#options.name} session ${this.#sessions}`;
  }

  get #cookieHeader(): string {
    return Array.from(this.cookies, ([name, value]) => `${name}=${value}`).join('; ');
  }

  #fetchOf(life: TabLife): (input: string, init: RequestInit & { body: string }) => Promise<Response> {
    return async (input, init) => {
      const { origin } = this.#options;
      const { documentId = '', variables = {} } = JSON.parse(init.body) as {
        documentId?: string;
        variables?: { input?: Record<string, string> };
      };
      const operation = operationNames.get(documentId) ?? '';
      const asked = variables.input ?? {};
      const sessionId = this.#sessionId;
      const question = `${this.#options.name} ${++this.#questions}`;
      this.#noteRequest(operation, asked, question);
      const headers = new Headers(init.headers);
      headers.set('cookie', this.#cookieHeader);
      headers.set('origin', origin);
      const signal = init.signal ? AbortSignal.any([init.signal, life.signal]) : life.signal;
      try {
        const response = await fetch(new URL(input, origin), { ...init, headers, signal });
        const text = await response.text();
        if (life.hasEnded) return await forEver();
        this.#keepCookies(response.headers.getSetCookie());
        if (text.startsWith('{'))
          this.#noteAnswer(operation, asked, { sessionId, question }, JSON.parse(text) as Answer);
        return new Response(text, { status: response.status, headers: response.headers });
      } catch (error) {
        if (life.hasEnded) return await forEver();
        throw error;
      }
    };
  }

  #noteRequest(operation: string, { id = '', roomId = '', body = '' }: Record<string, string>, question: string): void {
    const { personId } = this;
    this.#options.record({ kind: 'asking', question });
    if (operation === 'EditMessage') this.#options.record({ kind: 'editing', id, body });
    if (operation === 'DeleteMessage') this.#options.record({ kind: 'deleting', id });
    if (operation === 'SendMessage') this.#options.record({ kind: 'sending', personId, roomId, id, body });
    if (operation === 'JoinRoom') this.#options.record({ kind: 'joining', personId, roomId });
  }

  #noteAnswer(
    operation: string,
    { roomId = '', userId = '' }: Record<string, string>,
    { sessionId, question }: { sessionId: string; question: string },
    answer: Answer,
  ): void {
    const { personId } = this;
    const { record } = this.#options;
    const { data } = answer;
    if (operation === 'JoinRoom') record({ kind: 'join-answered', personId, roomId });
    if (operation === 'LeaveRoom' && data?.leaveRoom?.error === null) record({ kind: 'left', personId, roomId });
    const putOut =
      operation === 'BanMember' ? data?.banMember : operation === 'RemoveMember' ? data?.removeMember : null;
    if (putOut?.error === null) record({ kind: 'left', personId: userId, roomId });
    if (operation === 'SignOut' && data?.signOut) record({ kind: 'signed-out', sessionId });
    for (const { roomId: room, line } of messagesIn(data)) {
      if (operation === 'SendMessage') record({ kind: 'answered', roomId: room, line });
      else if (operation === 'EditMessage' || operation === 'DeleteMessage')
        record({ kind: 'change-answered', roomId: room, line });
      else record({ kind: 'received', personId, sessionId, roomId: room, line, question });
    }
  }

  #keepCookies(headers: readonly string[]): void {
    for (const header of headers) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(header) ?? [];
      this.#sessions++;
      if (value === '') this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
  }

  #socketClassOf(life: TabLife): new (url: string, protocols: string) => WebSocket {
    const open = (): { origin: string; headers: Record<string, string> } => ({
      origin: this.#options.origin,
      headers: { cookie: this.#cookieHeader },
    });
    const listenIn = (socket: WebSocket): void => {
      const sessionId = this.#sessionId;
      socket.on('error', () => undefined);
      socket.on('message', (data: Buffer) => this.#noteFrame(sessionId, data.toString()));
      life.onEnd(() => socket.terminate());
    };
    return class extends WebSocket {
      constructor(url: string, protocols: string) {
        super(url, protocols, open());
        listenIn(this);
      }

      // As browsers do: what comes after the app has closed the socket is not heard.
      override emit(event: string | symbol, ...values: unknown[]): boolean {
        return event === 'message' && this.readyState !== WebSocket.OPEN ? false : super.emit(event, ...values);
      }
    };
  }

  #noteFrame(sessionId: string, text: string): void {
    const { type, payload } = JSON.parse(text) as { type: string; payload?: object };
    if (type !== 'next') return;
    for (const { roomId, line } of messagesIn(payload))
      this.#options.record({ kind: 'received', personId: this.personId, sessionId, roomId, line });
  }
}

/** Every message anywhere in an answer. */
function messagesIn(value: unknown): { roomId: string; line: Line }[] {
  if (typeof value !== 'object' || value === null) return [];
  const inside = Object.values(value).flatMap(messagesIn);
  if (!('position' in value && 'body' in value && 'room' in value)) return inside;
  const { id, position, revision, body, deletedAt, room, author } = value as {
    id: string;
    position: number;
    revision: number;
    body: string;
    deletedAt: string | null;
    room: { id: string };
    author: { id: string } | null;
  };
  return [
    {
      roomId: room.id,
      line: { id, position, revision, body, isDeleted: deletedAt !== null, authorId: author?.id ?? null },
    },
  ];
}

/** What a tab that has ended waits for: nothing of it runs on. */
function forEver(): Promise<never> {
  return new Promise(() => undefined);
}
