import { beforeAll, describe, expect, it } from 'vitest';
import { MessageFile } from '../../server/messages/message-file.ts';
import { roomOf, signUp, type Person } from '../support/cast.ts';
import { sayWithFile } from '../support/files.ts';
import { card, choose, isDrawn, paper, photo, picture, send, tray } from '../support/files-on-page.ts';
import { shoot } from '../support/shoot.ts';
import { barriers, composer, eventually, log, onlyMissesTheServer, useStage, write } from '../support/stage.ts';
import { words } from '../support/words.ts';

const stage = useStage();
let anna: Person;
let ben: Person;

beforeAll(async () => {
  anna = await signUp(stage.server, 'anna', { displayName: 'Anna' });
  ben = await signUp(stage.server, 'ben', { displayName: 'Ben' });
});

describe('without a server', () => {
  it('a message with files waits with its pictures, over a reload too, and arrives once when the server is back, in order', async () => {
    const room = await roomOf(anna, [ben]);
    await ben.say(room.id, 'Pictures?');
    const profile = await stage.profile(anna, { reducedMotion: 'reduce', serviceWorkers: 'allow' });
    const page = await profile.open(`/rooms/${room.id}`);
    await log(page).getByText('Pictures?').waitFor();
    await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
    await stage.server.halt();
    await choose(page, [await photo('sea.jpg'), paper('plan.pdf')]);
    await tray(page).getByRole('listitem').nth(1).waitFor();
    await send(page);
    await write(page, 'That is all.');
    const isWaiting = async (): Promise<void> => {
      await page.getByRole('progressbar', { name: words('file_uploading', { name: 'sea.jpg' }) }).waitFor();
      await eventually(() => isDrawn(picture(page, 'sea.jpg').getByRole('img'))).toBe(true);
    };
    await isWaiting();
    await shoot(page, 'files-waiting');
    await page.reload();
    await isWaiting();
    await stage.server.resume();
    await card(page, 'plan.pdf').waitFor();
    await log(page)
      .getByRole('img', { name: words('message_sent'), exact: true })
      .nth(1)
      .waitFor();
    const said = await ben.messages(room.id);
    expect(said.nodes.map(({ body }) => body)).toEqual(['Pictures?', '', 'That is all.']);
    expect(await page.getByRole('progressbar').count()).toBe(0);
    // What comes by the way of the app's own worker is the app alone.
    const cached = await page.evaluate(async () => {
      const all = await Promise.all((await caches.keys()).map(async (name) => (await caches.open(name)).keys()));
      return all.flat().filter(({ url }) => new URL(url).pathname.startsWith('/files/')).length;
    });
    expect(cached).toBe(0);
    onlyMissesTheServer(profile);
  });

  it('a picture that is not on the device shows as a calm place with its name', async () => {
    const room = await roomOf(anna, [ben]);
    await sayWithFile(ben, room.id, { name: 'sea.jpg', content: (await photo('sea.jpg')).buffer });
    const profile = await stage.profile(anna);
    await profile.context.route('**/files/**', (route) => route.abort());
    const page = await profile.open(`/rooms/${room.id}`);
    await page.getByRole('img', { name: words('file_unavailable', { name: 'sea.jpg' }) }).waitFor();
    await shoot(page, 'files-missing');
    expect(await barriers(page)).toEqual([]);
    onlyMissesTheServer(profile);
  });
});

describe('a file that is not taken', () => {
  it('says why, keeps the message for another try, and can be taken out of it', async () => {
    const room = await roomOf(anna, [ben]);
    const profile = await stage.profile(anna, { reducedMotion: 'reduce' });
    const page = await profile.open(`/rooms/${room.id}`);
    await profile.context.route('**/files/**', (route) =>
      route.fulfill({ status: 413, body: '<html>too large</html>' }),
    );
    await choose(page, [paper('film.mov')]);
    await tray(page).waitFor();
    await send(page);
    await page.getByText(words('file_too_large_on_the_way', { name: 'film.mov' })).waitFor();
    await shoot(page, 'files-refused');
    expect(await barriers(page)).toEqual([]);
    await profile.context.unroute('**/files/**');
    await page.getByRole('button', { name: words('message_retry'), exact: true }).click();
    await card(page, 'film.mov').waitFor();
    expect(profile.complaints.filter((complaint) => !complaint.includes('status of 413'))).toEqual([]);
    profile.forget();

    // A server that does not answer leaves time to think again.
    await profile.context.route('**/files/**', () => undefined);
    await choose(page, [paper('second.mov')]);
    await tray(page).waitFor();
    await send(page);
    await log(page)
      .getByRole('button', { name: words('file_remove', { name: 'second.mov' }) })
      .click();
    await log(page).getByText('second.mov').waitFor({ state: 'detached' });
    expect((await ben.messages(room.id)).nodes).toHaveLength(1);
  });

  it('because the server gave it up before its message came is brought once more, and the message arrives', async () => {
    const room = await roomOf(anna, [ben]);
    const profile = await stage.profile(anna);
    const page = await profile.open(`/rooms/${room.id}`);
    await composer(page).waitFor();
    // The file gets through, and the message does not.
    await profile.context.route('**/graphql', (route) => route.abort());
    await choose(page, [paper('plan.pdf')]);
    await tray(page).waitFor();
    const arrived = page.waitForResponse((response) => response.url().includes('/files/') && response.ok());
    await send(page);
    await arrived;
    const { work } = stage.server.app.backend.services;
    expect(await work.transact(({ em }) => em.nativeDelete(MessageFile, { messageId: null, roomId: room.id }))).toBe(1);
    await profile.context.unroute('**/graphql');
    await log(page)
      .getByRole('img', { name: words('message_sent'), exact: true })
      .waitFor();
    await card(page, 'plan.pdf').waitFor();
    expect((await ben.messages(room.id)).nodes).toHaveLength(1);
    onlyMissesTheServer(profile);
  });
});
