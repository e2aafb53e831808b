import { connect } from 'node:net';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Picture } from '../../server/files/picture.ts';
import { limits } from '../../server/shared/limits.ts';
import { type Cast, castOf, operations, roomOf, signInByCookie, signUp } from '../support/cast.ts';
import { Client } from '../support/client.ts';
import { ban, deleteRoom, appoint } from '../support/moderation.ts';
import { download, makePicture, makeVastPicture, request, upload } from '../support/pictures.ts';
import { dialects, startTestServer, type TestServer, until } from '../support/server.ts';

const own = '/pictures/profile';

describe.each(dialects)('pictures on %s', (dialect) => {
  let server: TestServer;
  let cast: Cast;
  beforeAll(async () => {
    server = await startTestServer({ dialect });
    cast = await castOf(server);
  });
  afterAll(() => server.stop());

  const kept = () => server.app.database.em.fork().count(Picture);

  it('of a person are drawn anew in two sizes, shown to whoever is signed in, and kept in the browser for ever', async () => {
    const { anna, dora } = cast;
    const { status, json } = await upload(anna, own, await makePicture());
    expect([status, json.error]).toEqual([200, null]);
    const id = json.pictureId!;
    for (const [size, edge] of [
      ['small', 96],
      ['large', 320],
    ] as const) {
      const shown = await download(dora, id, size);
      expect(shown.status).toBe(200);
      expect(Object.fromEntries(shown.headers)).toMatchObject({
        'content-type': 'image/webp',
        'x-content-type-options': 'nosniff',
        'content-security-policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
        'cache-control': 'private, max-age=31536000, immutable',
        'cross-origin-resource-policy': 'same-origin',
      });
      expect(await sharp(shown.bytes).metadata()).toMatchObject({ format: 'webp', width: edge, height: edge });
      expect(shown.bytes.length).toBeLessThan(limits.keptPictureBytesMax);
    }
    expect((await dora.run('{ user(username: "anna") { pictureId } }')).user?.pictureId).toBe(id);
  });

  it.each(['jpeg', 'png', 'webp', 'gif'] as const)('may be sent as %s, whatever they are called', async (format) => {
    const { ben } = cast;
    const body = await makePicture(format);
    const credentials = { ...ben.credentials, headers: { 'Content-Type': 'text/html' } };
    const { json } = await request(server, own, credentials, body);
    expect((await download(ben, json.pictureId!)).headers.get('content-type')).toBe('image/webp');
  });

  it('lose where and with what they were taken, and stand upright', async () => {
    const { anna } = cast;
    const photo = await sharp(await makePicture('jpeg', { width: 300, height: 300 }))
      .withExif({
        IFD0: { Make: 'SpyCam', Artist: 'Anna of 5 Elm Street' },
        IFD3: {
          GPSLatitudeRef: 'N',
          GPSLatitude: '55/1 40/1 0/1',
          GPSLongitudeRef: 'E',
          GPSLongitude: '12/1 34/1 0/1',
        },
      })
      // As a phone that was held upside down says.
      .withMetadata({ orientation: 3 })
      .toBuffer();
    const { exif, orientation } = await sharp(photo).metadata();
    expect([exif!.includes('SpyCam'), orientation]).toEqual([true, 3]);
    const { json } = await upload(anna, own, photo);
    const { bytes } = await download(anna, json.pictureId!);
    const told = await sharp(bytes).metadata();
    expect([told.exif, told.xmp, told.iptc, told.icc, told.orientation]).toEqual(Array(5).fill(undefined));
    expect(bytes.includes('SpyCam')).toBe(false);
    const { data } = await sharp(bytes)
      .extract({ left: 300, top: 300, width: 1, height: 1 })
      .raw()
      .toBuffer({ resolveWithObject: true });
    expect(data[0]).toBeGreaterThan(200);
  });

  it('that move are taken as their first frame', async () => {
    const { anna } = cast;
    const frames = await Promise.all(
      ['#ff0000', '#0000ff'].map((background) =>
        sharp({ create: { width: 50, height: 50, channels: 3, background } })
          .png()
          .toBuffer(),
      ),
    );
    const moving = await sharp(frames, { join: { animated: true } })
      .gif()
      .toBuffer();
    expect((await sharp(moving).metadata()).pages).toBe(2);
    const { json } = await upload(anna, own, moving);
    const { bytes } = await download(anna, json.pictureId!);
    expect((await sharp(bytes).metadata()).pages ?? 1).toBe(1);
    const [red, , blue] = await sharp(bytes).raw().toBuffer();
    expect([red! > 200, blue! < 50]).toEqual([true, true]);
  });

  it('that are none, or not whole, are refused in words, and the one there was stays', async () => {
    const { anna } = cast;
    const { json } = await upload(anna, own, await makePicture());
    const jpeg = await makePicture();
    const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>alert(1)</script></svg>';
    const refused: readonly Buffer[] = [
      Buffer.from(svg),
      Buffer.from(`<?xml version="1.0"?>${svg}`),
      Buffer.from('<!doctype html><script>alert(1)</script>'),
      Buffer.from('%PDF-1.4'),
      await sharp(jpeg).tiff().toBuffer(),
      await sharp(jpeg).avif().toBuffer(),
      jpeg.subarray(0, jpeg.length / 2),
      jpeg.subarray(0, 3),
      Buffer.alloc(0),
    ];
    for (const body of refused) {
      const answer = await upload(anna, own, body);
      expect([answer.status, answer.json.error?.__typename], body.toString('latin1', 0, 20)).toEqual([
        422,
        'PictureNotUsable',
      ]);
      expect(answer.json.error?.message).toContain('JPEG, PNG, WebP or GIF');
    }
    expect((await download(anna, json.pictureId!)).status).toBe(200);
  });

  it('that are a page as well are drawn as a picture, and nothing of the page is left', async () => {
    const { anna } = cast;
    const polyglot = Buffer.concat([
      await makePicture('gif'),
      Buffer.from('<html><script>alert("poly")</script></html>'),
    ]);
    const { json } = await upload(anna, own, polyglot);
    expect((await download(anna, json.pictureId!)).bytes.includes('poly')).toBe(false);
  });

  it('that would swell to more than memory holds are refused before they do', async () => {
    const bomb = makeVastPicture(20_000);
    expect(bomb.length).toBeLessThan(limits.pictureBytesMax);
    const before = process.memoryUsage().rss;
    const answer = await upload(cast.anna, own, bomb);
    expect(answer.json.error?.message).toBe(
      'This picture has more than 40 million pixels. Please choose a smaller one.',
    );
    expect(process.memoryUsage().rss - before).toBeLessThan(100 * 1024 * 1024);
  }, 60_000);

  it('that are too long are refused while they arrive', async () => {
    const answer = await upload(cast.anna, own, Buffer.alloc(limits.pictureBytesMax + 1));
    expect([answer.status, answer.json.errors?.[0]?.message]).toEqual([413, 'The request is larger than 10 MiB.']);
  });

  it('of which only a part arrives change nothing, and no bug is logged', async () => {
    const { anna } = cast;
    const before = (await anna.run(operations.viewer)).viewer!.user.pictureId;
    const logged = server.logged.length;
    const head = [
      `POST ${own} HTTP/1.1`,
      `Host: 127.0.0.1:${server.port}`,
      `Authorization: Bearer ${anna.token}`,
      'X-Hearth-Upload: 1',
      'Content-Length: 5000',
    ];
    const socket = connect(server.port, '127.0.0.1');
    socket.write(`${head.join('\r\n')}\r\n\r\n${'x'.repeat(1000)}`, () => socket.destroy());
    await until(() => server.logged.slice(logged).some(({ route }) => route === 'picture'), 'the request was noted');
    expect(server.logged.slice(logged).filter(({ level }) => level >= 40)).toEqual([]);
    expect((await anna.run(operations.viewer)).viewer!.user.pictureId).toBe(before);
  });

  it('are taken from nobody who is signed out, and shown to nobody', async () => {
    const { anna } = cast;
    const { json } = await upload(anna, own, await makePicture());
    expect((await request(server, own, {}, await makePicture())).status).toBe(401);
    expect((await request(server, `/pictures/${json.pictureId}/large`)).status).toBe(401);
    expect((await request(server, `/pictures/${json.pictureId}/large`, { token: 'x'.repeat(43) })).status).toBe(401);
  });

  it('are taken from our own pages alone', async () => {
    const { anna } = cast;
    const cookie = await signInByCookie(server, 'anna');
    const picture = await makePicture();
    const send = (headers: Record<string, string>) => request(server, own, { cookie, headers }, picture);
    expect((await send({ Origin: server.origin, 'Sec-Fetch-Site': 'same-origin' })).status).toBe(200);
    const now = (await anna.run(operations.viewer)).viewer!.user.pictureId;
    expect((await send({ Origin: 'https://elsewhere.example' })).status).toBe(403);
    expect((await send({ 'Sec-Fetch-Site': 'cross-site' })).status).toBe(403);
    // What another site's form can send has no header of its own.
    expect((await send({ 'X-Hearth-Upload': '' })).status).toBe(403);
    expect((await request(server, '/pictures/nowhere', { cookie }, picture)).status).toBe(404);
    expect((await anna.run(operations.viewer)).viewer!.user.pictureId).toBe(now);
  });

  it('of rooms are changed by those who may change the room, and told live', async () => {
    const { anna, ben, cleo, dora } = cast;
    const room = await roomOf(anna, [ben, cleo]);
    await appoint(anna, room.id, ben);
    const { stream, socket } = await cleo.listen(operations.events);
    const path = `/pictures/rooms/${room.id}`;
    const { json } = await upload(ben, path, await makePicture());
    const told = await stream.takeUntil(({ data }) => data?.events.__typename === 'RoomChanged');
    expect(told.at(-1)?.data?.events).toMatchObject({ room: { id: room.id, pictureId: json.pictureId } });
    await socket.close();
    expect((await cleo.room(room.id))?.pictureId).toBe(json.pictureId);
    for (const [person, status, type] of [
      [cleo, 403, 'NotAllowed'],
      [dora, 403, 'NotAMember'],
    ] as const) {
      const refused = await upload(person, path, await makePicture());
      expect([refused.status, refused.json.error?.__typename]).toEqual([status, type]);
      const taken = await person.run(operations.removeRoomPicture, { input: { roomId: room.id } });
      expect(taken.removeRoomPicture.error?.__typename).toBe(type);
    }
    expect((await upload(anna, '/pictures/rooms/none', await makePicture())).status).toBe(400);
    expect((await upload(anna, `/pictures/rooms/${json.pictureId}`, await makePicture())).status).toBe(404);
    const removed = await anna.run(operations.removeRoomPicture, { input: { roomId: room.id } });
    expect(removed.removeRoomPicture).toMatchObject({ room: { pictureId: null }, error: null });
  });

  it('of private rooms are for those inside; whoever is banned, or was never in, finds none', async () => {
    const { anna, ben, dora } = cast;
    const room = await roomOf(anna, [ben], { isListed: false });
    const id = (await upload(anna, `/pictures/rooms/${room.id}`, await makePicture())).json.pictureId!;
    expect([(await download(ben, id)).status, (await download(dora, id)).status]).toEqual([200, 404]);
    const missing = await download(dora, '018f4e9c-7a3b-7c2d-9e1f-2a3b4c5d6e7f');
    expect(missing.json).toEqual((await download(dora, id)).json);
    await ban(anna, room.id, ben, 'noise');
    expect((await download(ben, id)).status).toBe(404);
    await deleteRoom(anna, room.id);
    expect((await download(anna, id)).status).toBe(404);
    await until(async () => (await server.app.database.em.fork().count(Picture, id)) === 0, 'the picture is gone');
  });

  it('of a room are for whoever holds an invitation to it, as long as it lets people in, and no others with it', async () => {
    const { anna, ben } = cast;
    const [room, other] = [await roomOf(anna, [], { isListed: false }), await roomOf(anna, [], { isListed: false })];
    const [id, otherId] = await Promise.all(
      [room, other].map(async (each) => {
        const { json } = await upload(anna, `/pictures/rooms/${each.id}`, await makePicture());
        return json.pictureId!;
      }),
    );
    const bensOwn = (await upload(ben, own, await makePicture())).json.pictureId!;
    const made = (await anna.run(operations.createInvite, { input: { roomId: room.id } })).createInvite;
    const question = 'query ($code: String!) { invitation(code: $code) { roomPictureId } }';
    const asked = await new Client(server).run(question, { code: made.code! });
    expect(asked.invitation).toEqual({ roomPictureId: id });
    const get = (pictureId: string, code: string) => request(server, `/pictures/${pictureId}/large?invite=${code}`);
    const shown = await get(id!, made.code!);
    expect([shown.status, shown.headers.get('content-type')]).toEqual([200, 'image/webp']);
    expect((await request(server, `/pictures/${id}/large`)).status).toBe(401);
    const answers = [await get(otherId!, made.code!), await get(bensOwn, made.code!), await get(id!, 'made-up')];
    await anna.run(operations.revokeInvite, { input: { id: made.invite!.id } });
    answers.push(await get(id!, made.code!));
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404]);
    expect(new Set(answers.map(({ json }) => JSON.stringify(json))).size).toBe(1);
  });

  it('that are replaced or taken away are gone', async () => {
    const { cleo } = cast;
    const before = await kept();
    const first = (await upload(cleo, own, await makePicture())).json.pictureId!;
    const second = (await upload(cleo, own, await makePicture('png'))).json.pictureId!;
    expect(await kept()).toBe(before + 1);
    expect([(await download(cleo, first)).status, (await download(cleo, second)).status]).toEqual([404, 200]);
    const { removeProfilePicture } = await cleo.run(operations.removeProfilePicture);
    expect(removeProfilePicture.user.pictureId).toBeNull();
    expect(await kept()).toBe(before);
  });

  it('sent twice at once leave one', async () => {
    const emma = await signUp(server, 'emma');
    const before = await kept();
    const picture = await makePicture();
    const answers = await Promise.all([upload(emma, own, picture), upload(emma, own, picture)]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    expect(await kept()).toBe(before + 1);
    const { pictureId } = (await emma.run(operations.viewer)).viewer!.user;
    expect((await download(emma, pictureId!)).status).toBe(200);
  });

  it('sent by one person many at once wait for each other, so that others have their turn', async () => {
    const fred = await signUp(server, 'fred');
    const picture = await makePicture('png', { width: 3000, height: 3000 });
    const answers = await Promise.all(Array.from({ length: 5 }, () => upload(fred, own, picture)));
    const statuses = answers.map(({ status }) => status);
    expect(statuses).toContain(200);
    expect(statuses).toContain(429);
    expect((await upload(cast.anna, own, await makePicture())).status).toBe(200);
  });

  it('live through a restart', async () => {
    const { anna } = cast;
    const id = (await upload(anna, own, await makePicture())).json.pictureId!;
    const { bytes } = await download(anna, id);
    await server.restart();
    expect((await download(anna, id)).bytes.equals(bytes)).toBe(true);
  });
});

describe('pictures with limits', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer({ isLimited: true });
  });
  afterAll(() => server.stop());

  it('are taken 40 times an hour from one person', async () => {
    const anna = await signUp(server, 'anna');
    for (let count = 0; count < 40; count++) expect((await upload(anna, own, Buffer.from('none'))).status).toBe(422);
    const refused = await upload(anna, own, await makePicture());
    expect([refused.status, refused.json.errors?.[0]?.extensions?.code]).toEqual([429, 'RATE_LIMITED']);
  });
});
