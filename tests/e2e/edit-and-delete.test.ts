import type { Locator, Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { roomOf, signUp, type Person } from '../support/cast.ts';
import { promote } from '../support/promote.ts';
import {
  barriers,
  composer,
  eventually,
  message,
  onDevice,
  phone,
  roomList,
  sentMessage,
  still,
  useStage,
  waitingMessage,
  write,
} from '../support/stage.ts';
import { words } from '../support/words.ts';

const stage = useStage();
let anna: Person;
let ben: Person;

beforeAll(async () => {
  anna = await signUp(stage.server, 'anna', { displayName: 'Anna' });
  ben = await signUp(stage.server, 'ben', { displayName: 'Ben' });
});

const menu = (page: Page): Locator => page.getByRole('menu', { name: words('message_menu') });
const item = (page: Page, key: Parameters<typeof words>[0]): Locator =>
  menu(page).getByRole('menuitem', { name: words(key), exact: true });
const labels = async (page: Page): Promise<string[]> =>
  (await menu(page).getByRole('menuitem').allInnerTexts()).map((text) => text.trim());
const editField = (page: Page): Locator => page.getByRole('textbox', { name: words('message_edit_write') });
const question = (page: Page): Locator => page.getByRole('alertdialog', { name: words('message_delete_question') });
const bodies = async (roomId: string): Promise<string[]> => (await anna.messages(roomId)).nodes.map(({ body }) => body);
const hasFocus = (element: Locator) => element.evaluate((node) => node.contains(document.activeElement));
const own = ['message_copy', 'message_edit', 'message_delete'] as const;

/** The drafts that the page's device has stored. */
const keptDrafts = async (page: Page): Promise<string> => JSON.stringify(await onDevice(page, 'drafts'));

/** A finger that rests on the middle of the element. */
async function longPress(page: Page, element: Locator): Promise<void> {
  const box = (await element.boundingBox())!;
  const devtools = await page.context().newCDPSession(page);
  const touchPoints = [{ x: box.x + box.width / 2, y: box.y + box.height / 2 }];
  await devtools.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints });
  await menu(page).waitFor();
  await devtools.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
}

