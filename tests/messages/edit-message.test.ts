import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Message } from '../../server/graphql/generated.ts';
import { type Cast, castOf, operations, type Person, roomOf } from '../support/cast.ts';
import { corpus } from '../support/corpus.ts';
import { promote } from '../support/promote.ts';
import { dialects, startTestServer, type TestServer } from '../support/server.ts';

describe.each(dialects)('editing a message on %s', (dialect) => {
  let server: TestServer;
  let cast: Cast;
  beforeAll(async () => {
    server = await startTestServer({ dialect });
    cast = await castOf(server);
  });
  afterAll(() => server.stop());

  const said = async (person: Person, roomId: string, body = 'helo'): Promise<Message> =>
    (await person.say(roomId, body)).message!;

  /** The newest message of the room as somebody sees it. */
  async function newest<Field extends string>(person: Person, roomId: string, fields: Field): Promise<Message> {
    const query = `query ($id: ID!) { room(id: $id) { messages(last: 1) { nodes { id ${fields} } } } }`;
    return (await person.run(query, { id: roomId })).room!.messages.nodes[0]!;
  }

  it('gives it other words in its place, marks it as edited, and raises the revision of the room', async () => {
    const { anna, ben } = cast;
    const room = await roomOf(anna, [ben]);
    const first = await said(ben, room.id);
    await said(anna, room.id, 'hello Ben');
    const before = (await anna.room(room.id))!;
    const { message, error } = await ben.edit(first.id.toUpperCase(), 'hello');
    expect(error).toBeNull();
    expect(message).toEqual({
      ...first,
      body: 'hello',
      revision: before.revision + 1,
      editedAt: expect.stringMatching(/^20.*Z$/) as string,
    });
    const { nodes } = await anna.messages(room.id);
    expect(nodes.map(({ body }) => body)).toEqual(['hello', 'hello Ben']);
    expect(nodes[0]).toEqual(message);
    expect(await anna.room(room.id)).toEqual({ ...before, revision: before.revision + 1 });
  });

  it('keeps texts to the byte', async () => {
    const { anna } = cast;
    const room = await roomOf(anna);
    const { id } = await said(anna, room.id);
    for (const text of corpus) {
      const body = `${text}!`;
      expect((await anna.edit(id, body)).message?.body).toBe(body);
      expect((await newest(anna, room.id, 'body')).body).toBe(body);
    }
    const { earlierTexts } = await newest(anna, room.id, 'earlierTexts { body }');
    const expected = ['helo', ...corpus.map((text) => `${text}!`)].slice(0, -1).toReversed().slice(0, 20);
    expect(earlierTexts.map(({ body }) => body)).toEqual(expected);
  });

  it('keeps the last 20 texts that it had before, with their times, for members', async () => {
    const { anna, ben } = cast;
    const room = await roomOf(anna, [ben]);
    const message = await said(anna, room.id, 'text 0');
    const times = [message.sentAt];
    for (let index = 1; index <= 23; index++) {
      times.push((await anna.edit(message.id, `text ${index}`)).message!.editedAt!);
    }
    const { earlierTexts } = await newest(ben, room.id, 'earlierTexts { body writtenAt }');
    const expected = Array.from({ length: 20 }, (_, index) => ({
      body: `text ${22 - index}`,
      writtenAt: times[22 - index],
    }));
    expect(earlierTexts).toEqual(expected);
    expect((await newest(ben, room.id, 'earlierTexts(first: 2) { body writtenAt }')).earlierTexts).toEqual(
      expected.slice(0, 2),
    );
  });

  it('changes nothing when it says the same already, as a second try does', async () => {
    const { anna } = cast;
    const room = await roomOf(anna);
    const { id } = await said(anna, room.id, 'same');
    const before = (await anna.room(room.id))!.revision;
    expect((await anna.edit(id, 'same')).message).toMatchObject({ editedAt: null, revision: before });
    const edited = await anna.edit(id, 'other');
    expect(await anna.edit(id, 'other')).toEqual(edited);
    expect((await anna.room(room.id))?.revision).toBe(before + 1);
    expect((await newest(anna, room.id, 'earlierTexts { body }')).earlierTexts).toEqual([{ body: 'same' }]);
  });

  it('takes 100 edits at the same time one after the other, each with a revision of its own', async () => {
    const { anna } = cast;
    const room = await roomOf(anna);
    const { id, revision } = await said(anna, room.id);
    const payloads = await Promise.all(Array.from({ length: 100 }, (_, index) => anna.edit(id, `try ${index}`)));
    const revisions = payloads.map(({ message }) => message!.revision).toSorted((one, other) => one - other);
    expect(revisions).toEqual(Array.from({ length: 100 }, (_, index) => revision + index + 1));
    const last = payloads.find(({ message }) => message!.revision === revision + 100)!;
    expect((await newest(anna, room.id, 'body revision')).body).toBe(last.message!.body);
  });

  it.each([
    ['nothing', ''],
    ['blanks', ' \n\t '],
  ])('refuses %s with "Please enter a message!"', async (_, body) => {
    const { anna } = cast;
    const room = await roomOf(anna);
    const { id } = await said(anna, room.id);
    expect((await anna.edit(id, body)).error).toMatchObject({
      __typename: 'EmptyMessage',
      message: 'Please enter a message!',
    });
    expect((await anna.edit(id, `${body}.`)).error).toBeNull();
  });

  it('takes 10,000 characters of four bytes each, and refuses one more or half of one', async () => {
    const { anna } = cast;
    const room = await roomOf(anna);
    const { id } = await said(anna, room.id);
    expect((await anna.edit(id, '🦔'.repeat(10_000))).message?.body).toHaveLength(20_000);
    expect((await anna.edit(id, '🦔'.repeat(10_001))).error).toMatchObject({
      __typename: 'MessageTooLong',
      message: 'This message has 10,001 characters; at most 10,000 fit. Shorten it or send it in parts.',
    });
    const half = await anna.ask(operations.editMessage, { input: { id, body: 'half \ud83d of it' } });
    expect(half).toMatchObject({ status: 400, errors: [{ extensions: { code: 'BAD_USER_INPUT' } }] });
    const malformed = await anna.ask(operations.editMessage, { input: { id: "1' or '1'='1", body: 'x' } });
    expect(malformed).toMatchObject({ status: 400, errors: [{ extensions: { code: 'BAD_USER_INPUT' } }] });
    expect((await newest(anna, room.id, 'body')).body).toBe('🦔'.repeat(10_000));
  });

  it('is for its author alone, owners and moderators included', async () => {
    const { anna, ben, cleo } = cast;
    const room = await roomOf(anna, [ben, cleo]);
    await promote(server, room.id, ben);
    const { id } = await said(cleo, room.id);
    for (const person of [anna, ben]) {
      expect((await person.edit(id, 'my words')).error).toEqual({
        __typename: 'NotYourMessage',
        message: 'Only the person who wrote a message can edit it.',
      });
      expect((await newest(person, room.id, 'viewerCanEdit')).viewerCanEdit).toBe(false);
    }
    expect((await newest(cleo, room.id, 'viewerCanEdit')).viewerCanEdit).toBe(true);
    expect((await cleo.edit(id, 'her words')).error).toBeNull();
  });

  it('is for members: whoever has left is told to join, and strangers nothing, whether there is a message or not', async () => {
    const { anna, ben, dora, nobody } = cast;
    const room = await roomOf(anna, [ben]);
    const hidden = await roomOf(anna, [ben], { isListed: false });
    const [own, secret] = [await said(ben, room.id), await said(ben, hidden.id)];
    await ben.leaveRoom(room.id);
    await ben.leaveRoom(hidden.id);
    expect((await ben.edit(own.id, 'changed')).error).toMatchObject({
      __typename: 'NotAMember',
      message: `You are not in "${room.name}". Join the room first.`,
    });
    const missing = await dora.edit(randomUUID(), 'changed');
    expect(missing.error).toMatchObject({ __typename: 'MessageNotFound' });
    expect(await dora.edit(own.id, 'changed')).toEqual(missing);
    expect(await ben.edit(secret.id, 'changed')).toEqual(missing);
    const signedOut = await nobody.ask(operations.editMessage, { input: { id: own.id, body: 'changed' } });
    expect(signedOut).toMatchObject({ status: 401, errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] });
    await ben.joinRoom({ roomId: room.id });
    expect((await ben.edit(own.id, 'changed')).error).toBeNull();
  });
});

describe('editing too often', () => {
  it('is refused for a while', async () => {
    const server = await startTestServer({ isLimited: true });
    const { anna } = await castOf(server);
    const room = await roomOf(anna);
    const { id } = (await anna.say(room.id, 'hello')).message!;
    for (let index = 0; index < 310; index++) {
      const answer = await anna.ask(operations.editMessage, { input: { id, body: `hello ${index}` } });
      if (answer.errors.length === 0) continue;
      expect(index).toBeGreaterThan(250);
      expect(answer.errors[0]?.extensions).toMatchObject({ code: 'RATE_LIMITED' });
      await server.stop();
      return;
    }
    throw new Error('310 edits in a row were taken.');
  });
});
