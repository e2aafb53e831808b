import { networkInterfaces } from 'node:os';
import type { Page } from 'playwright-core';
import { afterEach, describe, expect, test } from 'vitest';
import { watchedContext, type WatchedContext } from '../support/browser.ts';
import { goodPassword, setUpFromAnywhere } from '../support/cast.ts';
import { shoot } from '../support/shoot.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { barriers, eventually, pagePatienceMs, phone, sentMessage, write } from '../support/stage.ts';
import { words } from '../support/words.ts';

let server: TestServer;
let profiles: WatchedContext[] = [];

afterEach(async () => {
  for (const { context } of profiles) await context.close();
  profiles = [];
  await server.stop();
});

async function visit(path: string, options: Parameters<typeof watchedContext>[1] = {}, origin = server.origin) {
  const profile = await watchedContext(origin, options);
  profile.context.setDefaultTimeout(pagePatienceMs);
  profiles.push(profile);
  return { profile, page: await profile.open(path) };
}

const small = { ...phone, viewport: { width: 360, height: 740 }, colorScheme: 'dark' } as const;
const submit = (page: Page) => page.getByRole('button', { name: words('setup_submit') });

async function fillIn(page: Page, name: string, username: string): Promise<void> {
  await page.getByLabel(words('admin_server_name')).fill(name);
  await page.getByLabel(words('account_username'), { exact: true }).fill(username);
  await page.getByLabel(words('account_password'), { exact: true }).fill(goodPassword);
}

describe('a fresh server', () => {
  test('opens on its set-up page, which says what is wrong beside each field and leads into the Lobby', async () => {
    server = await startTestServer();
    const { profile, page } = await visit('/', small);
    await page.waitForURL('**/set-up');
    await submit(page).click();
    for (const missing of ['setup_name_missing', 'account_username_missing', 'account_new_password_missing'] as const)
      await page.getByText(words(missing)).waitFor();
    await eventually(() => page.evaluate(() => document.activeElement?.getAttribute('name'))).toBe('serverName');
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
    for (const colorScheme of ['dark', 'light'] as const) {
      await page.emulateMedia({ colorScheme });
      expect(await barriers(page)).toEqual([]);
    }
    await shoot(page, 'set-up-phone');

    await fillIn(page, 'The Smiths', 'r');
    await submit(page).click();
    await page.locator('[name="username"][aria-invalid="true"]').waitFor();
    expect(await page.getByLabel(words('admin_server_name')).inputValue()).toBe('The Smiths');
    await page.getByLabel(words('account_username'), { exact: true }).fill('rosa');
    await page.getByLabel(words('account_username'), { exact: true }).press('Enter');
    await page.getByText(words('setup_done_title', { server: 'The Smiths' })).waitFor();
    await page.getByRole('button', { name: words('setup_go_in') }).click();
    await page.waitForURL('**/rooms/**');
    await page.getByRole('heading', { name: 'Lobby', level: 1 }).waitFor();
    profile.clean();
  });

  test('takes whoever is first, and tells the other', async () => {
    server = await startTestServer();
    const [first, second] = [await visit('/set-up'), await visit('/set-up')];
    await Promise.all([fillIn(first.page, 'First', 'rosa'), fillIn(second.page, 'Second', 'milo')]);
    await submit(first.page).click();
    await first.page.getByText(words('setup_done_title', { server: 'First' })).waitFor();
    await submit(second.page).click();
    await second.page.getByRole('heading', { name: words('setup_over_title') }).waitFor();
    await second.page.getByRole('link', { name: words('outside_sign_in') }).click();
    await second.page.getByText(words('account_sign_in_lead', { server: 'First' })).waitFor();
    await second.page.goto('/set-up');
    await second.page.getByRole('heading', { name: words('setup_over_title') }).waitFor();
    for (const { profile } of [first, second]) profile.clean();
  });

  test('asks for the code that it printed where it is reached from elsewhere', async () => {
    server = await startTestServer();
    const elsewhere = { extraHTTPHeaders: { 'X-Forwarded-For': '203.0.113.7' } };
    const { profile, page } = await visit('/set-up#not-the-code', elsewhere);
    const code = page.getByLabel(words('setup_code'));
    expect(await code.inputValue()).toBe('not-the-code');
    expect(page.url()).not.toContain('#');
    await fillIn(page, 'Mine', 'mallory');
    await submit(page).click();
    await page.getByText('This is not the code that the server printed.').waitFor();
    await setUpFromAnywhere(server, 'rosa');
    await submit(page).click();
    await page.getByRole('heading', { name: words('setup_over_title') }).waitFor();
    profile.clean();
  });
});

const ownAddress = Object.values(networkInterfaces())
  .flat()
  .find((candidate) => candidate?.family === 'IPv4' && !candidate.internal)?.address;

describe.skipIf(ownAddress === undefined)('a server that is opened to the home network', () => {
  test('is found by address and code, says there what plain http cannot do, and can be closed again', async () => {
    server = await startTestServer({ isLimited: true });
    const { page } = await visit('/', { viewport: { width: 1280, height: 800 } });
    await page.waitForURL('**/set-up');
    await page.getByText(words('reach_home_network'), { exact: true }).click();
    await page.getByLabel(words('admin_quick_join')).check();
    await fillIn(page, 'The Smiths', 'rosa');
    await submit(page).click();
    const address = `http://${ownAddress}:${server.port}`;
    await page.getByRole('img', { name: words('reach_qr', { address }) }).waitFor();
    await page.getByText(address, { exact: true }).waitFor();
    expect(await barriers(page)).toEqual([]);
    await shoot(page, 'set-up-done');

    const { profile: far, page: guest } = await visit('/join', small, address);
    const note = guest.getByRole('complementary', { name: words('plain_http_short') });
    await note.getByText(words('plain_http_text')).waitFor();
    expect(await barriers(guest)).toEqual([]);
    await guest.getByLabel(words('guest_name')).fill('Milo');
    await guest.getByRole('button', { name: words('guest_join'), exact: true }).click();
    await guest.waitForURL('**/rooms/**');
    await write(guest, 'By plain http');
    await sentMessage(guest, 'By plain http').waitFor();
    await note.getByText(words('plain_http_short')).click();
    await note.getByText(words('plain_http_text')).waitFor({ state: 'hidden' });
    await guest.reload();
    await guest.getByText('By plain http', { exact: true }).waitFor();
    await note.getByText(words('plain_http_short')).waitFor();
    expect(await note.getByText(words('plain_http_text')).isVisible()).toBe(false);
    await shoot(guest, 'plain-http-folded');
    far.clean();

    await page.getByRole('button', { name: words('setup_go_in') }).click();
    await page.waitForURL('**/rooms/**');
    expect(await page.getByText(words('plain_http_short')).count()).toBe(0);
    await page.goto('/admin/settings');
    const reach = page.getByRole('region', { name: words('reach_title') });
    await reach.getByText(address, { exact: true }).waitFor();
    expect(await barriers(page)).toEqual([]);
    await reach.getByText(words('reach_this_computer'), { exact: true }).click();
    await reach.getByRole('button', { name: words('reach_save') }).click();
    await page.getByText(words('reach_saved')).waitFor();
    await eventually(() => server.app.config.host).toBe('127.0.0.1');
    await reach.getByText(address, { exact: true }).waitFor({ state: 'detached' });
  });
});
