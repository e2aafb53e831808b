import type { Locator, Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { goodPassword, operations, roomOf, signUp, type Person } from '../support/cast.ts';
import {
  composer,
  eventually,
  isInside,
  log,
  message,
  phone,
  roomList,
  sentMessage,
  useStage,
} from '../support/stage.ts';
import { words } from '../support/words.ts';

const stage = useStage();
let anna: Person;

beforeAll(async () => {
  anna = await signUp(stage.server, 'anna', { displayName: 'Anna' });
});

const hasFocus = (element: Locator) => element.evaluate((node) => node.contains(document.activeElement));

/** What a person without a mouse would miss: the place where they are. */
const isFocusLost = (page: Page) =>
  page.evaluate(() => document.activeElement === null || document.activeElement === document.body);

/** Presses a key until the element has the focus. */
async function walkTo(page: Page, element: Locator, key: 'Tab' | 'Shift+Tab' | 'ArrowDown' = 'Tab'): Promise<void> {
  await element.waitFor();
  for (let presses = 0; presses < 40; presses++) {
    if (await element.evaluate((node) => node === document.activeElement)) return;
    await page.keyboard.press(key);
  }
  throw new Error(`${key} does not lead to ${String(element)}`);
}

describe('without a mouse', () => {
  it('one signs in, opens a room, talks, sees who is there and takes a question back', async () => {
    const room = await roomOf(anna, [], { name: 'Reading circle' });
    const page = await stage.open(null, '/sign-in');
    await eventually(() => hasFocus(page.getByRole('textbox', { name: words('account_login') }))).toBe(true);
    await page.keyboard.type('anna');
    await walkTo(page, page.getByRole('textbox', { name: words('account_password'), exact: true }));
    await page.keyboard.type(goodPassword);
    await page.keyboard.press('Enter');
    await page.waitForURL(isInside);

    await walkTo(page, roomList(page).getByRole('link', { name: room.name }));
    await page.keyboard.press('Enter');
    await eventually(() => hasFocus(composer(page))).toBe(true);
    await page.keyboard.type('Chapter one');
    await page.keyboard.press('Enter');
    await sentMessage(page, 'Chapter one').waitFor();
    expect(await hasFocus(composer(page))).toBe(true);

    await walkTo(page, page.getByRole('link', { name: words('room_people_open') }), 'Shift+Tab');
    await page.keyboard.press('Enter');
    const people = page.getByRole('region', { name: words('room_people') });
    await people.getByText('@anna').waitFor();
    expect(await isFocusLost(page)).toBe(false);
    await walkTo(page, people.getByRole('button', { name: words('room_people_close') }));
    await page.keyboard.press('Enter');
    await people.waitFor({ state: 'detached' });
    expect(await isFocusLost(page)).toBe(false);

    const more = page.getByRole('button', { name: words('room_more') });
    await walkTo(page, more, 'Shift+Tab');
    await page.keyboard.press('Enter');
    await eventually(() => hasFocus(page.getByRole('menu'))).toBe(true);
    await walkTo(page, page.getByRole('menuitem', { name: words('room_leave') }), 'ArrowDown');
    await page.keyboard.press('Enter');
    const question = page.getByRole('alertdialog', { name: words('room_leave_question') });
    await question.waitFor();
    await eventually(() => hasFocus(question)).toBe(true);
    for (let presses = 0; presses < 5; presses++) {
      await page.keyboard.press('Tab');
      expect(await hasFocus(question)).toBe(true);
    }
    await page.keyboard.press('Escape');
    await question.waitFor({ state: 'hidden' });
    await eventually(() => isFocusLost(page)).toBe(false);
    expect((await anna.room(room.id))?.viewerMembership).not.toBeNull();
  });

  it.each(['rooms_new', 'rooms_join'] as const)(
    'the dialog "%s" takes the focus, and gives it back at Esc',
    async (key) => {
      const page = await stage.open(anna, '/rooms');
      const link = page.getByRole('link', { name: words(key) }).first();
      await walkTo(page, link);
      await page.keyboard.press('Enter');
      const dialog = page.getByRole('dialog');
      await eventually(() => hasFocus(dialog)).toBe(true);
      await page.keyboard.press('Escape');
      await dialog.waitFor({ state: 'hidden' });
      await eventually(() => hasFocus(link)).toBe(true);
    },
  );

  it('a room in the list asks for its password where one types already, and asks again', async () => {
    const owner = await signUp(stage.server, 'olga');
    const room = await roomOf(owner, [], { name: 'Cellar', access: 'PASSWORD', password: 'barrels and candles' });
    const page = await stage.open(anna, '/rooms?dialog=join');
    const dialog = page.getByRole('dialog');
    await walkTo(page, dialog.getByRole('button', { name: words('room_join_enter', { room: room.name }) }));
    await page.keyboard.press('Enter');
    const password = dialog.getByRole('textbox', { name: words('room_join_password_of', { room: room.name }) });
    await eventually(() => hasFocus(password)).toBe(true);
    await page.keyboard.type('a wrong one');
    await walkTo(page, dialog.getByRole('button', { name: words('room_join_enter', { room: room.name }) }));
    await page.keyboard.press('Enter');
    await eventually(() => password.getAttribute('aria-invalid')).toBe('true');
    await eventually(() => hasFocus(password)).toBe(true);
    await password.fill('barrels and candles');
    await page.keyboard.press('Enter');
    await page.waitForURL(`**/rooms/${room.id}`);
  });

  it('whoever sends a form that is wrong is taken to the first field that is', async () => {
    const page = await stage.open(anna, '/rooms?dialog=create');
    const name = page.getByRole('dialog').getByRole('textbox', { name: words('room_create_name'), exact: true });
    const create = page.getByRole('dialog').getByRole('button', { name: words('room_create_confirm') });
    for (const typed of ['', 'Lobby']) {
      await name.fill(typed);
      await walkTo(page, create);
      await page.keyboard.press('Enter');
      await eventually(() => name.getAttribute('aria-invalid')).toBe('true');
      await eventually(() => hasFocus(name)).toBe(true);
    }
    await page.goto('/settings');
    await page.getByRole('button', { name: words('password_change') }).click();
    await eventually(() => hasFocus(page.getByLabel(words('password_present'), { exact: true }))).toBe(true);
  });

  it('the list of people takes the focus where it covers the room, and gives it back', async () => {
    const room = await roomOf(anna);
    const page = await stage.open(anna, `/rooms/${room.id}`, { viewport: { width: 800, height: 700 } });
    const link = page.getByRole('link', { name: words('room_people_open') });
    await eventually(() => hasFocus(composer(page))).toBe(true);
    await walkTo(page, link, 'Shift+Tab');
    await page.keyboard.press('Enter');
    await eventually(() => hasFocus(page.getByRole('button', { name: words('room_people_close') }))).toBe(true);
    await page.keyboard.press('Enter');
    await eventually(() => hasFocus(link)).toBe(true);
  });
});

describe('Enter', () => {
  it('sends, with Shift makes a line, and with Ctrl sends, too', async () => {
    const room = await roomOf(anna);
    const page = await stage.open(anna, `/rooms/${room.id}`);
    await composer(page).pressSequentially('first');
    await composer(page).press('Shift+Enter');
    await composer(page).pressSequentially('second');
    expect(await page.getByRole('article').count()).toBe(0);
    await composer(page).press('Enter');
    await eventually(async () => (await anna.messages(room.id)).nodes.map(({ body }) => body)).toEqual([
      'first\nsecond',
    ]);
    await composer(page).pressSequentially('third');
    await composer(page).press('Control+Enter');
    await sentMessage(page, 'third').waitFor();
    expect(await composer(page).inputValue()).toBe('');
  });

  it('makes a line for those who choose so, and on phones; the button and Ctrl+Enter send', async () => {
    const room = await roomOf(anna);
    await anna.run(operations.updatePreferences, { input: { enterSends: false } });
    const desktop = await stage.open(anna, `/rooms/${room.id}`);
    await log(desktop).waitFor();
    await composer(desktop).pressSequentially('one');
    await composer(desktop).press('Enter');
    expect(await composer(desktop).inputValue()).toBe('one\n');
    await composer(desktop).press('Control+Enter');
    await eventually(() => composer(desktop).inputValue()).toBe('');

    await anna.run(operations.updatePreferences, { input: { enterSends: true } });
    const mobile = await stage.open(anna, `/rooms/${room.id}`, phone);
    await log(mobile).waitFor();
    // The keyboard must not cover what one came to read.
    expect(await hasFocus(composer(mobile))).toBe(false);
    await composer(mobile).tap();
    await composer(mobile).pressSequentially('two');
    await composer(mobile).press('Enter');
    expect(await composer(mobile).inputValue()).toBe('two\n');
    await mobile.getByRole('button', { name: words('message_send'), exact: true }).tap();
    await message(desktop, 'two').waitFor();
  });

  it('belongs to the input method while a word is being composed', async () => {
    const room = await roomOf(anna);
    const page = await stage.open(anna, `/rooms/${room.id}`);
    await eventually(() => hasFocus(composer(page))).toBe(true);
    const devtools = await page.context().newCDPSession(page);
    await devtools.send('Input.imeSetComposition', { text: 'にほん', selectionStart: 3, selectionEnd: 3 });
    const enter = { key: 'Enter', code: 'Enter', windowsVirtualKeyCode: 229 };
    await devtools.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...enter });
    await devtools.send('Input.dispatchKeyEvent', { type: 'keyUp', ...enter });
    expect(await composer(page).inputValue()).toBe('にほん');
    await devtools.send('Input.insertText', { text: '日本' });
    expect(await composer(page).inputValue()).toBe('日本');
    await composer(page).press('Enter');
    await sentMessage(page, '日本').waitFor();
    expect(await page.getByRole('article').count()).toBe(1);
  });
});
