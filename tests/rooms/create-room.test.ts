import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CreateRoomInput } from '../../server/graphql/generated.ts';
import { type Cast, castOf, freshName, operations, signUp } from '../support/cast.ts';
import { dialects, startTestServer, type TestServer } from '../support/server.ts';

describe.each(dialects)('making a room on %s', (dialect) => {
  let server: TestServer;
  let cast: Cast;
  beforeAll(async () => {
    server = await startTestServer({ dialect });
    cast = await castOf(server);
  });
  afterAll(() => server.stop());

  it('makes the maker its owner and only member', async () => {
    const id = randomUUID();
    const { room, error } = await cast.anna.createRoom({ id, name: '  Book  Club ', description: ' We read. ' });
    expect(error).toBeNull();
    expect(room).toMatchObject({
      id,
      name: 'Book  Club',
      description: ' We read. ',
      access: 'OPEN',
      isListed: true,
      lastPosition: 0,
      memberCount: 1,
      unreadCount: 0,
      viewerCanSend: true,
      viewerMembership: { role: 'OWNER', readPosition: 0 },
    });
    expect(room?.lastActivityAt).toBe(room?.createdAt);
  });

  it('appears at once in the list of others, unless it is not listed', async () => {
    const [listed, hidden] = [freshName('Listed'), freshName('Hidden')];
    await cast.anna.createRoom({ name: listed });
    await cast.anna.createRoom({ name: hidden, isListed: false });
    const names = (await cast.ben.run(operations.rooms, { first: 100 })).rooms.nodes.map(({ name }) => name);
    expect(names).toContain(listed);
    expect(names).not.toContain(hidden);
  });

  it.each([
    ['the same', 'Chess Corner'],
    ['other letter case', 'CHESS corner'],
    ['other blanks', '  chess\u00a0  corner'],
    ['no blanks', 'ChessCorner'],
    ['full-width letters', 'Ｃhess Corner'],
  ])('refuses a name that is taken: %s', async (_, name) => {
    await cast.anna.createRoom({ name: 'Chess Corner' });
    const { room, error } = await cast.ben.createRoom({ name });
    expect(room).toBeNull();
    expect(error).toEqual({
      __typename: 'RoomNameTaken',
      message: `A room with the name "${name.trim()}" already exists. Please choose another name.`,
    });
    expect((await cast.ben.createRoom({ name: freshName(name.trim()) })).error).toBeNull();
  });

  it.each<[string, Partial<CreateRoomInput>, string, string]>([
    ['no name', { name: '' }, 'name', 'Room name is required.'],
    ['a name of blanks', { name: ' \t\u00a0 ' }, 'name', 'Room name is required.'],
    ['a name that nobody sees', { name: '\u200b\u2060' }, 'name', 'Room name is required.'],
    ['a name of 61 characters', { name: '🦔'.repeat(61) }, 'name', 'Room name must have at most 60 characters.'],
    ['a name that grows beyond all bounds when it is normalised', { name: 'ﷺ'.repeat(60) }, 'name', 'at most 60'],
    ['a name of two lines', { name: 'two\nlines' }, 'name', 'line breaks'],
    ['a name with NUL', { name: 'no\0body' }, 'name', 'control characters'],
    ['a long description', { description: 'x'.repeat(501) }, 'description', 'at most 500'],
    ['no password where one is needed', { access: 'PASSWORD' }, 'password', 'A room password is required.'],
    ['an empty password', { access: 'PASSWORD', password: '' }, 'password', 'A room password is required.'],
    ['a password of three characters', { access: 'PASSWORD', password: 'abc' }, 'password', '4 to 256'],
    ['a password of 257 characters', { access: 'PASSWORD', password: 'x'.repeat(257) }, 'password', '4 to 256'],
    ['a password where there can be none', { access: 'OPEN', password: 'open sesame' }, 'password', 'Only a room'],
  ])('refuses %s, naming the field', async (_, input, field, words) => {
    const { room, error } = await cast.anna.createRoom({ name: freshName(), ...input });
    expect(room).toBeNull();
    expect(error).toMatchObject({
      __typename: 'InvalidInput',
      problems: [{ field, message: expect.stringContaining(words) as string }],
    });
  });

  it('takes a name of 60 characters, counted as people count, and a password of four', async () => {
    const input: CreateRoomInput = { name: '🦔'.repeat(60), access: 'PASSWORD', password: 'abcd' };
    expect((await cast.anna.createRoom(input)).error).toBeNull();
  });

  it.each(['name', 'description', 'password'])('refuses half of a character in the %s', async (field) => {
    const input = { name: freshName(), access: 'PASSWORD', password: 'open sesame', [field]: 'half \ud800' };
    const answer = await cast.anna.ask(operations.createRoom, { input });
    expect(answer.status).toBe(400);
    expect(answer.errors[0]?.extensions?.code).toBe('BAD_USER_INPUT');
  });

  it('answers the same room for the same id, and refuses an id that is another room', async () => {
    const { anna, ben } = cast;
    const id = randomUUID();
    const first = await anna.createRoom({ id, name: freshName() });
    expect(await anna.createRoom({ id: id.toUpperCase(), name: freshName() })).toEqual(first);
    const { room, error } = await ben.createRoom({ id, name: freshName() });
    expect(room).toBeNull();
    expect(error).toMatchObject({ __typename: 'RoomIdTaken' });
    expect((await ben.createRoom({ id: randomUUID(), name: freshName() })).error).toBeNull();
  });

  it('refuses a malformed id and whoever is signed out', async () => {
    const input = { id: 'my room', name: freshName() };
    expect((await cast.anna.ask(operations.createRoom, { input })).status).toBe(400);
    const answer = await cast.nobody.ask(operations.createRoom, { input: { name: freshName() } });
    expect(answer.status).toBe(401);
    expect(answer.errors[0]?.extensions?.code).toBe('UNAUTHENTICATED');
  });

  it('makes one room when 100 ask for the same name at the same time', async () => {
    const { anna, ben, cleo, dora } = cast;
    const name = freshName();
    const people = [anna, ben, cleo, dora];
    const payloads = await Promise.all(
      Array.from({ length: 100 }, (_, index) =>
        people[index % 4]!.createRoom({ name: index % 2 ? name : name.toUpperCase() }),
      ),
    );
    expect(payloads.filter(({ room }) => room)).toHaveLength(1);
    expect(payloads.filter(({ error }) => error?.__typename === 'RoomNameTaken')).toHaveLength(99);
  });

  it('makes one room when the same id is tried 100 times at the same time', async () => {
    const id = randomUUID();
    const name = freshName();
    const payloads = await Promise.all(Array.from({ length: 100 }, () => cast.anna.createRoom({ id, name })));
    expect(new Set(payloads.map((payload) => JSON.stringify(payload))).size).toBe(1);
    expect(payloads[0]!.room).toMatchObject({ id, name, memberCount: 1, revision: 1 });
  });

  it('gives an id to one person when several claim it at the same time', async () => {
    const { anna, ben, cleo, dora } = cast;
    const id = randomUUID();
    const payloads = await Promise.all(
      [anna, ben, cleo, dora].map((person) => person.createRoom({ id, name: freshName() })),
    );
    expect(payloads.filter(({ room }) => room)).toHaveLength(1);
    expect(payloads.filter(({ error }) => error?.__typename === 'RoomIdTaken')).toHaveLength(3);
  });
});

describe('rooms made by one person', () => {
  it('are limited to 60 an hour, with how long to wait', async () => {
    const server = await startTestServer({ isLimited: true });
    const anna = await signUp(server, 'anna');
    const rules = server.app.backend.services.rateLimits;
    for (let index = 0; index < 59; index++) await rules.take('createRoomPerUser', anna.id);
    expect((await anna.createRoom({ name: freshName() })).error).toBeNull();
    const answer = await anna.ask(operations.createRoom, { input: { name: freshName() } });
    expect(answer.status).toBe(429);
    expect(answer.errors[0]?.extensions?.code).toBe('RATE_LIMITED');
    expect(answer.errors[0]?.extensions?.retryAfterMs).toBeGreaterThan(0);
    await server.stop();
  });
});
