import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createContext } from '../../server/graphql/context.ts';
import type { Outlet } from '../../server/graphql/outlet.ts';
import { prepareOperation, startSubscription } from '../../server/graphql/socket-operations.ts';
import type { SubscriptionLife } from '../../server/graphql/subscriptions.ts';
import { type Cast, castOf, operations, type Person, roomOf } from '../support/cast.ts';
import type { Result } from '../support/client.ts';
import { startTestServer, type TestServer, until, within } from '../support/server.ts';

/** A network of the test's own: it keeps what is written, and is slow until it is told to hurry. */
class Network implements Outlet {
  readonly operationId = '1';
  readonly written: Result[] = [];
  subscriptions = 0;
  isWaiting = false;
  #isSlow = true;
  #drain: () => void = () => undefined;

  nextFrame = (_operationId: string, json: Buffer): Buffer => json;

  write(frame: Buffer): boolean {
    this.written.push(JSON.parse(frame.toString()) as Result);
    return true;
  }

  writeEphemeral(frame: Buffer): boolean {
    return this.write(frame);
  }

  async drained(): Promise<boolean> {
    if (!this.#isSlow) return true;
    this.isWaiting = true;
    await new Promise<void>((resolve) => (this.#drain = resolve));
    return true;
  }

  /** From now on it takes whatever comes. */
  hurry(): void {
    this.#isSlow = false;
    this.#drain();
  }

  begin(): boolean {
    this.subscriptions++;
    return true;
  }

  end(): void {
    this.subscriptions--;
  }

  get positions(): number[] {
    return this.written.map(({ data }) => data!.messageAdded.position);
  }
}

describe('a subscription', () => {
  let server: TestServer;
  let cast: Cast;
  beforeAll(async () => {
    server = await startTestServer();
    cast = await castOf(server);
  });
  afterAll(() => server.stop());

  async function subscribe(person: Person, network: Network, query: string, variables: Record<string, unknown>) {
    const identity = { userId: person.id, sessionId: randomUUID(), isKept: true, isHeld: false };
    const client = {
      identity,
      address: '127.0.0.1',
      isAtHost: true,
      userAgent: '',
      logIds: {},
      setSession: () => undefined,
    };
    const context = createContext(server.app.backend, client);
    const operation = await prepareOperation(server.app.documents, { query, variables }, true, context, network);
    if (!('prepared' in operation)) throw new Error(String(operation[0]));
    const life = await startSubscription(operation);
    if (!('next' in life)) throw new Error(String(life.errors?.[0]));
    return life satisfies SubscriptionLife;
  }

  it('settles when it is returned while somebody waits for it, and leaves nothing behind', async () => {
    const network = new Network();
    const life = await subscribe(cast.anna, network, operations.events, {});
    expect([server.app.backend.hub.size, network.subscriptions]).toEqual([1, 1]);
    const waiting = life.next();
    await within(life.return(), 'the return');
    expect(await within(waiting, 'what was waited for')).toEqual({ done: true, value: undefined });
    expect(await life.next()).toEqual({ done: true, value: undefined });
    expect([server.app.backend.hub.size, network.subscriptions]).toEqual([0, 0]);
    await life.return();
    expect(network.subscriptions).toBe(0);
  });

  it('reads from the database what was said while the network was slow, however much', async () => {
    const { anna, ben } = cast;
    const room = await roomOf(anna, [ben]);
    const sender = await anna.openSocket();
    const sayAtOnce = (count: number) =>
      Promise.all(
        Array.from({ length: count }, () =>
          sender.ask(operations.sendMessage, { input: { id: randomUUID(), roomId: room.id, body: 'hello' } }),
        ),
      );
    await sayAtOnce(3);
    const network = new Network();
    const life = await subscribe(ben, network, operations.messageAdded, { roomId: room.id, afterPosition: 0 });
    await until(() => network.isWaiting, 'the replay has been written');
    await sayAtOnce(1_050);
    expect(network.positions).toEqual([1, 2, 3]);
    network.hurry();
    await until(() => network.positions.length >= 1_053, 'all has been told');
    await anna.say(room.id, 'live again');
    await until(() => network.positions.length >= 1_054, 'it is live again');
    expect(network.positions).toEqual(Array.from({ length: 1_054 }, (_, index) => index + 1));
    await life.return();
    await sender.close();
  });

  it('tells nothing of what a reader missed once they have left the room, even in the middle of it', async () => {
    const { anna, ben } = cast;
    const room = await roomOf(anna, [ben]);
    const sender = await anna.openSocket();
    for (let index = 0; index < 150; index++) {
      await sender.ask(operations.sendMessage, { input: { id: randomUUID(), roomId: room.id, body: 'hello' } });
    }
    const network = new Network();
    const life = await subscribe(ben, network, operations.messageAdded, { roomId: room.id, afterPosition: 0 });
    await until(() => network.isWaiting, 'the first page has been written');
    const ending = life.next();
    await ben.leaveRoom(room.id);
    const { value } = await within(ending, 'the end');
    expect(value?.errors?.[0]?.extensions).toMatchObject({ code: 'FORBIDDEN' });
    network.hurry();
    await anna.say(room.id, 'without you');
    expect(network.positions).toEqual(Array.from({ length: 100 }, (_, index) => index + 1));
    await sender.close();
  });
});

describe('a subscription over HTTP', () => {
  it('is refused as a mistake of the client', async () => {
    const server = await startTestServer();
    const { anna } = await castOf(server);
    const answer = await anna.ask(operations.events);
    expect(answer.status).toBe(400);
    expect(answer.errors[0]?.extensions?.code).toBe('BAD_USER_INPUT');
    await server.stop();
  });
});
