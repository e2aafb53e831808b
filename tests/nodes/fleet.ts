import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { operations, goodPassword } from '../support/cast.ts';
import { Client, type Data, SocketClient, type Stream, type Target, type Variables } from '../support/client.ts';
import { freshPostgres } from '../support/postgres.ts';
import { RedisServer } from '../support/redis-server.ts';
import { ServerProcess } from '../support/server-process.ts';
import { until } from '../support/server.ts';

/** Several nodes of one server: real processes with a PostgreSQL database and a Redis of their own. */
export interface Fleet {
  readonly nodes: readonly ServerProcess[];
  readonly redis: RedisServer;
  readonly databaseUrl: string;
  /** The folder of files that all of them share. */
  readonly filesDir: string;
  stop(): Promise<void>;
}

export interface FleetOptions {
  readonly size: number;
  readonly settings?: Readonly<Record<string, string>>;
  /** The database to use instead of a fresh one. */
  readonly databaseUrl?: string;
}

/** Starts a fleet, all nodes at the same time on an empty database. */
export async function startFleet({ size, settings, databaseUrl }: FleetOptions): Promise<Fleet> {
  const folder = mkdtempSync(join(tmpdir(), 'hearth-fleet-'));
  const filesDir = join(folder, 'files');
  const database = databaseUrl === undefined ? await freshPostgres() : null;
  const url = databaseUrl ?? database?.url ?? '';
  const redis = await RedisServer.start();
  const nodes = Array.from(
    { length: size },
    (_, index) =>
      new ServerProcess({
        DATA_DIR: join(folder, `node-${index}`),
        FILES_DIR: filesDir,
        DATABASE_URL: url,
        REDIS_URL: redis.url,
        BENCHMARK: 'on',
        LOG_LEVEL: process.env['LOG_LEVEL'] ?? 'silent',
        ...settings,
      }),
  );
  const stop = async (): Promise<void> => {
    await Promise.all(nodes.map((node) => node.stop('SIGKILL')));
    await redis.remove();
    await database?.drop();
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    await Promise.all(nodes.map((node) => node.start()));
  } catch (error) {
    await stop();
    throw error;
  }
  return { nodes, redis, databaseUrl: url, filesDir, stop };
}

/** What somebody heard of one message. */
export interface Heard {
  readonly id: string;
  readonly position: number;
  readonly body: string;
}

/** Somebody with an account, who may speak to any node. */
export class Member {
  readonly username: string;
  readonly id: string;
  readonly token: string;
  node: Target;

  constructor(node: Target, username: string, id: string, token: string) {
    this.node = node;
    this.username = username;
    this.id = id;
    this.token = token;
  }

  static async signUp(node: Target, username: string): Promise<Member> {
    const input = { username, password: goodPassword, wantToken: true };
    const { token, viewer } = (await new Client(node).run(operations.signUp, { input })).signUp;
    return new Member(node, username, viewer!.user.id, token!);
  }

  ask(query: string, variables: Variables = {}) {
    return new Client(this.node, { token: this.token }).ask(query, variables);
  }

  run(query: string, variables: Variables = {}) {
    return new Client(this.node, { token: this.token }).run(query, variables);
  }

  async createRoom(name: string): Promise<string> {
    const { room } = (await this.run(operations.createRoom, { input: { name } })).createRoom;
    return room!.id;
  }

  async join(roomId: string): Promise<void> {
    const { error } = (await this.run(operations.joinRoom, { input: { roomId } })).joinRoom;
    if (error) throw new Error(error.message);
  }

  async leave(roomId: string): Promise<void> {
    await this.run(operations.leaveRoom, { input: { roomId } });
  }

  /** Says something, trying the same id again on `nodes` in turn until one of them has answered that it is stored. */
  async say(roomId: string, body: string, nodes: readonly Target[] = [this.node]): Promise<string> {
    const id = randomUUID();
    let tries = 0;
    await until(
      async () => {
        const target = nodes[tries++ % nodes.length]!;
        const input = { id, roomId, body };
        const answer = await new Client(target, { token: this.token })
          .ask(operations.sendMessage, { input })
          .catch(() => null);
        return answer?.data?.sendMessage.message?.id === id;
      },
      `"${body}" was stored`,
      30_000,
    );
    return id;
  }

  async edit(id: string, body: string): Promise<void> {
    const { error } = (await this.run(operations.editMessage, { input: { id, body } })).editMessage;
    if (error) throw new Error(error.message);
  }

  async delete(id: string): Promise<void> {
    const { error } = (await this.run(operations.deleteMessage, { input: { id } })).deleteMessage;
    if (error) throw new Error(error.message);
  }

  /** Listens to everything that concerns them, or to one room, on a socket of their node, and answers once the node listens. */
  async listen(
    query: string = operations.events,
    variables: Variables = {},
  ): Promise<{ stream: Stream; socket: SocketClient }> {
    const socket = await SocketClient.open(this.node, { token: this.token });
    const stream = socket.start(query, variables);
    await socket.ask('{ __typename }');
    return { stream, socket };
  }
}

/** The messages of a stream of `events` or `messageAdded`, in the order in which they came. */
export function messagesIn({ received }: Pick<Stream, 'received'>): Heard[] {
  return received.flatMap(({ data }) => {
    const message =
      data === null
        ? null
        : ((data as Partial<Data>).messageAdded ??
          (data.events.__typename === 'MessageAdded' ? data.events.message : null));
    return message ? [{ id: message.id, position: message.position, body: message.body }] : [];
  });
}

/** What somebody heard of a message that was edited, or deleted: then it has no text. */
export interface ChangeHeard {
  readonly id: string;
  readonly body: string | null;
}

/** What became of messages, in the order in which it was told: a text, or null for one that was deleted. */
export function changesIn(stream: Stream): ChangeHeard[] {
  return stream.received.flatMap(({ data }): ChangeHeard[] => {
    const event = (data as Partial<Data> | null)?.events;
    if (event?.__typename === 'MessageEdited') return [{ id: event.message.id, body: event.message.body }];
    return event?.__typename === 'MessageDeleted' ? [{ id: event.message.id, body: null }] : [];
  });
}

/** The kinds of events in a stream that are not messages, in the order in which they came. */
export function otherEventsIn(stream: Stream): string[] {
  return stream.received.flatMap(({ data }) => {
    const kind = (data as Partial<Data> | null)?.events?.__typename;
    return kind === undefined || kind === 'MessageAdded' ? [] : [kind];
  });
}

/** 1 to `last`. */
export function positionsTo(last: number): number[] {
  return Array.from({ length: last }, (_, index) => index + 1);
}
