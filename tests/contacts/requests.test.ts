import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { brokenPromises } from '../../server/database/backup/invariants.ts';
import { operations, type Person, signUp } from '../support/cast.ts';
import { Client } from '../support/client.ts';
import {
  accept,
  ask,
  block,
  contacts,
  decline,
  open,
  requestsTo,
  roomFor,
  takesMessagesFrom,
  unblock,
} from '../support/contacts.ts';
import { dialects, startTestServer, type TestServer } from '../support/server.ts';

describe.each(dialects)('a request to write on %s', (dialect) => {
  let server: TestServer;
  let host: Person;
  let people = 0;
  beforeAll(async () => {
    server = await startTestServer({ dialect });
    host = await signUp(server, 'host');
  });
  afterAll(async () => {
    expect(await brokenPromises(count)).toEqual([]);
    await server.stop();
  });

  const count = async (sql: string): Promise<number> => {
    const [row] = await server.app.database.em.fork().execute<Record<string, unknown>[]>(sql);
    return Number(Object.values(row!)[0]);
  };
  /** Somebody who takes messages from contacts alone, and somebody who is none. */
  const pair = async (): Promise<{ iris: Person; otto: Person }> => {
    const iris = await signUp(server, `iris${++people}`);
    const otto = await signUp(server, `otto${people}`);
    await takesMessagesFrom(iris, 'CONTACTS');
    return { iris, otto };
  };

  it('waits for an answer, and once it is accepted is the first message', async () => {
    const { iris, otto } = await pair();
    expect((await open(otto, iris)).error).toMatchObject({ __typename: 'NotTakingMessages' });
    expect(await ask(otto, iris, 'It is me, from the choir.')).toEqual({ room: null, error: null });
    const [request, ...others] = await requestsTo(iris);
    expect(others).toEqual([]);
    expect(request).toMatchObject({ body: 'It is me, from the choir.', user: { username: otto.username } });
    const { room } = await accept(iris, request!.id);
    expect(room).toMatchObject({ kind: 'DIRECT', lastPosition: 1, unreadCount: 1, partner: { id: otto.id } });
    const { nodes } = await otto.messages(room!.id);
    expect(nodes).toMatchObject([{ position: 1, body: 'It is me, from the choir.', author: { id: otto.id } }]);
    // Whoever asked has read what they said.
    expect((await roomFor(otto, room!.id))?.unreadCount).toBe(0);
    expect(await requestsTo(iris)).toEqual([]);
    // They are contacts from now on.
    expect((await otto.say(room!.id, 'Thank you!')).error).toBeNull();
    expect((await open(otto, iris)).room!.id).toBe(room!.id);
  });

  it('is one, however often it is sent, and is answered on every screen', async () => {
    const { iris, otto } = await pair();
    const phone = await iris.listen(contacts.events);
    await Promise.all(Array.from({ length: 8 }, (_, index) => ask(otto, iris, `try ${index}`)));
    expect(await requestsTo(iris)).toHaveLength(1);
    const [request] = await requestsTo(iris);
    const isTold = (requestCount: number) => async () => {
      await phone.stream.takeUntil(
        ({ data }) => data?.events.__typename === 'RequestsChanged' && data.events.requestCount === requestCount,
      );
    };
    await isTold(1)();
    const answers = await Promise.all(Array.from({ length: 8 }, () => accept(iris, request!.id)));
    expect(new Set(answers.flatMap(({ room }) => room?.id ?? [])).size).toBe(1);
    await isTold(0)();
    await phone.socket.close();
    expect(await count(`select count(*) from message where body like 'try %' and author_id = '${otto.id}'`)).toBe(1);
  });

  it('that was declined looks to its sender as one that waits, and cannot be sent again', async () => {
    const { iris, otto } = await pair();
    await ask(otto, iris);
    const [request] = await requestsTo(iris);
    const otherScreen = await otto.listen(contacts.events);
    expect((await decline(iris, request!.id)).error).toBeNull();
    expect((await decline(iris, request!.id)).error).toBeNull();
    expect(await requestsTo(iris)).toEqual([]);
    expect(await ask(otto, iris, 'And now?')).toEqual({ room: null, error: null });
    expect(await requestsTo(iris)).toEqual([]);
    expect((await open(otto, iris)).error).toMatchObject({ __typename: 'NotTakingMessages' });
    await takesMessagesFrom(otto, 'SHARED_ROOM');
    const told = await otherScreen.stream.takeUntil(({ data }) => data?.events.__typename === 'PreferencesChanged');
    expect(told).toHaveLength(1);
    await otherScreen.socket.close();
    // Whoever declined may still write themselves.
    expect((await open(iris, otto)).room).toMatchObject({ kind: 'DIRECT', lastPosition: 0 });
  });

  it('is accepted by whoever writes to its sender', async () => {
    const { iris, otto } = await pair();
    await ask(otto, iris, 'Are you there?');
    const { room } = await open(iris, otto);
    expect(room).toMatchObject({ lastPosition: 1, lastMessage: { body: 'Are you there?' } });
    expect(await requestsTo(iris)).toEqual([]);
  });

  it('of both at once is a conversation in which both have spoken', async () => {
    const { iris, otto } = await pair();
    await takesMessagesFrom(otto, 'CONTACTS');
    await Promise.all([ask(otto, iris, 'from otto'), ask(iris, otto, 'from iris')]);
    const { room } = await open(iris, otto);
    const { nodes } = await iris.messages(room!.id);
    expect(nodes.map(({ body }) => body).toSorted()).toEqual(['from iris', 'from otto']);
    expect(nodes.map(({ position }) => position)).toEqual([1, 2]);
  });

  it('is said at once where no request is needed', async () => {
    const { iris, otto } = await pair();
    const { room } = await ask(iris, otto, 'Hello otto');
    expect(room).toMatchObject({ lastPosition: 1, lastMessage: { body: 'Hello otto', author: { id: iris.id } } });
    expect(await roomFor(otto, room!.id)).toMatchObject({ unreadCount: 1 });
  });

  it('has a text of 1 to 500 characters, kept to the byte', async () => {
    const { iris, otto } = await pair();
    expect((await ask(otto, iris, ' \n')).error).toMatchObject({
      __typename: 'EmptyMessage',
      message: 'Please enter a message!',
    });
    expect((await ask(otto, iris, 'x'.repeat(501))).error).toMatchObject({
      __typename: 'MessageTooLong',
      message: expect.stringContaining('at most 500 characters') as string,
    });
    const body = `a/b #1 % .. \\ & \0 👩‍👩‍👧 مرحبا <b>${'😀'.repeat(450)}`;
    expect((await ask(otto, iris, body)).error).toBeNull();
    expect((await requestsTo(iris))[0]!.body).toBe(body);
  });

  it('is nobody’s but whom it is to', async () => {
    const { iris, otto } = await pair();
    await ask(otto, iris);
    const [request] = await requestsTo(iris);
    for (const answer of [accept, decline]) {
      expect((await answer(otto, request!.id)).error).toMatchObject({ __typename: 'RequestNotFound' });
      expect((await answer(host, request!.id)).error).toMatchObject({ __typename: 'RequestNotFound' });
      expect((await answer(iris, randomUUID())).error).toMatchObject({ __typename: 'RequestNotFound' });
    }
    expect((await ask(otto, { id: randomUUID() })).error).toMatchObject({ __typename: 'PersonNotFound' });
    const nobody = new Client(server);
    for (const [query, input] of [
      [contacts.askToWrite, { userId: iris.id, body: 'x' }],
      [contacts.acceptRequest, { id: request!.id }],
      [contacts.declineRequest, { id: request!.id }],
    ] as const) {
      expect((await nobody.ask(query, { input })).errors[0]?.extensions?.code).toBe('UNAUTHENTICATED');
    }
    expect((await accept(iris, request!.id)).error).toBeNull();
  });

  it('of somebody blocked is answered as any other, and is seen by nobody', async () => {
    const { iris, otto } = await pair();
    await block(iris, otto);
    expect(await ask(otto, iris)).toEqual({ room: null, error: null });
    expect(await requestsTo(iris)).toEqual([]);
    // Once they are unblocked they may ask again, and are heard.
    await unblock(iris, otto);
    expect(await ask(otto, iris, 'Sorry!')).toEqual({ room: null, error: null });
    expect(await requestsTo(iris)).toMatchObject([{ body: 'Sorry!' }]);
  });

  it('is told in pages, the latest first', async () => {
    const { iris } = await pair();
    for (const name of ['u', 'v', 'w']) await ask(await signUp(server, `${name}${people}-asker`), iris, name);
    const first = (await iris.run(contacts.requests, { first: 2 })).viewer!;
    expect(first.requestCount).toBe(3);
    expect(first.requests.nodes.map(({ body }) => body)).toEqual(['w', 'v']);
    const after = first.requests.pageInfo.endCursor;
    const second = (await iris.run(contacts.requests, { first: 2, after })).viewer!.requests;
    expect(second.nodes.map(({ body }) => body)).toEqual(['u']);
    expect(second.pageInfo.hasNextPage).toBe(false);
  });

  it('of somebody who is suspended meanwhile waits, and they can be asked while they are', async () => {
    const { iris, otto } = await pair();
    await host.run(operations.suspendPerson, { input: { userId: iris.id } });
    expect(await ask(otto, iris, 'When you are back')).toEqual({ room: null, error: null });
    await host.run(operations.restorePerson, { input: { userId: iris.id } });
    expect(await count(`select count(*) from message_request where to_id = '${iris.id}' and declined_at is null`)).toBe(
      1,
    );
  });
});
