import type { BrowserContextOptions, Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { castOf, goodPassword, operations, roomOf, signIn, signUp, type Cast } from '../support/cast.ts';
import { barriers, eventually, phone, useStage } from '../support/stage.ts';
import { shoot } from '../support/shoot.ts';
import { words } from '../support/words.ts';

const stage = useStage();
let cast: Cast;

beforeAll(async () => {
  cast = await castOf(stage.server);
});

const otherPassword = 'copper windmill under frost';

const sizes: readonly [string, BrowserContextOptions][] = [
  ['a phone in the dark', { ...phone, colorScheme: 'dark' }],
  ['a desktop', { viewport: { width: 1280, height: 800 }, colorScheme: 'light' }],
];

const say = (page: Page, key: Parameters<typeof words>[0]) =>
  page.getByRole('button', { name: words(key), exact: true });
const fill = (page: Page, key: Parameters<typeof words>[0], text: string) =>
  page.getByLabel(words(key), { exact: true }).fill(text);

async function signInOn(page: Page, username: string, password: string): Promise<void> {
  await fill(page, 'account_login', username);
  await fill(page, 'account_password', password);
  await say(page, 'account_sign_in_submit').click();
}

describe.each(sizes)('my way in, on %s', (size, options) => {
  const name = (word: string): string => `${word}-${options.isMobile ? 'phone' : 'desk'}`;

  test('is shown as devices, of which one or all others are signed out, and as a password to change', async () => {
    const greta = await signUp(stage.server, name('greta'));
    const tablet = await stage.open(greta, '/rooms', options);
    const page = await stage.open(greta, '/settings', options);
    const devices = page.getByRole('region', { name: words('devices_title') });
    await devices.getByText(words('devices_current')).waitFor();
    await eventually(() => devices.getByRole('listitem').count()).toBe(3);
    await shoot(page, `${size}-settings`);
    expect(await barriers(page)).toEqual([]);

    await fill(page, 'password_present', 'not it at all');
    await fill(page, 'password_new', otherPassword);
    await say(page, 'password_change').click();
    await page.getByText('This is not your present password.').waitFor();
    await fill(page, 'password_present', goodPassword);
    await say(page, 'password_change').click();
    await page.getByText(words('password_changed')).waitFor();
    await eventually(() => devices.getByRole('listitem').count()).toBe(1);
    await tablet.waitForURL('**/sign-in**');

    await signInOn(tablet, greta.username, otherPassword);
    await tablet.waitForURL('**/rooms**');
    await page.reload();
    await devices.getByRole('button', { name: words('devices_sign_out'), exact: true }).click();
    await page.getByText(words('devices_signed_out', { count: 1 })).waitFor();
    await tablet.waitForURL('**/sign-in**');
  });

  test('is found again with a recovery code that was kept', async () => {
    const page = await stage.open(await signUp(stage.server, name('heidi')), '/settings', options);
    await say(page, 'recovery_make').click();
    await page.getByRole('dialog').getByLabel(words('password_present'), { exact: true }).fill(goodPassword);
    await say(page, 'recovery_make_confirm').click();
    const codes = page.getByRole('dialog').getByRole('listitem');
    await eventually(() => codes.count()).toBe(10);
    const code = await codes.first().innerText();
    await shoot(page, `${size}-codes`);
    expect(await barriers(page)).toEqual([]);
    await say(page, 'recovery_kept').click();
    await page.getByText(words('recovery_left', { count: 10 })).waitFor();

    const stranger = await stage.open(null, '/sign-in', options);
    await stranger.getByRole('link', { name: words('account_forgotten') }).click();
    await fill(stranger, 'recover_code', 'made up');
    await fill(stranger, 'password_new', otherPassword);
    await say(stranger, 'recover_submit').click();
    await stranger.getByText('This code does not work.').waitFor();
    await shoot(stranger, `${size}-recover`);
    expect(await barriers(stranger)).toEqual([]);
    await fill(stranger, 'recover_code', code.toLowerCase());
    await say(stranger, 'recover_submit').click();
    await stranger.getByText(words('recover_done', { username: name('heidi') })).waitFor();
    await signInOn(stranger, name('heidi'), otherPassword);
    await stranger.waitForURL('**/rooms**');
    await page.waitForURL('**/sign-in**');
  });

  test("is found again with an admin's link", async () => {
    await signUp(stage.server, name('inga'));
    const page = await stage.open(cast.anna, '/admin', options);
    await page.getByRole('searchbox', { name: words('admin_people_search') }).fill(name('inga'));
    await page.getByRole('button', { name: words('admin_actions', { name: name('inga') }) }).click();
    await page.getByRole('menuitem', { name: words('admin_reset_link') }).click();
    const link = await page.getByRole('dialog').locator('code').innerText();
    await shoot(page, `${size}-reset-link`);
    const ingas = await stage.open(null, new URL(link).pathname, options);
    await fill(ingas, 'password_new', otherPassword);
    await say(ingas, 'recover_submit').click();
    await ingas.getByText(words('recover_done', { username: name('inga') })).waitFor();
    expect((await signIn(stage.server, name('inga'), otherPassword)).error).toBeNull();
  });

  test('ends other devices where a person may have so many: asked first, or at once', async () => {
    const first = await signUp(stage.server, name('jutta'));
    await cast.anna.run(operations.changeServerSettings, { input: { devices: 'ONE_REFUSE' } });
    const page = await stage.open(null, '/sign-in', options);
    await signInOn(page, first.username, goodPassword);
    await shoot(page, `${size}-crowded`);
    await say(page, 'account_end_other').click();
    await page.waitForURL('**/rooms**');
    expect((await first.ask(operations.viewer)).status).toBe(401);

    await cast.anna.run(operations.changeServerSettings, { input: { devices: 'ONE_REPLACE' } });
    const second = await stage.open(null, '/sign-in', options);
    await signInOn(second, first.username, goodPassword);
    await second.waitForURL('**/rooms**');
    await page.waitForURL('**/sign-in**');
    await page.getByText(words('account_session_ended')).waitFor();
    await shoot(page, `${size}-replaced`);

    await cast.anna.run(operations.changeServerSettings, { input: { devices: 'LIMITED', devicesMax: 2 } });
    await signInOn(page, first.username, goodPassword);
    await page.waitForURL('**/rooms**');
    const third = await stage.open(null, '/sign-in', options);
    await signInOn(third, first.username, goodPassword);
    await third.getByText('You are signed in on 2 devices, as many as this server allows.').waitFor();
    await say(third, 'account_end_other').click();
    await third.waitForURL('**/rooms**');
    await second.waitForURL('**/sign-in**');
    await page.reload();
    await page.getByRole('navigation', { name: words('rooms_list_label') }).waitFor();
    await cast.anna.run(operations.changeServerSettings, { input: { devices: 'UNLIMITED' } });
  });

  test('into a room is a link that its owner makes', async () => {
    const room = await roomOf(cast.ben, [], { access: 'INVITE' });
    const page = await stage.open(cast.ben, `/rooms/${room.id}?people`, options);
    await say(page, 'invite_room').click();
    await page
      .getByRole('dialog')
      .getByRole('button', { name: words('invite_create') })
      .click();
    await say(page, 'invite_create_confirm').click();
    await page.getByRole('img', { name: words('invite_qr') }).waitFor();
    const link = await page.getByRole('dialog').locator('code').innerText();
    await shoot(page, `${size}-room-invite`);
    const doras = await stage.open(cast.dora, new URL(link).pathname, options);
    await say(doras, 'invite_page_enter_room').click();
    await doras.waitForURL(`**/rooms/${room.id}`);
  });
});
