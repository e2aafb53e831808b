import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { dirname, join } from 'node:path';
import type { RequiredEntityData } from '@mikro-orm/core';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cleanFileName } from '../../server/files/file-name.ts';
import { newUploadKey, unfinishedPrefix } from '../../server/files/file-store.ts';
import { MessageFile } from '../../server/messages/message-file.ts';
import { limits } from '../../server/shared/limits.ts';
import { type Cast, castOf, type Person, roomOf, signInByCookie } from '../support/cast.ts';
import {
  askForFile,
  fetchFile,
  hasBytes,
  sayWithFile,
  sendFiles,
  storedFile,
  uploaded,
  uploadFile,
} from '../support/files.ts';
import { remove } from '../support/moderation.ts';
import { makePicture } from '../support/pictures.ts';
import { mountSmallDisk } from '../support/small-disk.ts';
import { dialects, startTestServer, type TestServer, until, within } from '../support/server.ts';

describe.each(dialects)('uploading a file on %s', (dialect) => {
  let server: TestServer;
  let cast: Cast;
  beforeAll(async () => {
    server = await startTestServer({ dialect });
    cast = await castOf(server);
  });
  afterAll(() => server.stop());

  const parts = () => {
    const folder = join(server.dataDir, 'files');
    const names = existsSync(folder) ? readdirSync(folder, { recursive: true, encoding: 'utf8' }) : [];
    return names.filter((name) => name.includes('.part'));
  };

  /** Begins an upload of so many bytes and sends some of them. */
  function begin(person: Person, roomId: string, id: string, bytes: number) {
    const socket = connect(server.port, '127.0.0.1');
    socket.on('error', () => undefined);
    socket.write(
      `POST /files/${roomId}/${id} HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer ${person.token}\r\n` +
        `X-Hearth-Upload: 1\r\nX-Hearth-File-Name: a.bin\r\nContent-Length: ${bytes}\r\n\r\n${'x'.repeat(1000)}`,
    );
    return socket;
  }

  it('that breaks off leaves nothing, and can be tried again', async () => {
    const { anna } = cast;
    const room = await roomOf(anna);
    const id = randomUUID();
    const socket = begin(anna, room.id, id, 100_000);
    await until(() => parts().length > 0, 'it is being received');
    socket.destroy();
    await until(() => parts().length === 0, 'nothing is left of it');
    expect(hasBytes(server, id)).toBe(false);
    expect((await uploaded(anna, room.id, 'whole', { id })).size).toBe(5);
  });

  it('is refused to one person while four of theirs are on their way, and to nobody else', async () => {
    const { anna, ben } = cast;
    const room = await roomOf(anna, [ben]);
    const sockets = Array.from({ length: limits.filesAtOncePerPersonMax }, () =>
      begin(anna, room.id, randomUUID(), 100_000),
    );
    await until(() => parts().length === sockets.length, 'they are being received');
    const { status, json } = await uploadFile(anna, room.id, 'one more');
    expect([status, json.errors?.[0]?.extensions?.code]).toEqual([429, 'RATE_LIMITED']);
    expect((await uploadFile(ben, room.id, 'mine')).status).toBe(200);
    for (const socket of sockets) socket.destroy();
    await until(() => parts().length === 0, 'nothing is left of them');
    await until(async () => (await uploadFile(anna, room.id, 'now')).status === 200, 'there is room again');
  });

  it('counts as unsent from its first byte on, and no more once it broke off', async () => {
    const { ben } = cast;
    const room = await roomOf(ben);
    const fileOf = (size: number): RequiredEntityData<MessageFile> => ({
      ...{ id: randomUUID(), roomId: room.id, authorId: ben.id, messageId: null, uploadKey: 'a', name: 'a', size },
      createdAt: server.clock.now(),
    });
    const em = server.app.database.em.fork();
    await em.insertMany(
      MessageFile,
      Array.from({ length: 7 }, () => fileOf(limits.fileBytesMax)),
    );
    const left = limits.unsentFileBytesMax - 7 * limits.fileBytesMax;
    const sockets = Array.from({ length: 3 }, () => begin(ben, room.id, randomUUID(), left / 3 - 1000));
    await until(() => parts().length === sockets.length, 'they are being received');
    const { status, json } = await uploadFile(ben, room.id, 'x'.repeat(4_000));
    expect([status, json.error?.__typename]).toEqual([422, 'TooMuchUnsent']);
    expect((await uploadFile(ben, room.id, 'small')).status).toBe(200);
    for (const socket of sockets) socket.destroy();
    await until(() => parts().length === 0, 'nothing is left of them');
    await until(async () => (await uploadFile(ben, room.id, 'x'.repeat(4_000))).status === 200, 'there is room again');

    await em.insert(MessageFile, fileOf(left - 100_000));
    const many = await Promise.all(Array.from({ length: 4 }, () => uploadFile(ben, room.id, 'x'.repeat(60_000))));
    expect(many.map(({ status: was }) => was).toSorted()).toEqual([200, 422, 422, 422]);
    await em.nativeDelete(MessageFile, { roomId: room.id });
  });

  it('keeps its bytes if it comes anew while those of before, which were given up, are still being taken away', async () => {
    const { anna, cleo } = cast;
    const room = await roomOf(anna, [cleo]);
    // The last of many, each of which every backup that is being made is asked about.
    const id = `ffffffff${randomUUID().slice(8)}`;
    await uploaded(anna, room.id, 'of before', { id });
    const others = Array.from({ length: limits.filesGivenUpPerTurn - 1 }, () => randomUUID());
    const em = server.app.database.em.fork();
    const facts = { roomId: room.id, authorId: cleo.id, messageId: null, uploadKey: 'none', name: 'a', size: 1 };
    await em.insertMany(
      MessageFile,
      others.map((other) => ({ ...facts, id: other, createdAt: server.clock.now() })),
    );
    const backups = Array.from({ length: 20 }, (_, index) =>
      join(server.dataDir, 'files', `${unfinishedPrefix}${index}`),
    );
    for (const backup of backups) mkdirSync(backup);
    server.clock.advance(limits.unsentFileMs + 1000);
    const tidied = server.app.tidy();
    await until(async () => (await em.fork().count(MessageFile, { id })) === 0, 'it is given up');
    expect((await uploaded(anna, room.id, 'anew', { id })).size).toBe(4);
    await tidied;
    for (const backup of backups) rmSync(backup, { recursive: true });
    expect((await fetchFile(anna, id)).bytes.toString()).toBe('anew');
  });

  it('lets nobody else wait for the disk that it waits for', async () => {
    const { anna, ben } = cast;
    const room = await roomOf(anna, [ben]);
    const { files } = server.app.backend;
    const place = files.place.bind(files);
    const [asked, synced] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    files.place = async (...parts) => {
      asked.resolve();
      await synced.promise;
      await place(...parts);
    };
    const slow = uploaded(anna, room.id, 'slow');
    await asked.promise;
    const said = await within(ben.say(room.id, 'meanwhile'), 'a message beside the upload').finally(() => {
      files.place = place;
      synced.resolve();
    });
    expect(said.error).toBeNull();
    expect((await fetchFile(anna, (await slow).id)).bytes.toString()).toBe('slow');
  });

  it('leaves nothing if its sender was put out of the room before it was whole', async () => {
    const { anna, ben } = cast;
    const room = await roomOf(anna, [ben]);
    const id = randomUUID();
    const socket = begin(ben, room.id, id, 2_000);
    await until(() => parts().length > 0, 'it is being received');
    await remove(anna, room.id, ben);
    socket.write('x'.repeat(1_000));
    const answered = await within(new Promise((resolve) => socket.once('data', resolve)), 'its answer');
    expect(String(answered)).toContain('NotAMember');
    await until(() => parts().length === 0, 'nothing is left of it');
    expect(hasBytes(server, id)).toBe(false);
    socket.destroy();
  });

  it('twice with the same id, even at once, is one file; the id is nobody else’s', async () => {
    const { anna, ben } = cast;
    const [room, other] = [await roomOf(anna, [ben]), await roomOf(anna, [ben])];
    const id = randomUUID();
    const answers = await Promise.all(Array.from({ length: 3 }, () => uploadFile(anna, room.id, 'the same', { id })));
    expect(new Set(answers.map(({ status, json }) => JSON.stringify([status, json]))).size).toBe(1);
    expect(answers[0]!.json).toEqual({
      file: { id, name: 'notes.txt', size: 8, width: null, height: null },
      error: null,
    });
    expect((await uploadFile(anna, room.id, 'another content', { id })).json.file?.size).toBe(8);
    const taken = [await uploadFile(ben, room.id, 'x', { id }), await uploadFile(anna, other.id, 'x', { id })];
    expect(taken.map(({ status, json }) => [status, json.error?.__typename])).toEqual(
      Array(2).fill([409, 'FileIdTaken']),
    );
    expect((await fetchFile(anna, id)).bytes.toString()).toBe('the same');
    expect(parts()).toEqual([]);
  });

  it('takes 50 MB and no more, told by its length or not', async () => {
    const { anna } = cast;
    const room = await roomOf(anna);
    const whole = await uploaded(anna, room.id, Buffer.alloc(limits.fileBytesMax, 'x'));
    expect(statSync(server.app.backend.files.pathOf(await storedFile(server, whole.id))).size).toBe(
      limits.fileBytesMax,
    );
    const { status, json } = await uploadFile(anna, room.id, Buffer.alloc(limits.fileBytesMax + 1));
    expect([status, json.file, json.error?.__typename]).toEqual([413, null, 'FileTooLarge']);
    const chunk = new Uint8Array(1024 * 1024);
    let left = limits.fileBytesMax / chunk.length + 1;
    const body = new ReadableStream({
      pull: (controller) => (left-- > 0 ? controller.enqueue(chunk) : controller.close()),
    });
    const headers = { Authorization: `Bearer ${anna.token}`, 'X-Hearth-Upload': '1', 'X-Hearth-File-Name': 'a' };
    const init = { method: 'POST', headers, body, duplex: 'half' } as RequestInit;
    const streamed = await fetch(`${server.origin}/files/${room.id}/${randomUUID()}`, init).then(
      ({ status: was }) => was,
      () => 'cut off',
    );
    expect([413, 'cut off']).toContain(streamed);
    await until(() => parts().length === 0, 'nothing is left of it');
  });

  it('is for programs and our own pages, with a header of our own', async () => {
    const { anna } = cast;
    const room = await roomOf(anna);
    const path = `/files/${room.id}/${randomUUID()}`;
    const cookie = await signInByCookie(server, 'anna');
    const body = Buffer.from('x');
    const from = (headers: Record<string, string>) => askForFile(server, path, { cookie, headers }, body);
    expect((await from({ Origin: 'https://evil.example' })).status).toBe(403);
    expect((await from({ 'Sec-Fetch-Site': 'cross-site' })).status).toBe(403);
    expect((await from({ 'X-Hearth-Upload': '' })).status).toBe(403);
    expect((await from({ 'X-Hearth-File-Name': '%ff' })).status).toBe(400);
    expect((await askForFile(server, path, {}, body)).status).toBe(401);
    expect((await askForFile(server, '/files/none/none', { cookie }, body)).status).toBe(400);
    expect((await from({})).status).toBe(200);
  });

  it('is answered in parts, and not again while it is known; whoever may not see it any more is told nothing', async () => {
    const { anna, ben, dora } = cast;
    const room = await roomOf(anna, [ben]);
    const { id, file } = await sayWithFile(anna, room.id, { content: '0123456789' });
    const all = await fetchFile(ben, file.id);
    const etag = all.headers.get('etag')!;
    const ask = async (headers: Record<string, string>) => {
      const answer = await fetchFile(ben, file.id, headers);
      return [answer.status, answer.headers.get('content-range'), answer.bytes.toString()];
    };
    expect(await ask({ Range: 'bytes=2-4' })).toEqual([206, 'bytes 2-4/10', '234']);
    expect(await ask({ Range: 'bytes=8-' })).toEqual([206, 'bytes 8-9/10', '89']);
    expect(await ask({ Range: 'bytes=-3' })).toEqual([206, 'bytes 7-9/10', '789']);
    expect(await ask({ Range: 'bytes=10-' })).toEqual([416, 'bytes */10', '']);
    expect(await ask({ Range: 'bytes=2-4', 'If-Range': '"another"' })).toEqual([200, null, '0123456789']);
    expect(await ask({ 'If-None-Match': etag })).toEqual([304, null, '']);
    expect((await fetchFile(dora, file.id, { 'If-None-Match': etag })).status).toBe(404);
    await anna.delete(id);
    expect((await fetchFile(ben, file.id, { 'If-None-Match': etag })).status).toBe(404);
  });

  it('shows pictures that move, and keeps what only looks like a picture as it is', async () => {
    const { anna } = cast;
    const room = await roomOf(anna);
    const frames = ['#ff0000', '#0000ff'].map((background) => ({
      create: { width: 80, height: 60, channels: 3 as const, background },
    }));
    const images = await Promise.all(frames.map((frame) => sharp(frame).png().toBuffer()));
    const gif = await sharp(images, { join: { animated: true } })
      .gif()
      .toBuffer();
    const moving = await uploaded(anna, room.id, gif, { name: 'moving.gif' });
    expect([moving.width, moving.height]).toEqual([80, 60]);
    const [shown, preview] = [await fetchFile(anna, moving.id), await fetchFile(anna, `${moving.id}/preview`)];
    expect(await sharp(shown.bytes).metadata()).toMatchObject({ format: 'webp', pages: 2 });
    expect((await sharp(preview.bytes).metadata()).pages ?? 1).toBe(1);
    // What a phone with very many pixels takes says where it was as well.
    const size = { width: 9_000, height: 5_000 };
    const photo = await sharp({ create: { ...size, channels: 3, background: '#336699' } })
      .withExif({ IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '52/1 30/1 0/1' } })
      .jpeg()
      .toBuffer();
    const large = await uploaded(anna, room.id, photo, { name: 'large.jpg' });
    expect([large.width, large.height]).toEqual([2_560, 1_422]);
    expect((await sharp((await fetchFile(anna, large.id)).bytes).metadata()).exif).toBeUndefined();
    const broken = (await makePicture('png')).subarray(0, 200);
    const kept = await uploaded(anna, room.id, broken, { name: 'broken.png' });
    expect([kept.width, kept.size]).toEqual([null, 200]);
    expect((await fetchFile(anna, kept.id)).bytes).toEqual(broken);
    const svg = await uploaded(anna, room.id, '<svg xmlns="http://www.w3.org/2000/svg"/>', { name: 'a.svg' });
    expect((await fetchFile(anna, svg.id)).headers.get('content-type')).toBe('application/octet-stream');
  });

  it('is put aside if no row tells of its bytes for an hour, and swept away a week later', async () => {
    const { anna } = cast;
    const room = await roomOf(anna);
    const { file } = await sayWithFile(anna, room.id);
    const { files } = server.app.backend;
    const [old, fresh] = [randomUUID(), randomUUID()];
    const place = async (id: string, ending: string) => {
      const stored = { id, uploadKey: newUploadKey() };
      await files.newPart(stored);
      const path = files.pathOf(stored) + ending;
      writeFileSync(path, 'bytes');
      return path;
    };
    const longAgo = new Date(Date.now() - limits.strayFileMs - 1000);
    for (const path of [await place(old, ''), await place(old, '.preview'), await place(old, '.x.part')])
      utimesSync(path, longAgo, longAgo);
    await place(fresh, '');
    const kept = await storedFile(server, file.id);
    const otherUpload = { ...kept, uploadKey: newUploadKey() };
    writeFileSync(files.pathOf(otherUpload), 'bytes');
    for (const path of [files.pathOf(kept), files.pathOf(otherUpload)]) utimesSync(path, longAgo, longAgo);
    await server.restart();
    await until(() => !hasBytes(server, old) && parts().length === 0, 'the old ones are gone');
    await until(() => !existsSync(files.pathOf(otherUpload)), 'the other upload of what was sent is gone');
    const aside = files.aside.pathOf(otherUpload);
    await until(() => existsSync(aside), 'it is put aside');
    const lastWeek = new Date(Date.now() - limits.strayFileKeptMs - 1000);
    utimesSync(aside, lastWeek, lastWeek);
    // What a row tells of comes back, also after a week.
    mkdirSync(dirname(files.aside.pathOf(kept)), { recursive: true });
    renameSync(files.pathOf(kept), files.aside.pathOf(kept));
    utimesSync(files.aside.pathOf(kept), lastWeek, lastWeek);
    await server.restart();
    await until(() => !existsSync(aside) && existsSync(files.pathOf(kept)), 'one is removed, the other comes back');
    expect([hasBytes(server, fresh), hasBytes(server, file.id)]).toEqual([true, true]);
    expect((await fetchFile(anna, file.id)).status).toBe(200);
  });
});

