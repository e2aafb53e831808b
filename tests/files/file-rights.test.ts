import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FileConnection } from '../../server/graphql/generated.ts';
import { castOf, type Cast, operations, type Person, roomOf, signUp } from '../support/cast.ts';
import { allErased, deleteAccount, promisesBroken } from '../support/deletion.ts';
import { fetchFile, hasBytes, sayWithFile, sendFiles, uploaded, uploadFile } from '../support/files.ts';
import { ban, changeKeeping, deleteRoom } from '../support/moderation.ts';
import { dialects, startTestServer, type TestServer, until } from '../support/server.ts';

describe.each(dialects)('a file in a message on %s', (dialect) => {
  let server: TestServer;
  let cast: Cast;
  beforeAll(async () => {
    server = await startTestServer({ dialect });
    cast = await castOf(server);
  });
  afterAll(async () => {
    expect(await promisesBroken(server)).toEqual([]);
    await server.stop();
  });

  const statusFor = async (person: Person, id: string) => (await fetchFile(person, id)).status;
  const tidy = () => server.app.tidy();
  const isGone = (id: string) => until(() => !hasBytes(server, id), 'its bytes are gone');

  it('is for its uploader alone until it is sent, and then for the members', async () => {
    const { anna, ben, dora } = cast;
    const room = await roomOf(anna, [ben]);
    const { id } = await uploaded(anna, room.id, 'soon');
    expect([await statusFor(anna, id), await statusFor(ben, id), await statusFor(dora, id)]).toEqual([200, 404, 404]);
    await sendFiles(anna, room.id, [id]);
    expect([await statusFor(anna, id), await statusFor(ben, id), await statusFor(dora, id)]).toEqual([200, 200, 404]);
    expect((await uploadFile(dora, room.id, 'no member')).json.error?.__typename).toBe('NotAMember');
    const nowhere = await uploadFile(dora, dora.id, 'no room');
    expect([nowhere.status, nowhere.json.error?.__typename]).toEqual([404, 'RoomNotFound']);
  });

  it('is refused at once to whoever is banned, has left or is suspended, and nothing is taken from them', async () => {
    const { anna, ben, cleo } = cast;
    const fred = await signUp(server, `fred-${dialect}`);
    const room = await roomOf(anna, [ben, cleo, fred]);
    const { file } = await sayWithFile(anna, room.id);
    const own = await uploaded(ben, room.id, 'not sent yet');
    for (const person of [ben, cleo, fred]) expect(await statusFor(person, file.id)).toBe(200);
    await ban(anna, room.id, ben);
    await cleo.leaveRoom(room.id);
    await anna.run(operations.suspendPerson, { input: { userId: fred.id } });
    expect(await Promise.all([ben, cleo, fred].map((person) => statusFor(person, file.id)))).toEqual([404, 404, 401]);
    expect(await statusFor(ben, own.id)).toBe(404);
    const refused = await Promise.all([ben, cleo, fred].map((person) => uploadFile(person, room.id, 'let me')));
    expect(refused.map(({ status }) => status)).toEqual([403, 403, 401]);
    expect(refused.map(({ json }) => json.error?.__typename)).toEqual(['Banned', 'NotAMember', undefined]);
    expect((await sendFiles(ben, room.id, [own.id])).error?.__typename).toBe('Banned');
  });

  it('is not for those who joined later, where new members see nothing of before', async () => {
    const { anna, ben } = cast;
    const room = await roomOf(anna, [], { newMembersSee: 'FROM_JOINING' });
    const before = await sayWithFile(anna, room.id);
    await ben.joinRoom({ roomId: room.id });
    const after = await sayWithFile(anna, room.id);
    expect([await statusFor(ben, before.file.id), await statusFor(ben, after.file.id)]).toEqual([404, 200]);
    const list = `query ($id: ID!) { room(id: $id) { files { nodes { id message { id } } } } }`;
    expect((await ben.run(list, { id: room.id })).room!.files.nodes).toEqual([
      { id: after.file.id, message: { id: after.id } },
    ]);
  });

  it('is listed with those of the newest message first, page by page', async () => {
    const { anna, ben } = cast;
    const room = await roomOf(anna, [ben]);
    const sent: string[][] = [];
    for (let message = 0; message < 3; message++) {
      const ids = [(await uploaded(anna, room.id, 'a')).id, (await uploaded(anna, room.id, 'b')).id];
      await sendFiles(anna, room.id, ids);
      await anna.say(room.id, 'between');
      sent.unshift(ids);
    }
    const query = `query ($id: ID!, $first: Int!, $after: String) { room(id: $id) { files(first: $first, after: $after) {
      nodes { id } pageInfo { hasNextPage hasPreviousPage endCursor } } } }`;
    for (const first of [1, 3, 6]) {
      const seen: string[] = [];
      let after: string | null = null;
      for (let hasNext = true; hasNext;) {
        const { nodes, pageInfo }: FileConnection = (await ben.run(query, { id: room.id, first, after })).room!.files;
        expect(nodes.length).toBeLessThanOrEqual(first);
        seen.push(...nodes.map(({ id }) => id));
        after = pageInfo.endCursor ?? null;
        hasNext = pageInfo.hasNextPage;
      }
      expect(seen).toEqual(sent.flat());
    }
  });

  it('goes with its message where the room does not keep it, also what was sent live only', async () => {
    const { anna, ben } = cast;
    const room = await roomOf(anna, [ben], { keep: 'LAST', keepAmount: 1 });
    const first = await sayWithFile(anna, room.id);
    const second = await sayWithFile(anna, room.id);
    expect([await statusFor(ben, first.file.id), await statusFor(ben, second.file.id)]).toEqual([404, 200]);
    await changeKeeping(anna, { roomId: room.id, keep: 'LIVE', mayDropMessages: true });
    const live = await sayWithFile(anna, room.id);
    expect(await statusFor(ben, live.file.id)).toBe(200);
    server.clock.advance(6 * 60_000);
    expect([await statusFor(ben, second.file.id), await statusFor(ben, live.file.id)]).toEqual([404, 404]);
    await tidy();
    for (const { file } of [first, second, live]) await isGone(file.id);
  });

  it('goes with its room, sent or not, and stays with a deleted account unless its messages are to go', async () => {
    const { anna, ben } = cast;
    const [kept, removed] = [await signUp(server, `kept-${dialect}`), await signUp(server, `removed-${dialect}`)];
    const room = await roomOf(anna, [ben, kept, removed]);
    const [one, other] = [await sayWithFile(kept, room.id), await sayWithFile(removed, room.id)];
    const unsent = await uploaded(kept, room.id, 'never sent');
    await deleteAccount(kept);
    await deleteAccount(removed, { messages: 'REMOVE' });
    await allErased(server);
    await isGone(other.file.id);
    await isGone(unsent.id);
    expect([await statusFor(ben, one.file.id), await statusFor(ben, other.file.id)]).toEqual([200, 404]);
    const waiting = await uploaded(ben, room.id, 'waits');
    await deleteRoom(anna, room.id);
    expect([await statusFor(ben, one.file.id), await statusFor(ben, waiting.id)]).toEqual([404, 404]);
    await isGone(one.file.id);
    await isGone(waiting.id);
  });

  it('that is not sent within a day is given up', async () => {
    const { anna } = cast;
    const room = await roomOf(anna);
    const sent = await sayWithFile(anna, room.id);
    const { id } = await uploaded(anna, room.id, 'forgotten');
    server.clock.advance(23 * 60 * 60_000);
    await tidy();
    expect(hasBytes(server, id)).toBe(true);
    server.clock.advance(2 * 60 * 60_000);
    await tidy();
    await isGone(id);
    expect((await sendFiles(anna, room.id, [id])).error?.__typename).toBe('FileNotFound');
    expect(hasBytes(server, sent.file.id)).toBe(true);
  });
});
