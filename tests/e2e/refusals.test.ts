import type { Locator, Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { goodPassword, roomOf, signUp, type Person } from '../support/cast.ts';
import { composer, eventually, isInside, message, roomList, useStage } from '../support/stage.ts';
import { words } from '../support/words.ts';

const stage = useStage();
let anna: Person;
let ben: Person;

beforeAll(async () => {
  anna = await signUp(stage.server, 'anna');
  ben = await signUp(stage.server, 'ben');
});

/** The words that stand beside a field, as a screen reader would read them after its name. */
async function problemOf(field: Locator): Promise<string> {
  return field.evaluate((element) => {
    if (element.getAttribute('aria-invalid') !== 'true') return '';
    const ids = [element.getAttribute('aria-errormessage'), element.getAttribute('aria-describedby')].join(' ');
    return ids
      .split(/\s+/)
      .map((id) => document.getElementById(id)?.textContent ?? '')
      .join(' ')
      .trim();
  });
}

describe('signing up', () => {
  const fields = (page: Page) => ({
    username: page.getByRole('textbox', { name: words('account_username') }),
    password: page.getByRole('textbox', { name: words('account_password'), exact: true }),
    displayName: page.getByRole('textbox', { name: words('account_display_name') }),
    email: page.getByRole('textbox', { name: words('account_email') }),
    submit: page.getByRole('button', { name: words('account_sign_up_submit') }),
  });

  it('tells a weak password and a taken username beside their fields, and keeps the others', async () => {
    const page = await stage.open(null, '/sign-up');
    const { username, password, displayName, submit } = fields(page);
    await submit.click();
    await eventually(() => problemOf(username)).toContain(words('account_username_missing'));
    expect(await problemOf(password)).toContain(words('account_new_password_missing'));
    await eventually(() => username.evaluate((element) => element === document.activeElement)).toBe(true);

    await username.fill('cleo');
    await displayName.fill('Cleo of the lake');
    await password.fill('password1');
    await page.getByText(words('account_strength_0')).waitFor();
    await submit.click();
    await eventually(() => problemOf(password)).toMatch(/guess/);
    expect(await username.inputValue()).toBe('cleo');
    expect(await displayName.inputValue()).toBe('Cleo of the lake');

    await username.fill('ANNA');
    await password.fill(goodPassword);
    await submit.click();
    await eventually(() => problemOf(username)).toMatch(/taken/i);
    expect(await problemOf(password)).toBe('');
    expect(await displayName.inputValue()).toBe('Cleo of the lake');

    await username.fill('cleo');
    await submit.click();
    await page.waitForURL(isInside);
    await page.getByText('Cleo of the lake').waitFor();
  });
});

describe('signing in', () => {
  it('has the same words for a wrong password and an unknown name, and keeps the name', async () => {
    const page = await stage.open(null, '/sign-in');
    const login = page.getByRole('textbox', { name: words('account_login') });
    const password = page.getByRole('textbox', { name: words('account_password'), exact: true });
    const told: string[] = [];
    for (const name of ['anna', 'nobody-here']) {
      await login.fill(name);
      await password.fill('a wrong guess at it');
      await page.getByRole('button', { name: words('account_sign_in_submit') }).click();
      const alert = page.getByRole('alert');
      await alert.waitFor();
      told.push(await alert.innerText());
      expect(await login.inputValue()).toBe(name);
      expect(await password.inputValue()).toBe('');
      await login.fill('');
      await alert.waitFor({ state: 'hidden' });
    }
    expect(told[0]).toMatch(/wrong/i);
    expect(told[1]).toBe(told[0]);

    await login.fill('Anna');
    await password.fill(goodPassword);
    await password.press('Enter');
    await page.waitForURL(isInside);
    await roomList(page).getByRole('link', { name: 'Lobby' }).waitFor();
  });
});

describe('rooms', () => {
  it('needs a name, and one that no other room has in any letter case', async () => {
    const room = await roomOf(ben, [], { name: 'Fishing' });
    const page = await stage.open(anna, '/rooms');
    await page
      .getByRole('link', { name: words('rooms_new') })
      .first()
      .click();
    const dialog = page.getByRole('dialog', { name: words('room_create_title') });
    const name = dialog.getByRole('textbox', { name: words('room_create_name') });
    const confirm = dialog.getByRole('button', { name: words('room_create_confirm') });
    await confirm.click();
    await eventually(() => problemOf(name)).toContain('Room name is required.');

    await dialog.getByRole('textbox', { name: words('room_create_description') }).fill('Rods and boats');
    await name.fill('FISHING');
    await confirm.click();
    await eventually(() => problemOf(name)).toMatch(/^.*A room with the name .*fishing.* already exists\./i);
    expect(await dialog.getByRole('textbox', { name: words('room_create_description') }).inputValue()).toBe(
      'Rods and boats',
    );

    await name.fill('Fishing at night');
    await confirm.click();
    await page.getByRole('heading', { name: 'Fishing at night', level: 1 }).waitFor();
    expect(room.name).toBe('Fishing');
  });

  it('tells an unknown name and a wrong password in words', async () => {
    await roomOf(ben, [], { name: 'Cellar', access: 'PASSWORD', password: 'barrels and candles' });
    const page = await stage.open(anna, '/rooms');
    await page
      .getByRole('link', { name: words('rooms_join') })
      .first()
      .click();
    const dialog = page.getByRole('dialog', { name: words('room_join_title') });
    const name = dialog.getByRole('textbox', { name: words('room_join_name') });
    const password = dialog.getByRole('textbox', { name: words('room_join_password'), exact: true });
    const join = dialog.getByRole('button', { name: words('room_join_action'), exact: true });

    await name.fill('Attic');
    await join.click();
    await dialog.getByText('Could not find a room with the name').waitFor();
    await name.fill('Cellar');
    await password.fill('bottles');
    await join.click();
    await dialog.getByText('Wrong password.').waitFor();
    expect(await name.inputValue()).toBe('Cellar');

    await dialog.getByRole('button', { name: words('room_join_enter', { room: 'Cellar' }) }).click();
    const beside = dialog.getByRole('textbox', { name: words('room_join_password_of', { room: 'Cellar' }) });
    await beside.fill('corks');
    await beside.press('Enter');
    await eventually(() => problemOf(beside)).toContain('Wrong password.');
    await beside.fill('barrels and candles');
    await beside.press('Enter');
    await page.getByRole('heading', { name: 'Cellar', level: 1 }).waitFor();
  });

  it('says the same of a room that is not there and of one that is hidden', async () => {
    const hidden = await roomOf(ben, [], { isListed: false });
    for (const id of [hidden.id, '01930000-0000-7000-8000-000000000000', 'nonsense']) {
      const page = await stage.open(anna, `/rooms/${id}`);
      await page.getByRole('heading', { name: words('room_not_found_title') }).waitFor();
      await page.context().close();
    }
  });
});

describe('a message', () => {
  it('that is empty is asked for, and one that is too long is told before sending and kept', async () => {
    const room = await roomOf(anna);
    const page = await stage.open(anna, `/rooms/${room.id}`);
    const send = page.getByRole('button', { name: words('message_send'), exact: true });
    await composer(page).fill('   ');
    await send.click();
    await page.getByText('Please enter a message!').waitFor();

    const almost = 'a'.repeat(9_990);
    await composer(page).fill(almost);
    await page.getByText(words('message_characters_left', { count: 10 })).waitFor();
    const tooLong = `${almost}${'🔥'.repeat(12)}`;
    await composer(page).fill(tooLong);
    await page.getByText(words('message_too_long', { count: 2 })).waitFor();
    expect(await send.isDisabled()).toBe(true);
    await composer(page).press('Enter');
    expect(await composer(page).inputValue()).toBe(tooLong);
    expect(await page.getByRole('article').count()).toBe(0);

    const longest = tooLong.slice(0, -4);
    await composer(page).fill(longest);
    await composer(page).press('Enter');
    await message(page, longest).waitFor();
    await eventually(async () => (await anna.messages(room.id)).nodes.map(({ body }) => body)).toEqual([longest]);
  });
});
