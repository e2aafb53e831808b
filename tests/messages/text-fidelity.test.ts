import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Cast, castOf, freshName, operations, roomOf } from '../support/cast.ts';
import { corpus } from '../support/corpus.ts';
import { dialects, startTestServer, type TestServer } from '../support/server.ts';

describe.each(dialects)('text on %s', (dialect) => {
  let server: TestServer;
  let cast: Cast;
  beforeAll(async () => {
    server = await startTestServer({ dialect });
    cast = await castOf(server);
  });
  afterAll(() => server.stop());

  it('of a message is kept to the byte: in the answer, live, in the history and after a restart', async () => {
    const { anna, ben } = cast;
    const room = await roomOf(anna, [ben]);
    const { stream, socket } = await ben.listen(operations.messageAdded, { roomId: room.id });
    const bodies = corpus.map((text) => `${text}!`);
    for (const body of bodies) {
      expect((await anna.say(room.id, body)).message?.body).toBe(body);
      expect((await stream.next()).data?.messageAdded.body).toBe(body);
    }
    expect((await ben.messages(room.id)).nodes.map(({ body }) => body)).toEqual(bodies);
    await socket.close();
    await server.restart();
    const { nodes } = await ben.messages(room.id);
    expect(nodes.map(({ body }) => Buffer.from(body).toString('hex'))).toEqual(
      bodies.map((body) => Buffer.from(body).toString('hex')),
    );
  });

  it.each(corpus)('of a profile and a room is kept to the byte: %j', async (text) => {
    const { anna, ben } = cast;
    const { updateProfile } = await anna.run(operations.updateProfile, { input: { bio: text } });
    expect(updateProfile.user?.bio).toBe(text);
    const { user } = await ben.run('{ user(username: "anna") { bio } }');
    expect(user?.bio).toBe(text);
    const room = await roomOf(anna, [], { description: text });
    expect(room.description).toBe(text);
    expect((await ben.room(room.id))?.description).toBe(text);
  });

  it('of any kind is kept to the byte', async () => {
    const { anna } = cast;
    const room = await roomOf(anna);
    const text = fc.string({ unit: 'binary', minLength: 1, maxLength: 200 });
    const property = fc.asyncProperty(fc.array(text, { minLength: 1, maxLength: 5 }), async (texts) => {
      for (const part of texts) {
        const body = `.${part}`;
        const { message } = await anna.say(room.id, body);
        expect(message?.body).toBe(body);
        const { nodes } = await anna.messages(room.id, { last: 1 });
        expect(nodes[0]!.body).toBe(body);
      }
    });
    await fc.assert(property, { numRuns: 20 });
  });

  it('of names is kept as it was typed', async () => {
    const { anna } = cast;
    const name = `What? a/b #1 % .. \\ & 🦔 ﬁ e\u0301 ${freshName()}`;
    const room = await roomOf(anna, [], { name });
    expect(room.name).toBe(name);
    const displayName = 'Änna  🦔 "the" <b>first</b> \\';
    const { updateProfile } = await anna.run(operations.updateProfile, { input: { displayName } });
    expect(updateProfile.user?.displayName).toBe(displayName);
  });

  it('that is not UTF-8 is refused rather than mended', async () => {
    const { anna } = cast;
    const room = await roomOf(anna);
    const body = (text: Buffer) =>
      Buffer.concat([
        Buffer.from(
          `{"query":${JSON.stringify(operations.sendMessage)},"variables":{"input":{"id":"${crypto.randomUUID()}","roomId":"${room.id}","body":"`,
        ),
        text,
        Buffer.from('"}}}'),
      ]);
    const refused = await anna.post(body(Buffer.from([0x63, 0x61, 0x66, 0xe9])));
    expect(refused.status).toBe(400);
    expect(refused.errors[0]?.extensions?.code).toBe('BAD_USER_INPUT');
    const taken = await anna.post(body(Buffer.from('café')));
    expect(taken.data?.sendMessage.message?.body).toBe('café');
  });
});
