import type { BrowserContextOptions, Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { castOf, operations, roomOf, signUp, type Cast, type Person } from '../support/cast.ts';
import { makePicture, upload } from '../support/pictures.ts';
import { shoot } from '../support/shoot.ts';
import { barriers, eventually, onlyMissesTheServer, phone, useStage } from '../support/stage.ts';
import { words } from '../support/words.ts';

const stage = useStage();
let cast: Cast;

beforeAll(async () => {
  cast = await castOf(stage.server);
});

const sizes: readonly [string, BrowserContextOptions][] = [
  ['a phone in the dark', { ...phone, colorScheme: 'dark' }],
  ['a desktop', { viewport: { width: 1280, height: 800 }, colorScheme: 'light' }],
];

const button = (page: Page, key: Parameters<typeof words>[0]) =>
  page.getByRole('button', { name: words(key), exact: true });

/** Gives the page a file to choose, as the person would by the system's own dialog. */
async function choose(page: Page, file: { name: string; mimeType: string; buffer: Buffer }): Promise<void> {
  const chooser = page.waitForEvent('filechooser');
  await button(page, 'picture_choose').click();
  await (await chooser).setFiles(file);
}

/** How many pictures of people or rooms a part of the page shows, each loaded. */
const shownPictures = (page: Page, part = 'main') =>
  page.evaluate(
    (selector) =>
      Array.from(document.querySelectorAll<HTMLImageElement>(`${selector} .avatar img`)).filter(
        ({ complete, naturalWidth }) => complete && naturalWidth > 0,
      ).length,
    part,
  );
const inLog = '[role=log]';

const pictureOf = async (person: Person): Promise<string | null> =>
  (await person.run(operations.viewer)).viewer?.user.pictureId ?? null;

describe.each(sizes)('a profile, on %s', (size, options) => {
  const name = (word: string): string => `${word}-${options.isMobile ? 'phone' : 'desk'}`;

  test('gets a picture that is cut out, sent and shown at once on every open screen, also without the server', async () => {
    const greta = await signUp(stage.server, name('greta'));
    const room = await roomOf(greta, [cast.ben]);
    await greta.say(room.id, 'Here I am.');
    const watching = await stage.profile(cast.ben, options);
    const other = await watching.open(`/rooms/${room.id}`);
    await other.getByText('Here I am.', { exact: true }).waitFor();
    const page = await stage.open(greta, '/settings', options);

    await button(page, 'picture_add').click();
    await choose(page, { name: 'notes.txt', mimeType: 'text/plain', buffer: Buffer.from('not a picture') });
    await page.getByText(words('picture_not_usable')).waitFor();
    await shoot(page, `${size}-picture-choose`);
    const buffer = await makePicture('jpeg', { width: 900, height: 600 });
    await choose(page, { name: 'me.jpg', mimeType: 'image/jpeg', buffer });
    const cropper = page.getByRole('application', { name: words('picture_crop_label') });
    await cropper.focus();
    for (const key of ['ArrowRight', 'ArrowRight', '+', '+', 'ArrowDown']) await page.keyboard.press(key);
    await page.mouse.wheel(0, -100);
    expect(Number(await page.getByRole('slider', { name: words('picture_zoom') }).inputValue())).toBeGreaterThan(1.2);
    await shoot(page, `${size}-picture-crop`);
    expect(await barriers(page)).toEqual([]);
    await button(page, 'picture_use').click();
    await page.getByText(words('picture_saved')).waitFor();
    await eventually(() => shownPictures(page)).toBeGreaterThan(0);
    await eventually(() => shownPictures(other, inLog)).toBe(1);

    await other.close();
    const again = await watching.open(`/rooms/${room.id}`);
    await eventually(() => shownPictures(again, inLog)).toBe(1);

    await button(page, 'picture_change').click();
    await button(page, 'picture_remove').click();
    await page.getByText(words('picture_removed')).waitFor();
    await eventually(() => shownPictures(again, inLog)).toBe(0);
    expect(await pictureOf(greta)).toBeNull();
  });

  test('says what its person says of themselves, in a card that opens from wherever they appear', async () => {
    const hugo = await signUp(stage.server, name('hugo'), { displayName: 'Hugo H.' });
    const room = await roomOf(hugo, [cast.ben]);
    await hugo.say(room.id, 'Good evening.');
    await upload(hugo, '/pictures/profile', await makePicture());
    const page = await stage.open(hugo, '/settings', options);
    await page.getByLabel(words('settings_pronouns')).fill('he/him');
    await page.getByLabel(words('settings_bio')).fill('I mend clocks.\nAnd I cook.');
    const interests = page.getByLabel(words('settings_interests'));
    await interests.fill('Clocks');
    await interests.press('Enter');
    await interests.fill('clocks');
    await interests.press(',');
    await interests.fill('Soup');
    await button(page, 'settings_profile_save').click();
    await page.getByText(words('settings_profile_saved')).waitFor();
    await shoot(page, `${size}-profile-settings`);
    expect(await barriers(page)).toEqual([]);

    const reader = await stage.open(cast.ben, `/rooms/${room.id}`, options);
    const said = reader.getByRole('article').filter({ hasText: 'Good evening.' });
    await said.getByRole('button', { name: 'Hugo H.' }).click();
    const card = reader.getByRole('dialog', { name: 'Hugo H.' });
    await card.getByText('he/him').waitFor();
    await card.getByText('I mend clocks.').waitFor();
    expect(await card.getByRole('listitem').allInnerTexts()).toEqual(['Clocks', 'Soup']);
    await eventually(() => shownPictures(reader, '[role=dialog]')).toBe(1);
    await shoot(reader, `${size}-profile-card`);
    expect(await barriers(reader)).toEqual([]);
    await hugo.run(operations.updateProfile, { input: { bio: 'I have retired.' } });
    await card.getByText('I have retired.').waitFor();
    await reader.keyboard.press('Escape');
    await card.waitFor({ state: 'detached' });
    await eventually(() => new URL(reader.url()).search).toBe('');

    await reader.getByRole('link', { name: words('room_people_open') }).click();
    await reader
      .getByRole('region', { name: words('room_people') })
      .getByRole('button', { name: /^Hugo H\./ })
      .click();
    await card.waitFor();
    await reader.goBack();
    await card.waitFor({ state: 'detached' });
    await reader.getByRole('region', { name: words('room_people') }).waitFor();
  });

  test('of a room is its picture, given in its settings and shown live where the room is', async () => {
    const ida = await signUp(stage.server, name('ida'));
    const room = await roomOf(ida, [cast.ben]);
    const other = await stage.open(cast.ben, `/rooms/${room.id}`, options);
    await other.getByRole('heading', { name: room.name }).waitFor();
    const page = await stage.open(ida, `/rooms/${room.id}?dialog=settings`, options);
    await button(page, 'picture_add').click();
    await choose(page, { name: 'room.png', mimeType: 'image/png', buffer: await makePicture('png') });
    await page.getByRole('application').waitFor();
    await button(page, 'picture_use').click();
    await page.getByText(words('picture_saved')).waitFor();
    await shoot(page, `${size}-room-settings`);
    await eventually(() => shownPictures(other, 'header')).toBe(1);
    await shoot(other, `${size}-room-picture`);
  });

  test('of a new room is chosen where the room is made, which is there even if its picture cannot be sent', async () => {
    const jan = await signUp(stage.server, name('jan'));
    const profile = await stage.profile(jan, options);
    const page = await profile.open('/rooms');
    const make = async (roomName: string): Promise<void> => {
      await page.goto('/rooms?dialog=create');
      await button(page, 'picture_add').click();
      await choose(page, { name: 'room.png', mimeType: 'image/png', buffer: await makePicture('png') });
      await page.getByRole('application').waitFor();
      await button(page, 'picture_use').click();
      await page.getByRole('textbox', { name: words('room_create_name') }).fill(roomName);
      await eventually(() => shownPictures(page, '[role=dialog]')).toBe(1);
      await shoot(page, `${size}-room-create`);
      expect(await barriers(page)).toEqual([]);
      await button(page, 'room_create_confirm').click();
      await page.getByRole('heading', { name: roomName, level: 1 }).waitFor();
    };
    await make(name('Kiln'));
    await eventually(() => shownPictures(page, 'header')).toBe(1);

    await page.route('**/pictures/rooms/*', (route) => route.abort());
    await make(name('Oven'));
    const reason = words('error_unreachable');
    await page.getByText(words('room_create_picture_failed', { room: name('Oven'), reason })).waitFor();
    await shoot(page, `${size}-room-without-picture`);
    onlyMissesTheServer(profile);
  });
});

test('pictures that were seen stay on the screen while the server is away', async () => {
  const { anna, ben } = cast;
  const room = await roomOf(anna, [ben]);
  await anna.say(room.id, 'Before the storm.');
  await upload(anna, '/pictures/profile', await makePicture());
  const profile = await stage.profile(ben, { serviceWorkers: 'allow' });
  const page = await profile.open(`/rooms/${room.id}`);
  await eventually(() => shownPictures(page, inLog)).toBe(1);
  await page.evaluate(() => navigator.serviceWorker.ready);
  await stage.server.halt();
  await page.reload();
  await page.getByText('Before the storm.', { exact: true }).waitFor();
  await eventually(() => shownPictures(page, inLog)).toBe(1);
  onlyMissesTheServer(profile);
  await stage.server.resume();
});
