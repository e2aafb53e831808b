import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Person, roomOf, signUp } from '../support/cast.ts';
import type { AnswerError, SocketClient } from '../support/client.ts';
import { startTestServer, type TestServer } from '../support/server.ts';

const repeated = (count: number, text: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => text(index)).join(' ');

const nested = (levels: number): string => (levels === 0 ? 'id' : `lastMessage { room { ${nested(levels - 1)} } }`);

/** Fragments that only spread each other twice: 2 to the power of `count` if every path is walked. */
const bomb = (count: number): string =>
  `{ ...f0 } ${repeated(count, (index) => `fragment f${index} on Query { ...f${index + 1} ...f${index + 1} }`)} fragment f${count} on Query { ...f0 }`;

const tooMuch: Readonly<Record<string, string>> = {
  'nesting of 13 levels': `{ rooms(first: 1) { nodes { ${nested(5)} } } }`,
  'nesting in fragments': `{ rooms(first: 1) { nodes { ...room } } } fragment room on Room { lastMessage { room { lastMessage { room { lastMessage { room { ...more } } } } } } }
    fragment more on Room { lastMessage { room { lastMessage { room { lastMessage { room { id } } } } } } }`,
  'the same field 31 times': `{ instance { ${repeated(31, () => 'name')} } }`,
  'the same field 31 times through fragments': `{ instance { ${repeated(4, (index) => `...f${index}`)} } } ${repeated(4, (index) => `fragment f${index} on Instance { ${repeated(8, () => 'name')} }`)}`,
  'the same field of the schema 31 times': `{ ${repeated(31, () => '__typename')} }`,
  'a subscription whose one field depends on a variable':
    'subscription ($x: Boolean!) { events @skip(if: $x) { __typename } }',
  '501 aliases of a field': `{ instance { ${repeated(501, (index) => `a${index}: name`)} } }`,
  '501 fields through fragments': `{ instance { ${repeated(60, () => '...f')} } } fragment f on Instance { ${repeated(9, (index) => `a${index}: name`)} }`,
  '11 root fields': `{ ${repeated(11, (index) => `a${index}: instance { name }`)} }`,
  '11 sign-ins at once': `mutation { ${repeated(11, (index) => `a${index}: signIn(input: {login: "anna", password: "guess ${index}"}) { token }`)} }`,
  '11 root fields through fragments': `{ ...one ...two } fragment one on Query { ${repeated(6, (index) => `a${index}: instance { name }`)} }
    fragment two on Query { ${repeated(5, (index) => `b${index}: instance { name }`)} }`,
  'pages of pages of pages':
    '{ rooms(first: 100) { nodes { messages(first: 100) { nodes { room { members(first: 100) { nodes { role } } } } } } } }',
  'pages that tell no size':
    '{ rooms { nodes { messages { nodes { room { messages { nodes { room { messages { nodes { body } } } } } } } } } }',
  'pages of a variable size':
    'query ($n: Int) { rooms(first: $n) { nodes { messages(last: $n) { nodes { room { members(first: $n) { nodes { role } } } } } } } }',
  '2,001 tokens': `{ instance { ${repeated(1_000, () => 'name name')} } }`,
  'fragments that spread each other without end': bomb(60),
  'a field that there is not': '{ instance { secret } }',
  'a document that is none': '{ instance {',
  'an empty document': '',
};

const enough: Readonly<Record<string, string>> = {
  'nesting of 12 levels': `{ rooms(first: 1) { nodes { ${nested(4).replace('{ id }', '{ id name }')} } } }`,
  '400 aliases of a field': `{ instance { ${repeated(400, (index) => `a${index}: name`)} } }`,
  '10 root fields': `{ ${repeated(10, (index) => `a${index}: instance { name }`)} }`,
  'a page of pages': '{ rooms(first: 20) { nodes { messages(first: 100) { nodes { id body } } } } }',
  introspection: '{ __schema { types { name fields { name type { name kind ofType { name kind } } } } } }',
};

describe('a document', () => {
  let server: TestServer;
  let anna: Person;
  let socket: SocketClient;
  beforeAll(async () => {
    server = await startTestServer();
    anna = await signUp(server, 'anna');
    const room = await roomOf(anna);
    await anna.say(room.id, 'hello');
    socket = await anna.openSocket();
  });
  afterAll(() => server.stop());

  const codes = ['BAD_USER_INPUT'];
  const codeOf = (errors: readonly AnswerError[] | undefined): string => errors?.[0]?.extensions?.code ?? 'none';

  it.each(Object.entries(tooMuch))(
    'of %s is refused before any of it runs, over HTTP and over the socket',
    async (_, query) => {
      const begun = performance.now();
      const variables = query.includes('$n') ? { n: 1 } : {};
      const { status, data, errors } = await anna.ask(query, variables);
      expect(status).toBe(400);
      expect(data).toBeNull();
      expect(codes).toContain(codeOf(errors));
      if (query !== '') {
        const told = await socket.ask(query, variables);
        expect(told.data ?? null).toBeNull();
        expect(codes).toContain(codeOf(told.errors));
      }
      expect(performance.now() - begun).toBeLessThan(5_000);
    },
  );

  it.each(Object.entries(enough))('of %s is answered, over HTTP and over the socket', async (_, query) => {
    const { status, errors, data } = await anna.ask(query);
    expect(errors).toEqual([]);
    expect(status).toBe(200);
    expect((await socket.ask(query)).data).toEqual(data);
  });

  it('of several operations runs the one that is named, and none if it is not', async () => {
    const query = 'query One { instance { name } } query Two { viewer { user { username } } }';
    expect((await anna.post({ query, operationName: 'Two' })).data?.viewer?.user.username).toBe('anna');
    for (const operationName of [undefined, 'Three'])
      expect((await anna.post({ query, operationName })).status).toBe(400);
    expect(codeOf((await socket.ask(query)).errors)).toBe('BAD_USER_INPUT');
  });

  it.each<[string, unknown]>([
    ['a number', { username: 7 }],
    ['nothing', {}],
    ['null', { username: null }],
    ['a list', { username: ['anna'] }],
    ['an object', { username: { $ne: '' } }],
  ])('is not run with a variable that is %s instead of a text', async (_, variables) => {
    const query = 'query ($username: String!) { user(username: $username) { id } }';
    const answer = await anna.post({ query, variables });
    expect(answer.status).toBe(400);
    expect(codeOf(answer.errors)).toBe('BAD_USER_INPUT');
    expect(codeOf((await socket.ask(query, variables as Record<string, unknown>)).errors)).toBe('BAD_USER_INPUT');
  });

  it('cannot count beyond 32 bits', async () => {
    const query =
      'mutation ($position: Int!) { markRead(input: {roomId: "018f4e9c-7a3b-7c2d-9e1f-2a3b4c5d6e7f", position: $position}) { error { __typename } } }';
    expect((await anna.ask(query, { position: 2 ** 31 })).status).toBe(400);
    expect((await anna.ask(query, { position: 2 ** 31 - 1 })).status).toBe(200);
  });
});
