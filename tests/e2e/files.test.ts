import type { BrowserContextOptions, Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { roomOf, signUp, type Person } from '../support/cast.ts';
import { fetchFile, sayWithFile, uploaded, sendFiles } from '../support/files.ts';
import {
  card,
  choose,
  files,
  hand,
  isDrawn,
  paper,
  photo,
  picture,
  send,
  tray,
  viewer,
} from '../support/files-on-page.ts';
import { changeKeeping } from '../support/moderation.ts';
import { shoot } from '../support/shoot.ts';
import { barriers, composer, eventually, log, phone, roomList, useStage } from '../support/stage.ts';
import { words } from '../support/words.ts';

const stage = useStage();
let anna: Person;
let ben: Person;

beforeAll(async () => {
  anna = await signUp(stage.server, 'anna', { displayName: 'Anna' });
  ben = await signUp(stage.server, 'ben', { displayName: 'Ben' });
});

const kinds: readonly [string, BrowserContextOptions][] = [
  ['a desktop', { viewport: { width: 1280, height: 800 }, reducedMotion: 'reduce' }],
  ['a phone in the dark', { ...phone, colorScheme: 'dark', reducedMotion: 'reduce' }],
];
const longName = `Minutes of the meeting about the new roof, the old gate and ${'everything else '.repeat(6)}(final).pdf`;

it('the words can be taken from a message with files, and others be given to it', async () => {
  const room = await roomOf(anna, [ben]);
  const page = await stage.open(anna, `/rooms/${room.id}`);
  await choose(page, [await photo('roof.jpg')]);
  await tray(page).getByRole('listitem').waitFor();
  await composer(page).fill('The old rof');
  await send(page);
  await picture(page, 'roof.jpg').waitFor();
  const body = async () => (await anna.messages(room.id)).nodes[0]?.body;
  await eventually(body).toBe('The old rof');
  const isSent = page.getByRole('article').getByRole('img', { name: words('message_sent'), exact: true });
  await isSent.waitFor();
  const field = page.getByRole('textbox', { name: words('message_edit_write') });
  await composer(page).press('ArrowUp');
  await field.fill(' ');
  await field.press('Enter');
  await eventually(body).toBe('');
  await eventually(() => page.getByText('The old rof').count()).toBe(0);
  await isSent.waitFor();
  await picture(page, 'roof.jpg').waitFor();

  await composer(page).press('ArrowUp');
  const preview = words('rooms_preview_pictures', { count: 1 });
  await page.getByText(words('message_editing_what', { text: preview })).waitFor();
  await field.fill('The old roof');
  await field.press('Enter');
  await eventually(body).toBe('The old roof');
  await page.getByRole('button', { name: words('message_edited') }).click();
  const history = page.getByRole('dialog', { name: words('message_history') });
  await eventually(() => history.getByRole('listitem').count()).toBe(3);
  expect((await history.getByRole('listitem').allInnerTexts())[1]).toContain(words('message_history_wordless'));
});

it('a picture that is shown alone grows by a double press, the wheel and keys, and is dragged about', async () => {
  const room = await roomOf(anna, [ben]);
  const page = await stage.open(anna, `/rooms/${room.id}`, { viewport: { width: 1000, height: 700 } });
  await choose(page, [await photo('roof.jpg', 900, 600), await photo('gate.jpg', 900, 600)]);
  await tray(page).getByRole('listitem').nth(1).waitFor();
  await send(page);
  await eventually(() => isDrawn(picture(page, 'roof.jpg').getByRole('img'))).toBe(true);
  await picture(page, 'roof.jpg').click();
  const shown = viewer(page).getByRole('img', { name: 'roof.jpg' });
  await eventually(() => isDrawn(shown)).toBe(true);
  const box = async () => (await shown.boundingBox())!;
  const fit = await box();

  await shown.dblclick({ position: { x: 100, y: 100 } });
  await eventually(async () => (await box()).width / fit.width).toBeCloseTo(2.5);
  const large = await box();
  expect(large.x + 250).toBeCloseTo(fit.x + 100, 0);
  await page.mouse.move(500, 400);
  await page.mouse.down();
  await page.mouse.move(450, 380, { steps: 5 });
  await page.mouse.up();
  await eventually(async () => Math.round((await box()).x - large.x)).toBe(-50);
  await page.mouse.wheel(0, 5_000);
  await eventually(box).toEqual(fit);

  await page.keyboard.press('+');
  await eventually(async () => (await box()).width).toBeGreaterThan(fit.width);
  await page.keyboard.press('ArrowRight');
  const next = viewer(page).getByRole('img', { name: 'gate.jpg' });
  await eventually(async () => (await next.boundingBox())?.width).toBe(fit.width);
  await next.click();
  await page.mouse.click(20, 600);
  await viewer(page).waitFor({ state: 'detached' });
});

describe.each(kinds)('on %s', (kind, options) => {
  const shot = (page: Page, name: string): Promise<void> => shoot(page, `files-${name}-${kind.replaceAll(' ', '-')}`);

  it('files are chosen, pasted and dropped, stay with the draft, and reach the others live; what is deleted leaves every screen', async () => {
    const room = await roomOf(anna, [ben], { name: `Roof ${kind}` });
    const other = await roomOf(anna, [ben], { name: `Gate ${kind}` });
    const page = await stage.open(anna, `/rooms/${room.id}`, options);
    const reader = await stage.open(ben, `/rooms/${room.id}`, options);
    await composer(reader).waitFor();

    await choose(page, [await photo('roof.jpg'), paper(longName)]);
    await tray(page).getByRole('listitem').nth(1).waitFor();
    await composer(page).focus();
    await hand(page, 'paste', [await photo('image.png', 300, 500)]);
    await tray(page).getByRole('listitem').nth(2).waitFor();
    await hand(page, 'dragenter', [paper('x.txt')]);
    await page.getByText(words('file_drop')).waitFor();
    await shot(page, 'drop');
    await hand(page, 'drop', [paper('not this one.txt'), paper('nothing.txt', '')]);
    await tray(page).getByRole('listitem').nth(3).waitFor();
    expect(await page.getByText(words('file_drop')).count()).toBe(0);
    await page.getByText(words('file_empty', { name: 'nothing.txt' })).waitFor();
    await shot(page, 'tray');
    expect(await barriers(page)).toEqual([]);
    await tray(page)
      .getByRole('button', { name: words('file_remove', { name: 'not this one.txt' }) })
      .click();
    await eventually(() => tray(page).getByRole('listitem').count()).toBe(3);

    // Elsewhere and back, in a page that knows of nothing but what the device has kept.
    await page.goto(`/rooms/${other.id}`);
    await composer(page).waitFor();
    expect(await tray(page).count()).toBe(0);
    await page.goto(`/rooms/${room.id}`);
    await tray(page).getByRole('listitem').nth(2).waitFor();
    await eventually(() => isDrawn(tray(page).getByRole('img', { name: 'roof.jpg' }))).toBe(true);

    await composer(page).fill('Look at this');
    await send(page);
    for (const side of [page, reader]) {
      await card(side, longName).waitFor();
      for (const name of ['roof.jpg', 'image.png'])
        await eventually(() => isDrawn(picture(side, name).getByRole('img'))).toBe(true);
    }
    expect(await tray(page).count()).toBe(0);
    await shot(reader, 'message');
    expect(await barriers(reader)).toEqual([]);
    expect(await reader.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);

    await picture(reader, 'roof.jpg').click();
    await viewer(reader).getByRole('img', { name: 'roof.jpg' }).waitFor();
    await shot(reader, 'viewer');
    expect(await barriers(reader)).toEqual([]);
    await reader.keyboard.press('ArrowRight');
    await eventually(() => isDrawn(viewer(reader).getByRole('img', { name: 'image.png' }))).toBe(true);
    const saving = reader.waitForEvent('download');
    await viewer(reader)
      .getByRole('link', { name: words('file_save', { name: 'image.png' }) })
      .click();
    expect((await saving).suggestedFilename()).toBe('image.webp');
    await reader.keyboard.press('Escape');
    await viewer(reader).waitFor({ state: 'detached' });
    await eventually(() => picture(reader, 'roof.jpg').evaluate((node) => node === document.activeElement)).toBe(true);

    await picture(reader, 'image.png').click();
    await viewer(reader).waitFor();
    const { nodes } = await anna.messages(room.id);
    await anna.delete(nodes[0]!.id);
    await viewer(reader).waitFor({ state: 'detached' });
    for (const side of [page, reader]) {
      await log(side).getByText(words('message_deleted')).waitFor();
      expect(await card(side, longName).count()).toBe(0);
      expect(await picture(side, 'roof.jpg').count()).toBe(0);
    }
  });

  it('the room’s files are listed newest first, live, and lead to their messages; what the room keeps no more is gone from there too', async () => {
    const room = await roomOf(anna, [ben], { name: `Files ${kind}` });
    await anna.say(room.id, 'the very first');
    const first = await sayWithFile(anna, room.id, { name: 'first.pdf' });
    for (let index = 0; index < 60; index++) await anna.say(room.id, `line ${index}`);
    const page = await stage.open(anna, `/rooms/${room.id}`, options);
    await log(page).getByText('line 59').waitFor();
    await page.getByRole('button', { name: words('room_more') }).click();
    await page.getByRole('menuitem', { name: words('room_files') }).click();
    await files(page).getByText('first.pdf').waitFor();
    const names = ['sea.jpg', 'hill.jpg', 'wood.jpg', 'town.jpg', 'home.jpg'];
    const sent = [];
    for (const name of names)
      sent.push(await uploaded(ben, room.id, (await photo(name, 500, name.length * 90)).buffer, { name }));
    await sendFiles(
      ben,
      room.id,
      sent.map(({ id }) => id),
    );
    await files(page).getByText('sea.jpg').waitFor();
    expect(await files(page).getByRole('listitem').first().innerText()).toContain('sea.jpg');
    await shot(page, 'list');
    expect(await barriers(page)).toEqual([]);
    await files(page)
      .getByRole('button', { name: words('room_files_open', { name: 'first.pdf' }) })
      .click();
    await card(page, 'first.pdf').waitFor();
    await eventually(() =>
      page
        .getByRole('article')
        .filter({ has: page.getByRole('link', { name: 'first.pdf' }) })
        .evaluate((node) => node === document.activeElement),
    ).toBe(true);

    const list = await stage.open(anna, '/rooms', options);
    await roomList(list)
      .getByRole('link', { name: room.name })
      .getByText(words('rooms_preview_pictures', { count: 5 }))
      .waitFor();

    await page.goto(`/rooms/${room.id}?files`);
    await files(page).getByText('first.pdf').waitFor();
    await changeKeeping(anna, { roomId: room.id, keep: 'LAST', keepAmount: 2, mayDropMessages: true });
    await files(page).getByText('first.pdf').waitFor({ state: 'detached' });
    expect((await fetchFile(anna, first.file.id)).status).toBe(404);
    await files(page)
      .getByRole('button', { name: words('room_files_close') })
      .click();
    await picture(page, 'home.jpg').waitFor();
    for (const name of names) await eventually(() => isDrawn(picture(page, name).getByRole('img'))).toBe(true);
    await shot(page, 'grid');
    await ben.say(room.id, 'one');
    await ben.say(room.id, 'two');
    await picture(page, 'home.jpg').waitFor({ state: 'detached' });
  });
});

it('a message that is sent twice while its file is still looked at goes once, and nothing is said against it', async () => {
  const room = await roomOf(anna, []);
  const page = await stage.open(anna, `/rooms/${room.id}`);
  await composer(page).evaluate((field) => {
    const clipboardData = new DataTransfer();
    clipboardData.items.add(new File(['what is in it'], 'twice.pdf', { type: 'application/pdf' }));
    field.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    const form = field.closest('form');
    form?.requestSubmit();
    form?.requestSubmit();
  });
  await card(page, 'twice.pdf').waitFor();
  expect(await page.getByText(words('message_empty')).count()).toBe(0);
});
