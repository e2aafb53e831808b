import type { BrowserContextOptions, Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { castOf, goodPassword, roomOf, signUp, type Cast } from '../support/cast.ts';
import { appoint } from '../support/moderation.ts';
import { barriers, eventually, message, phone, roomList, useStage } from '../support/stage.ts';
import { shoot } from '../support/shoot.ts';
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

describe.each(sizes)('the end of an account, on %s', (size, options) => {
  const name = (word: string): string => `${word}-${options.isMobile ? 'phone' : 'desk'}`;

  test('hands one room over and deletes another, as two others see at once', async () => {
    const { ben, cleo } = cast;
    const greta = await signUp(stage.server, name('greta'), { displayName: name('Greta') });
    const kept = await roomOf(greta, [ben, cleo], { name: name('Kept') });
    const closed = await roomOf(greta, [cleo], { name: name('Closed') });
    const empty = await roomOf(greta, [], { name: name('Empty') });
    await appoint(greta, kept.id, cleo);
    await greta.say(kept.id, 'good bye then');

    const bens = await stage.open(ben, `/rooms/${kept.id}`, options);
    const cleos = await stage.open(cleo, `/rooms/${closed.id}`, options);
    await message(bens, 'good bye then').getByText(name('Greta'), { exact: true }).waitFor();

    const page = await stage.open(greta, '/settings', options);
    await page.getByRole('link', { name: words('settings_delete_account') }).click();
    const choice = page.getByLabel(kept.name, { exact: true });
    // A moderator is proposed before a member who has been there longer.
    await eventually(() => choice.locator('option:checked').innerText()).toContain('cleo');
    await choice.selectOption({ label: words('deletion_hand_over', { name: 'ben', username: 'ben' }) });
    await page.getByLabel(closed.name, { exact: true }).selectOption({ label: words('deletion_delete_room') });
    await page.getByText(words('deletion_room_deleted', { count: 1 })).waitFor();
    // Where nobody else is, there is nothing to choose.
    await page.getByText(empty.name, { exact: true }).waitFor();
    await page.getByText(words('deletion_room_alone')).waitFor();
    expect(await page.getByRole('combobox').count()).toBe(2);
    await shoot(page, `${size}-delete-account`);
    expect(await barriers(page)).toEqual([]);

    await button(page, 'deletion_submit').click();
    await page.getByText(words('account_password_missing')).waitFor();
    await page.getByLabel(words('password_present'), { exact: true }).fill('not it at all');
    await button(page, 'deletion_submit').click();
    const question = page.getByRole('alertdialog', { name: words('deletion_question') });
    await question.getByText(closed.name).waitFor();
    expect(await question.innerText()).toContain(empty.name);
    await shoot(page, `${size}-delete-account-question`);
    expect(await barriers(page)).toEqual([]);
    await question.getByRole('button', { name: words('deletion_submit') }).click();
    await page.getByText('This is not your present password.').waitFor();
    await page.getByLabel(words('password_present'), { exact: true }).fill(goodPassword);
    await button(page, 'deletion_submit').click();
    await question.getByRole('button', { name: words('deletion_submit') }).click();
    await page.waitForURL((url) => !url.pathname.startsWith('/settings'));
    await page.getByText(words('deletion_done')).waitFor();

    await message(bens, 'good bye then').getByText('Deleted member', { exact: true }).waitFor();
    await cleos.getByText(words('room_door_closed')).first().waitFor();
    expect((await ben.room(kept.id))?.viewerMembership?.role).toBe('OWNER');
    expect((await cleo.room(kept.id))?.viewerMembership?.role).toBe('MODERATOR');
    await shoot(bens, `${size}-deleted-member`);
    await shoot(cleos, `${size}-closed-room`);
    await page.goto(`${stage.server.origin}/rooms`);
    await page.waitForURL('**/sign-in**');
  });

  test('is refused to the owner of the server, with the way out', async () => {
    const page = await stage.open(cast.anna, '/settings/delete', options);
    await page.getByRole('heading', { name: words('deletion_owner') }).waitFor();
    await shoot(page, `${size}-delete-account-owner`);
    expect(await barriers(page)).toEqual([]);
  });

  test('is brought about by an admin too', async () => {
    await signUp(stage.server, name('heidi'));
    const page = await stage.open(cast.anna, '/admin', options);
    await page.getByRole('searchbox', { name: words('admin_people_search') }).fill(name('heidi'));
    await page.getByRole('button', { name: words('admin_actions', { name: name('heidi') }) }).click();
    await page.getByRole('menuitem', { name: words('admin_delete') }).click();
    await shoot(page, `${size}-delete-person`);
    expect(await barriers(page)).toEqual([]);
    await page
      .getByRole('dialog')
      .getByRole('button', { name: words('admin_delete') })
      .click();
    await page.getByText(words('admin_deleted', { name: name('heidi') })).waitFor();
    await page.getByText(words('admin_people_none')).waitFor();
  });
});

describe.each(sizes)('the people of the server, on %s', (size, options) => {
  const name = (word: string): string => `${word}-${options.isMobile ? 'phone' : 'desk'}`;

  test('are listed with who is here now, live, found by name, and shown when they were last here', async () => {
    const otto = await signUp(stage.server, name('otto'), { displayName: name('Otto') });
    const page = await stage.open(cast.dora, '/rooms', options);
    await roomList(page).waitFor();
    await page.getByRole('link', { name: words('rooms_people') }).click();
    const online = page.getByRole('region', { name: words('people_online', { count: 1 }) });
    await online.getByRole('button', { name: /dora/ }).waitFor();
    const socket = await otto.openSocket();
    const both = page.getByRole('region', { name: words('people_online', { count: 2 }) });
    await both.getByRole('button', { name: new RegExp(name('Otto')) }).waitFor();
    await shoot(page, `${size}-people`);
    expect(await barriers(page)).toEqual([]);
    await socket.close();
    await online.waitFor();
    await page.getByRole('searchbox', { name: words('people_search') }).fill(name('OTTO'));
    const found = page.getByRole('region', { name: words('people_found') });
    const line = found.getByRole('button', { name: new RegExp(name('Otto')) });
    await line.getByText(/^Last seen .*minute/).waitFor();
    await line.click();
    await page
      .getByRole('dialog', { name: name('Otto') })
      .getByText(`@${name('otto')}`)
      .waitFor();
    await shoot(page, `${size}-person`);
    expect(await barriers(page)).toEqual([]);
  });
});
