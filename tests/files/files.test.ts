import { randomUUID } from 'node:crypto';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Cast, castOf, roomOf } from '../support/cast.ts';
import { fetchFile, hasBytes, sayWithFile, sendFiles, uploaded, uploadFile } from '../support/files.ts';
import { makePicture } from '../support/pictures.ts';
import { dialects, startTestServer, type TestServer, until } from '../support/server.ts';

const withFiles = `files { id name size width height }`;
const history = `query ($id: ID!) { room(id: $id) { lastMessage { ${withFiles} } messages { nodes { body ${withFiles} } } } }`;
const live = `subscription ($roomId: ID!) { messageAdded(roomId: $roomId) { body ${withFiles} } }`;

describe.each(dialects)('files in messages on %s', (dialect) => {
  let server: TestServer;
  let cast: Cast;
  beforeAll(async () => {
    server = await startTestServer({ dialect });
    cast = await castOf(server);
  });
  afterAll(() => server.stop());

  it('go with their message, in their order, to whoever reads it: live, in its history, and by a retry', async () => {
    const { anna, ben } = cast;
    const room = await roomOf(anna, [ben]);
    const { stream, socket } = await ben.listen(live, { roomId: room.id });
    const first = await uploaded(anna, room.id, 'first', { name: 'Über uns (1).txt' });
    const second = await uploaded(anna, room.id, 'second one');
    expect(first).toEqual({ id: first.id, name: 'Über uns (1).txt', size: 5, width: null, height: null });
    const id = randomUUID();
    const { message, error } = await sendFiles(anna, room.id, [second.id, first.id], { id });
    expect([error, message?.body, message?.files]).toEqual([null, '', [second, first]]);
    expect((await stream.next()).data).toEqual({ messageAdded: { body: '', files: [second, first] } });
    await anna.say(room.id, 'without');
    expect((await stream.next()).data).toEqual({ messageAdded: { body: 'without', files: [] } });
    await socket.close();
    const read = (await ben.run(history, { id: room.id })).room!;
    expect(read.messages.nodes).toEqual([
      { body: '', files: [second, first] },
      { body: 'without', files: [] },
    ]);
    expect(read.lastMessage).toEqual({ files: [] });
    expect((await sendFiles(anna, room.id, [second.id, first.id], { id })).message).toEqual(message);
    expect((await fetchFile(ben, second.id)).bytes.toString()).toBe('second one');
  });

  it('are saved under their names and never opened, but for pictures, which were drawn anew', async () => {
    const { anna, ben } = cast;
    const room = await roomOf(anna, [ben]);
    const page = await sayWithFile(anna, room.id, { content: '<script>alert(1)</script>', name: "it's.html" });
    const saved = await fetchFile(ben, page.file.id);
    expect(Object.fromEntries(saved.headers)).toMatchObject({
      'content-type': 'application/octet-stream',
      'content-disposition': `attachment; filename*=UTF-8''it%27s.html`,
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
      'cache-control': 'private, no-cache',
      'cross-origin-resource-policy': 'same-origin',
    });
    expect((await fetchFile(ben, `${page.file.id}/preview`)).status).toBe(404);
    const photo = await sharp(await makePicture('jpeg', { width: 3000, height: 1500 }))
      .withExif({ IFD0: { Artist: 'Anna of 5 Elm Street' } })
      // As a phone that was held upright says.
      .withMetadata({ orientation: 6 })
      .toBuffer();
    const { file } = await sayWithFile(anna, room.id, { content: photo, name: 'elm street.jpg' });
    expect([file.width, file.height]).toEqual([1280, 2560]);
    const shown = await fetchFile(ben, file.id);
    expect(shown.headers.get('content-type')).toBe('image/webp');
    expect(shown.headers.get('content-disposition')).toBe(`inline; filename*=UTF-8''elm%20street.webp`);
    expect(shown.bytes.length).toBe(file.size);
    const { format, exif, orientation } = await sharp(shown.bytes).metadata();
    expect([format, exif, orientation]).toEqual(['webp', undefined, undefined]);
    const preview = await fetchFile(ben, `${file.id}/preview`);
    expect(await sharp(preview.bytes).metadata()).toMatchObject({ format: 'webp', width: 320, height: 640 });
  });

  it('are gone with their message, bytes too', async () => {
    const { anna, ben } = cast;
    const room = await roomOf(anna, [ben]);
    const { id, file } = await sayWithFile(ben, room.id, { content: await makePicture() });
    expect(hasBytes(server, file.id)).toBe(true);
    const { error } = await anna.delete(id);
    expect(error).toBeNull();
    expect((await fetchFile(ben, file.id)).status).toBe(404);
    expect((await ben.run(history, { id: room.id })).room!.messages.nodes).toEqual([{ body: '', files: [] }]);
    await until(() => !hasBytes(server, file.id), 'its bytes are gone');
    expect((await uploadFile(ben, room.id, 'again', { id: file.id })).json.file?.size).toBe(5);
  });

  it('are sent once, by whoever uploaded them, to the room that they were uploaded to', async () => {
    const { anna, ben } = cast;
    const [room, other] = [await roomOf(anna, [ben]), await roomOf(anna, [ben])];
    const file = await uploaded(anna, room.id, 'mine');
    const refusals = [
      await sendFiles(ben, room.id, [file.id]),
      await sendFiles(anna, other.id, [file.id]),
      await sendFiles(anna, room.id, [file.id, randomUUID()]),
      await sendFiles(anna, room.id, [file.id, file.id]),
    ];
    expect(refusals.map(({ error }) => error?.__typename)).toEqual(Array(4).fill('FileNotFound'));
    const tries = await Promise.all(Array.from({ length: 8 }, () => sendFiles(anna, room.id, [file.id])));
    expect(tries.filter(({ message }) => message !== null)).toHaveLength(1);
    expect((await anna.messages(room.id)).nodes).toHaveLength(1);
  });
});
