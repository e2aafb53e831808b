import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freshName, operations, type Person, roomOf, signUp } from '../support/cast.ts';
import type { Data, SocketClient, Variables } from '../support/client.ts';
import { corpus, longText } from '../support/corpus.ts';
import { reporting, reportsIn, resolve } from '../support/reports.ts';
import { dialects, startTestServer, type TestServer } from '../support/server.ts';

const bytes = (text: string | null | undefined) => Buffer.from(text ?? '').toString('hex');
/** What a name may be of it: in one line, no longer than fits, with something to see. */
const nameOf = (text: string, index: number) =>
  Array.from(text.replaceAll(/[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]/gu, ''))
    .slice(0, 30)
    .join('')
    .trim()
    .replace(/^$/, `name ${index}`);

describe.each(dialects)('every text on %s', (dialect) => {
  let server: TestServer;
  let writer: Person;
  let reader: Person;
  let socket: SocketClient;
  beforeAll(async () => {
    server = await startTestServer({ dialect });
    [writer, reader] = [await signUp(server, 'anna'), await signUp(server, 'ben')];
    socket = await reader.openSocket();
  });
  afterAll(async () => {
    await socket.close();
    await server.stop();
  });

  /** The same question by both transports: what is written over the one is read over the other. */
  const ways: readonly [string, (query: string, variables: Variables) => Promise<Data>][] = [
    ['HTTP', (query, variables) => reader.run(query, variables)],
    [
      'the socket',
      async (query, variables) => {
        const { data, errors } = await socket.ask(query, variables);
        expect(errors ?? []).toEqual([]);
        return data!;
      },
    ],
  ];

  it.each(ways)('of a message, of one to 10,000 characters, comes back to the byte over %s', async (_, ask) => {
    const room = await roomOf(writer, [reader]);
    const texts = [...corpus.map((text) => `.${text}`), longText];
    for (const body of texts) {
      const { sendMessage } = await ask(operations.sendMessage, { input: { id: randomUUID(), roomId: room.id, body } });
      expect(sendMessage.error).toBeNull();
      expect(bytes(sendMessage.message?.body)).toBe(bytes(body));
    }
    const { nodes } = await writer.messages(room.id, { first: 100 });
    expect(nodes.map(({ body }) => bytes(body))).toEqual(texts.map(bytes));
    const { room: asked } = await ask(operations.messages, { id: room.id, first: 100 });
    expect(asked!.messages.nodes.map(({ body }) => bytes(body))).toEqual(texts.map(bytes));
  });

  it.each(ways)('of a person and of a room comes back to the byte over %s', async (_, ask) => {
    for (const [index, text] of corpus.entries()) {
      const displayName = nameOf(text, index);
      const { updateProfile } = await ask(operations.updateProfile, { input: { displayName, bio: text } });
      expect(updateProfile.error).toBeNull();
      const name = `${displayName} ${freshName()}`;
      const { createRoom } = await ask(operations.createRoom, { input: { name, description: text } });
      expect(createRoom.error).toBeNull();
      const { user } = await writer.run('{ user(username: "ben") { displayName bio } }');
      const room = await writer.room(createRoom.room!.id);
      expect([user?.displayName, user?.bio, room?.name, room?.description].map(bytes)).toEqual(
        [displayName, text, name, text].map(bytes),
      );
    }
  });

  it.each(ways)('of pronouns, interests and reports comes back to the byte over %s', async (_, ask) => {
    const author = await signUp(server, freshName('author').replace(' ', '-'));
    const room = await roomOf(writer, [reader, author]);
    for (const [index, text] of corpus.entries()) {
      const name = nameOf(text, index);
      const { updateProfile } = await ask(operations.updateProfile, { input: { pronouns: name, interests: [name] } });
      expect(updateProfile.error).toBeNull();
      const { user } = await writer.run('{ user(username: "ben") { pronouns interests } }');
      expect([user?.pronouns, user?.interests[0]].map(bytes)).toEqual([name, name].map(bytes));

      const said = `.${text}.`;
      const { message } = await author.say(room.id, said);
      const input = { messageId: message!.id, reason: said };
      const { reportMessage } = await ask(reporting.reportMessage, { input });
      expect(reportMessage.error).toBeNull();
      const [made] = await reportsIn(writer, room.id);
      expect([made?.text, made?.reason].map(bytes)).toEqual([said, said].map(bytes));
      const { report: resolved } = await resolve(writer, made!.id, 'NOTHING_DONE', said);
      expect(bytes(resolved?.note)).toBe(bytes(said));
    }
  });
});
