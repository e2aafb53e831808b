import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Cast, castOf, roomOf } from '../support/cast.ts';
import { Client, type SocketClient } from '../support/client.ts';
import { startTestServer, type TestServer } from '../support/server.ts';

/** An operation is compiled after a few runs; by this many it is. */
const often = 6;

describe('an operation that is run often answers as it did at first', () => {
  let server: TestServer;
  let cast: Cast;
  let socket: SocketClient;
  let roomId: string;
  let foreignRoomId: string;
  beforeAll(async () => {
    server = await startTestServer();
    cast = await castOf(server);
    roomId = (await roomOf(cast.anna, [cast.ben])).id;
    foreignRoomId = (await roomOf(cast.ben)).id;
    for (const text of ['one', 'two', 'three']) await cast.anna.say(roomId, text);
    socket = await cast.anna.openSocket();
  });
  afterAll(async () => {
    await socket.close();
    await server.stop();
  });

  const operations: [string, string, (() => Record<string, unknown>)?][] = [
    [
      'a nested page',
      'query ($id: ID!) { room(id: $id) { name messages(last: 2) { nodes { body author { username } } } } }',
      () => ({ id: roomId }),
    ],
    [
      'aliases and fragments',
      'query ($id: ID!) { a: room(id: $id) { ...R } b: room(id: $id) { ...R } } fragment R on Room { __typename id }',
      () => ({ id: roomId }),
    ],
    [
      'what is left out',
      'query ($id: ID!, $no: Boolean = false) { room(id: $id) { id name @include(if: $no) memberCount @skip(if: $no) } }',
      () => ({ id: roomId }),
    ],
    ['a default of the schema', 'query { rooms { nodes { name } pageInfo { hasNextPage } } }'],
    ['nothing', 'query ($id: ID!) { room(id: $id) { id } }', () => ({ id: randomUUID() })],
    [
      'a field that is forbidden',
      'query ($id: ID!) { room(id: $id) { name messages(last: 1) { nodes { body } } } }',
      () => ({ id: foreignRoomId }),
    ],
    [
      'an argument that is refused',
      'query ($id: ID!, $n: Int) { room(id: $id) { messages(last: $n) { nodes { body } } } }',
      () => ({ id: roomId, n: 1_000 }),
    ],
    ['an id that is none', 'query ($id: ID!) { room(id: $id) { id } }', () => ({ id: 'garden' })],
    ['a number for an id', 'query ($id: ID!) { room(id: $id) { id } }', () => ({ id: 7 })],
    ['a variable of another kind', 'query ($id: ID!) { room(id: $id) { id } }', () => ({ id: [roomId] })],
    ['a variable that is missing', 'query ($id: ID!) { room(id: $id) { id } }', () => ({})],
    [
      'an input with a field too many',
      'mutation ($input: MarkReadInput!) { markRead(input: $input) { room { id } } }',
      () => ({ input: { roomId, position: 1, extra: true } }),
    ],
    [
      'an input with a wrong enum',
      'mutation ($input: UpdatePreferencesInput!) { updatePreferences(input: $input) { preferences { theme } } }',
      () => ({ input: { theme: 'PINK' } }),
    ],
    [
      'an input with an enum',
      'mutation ($input: UpdatePreferencesInput!) { updatePreferences(input: $input) { preferences { theme } } }',
      () => ({ input: { theme: 'DARK' } }),
    ],
    [
      'a refusal',
      'mutation ($input: SendMessageInput!) { sendMessage(input: $input) { message { id } error { __typename ... on UserError { message } ... on MessageTooLong { lengthMax } } } }',
      () => ({ input: { id: '018f4e9c-7a3b-7c2d-9e1f-2a3b4c5d6e7f', roomId, body: 'x'.repeat(10_001) } }),
    ],
    [
      'the same send again',
      'mutation ($input: SendMessageInput!) { sendMessage(input: $input) { message { position body sentAt } error { __typename } } }',
      () => ({ input: { id: '018f4e9c-7a3b-7c2d-9e1f-2a3b4c5d6e70', roomId, body: '"quoted" \u2028 \0 👩‍👩‍👧' } }),
    ],
  ];

  it.each(operations)('with %s', async (_, query, variables = () => ({})) => {
    const values = variables();
    const overHttp = await ask(async () => {
      const { status, data, errors } = await cast.anna.ask(query, values);
      return { status, data, errors };
    });
    expect(overHttp.slice(1)).toEqual(overHttp.slice(1).map(() => overHttp[0]));
    const overSocket = await ask(() => socket.ask(query, values));
    expect(overSocket.slice(1)).toEqual(overSocket.slice(1).map(() => overSocket[0]));
    const { data, errors } = overHttp[0]!;
    expect(overSocket[0]?.data ?? null).toEqual(data ?? null);
    expect(overSocket[0]?.errors?.map(({ message, extensions }) => ({ message, extensions })) ?? []).toEqual(
      errors.map(({ message, extensions }) => ({ message, extensions })),
    );
  });

  it('whichever way it is asked: over HTTP alone it is compiled too', async () => {
    const query = 'query ($id: ID!) { room(id: $id) { onHttpAlone: name } }';
    await ask(() => cast.anna.ask(query, { id: roomId }));
    const prepared = server.app.documents.peek({ query }, true)!;
    expect([...prepared.operations.values()].map(({ isHot }) => isHot)).toEqual([true]);
  });

  it('signed out', async () => {
    const stranger = new Client(server);
    const answers = await ask(() => stranger.ask('query ($id: ID!) { room(id: $id) { id } }', { id: roomId }));
    expect(answers.map(({ errors }) => errors[0]?.extensions?.code)).toEqual(answers.map(() => 'UNAUTHENTICATED'));
  });

  async function ask<Answer>(once: () => Promise<Answer>): Promise<Answer[]> {
    const answers: Answer[] = [];
    for (let run = 0; run < often; run++) answers.push(await once());
    return answers;
  }
});