describe('what one person uploads', () => {
  const disk = mountSmallDisk(limits.freeDiskBytesMin);
  afterAll(() => disk?.unmount());

  it('is bounded while it is not sent', async () => {
    const server = await startTestServer();
    const { anna } = await castOf(server);
    const room = await roomOf(anna);
    const half = Buffer.alloc(limits.fileBytesMax);
    const files = [];
    for (let sent = 0; sent < limits.unsentFileBytesMax; sent += half.length)
      files.push(await uploaded(anna, room.id, half));
    const { status, json } = await uploadFile(anna, room.id, 'one more');
    expect([status, json.error?.__typename]).toEqual([422, 'TooMuchUnsent']);
    await sendFiles(anna, room.id, [files[0]!.id]);
    expect((await uploadFile(anna, room.id, 'one more')).status).toBe(200);
    await server.stop();
  });

  it.skipIf(disk === null)('is refused before the disk is full, and messages go on', async () => {
    const server = await startTestServer({ settings: { FILES_DIR: disk!.dir } });
    const { anna } = await castOf(server);
    const room = await roomOf(anna);
    const { status, json } = await uploadFile(anna, room.id, 'small');
    expect([status, json.errors?.[0]?.extensions?.code]).toEqual([503, 'UNAVAILABLE']);
    expect(json.errors![0]!.message).toContain('nearly full');
    expect((await anna.say(room.id, 'still there')).error).toBeNull();
    await server.stop();
  });

  it.each([
    ['../../etc/passwd', 'passwd'],
    ['C:\\Users\\Anna\\photo.jpg', 'photo.jpg'],
    ['report\u202efdp.exe', 'reportfdp.exe'],
    ['a\0b\r\nc\u200b.txt', 'abc.txt'],
    ['..', 'file'],
    [' \u2800 ', 'file'],
    ['👩‍🚀 é.png', '👩‍🚀 é.png'],
    [`${'x'.repeat(300)}.tar.gz`, `${'x'.repeat(252)}.gz`],
  ])('is called as it may be: %j', (given, name) => {
    expect(cleanFileName(given)).toBe(name);
  });
});