describe('the menu of a message', () => {
  it('opens by right-click, button and keyboard, on messages that have just arrived too, and the browser’s own elsewhere', async () => {
    const room = await roomOf(anna, [ben]);
    const page = await stage.open(anna, `/rooms/${room.id}`);
    await write(page, 'just said');
    await sentMessage(page, 'just said').waitFor();
    await ben.say(room.id, 'just heard https://example.org and more');
    const heard = page.getByRole('article').filter({ hasText: 'just heard' });

    await heard.getByText('just heard').click({ button: 'right', position: { x: 5, y: 5 } });
    // The room is anna's: she may delete what ben says, and not edit it.
    await eventually(() => labels(page)).toEqual([
      words('message_copy'),
      words('message_profile'),
      words('message_report'),
      words('message_delete'),
    ]);
    await page.keyboard.press('Escape');
    await menu(page).waitFor({ state: 'detached' });

    await sentMessage(page, 'just said').hover();
    await sentMessage(page, 'just said')
      .getByRole('button', { name: words('message_menu') })
      .click();
    await eventually(() => labels(page)).toEqual(own.map((key) => words(key)));
    expect(await barriers(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await menu(page).waitFor({ state: 'detached' });

    for (const key of ['Shift+F10', 'ContextMenu', 'Enter']) {
      await composer(page).focus();
      await page.keyboard.press('Shift+Tab');
      // The link in it comes first, the message itself with the next step.
      await eventually(() => hasFocus(heard)).toBe(true);
      await page.keyboard.press('ArrowUp');
      await eventually(() => hasFocus(sentMessage(page, 'just said'))).toBe(true);
      await page.keyboard.press(key);
      await eventually(() => hasFocus(item(page, 'message_copy'))).toBe(true);
      await page.keyboard.press('Escape');
      await eventually(() => hasFocus(sentMessage(page, 'just said'))).toBe(true);
    }

    // With Shift, on links, on selected text and beside messages the browser's own menu comes.
    await page.evaluate(() => {
      Object.assign(window, { ownMenus: 0 });
      addEventListener('contextmenu', (event) => {
        if (!event.defaultPrevented) Object.assign(window, { ownMenus: Number(Reflect.get(window, 'ownMenus')) + 1 });
        event.preventDefault();
      });
    });
    await heard.getByText('just heard').click({ button: 'right', modifiers: ['Shift'], position: { x: 5, y: 5 } });
    await heard.getByRole('link').click({ button: 'right' });
    await message(page, 'just said').getByText('just said').selectText();
    await message(page, 'just said').getByText('just said').click({ button: 'right' });
    expect(await page.evaluate(() => String(getSelection()))).toBe('just said');
    await page.getByRole('heading', { name: room.name }).first().click({ button: 'right' });
    expect(await page.evaluate(() => Reflect.get(window, 'ownMenus') as number)).toBe(4);
    expect(await menu(page).count()).toBe(0);
  });

  it('opens under a resting finger, with targets of 44 px', async () => {
    const room = await roomOf(anna, [ben]);
    await ben.say(room.id, 'from ben');
    const page = await stage.open(anna, `/rooms/${room.id}`, phone);
    await write(page, 'from anna');
    await sentMessage(page, 'from anna').waitFor();
    await longPress(page, message(page, 'from ben'));
    await eventually(() => labels(page)).toEqual([
      words('message_copy'),
      words('message_select'),
      words('message_profile'),
      words('message_report'),
      words('message_delete'),
    ]);
    // It grows as it opens.
    await still(page);
    for (const line of await menu(page).getByRole('menuitem').all())
      expect((await line.boundingBox())!.height).toBeGreaterThanOrEqual(44);
    expect(await barriers(page)).toEqual([]);
    await item(page, 'message_select').tap();
    await eventually(() => page.evaluate(() => String(getSelection()))).toBe('from ben');
    await page.evaluate(() => getSelection()?.removeAllRanges());

    await longPress(page, message(page, 'from anna'));
    await item(page, 'message_edit').tap();
    await eventually(() => editField(page).inputValue()).toBe('from anna');
    await editField(page).fill('from anna, on the way');
    await page.getByRole('button', { name: words('message_edit_save'), exact: true }).tap();
    await eventually(() => bodies(room.id)).toEqual(['from ben', 'from anna, on the way']);
    await longPress(page, message(page, 'from ben'));
    await item(page, 'message_delete').tap();
    await question(page)
      .getByRole('button', { name: words('message_delete'), exact: true })
      .tap();
    await eventually(() => bodies(room.id)).toEqual(['', 'from anna, on the way']);
    await message(page, words('message_deleted')).waitFor();
  });

  it('takes back and tries again what was not sent', async () => {
    const room = await roomOf(anna, [ben]);
    const profile = await stage.profile(anna);
    const page = await profile.open(`/rooms/${room.id}`);
    await composer(page).waitFor();
    let isCut = true;
    await page.route('**/graphql', (route) => (isCut ? route.abort() : route.continue()));
    await write(page, 'into the void');
    await write(page, 'in a while');
    await waitingMessage(page, 'in a while').waitFor();
    await message(page, 'into the void').getByText('into the void').click({ button: 'right' });
    await eventually(() => labels(page)).toEqual([words('message_copy'), words('message_take_back')]);
    await item(page, 'message_take_back').click();
    await message(page, 'into the void').waitFor({ state: 'detached' });
    isCut = false;
    await sentMessage(page, 'in a while').waitFor();
    expect(await bodies(room.id)).toEqual(['in a while']);
    profile.forget();
  });
});

describe('editing', () => {
  it('takes ↑, shows what is edited, keeps the draft, and tells everybody live, with what it said before', async () => {
    const room = await roomOf(anna, [ben]);
    const [page, other] = [await stage.open(anna, `/rooms/${room.id}`), await stage.open(ben, `/rooms/${room.id}`)];
    await write(page, 'helo');
    await sentMessage(page, 'helo').waitFor();
    await message(other, 'helo').waitFor();

    await composer(page).press('ArrowUp');
    await eventually(() => hasFocus(editField(page))).toBe(true);
    expect(await editField(page).inputValue()).toBe('helo');
    await page.getByText(words('message_editing_what', { text: 'helo' })).waitFor();
    expect(await barriers(page)).toEqual([]);
    await editField(page).fill('something else');
    await page.keyboard.press('Escape');
    await eventually(() => composer(page).inputValue()).toBe('');
    expect(await bodies(room.id)).toEqual(['helo']);

    // A draft waits while an older message is edited, and the edit over a reload.
    await composer(page).fill('a draft');
    await message(page, 'helo').getByText('helo').click({ button: 'right' });
    await item(page, 'message_edit').click();
    await eventually(() => hasFocus(editField(page))).toBe(true);
    await editField(page).fill('hello Ben');
    await eventually(() => keptDrafts(page)).toContain('hello Ben');
    await page.reload();
    await eventually(() => editField(page).inputValue()).toBe('hello Ben');
    await editField(page).press('Enter');
    await sentMessage(page, 'hello Ben').waitFor();
    await eventually(() => composer(page).inputValue()).toBe('a draft');
    await message(other, 'hello Ben').waitFor();
    expect(await message(other, 'helo').count()).toBe(0);
    await eventually(() => roomList(other).getByText('hello Ben').count()).toBe(1);

    await message(other, 'hello Ben')
      .getByRole('button', { name: words('message_edited') })
      .click();
    const history = other.getByRole('dialog', { name: words('message_history') });
    await eventually(() => history.getByRole('listitem').count()).toBe(2);
    expect((await history.getByRole('listitem').allInnerTexts())[1]).toContain('helo');
    expect(await barriers(other)).toEqual([]);
  });

  it('shows at once, goes out once there is a connection, and keeps the words that were refused', async () => {
    const room = await roomOf(anna, [ben]);
    const profile = await stage.profile(anna);
    const page = await profile.open(`/rooms/${room.id}`);
    await write(page, 'first words');
    await sentMessage(page, 'first words').waitFor();
    let isCut = true;
    await page.route('**/graphql', (route) => (isCut ? route.abort() : route.continue()));
    await composer(page).press('ArrowUp');
    await editField(page).fill('second words');
    await editField(page).press('Enter');
    const waiting = page.getByRole('img', { name: words('message_edit_waiting') });
    await message(page, 'second words').filter({ has: waiting }).waitFor();
    isCut = false;
    await sentMessage(page, 'second words').waitFor();
    expect(await bodies(room.id)).toEqual(['second words']);

    await composer(page).press('ArrowUp');
    await eventually(() => editField(page).inputValue()).toBe('second words');
    await editField(page).fill('third words');
    await anna.delete((await anna.messages(room.id)).nodes[0]!.id);
    await page.getByText(words('message_deleted')).first().waitFor();
    await editField(page).press('Enter');
    const refusal = page.getByRole('group', { name: words('message_edit_refused') });
    await refusal.getByText('This message was deleted, so it cannot be edited any more.').waitFor();
    await refusal.getByRole('button', { name: words('message_edit_discard') }).click();
    await refusal.waitFor({ state: 'detached' });
    profile.forget();
  });
});

describe('deleting', () => {
  it('asks first, leaves a quiet trace on every open screen and in the list, and is learnt of after a break', async () => {
    const room = await roomOf(anna, [ben]);
    await promote(stage.server, room.id, ben);
    for (const text of ['stays', 'goes later', 'goes']) await anna.say(room.id, text);
    const profile = await stage.profile(ben);
    const [page, away] = [await stage.open(anna, `/rooms/${room.id}`), await profile.open(`/rooms/${room.id}`)];
    await message(away, 'goes').waitFor();
    await message(page, 'goes').getByText('goes').click({ button: 'right' });
    await item(page, 'message_delete').click();
    await question(page).waitFor();
    expect(await barriers(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await question(page).waitFor({ state: 'hidden' });
    expect(await bodies(room.id)).toEqual(['stays', 'goes later', 'goes']);
    await message(page, 'goes').getByText('goes').click({ button: 'right' });
    await item(page, 'message_delete').click();
    await question(page)
      .getByRole('button', { name: words('message_delete'), exact: true })
      .click();
    for (const screen of [page, away]) {
      await eventually(() =>
        screen
          .getByRole('article')
          .filter({ hasText: words('message_deleted') })
          .count(),
      ).toBe(1);
      expect(await message(screen, 'goes').count()).toBe(0);
      const line = roomList(screen).getByRole('link', { name: room.name });
      await line.getByText(words('rooms_preview_deleted')).waitFor();
    }
    // A deleted message has no menu, and a moderator none to delete the owner's.
    await away.getByText(words('message_deleted')).last().click({ button: 'right' });
    await message(away, 'stays').getByText('stays').click({ button: 'right' });
    await eventually(() => labels(away)).toEqual([
      words('message_copy'),
      words('message_profile'),
      words('message_report'),
    ]);
    await away.keyboard.press('Escape');

    // Ben's device is switched off, then opened without a look at the server first.
    await away.goto('/settings');
    const id = (await anna.messages(room.id)).nodes[1]!.id;
    await away.close();
    await anna.delete(id);
    const back = await profile.open(`/rooms/${room.id}`);
    await eventually(() =>
      back
        .getByRole('article')
        .filter({ hasText: words('message_deleted') })
        .count(),
    ).toBe(2);
    expect(await message(back, 'goes later').count()).toBe(0);
  });
});
