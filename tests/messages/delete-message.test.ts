import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Cast, castOf, operations, type Person, roomOf } from '../support/cast.ts';
import { promote } from '../support/promote.ts';
import { dialects, startTestServer, type TestServer } from '../support/server.ts';

describe.each(dialects)('deleting a message on %s', (dialect) => {
  let server: TestServer;
  let cast: Cast;
  beforeAll(async () => {
    server = await startTestServer({ dialect });
    cast = await castOf(server);
  });
  afterAll(() => server.stop());

  const rows = (sql: string, values: unknown[]): Promise<Record<string, unknown>[]> =>
    server.app.database.em.fork().getConnection().execute(sql, values);

  async function mayDelete(person: Person, roomId: string): Promise<boolean[]> {
    const query = `query ($id: ID!) { room(id: $id) { messages { nodes { viewerCanDelete } } } }`;
    const { room } = await person.run(query, { id: roomId });
    return room!.messages.nodes.map(({ viewerCanDelete }) => viewerCanDelete);
  }

  it('leaves its place and its author, and no text of it, earlier ones neither', async () => {
    const { anna, ben } = cast;
    const room = await roomOf(anna, [ben]);
    const { message: sent } = await ben.say(room.id, 'first secret');
    await ben.edit(sent!.id, 'second secret');
    await anna.say(room.id, 'and on it goes');
    const before = (await anna.room(room.id))!;
    const { message, error } = await ben.delete(sent!.id.toUpperCase());
    expect(error).toBeNull();
    expect(message).toEqual({
      ...sent,
      body: '',
      revision: before.revision + 1,
      editedAt: null,
      deletedAt: expect.stringMatching(/^20.*Z$/) as string,
    });
    const { nodes } = await anna.messages(room.id);
    expect(nodes.map(({ position, body }) => [position, body])).toEqual([
      [1, ''],
      [2, 'and on it goes'],
    ]);
    expect(nodes[0]).toEqual(message);
    expect(await anna.room(room.id)).toEqual({ ...before, revision: before.revision + 1 });
    expect(await rows('select * from earlier_text where message_id = ?', [sent!.id])).toEqual([]);
    expect((await rows('select body from message where id = ?', [sent!.id]))[0]).toEqual({ body: '' });
    expect(JSON.stringify(server.logged)).not.toContain('secret');
  });

  it('is harmless twice, by the same person or another', async () => {
    const { anna, ben } = cast;
    const room = await roomOf(anna, [ben]);
    const { id } = (await ben.say(room.id, 'gone')).message!;
    const payloads = await Promise.all(Array.from({ length: 30 }, (_, index) => (index % 2 ? anna : ben).delete(id)));
    expect(new Set(payloads.map((payload) => JSON.stringify(payload))).size).toBe(1);
    expect(payloads[0]!.error).toBeNull();
    expect(await ben.delete(id)).toEqual(payloads[0]);
    expect((await anna.room(room.id))?.revision).toBe(payloads[0]!.message!.revision);
  });

  it('is final: it can be neither edited nor sent again', async () => {
    const { anna } = cast;
    const room = await roomOf(anna);
    const { id } = (await anna.say(room.id, 'gone')).message!;
    const { message: deleted } = await anna.delete(id);
    expect((await anna.edit(id, 'back')).error).toEqual({
      __typename: 'MessageGone',
      message: 'This message was deleted, so it cannot be edited any more. Send a new one.',
    });
    expect(await anna.say(room.id, 'gone', id)).toEqual({ message: deleted, error: null });
    expect((await anna.messages(room.id)).nodes).toEqual([deleted]);
    expect((await anna.say(room.id, 'back')).message?.position).toBe(2);
  });

  it('at the same time as edits ends in a message without any text', async () => {
    const { anna } = cast;
    const room = await roomOf(anna);
    const { id } = (await anna.say(room.id, 'secret')).message!;
    const edits = Array.from({ length: 40 }, (_, index) => () => anna.edit(id, `secret ${index}`));
    edits.splice(20, 0, () => anna.delete(id) as ReturnType<Person['edit']>);
    const payloads = await Promise.all(edits.map((change) => change()));
    expect(payloads[20]!.error).toBeNull();
    for (const { error, message } of payloads) {
      if (error) expect(error.__typename).toBe('MessageGone');
      else expect(message!.revision).toBeLessThanOrEqual(payloads[20]!.message!.revision);
    }
    expect((await anna.messages(room.id)).nodes).toEqual([payloads[20]!.message]);
    expect(await rows('select * from earlier_text where message_id = ?', [id])).toEqual([]);
  });

  it('follows the roles: one’s own; a moderator those of members and of people who have left; the owner all', async () => {
    const { anna, ben, cleo, dora } = cast;
    const room = await roomOf(anna, [ben, cleo, dora]);
    await promote(server, room.id, ben);
    const by = async (person: Person): Promise<string> => (await person.say(room.id, person.username)).message!.id;
    const ids = { anna: await by(anna), ben: await by(ben), cleo: await by(cleo), dora: await by(dora) };
    await dora.leaveRoom(room.id);
    expect(await mayDelete(anna, room.id)).toEqual([true, true, true, true]);
    expect(await mayDelete(ben, room.id)).toEqual([false, true, true, true]);
    expect(await mayDelete(cleo, room.id)).toEqual([false, false, true, false]);

    for (const id of [ids.anna, ids.ben, ids.dora]) {
      expect((await cleo.delete(id)).error).toEqual({
        __typename: 'NotYourMessage',
        message: 'You can delete your own messages. Ask a moderator of the room to delete this one.',
      });
    }
    expect((await ben.delete(ids.anna)).error).toEqual({
      __typename: 'NotYourMessage',
      message: 'Only the owner of the room can delete what its owner or another moderator wrote.',
    });
    await promote(server, room.id, cleo);
    expect((await ben.delete(ids.cleo)).error).toMatchObject({ __typename: 'NotYourMessage' });
    expect((await ben.delete(ids.dora)).error).toBeNull();
    expect((await anna.delete(ids.cleo)).error).toBeNull();
    expect((await anna.delete(ids.ben)).error).toBeNull();
    expect((await anna.delete(ids.anna)).error).toBeNull();
    expect(await mayDelete(anna, room.id)).toEqual([false, false, false, false]);
  });

  it('is for members: whoever has left is told to join, and strangers nothing, whether there is a message or not', async () => {
    const { anna, ben, dora, nobody } = cast;
    const room = await roomOf(anna, [ben]);
    const { id } = (await ben.say(room.id, 'mine')).message!;
    await ben.leaveRoom(room.id);
    expect((await ben.delete(id)).error).toMatchObject({ __typename: 'NotAMember' });
    const missing = await dora.delete(randomUUID());
    expect(missing.error).toMatchObject({ __typename: 'MessageNotFound' });
    expect(await dora.delete(id)).toEqual(missing);
    const signedOut = await nobody.ask(operations.deleteMessage, { input: { id } });
    expect(signedOut).toMatchObject({ status: 401, errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] });
    const malformed = await ben.ask(operations.deleteMessage, { input: { id: '../1' } });
    expect(malformed).toMatchObject({ status: 400, errors: [{ extensions: { code: 'BAD_USER_INPUT' } }] });
    await ben.joinRoom({ roomId: room.id });
    expect((await ben.delete(id)).error).toBeNull();
  });

  it('tells whoever was away what was edited and deleted since the revision they know, page by page', async () => {
    const { anna, ben, dora } = cast;
    const room = await roomOf(anna, [ben]);
    const ids: string[] = [];
    for (let index = 1; index <= 5; index++) ids.push((await anna.say(room.id, `message ${index}`)).message!.id);
    const { revision } = (await ben.room(room.id))!;
    const changes = [
      await anna.edit(ids[3]!, 'edited 4'),
      await anna.edit(ids[0]!, 'edited 1'),
      await anna.delete(ids[2]!),
    ].map(({ message }) => message);
    await anna.say(room.id, 'only sent');
    const ask = async (after: number | null, first?: number) =>
      (await ben.run(operations.changedMessages, { id: room.id, first, after: after === null ? null : String(after) }))
        .room!;
    const all = await ask(revision);
    expect(all.revision).toBe(revision + 4);
    expect(all.changedMessages.nodes).toEqual(changes);
    expect((await ask(null)).changedMessages.nodes).toEqual(changes);
    const first = (await ask(revision, 2)).changedMessages;
    expect(first).toEqual({
      nodes: changes.slice(0, 2),
      pageInfo: { hasNextPage: true, endCursor: String(revision + 2) },
    });
    expect((await ask(Number(first.pageInfo.endCursor), 2)).changedMessages.nodes).toEqual(changes.slice(2));
    expect((await ask(revision + 4)).changedMessages.nodes).toEqual([]);
    // What was changed twice is told once, as it is.
    await anna.delete(ids[0]!);
    expect((await ask(revision)).changedMessages.nodes.map(({ id }) => id)).toEqual([ids[3], ids[2], ids[0]]);

    const refused = await dora.ask(operations.changedMessages, { id: room.id });
    expect(refused.errors[0]?.extensions?.code).toBe('FORBIDDEN');
    for (const page of [{ after: 'x' }, { after: '-1' }, { first: 0 }, { first: 101 }]) {
      const bad = await ben.ask(operations.changedMessages, { id: room.id, ...page });
      expect(bad.errors[0]?.extensions?.code).toBe('BAD_USER_INPUT');
    }
  });

  it('finds what was changed in an index of such messages alone', async () => {
    const { anna } = cast;
    const room = await roomOf(anna);
    const sql = `select id from message where room_id = ? and revision > ?
      and (edited_at is not null or deleted_at is not null) order by revision limit 51`;
    const plan =
      dialect === 'sqlite'
        ? await rows(`explain query plan ${sql}`, [room.id, 1])
        : await server.app.database.em.fork().transactional(async (em) => {
            await em.execute('set local enable_seqscan = off');
            return em.execute<Record<string, unknown>[]>(`explain ${sql}`, [room.id, 1]);
          });
    expect(JSON.stringify(plan)).toContain('message_changed_index');
    expect(JSON.stringify(plan)).not.toMatch(/SORT|TEMP B-TREE/i);
  });
});

it('leaves nothing of a deleted text in the files of the embedded database', async () => {
  const server = await startTestServer();
  const { anna } = await castOf(server);
  const room = await roomOf(anna);
  const texts = ['short and secret', `long and secret ${'x'.repeat(9_000)} end of the secret`];
  const ids: string[] = [];
  for (const text of texts) ids.push((await anna.say(room.id, text)).message!.id);
  await anna.edit(ids[0]!, 'edited and secret');
  await anna.edit(ids[1]!, `${texts[1]!} and secret again`);
  const kept = await anna.say(room.id, 'kept for all');
  for (const id of ids) expect((await anna.delete(id)).error).toBeNull();
  expect((await anna.messages(room.id)).nodes.map(({ body }) => body)).toEqual(['', '', 'kept for all']);
  await server.halt();
  const files = readdirSync(server.dataDir, { recursive: true, withFileTypes: true }).filter((file) => file.isFile());
  const content = Buffer.concat(files.map((file) => readFileSync(join(file.parentPath, file.name)))).toString('latin1');
  expect(content).toContain(kept.message!.body);
  expect(content).not.toContain('secret');
  await server.stop();
});
