import type { BrowserContextOptions } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { castOf, goodPassword, signIn } from '../support/cast.ts';
import { shoot } from '../support/shoot.ts';
import { barriers, phone, roomList, useStage } from '../support/stage.ts';
import { words } from '../support/words.ts';

const stage = useStage();

const sizes: readonly [string, BrowserContextOptions][] = [
  ['a phone in the dark', { ...phone, colorScheme: 'dark' }],
  ['a desktop', { viewport: { width: 1280, height: 800 }, colorScheme: 'light' }],
];

describe('a guest', () => {
  test('is let in by a switch of the owner, joins with a name, and keeps the account later', async () => {
    const { anna } = await castOf(stage.server);
    const admin = await stage.open(anna, '/admin/settings', sizes[1]![1]);
    const closed = await stage.open(null, '/join');
    await closed.getByRole('heading', { name: words('guest_off_title') }).waitFor();
    await admin.getByRole('checkbox', { name: words('admin_quick_join') }).check();
    await admin.getByRole('button', { name: words('admin_settings_save') }).click();
    await admin.getByText(words('admin_settings_saved')).waitFor();

    for (const [size, options] of sizes) {
      const page = await stage.open(null, '/', options);
      await page.getByRole('link', { name: words('guest_title') }).click();
      await page.getByRole('button', { name: words('guest_join'), exact: true }).click();
      await page.getByText('Please tell your name.').waitFor();
      await shoot(page, `${size}-guest`);
      expect(await barriers(page)).toEqual([]);
      await page.getByLabel(words('guest_name')).fill('Mira');
      await page.getByRole('button', { name: words('guest_join'), exact: true }).click();
      await page.waitForURL('**/rooms/**');
      // With a query the app does not go on to the last room.
      await page.goto('/rooms?list');
      await roomList(page).waitFor();
      expect(await page.getByRole('link', { name: words('rooms_new') }).count()).toBe(0);
      await page.goto('/settings');
      const username = `mira-${options.isMobile ? 'phone' : 'desk'}`;
      const keep = page.getByRole('region', { name: words('guest_keep_title') });
      await keep.getByLabel(words('account_username')).fill(username);
      await keep.getByLabel(words('account_password'), { exact: true }).fill(goodPassword);
      expect(await barriers(page)).toEqual([]);
      await shoot(page, `${size}-guest-settings`);
      await page.getByRole('button', { name: words('guest_keep'), exact: true }).click();
      await page.getByText(words('guest_kept', { username })).waitFor();
      await page.getByRole('heading', { name: words('password_title') }).waitFor();
      expect((await signIn(stage.server, username)).error).toBeNull();
      await page.goto('/rooms?list');
      await page.getByRole('link', { name: words('rooms_new') }).waitFor();
    }
  });
});
