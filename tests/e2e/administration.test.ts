import type { BrowserContextOptions, Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { castOf, freshName, goodPassword, operations, roomOf, type Cast } from '../support/cast.ts';
import { shoot } from '../support/shoot.ts';
import { barriers, eventually, phone, useStage } from '../support/stage.ts';
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

const line = (page: Page, name: string) =>
  page
    .getByRole('region', { name: words('admin_people') })
    .getByRole('listitem')
    .filter({ hasText: `@${name}` });
const say = (page: Page, key: Parameters<typeof words>[0]) =>
  page.getByRole('button', { name: words(key), exact: true });

describe.each(sizes)('administration on %s', (size, options) => {
  test('is opened from the settings; suspends somebody, who is out at once, and restores them', async () => {
    const [page, theirs] = await Promise.all([
      stage.open(cast.anna, '/settings', options),
      stage.open(cast.cleo, '/rooms', options),
    ]);
    await page.getByRole('link', { name: words('admin_open') }).click();
    await page.getByRole('searchbox', { name: words('admin_people_search') }).fill('cle');
    await expect.poll(() => line(page, 'anna').count()).toBe(0);
    await line(page, 'cleo').getByRole('button').click();
    await shoot(page, `${size}-menu`);
    await page.getByRole('menuitem', { name: words('admin_suspend') }).click();
    expect(await barriers(page)).toEqual([]);
    await page
      .getByRole('alertdialog')
      .getByRole('button', { name: words('admin_suspend'), exact: true })
      .click();
    await line(page, 'cleo').getByText(words('admin_suspended')).waitFor();
    await theirs.waitForURL('**/sign-in**');
    await theirs.getByLabel(words('account_login')).fill('cleo');
    await theirs.getByLabel(words('account_password'), { exact: true }).fill(goodPassword);
    await say(theirs, 'account_sign_in_submit').click();
    await theirs.getByRole('alert').getByText('This account is suspended.').waitFor();

    await line(page, 'cleo').getByRole('button').click();
    await page.getByRole('menuitem', { name: words('admin_restore') }).click();
    await line(page, 'cleo').getByText(words('admin_suspended')).waitFor({ state: 'detached' });
    await theirs.getByLabel(words('account_password'), { exact: true }).fill(goodPassword);
    await say(theirs, 'account_sign_in_submit').click();
    await theirs.waitForURL('**/rooms**');
  });

  test('changes the settings for every open screen, and tells who changed them', async () => {
    const [page, bens] = await Promise.all([
      stage.open(cast.anna, '/admin', options),
      stage.open(cast.ben, '/rooms', options),
    ]);
    const name = freshName('Harbour');
    const field = page.getByRole('textbox', { name: words('admin_server_name') });
    await field.fill(' ');
    await say(page, 'admin_settings_save').click();
    await page.getByText('The server needs a name.').waitFor();
    await field.fill(name);
    await page.getByText(words('admin_way_in_invite'), { exact: true }).click();
    await say(page, 'admin_settings_save').click();
    await page.getByText(words('admin_settings_saved')).waitFor();
    await eventually(() => bens.title()).toContain(name);
    await page.getByText(name).last().waitFor();
    expect(await barriers(page)).toEqual([]);
    await shoot(page, `${size}-admin`);
    await cast.anna.run(operations.changeServerSettings, { input: { wayIn: 'OPEN' } });
  });

  test('invites a stranger, who makes an account by the link and is in the room', async () => {
    await cast.anna.run(operations.changeServerSettings, { input: { wayIn: 'INVITE' } });
    const [page, strangers] = await Promise.all([
      stage.open(cast.anna, '/admin', options),
      stage.open(null, '/sign-up', options),
    ]);
    await strangers.getByText(words('account_sign_up_closed_title')).waitFor();
    await say(page, 'invite_create').click();
    await page.getByRole('textbox', { name: words('invite_note') }).fill('For Wilma');
    await page.getByRole('combobox', { name: words('invite_for_whom') }).selectOption('1');
    await say(page, 'invite_create_confirm').click();
    const link = await page.getByRole('dialog').locator('code').innerText();
    await page.getByRole('img', { name: words('invite_qr') }).waitFor();
    expect(await barriers(page)).toEqual([]);
    await shoot(page, `${size}-invite`);
    await say(page, 'invite_done').click();

    await strangers.goto(link);
    await strangers.getByText(/^anna invites you to /).waitFor();
    expect(await barriers(strangers)).toEqual([]);
    await shoot(strangers, `${size}-invitation`);
    const username = `wilma-${options.isMobile ? 'phone' : 'desk'}`;
    await strangers.getByLabel(words('account_username')).fill(username);
    await strangers.getByLabel(words('account_password'), { exact: true }).fill(goodPassword);
    await say(strangers, 'account_sign_up_submit').click();
    await strangers.waitForURL('**/rooms**');

    const late = await stage.open(null, new URL(link).pathname, options);
    await late.getByRole('heading', { name: words('invite_page_invalid_title') }).waitFor();
    await shoot(late, `${size}-invalid`);
    await page.reload();
    const wilma = page.getByRole('listitem').filter({ hasText: 'For Wilma' }).first();
    await wilma.getByText(words('invite_over')).waitFor();
    await cast.anna.run(operations.changeServerSettings, { input: { wayIn: 'OPEN' } });
  });

  test('takes somebody who has an account into the room that an invitation names', async () => {
    const room = await roomOf(cast.anna, [], { access: 'INVITE', isListed: false });
    const { code } = (await cast.anna.run(operations.createInvite, { input: { roomId: room.id } })).createInvite;
    const page = await stage.open(cast.dora, `/invite/${code!}`, options);
    await say(page, 'invite_page_enter_room').click();
    await page.waitForURL(`**/rooms/${room.id}`);
    await page.getByRole('heading', { name: room.name }).waitFor();
  });

  test('is not for others', async () => {
    const page = await stage.open(cast.ben, '/settings', options);
    await page.getByRole('heading', { name: words('settings_account') }).waitFor();
    expect(await page.getByRole('link', { name: words('admin_open') }).count()).toBe(0);
    await page.goto('/admin');
    await page.getByText(words('admin_forbidden')).waitFor();
  });
});
