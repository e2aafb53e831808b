import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Cast, castOf, operations, roomOf } from '../support/cast.ts';
import { dialects, startTestServer, type TestServer } from '../support/server.ts';

describe.each(dialects)('sending a message on %s', (dialect) => {
  let server: TestServer;
  let cast: Cast;
  beforeAll(async () => {
    server = await startTestServer({ dialect });
    cast = await castOf(server);
  });
  afterAll(() => server.stop());

  it('answers the message as it is stored, with its place in the room', async () => {
    const { anna, ben } = cast;
    const room = await roomOf(anna, [ben]);
    const id = randomUUID();
    const { message, error } = await ben.say(room.id, '  Hello,\n\nworld! ', id);
    expect(error).toBeNull();
    expect(message).toMatchObject({
      id,
      position: 1,
      body: '  Hello,\n\nworld! ',
      author: { id: ben.id, username: 'ben' },
      room: { id: room.id },
    });
    expect((await anna.messages(room.id)).nodes).toEqual([message]);
  });

  it('stores the same id once, and answers the message as it was first stored', async () => {
    const { anna } = cast;
    const room = await roomOf(anna);
    const id = randomUUID();
    const first = await anna.say(room.id, 'first words', id);
    const again = await anna.say(room.id, 'other words', id.toUpperCase());
    expect(again).toEqual(first);
    expect((await anna.room(room.id))?.lastPosition).toBe(1);
  });

  it('stores one message when the same id is sent 100 times at the same time', async () => {
    const { anna } = cast;
    const room = await roomOf(anna);
    const id = randomUUID();
    const payloads = await Promise.all(
      Array.from({ length: 100 }, (_, index) => anna.say(room.id, `try ${index}`, id)),
    );
    expect(new Set(payloads.map((payload) => JSON.stringify(payload))).size).toBe(1);
    expect((await anna.messages(room.id)).nodes).toEqual([payloads[0]!.message]);
  });

  it('refuses an id that is another message: of somebody else, or in another room', async () => {
    const { anna, ben } = cast;
    const room = await roomOf(anna, [ben]);
    const other = await roomOf(anna);
    const id = randomUUID();
    expect((await anna.say(room.id, 'mine', id)).error).toBeNull();
    expect((await ben.say(room.id, 'mine', id)).error).toMatchObject({ __typename: 'MessageIdTaken' });
    expect((await anna.say(other.id, 'mine', id)).error).toMatchObject({ __typename: 'MessageIdTaken' });
    expect((await ben.say(room.id, 'mine', randomUUID())).error).toBeNull();
    expect((await anna.room(other.id))?.lastPosition).toBe(0);
  });

  it('gives one id to one person when two claim it 100 times at the same time', async () => {
    const { anna, ben } = cast;
    const room = await roomOf(anna, [ben]);
    const id = randomUUID();
    const payloads = await Promise.all(
      Array.from({ length: 100 }, (_, index) => (index % 2 ? anna : ben).say(room.id, 'mine', id)),
    );
    const stored = payloads.filter(({ message }) => message).map(({ message }) => message!.author!.id);
    expect(stored).toHaveLength(50);
    expect(new Set(stored).size).toBe(1);
    expect(payloads.filter(({ error }) => error?.__typename === 'MessageIdTaken')).toHaveLength(50);
  });

  it.each([
    ['nothing', ''],
    ['blanks', ' \n\t '],
    ['what nobody sees', '\u200b\u2060\ufeff'],
  ])('refuses %s with "Please enter a message!"', async (_, body) => {
    const { anna } = cast;
    const room = await roomOf(anna);
    expect((await anna.say(room.id, body)).error).toMatchObject({
      __typename: 'EmptyMessage',
      message: 'Please enter a message!',
    });
    expect((await anna.say(room.id, `${body}.`)).error).toBeNull();
  });

  it('takes 10,000 characters of four bytes each, and refuses one more, telling the limit', async () => {
    const { anna } = cast;
    const room = await roomOf(anna);
    expect((await anna.say(room.id, '🦔'.repeat(10_000))).message?.body).toHaveLength(20_000);
    expect((await anna.say(room.id, '🦔'.repeat(10_001))).error).toEqual({
      __typename: 'MessageTooLong',
      message: 'This message has 10,001 characters; at most 10,000 fit. Shorten it or send it in parts.',
      lengthMax: 10_000,
    });
  });

  it('refuses half of a character, which no encoding could keep', async () => {
    const { anna } = cast;
    const room = await roomOf(anna);
    const input = { id: randomUUID(), roomId: room.id, body: 'half \ud83d of it' };
    const answer = await anna.ask(operations.sendMessage, { input });
    expect(answer.status).toBe(400);
    expect(answer.errors[0]?.extensions?.code).toBe('BAD_USER_INPUT');
    expect((await anna.ask(operations.sendMessage, { input: { ...input, body: 'half 🦔 of it' } })).status).toBe(200);
  });

  it.each(['id', 'roomId'])('refuses a malformed %s and names it', async (field) => {
    const { anna } = cast;
    const room = await roomOf(anna);
    const input = { id: randomUUID(), roomId: room.id, body: 'hello' };
    const answer = await anna.ask(operations.sendMessage, { input: { ...input, [field]: "1' or '1'='1" } });
    expect(answer.status).toBe(400);
    expect(answer.errors[0]).toMatchObject({ extensions: { code: 'BAD_USER_INPUT' } });
    expect(answer.errors[0]?.message).toContain(field);
    expect((await anna.ask(operations.sendMessage, { input })).data?.sendMessage.error).toBeNull();
  });

  it('is for members: strangers are told to join, and nothing of rooms they cannot see', async () => {
    const { anna, ben, dora } = cast;
    const listed = await roomOf(anna, [ben]);
    const hidden = await roomOf(anna, [ben], { isListed: false });
    const missing = await dora.say(randomUUID(), 'hello');
    expect(missing.error).toMatchObject({ __typename: 'RoomNotFound' });
    expect(await dora.say(hidden.id, 'hello')).toEqual(missing);
    expect((await dora.say(listed.id, 'hello')).error).toEqual({
      __typename: 'NotAMember',
      message: `You are not in "${listed.name}". Join the room first.`,
    });
    expect((await ben.say(hidden.id, 'hello')).error).toBeNull();
    await ben.leaveRoom(listed.id);
    expect((await ben.say(listed.id, 'hello')).error).toMatchObject({ __typename: 'NotAMember' });
    expect((await anna.room(listed.id))?.lastPosition).toBe(0);
  });

  it('is for people who are signed in', async () => {
    const { anna, nobody } = cast;
    const room = await roomOf(anna);
    const input = { id: randomUUID(), roomId: room.id, body: 'hello' };
    const answer = await nobody.ask(operations.sendMessage, { input });
    expect(answer.status).toBe(401);
    expect(answer.errors[0]?.extensions?.code).toBe('UNAUTHENTICATED');
    expect((await anna.ask(operations.sendMessage, { input })).status).toBe(200);
  });

  it('counts positions 1, 2, 3 … and revisions without a gap while three people send 100 messages into three rooms at once', async () => {
    const { anna, ben, cleo } = cast;
    const people = [anna, ben, cleo];
    const rooms = await Promise.all([0, 1, 2].map(() => roomOf(anna, [ben, cleo])));
    const before = await Promise.all(rooms.map((room) => anna.room(room.id)));
    const sent = await Promise.all(
      Array.from({ length: 100 }, (_, index) => people[index % 3]!.say(rooms[(index % 7) % 3]!.id, `message ${index}`)),
    );
    for (const [index, room] of rooms.entries()) {
      const own = sent.map(({ message }) => message!).filter((message) => message.room.id === room.id);
      const { nodes } = await anna.messages(room.id, { first: 100 });
      expect(nodes.map((message) => message.position)).toEqual(own.map((_, place) => place + 1));
      const base = before[index]!.revision;
      expect(nodes.map((message) => message.revision)).toEqual(own.map((_, place) => base + place + 1));
      expect(nodes.toSorted(byId)).toEqual(own.toSorted(byId));
      const after = await anna.room(room.id);
      expect(after).toMatchObject({ lastPosition: own.length, revision: base + own.length });
    }
  });
});

function byId(one: { id: string }, other: { id: string }): number {
  return one.id < other.id ? -1 : 1;
}
