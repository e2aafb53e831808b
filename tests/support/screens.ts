import { expect } from 'vitest';
import type { Page } from 'playwright-core';
import { log, roomList } from './stage.ts';
import { words } from './words.ts';

/** A screen of the app, and how to get to it. Its words are looked up when it is shown, in the language of that moment. */
export interface Screen {
  readonly name: string;
  /** Resolves when all of it is there. */
  show(page: Page): Promise<unknown>;
}

export const outsideScreens: readonly Screen[] = [
  {
    name: 'the landing page',
    async show(page) {
      await page.goto('/');
      await page.getByRole('link', { name: words('outside_create_account') }).waitFor();
    },
  },
  {
    name: 'sign-in',
    async show(page) {
      await page.goto('/sign-in');
      await page.getByRole('button', { name: words('account_sign_in_submit') }).click();
      await page.getByText(words('account_login_missing')).waitFor();
    },
  },
  {
    name: 'sign-up with words about its fields',
    async show(page) {
      await page.goto('/sign-up');
      await page.getByRole('textbox', { name: words('account_password'), exact: true }).fill('1234');
      await page.getByText(words('account_strength_short', { count: 4 })).waitFor();
      await page.getByRole('button', { name: words('account_sign_up_submit') }).click();
      await page.getByText(words('account_username_missing')).waitFor();
    },
  },
  {
    name: 'a page that is not there',
    async show(page) {
      // The server's answer is a 404, which Chromium tells on the console; here only the page matters.
      await page.route('**/no-such-page', async (route) => {
        const response = await route.fetch();
        expect(response.status()).toBe(404);
        await route.fulfill({ response, status: 200 });
      });
      await page.goto('/no-such-page');
      await page.getByRole('heading', { name: words('error_not_found_title') }).waitFor();
    },
  },
];

/** For somebody who is in the room, with unread messages there, and in the Lobby. */
export function insideScreens(roomId: string): readonly Screen[] {
  const room = `/rooms/${roomId}`;
  return [
    {
      name: 'the rooms',
      async show(page) {
        await page.goto('/settings');
        await page.getByRole('link', { name: words('settings_back') }).click();
        await roomList(page).getByRole('link').first().waitFor();
      },
    },
    {
      name: 'a room with messages',
      async show(page) {
        await page.goto(room);
        await log(page).getByText(words('message_new_divider'), { exact: true }).waitFor();
      },
    },
    {
      name: 'the people in a room',
      async show(page) {
        await page.goto(`${room}?people`);
        await page
          .getByRole('region', { name: words('room_people') })
          .getByRole('listitem')
          .first()
          .waitFor();
      },
    },
    {
      name: 'the question before leaving',
      async show(page) {
        await page.goto(room);
        await page.getByRole('button', { name: words('room_more') }).click();
        await page.getByRole('menuitem', { name: words('room_leave') }).click();
        await page.getByRole('alertdialog').waitFor();
      },
    },
    {
      name: 'the dialog for a new room, with words about its fields',
      async show(page) {
        await page.goto(`${room}?dialog=create`);
        const dialog = page.getByRole('dialog');
        await dialog.getByText(words('room_access_password'), { exact: true }).click();
        await dialog.getByRole('button', { name: words('room_create_confirm') }).click();
        await dialog.getByText(words('room_name_needed')).waitFor();
      },
    },
    {
      name: 'the dialog for joining a room',
      async show(page) {
        await page.goto(`${room}?dialog=join`);
        await page.getByRole('dialog').getByRole('listitem').first().waitFor();
      },
    },
    {
      name: 'a room that is not there',
      async show(page) {
        await page.goto('/rooms/00000000-0000-7000-8000-000000000000');
        await page.getByRole('heading', { name: words('room_not_found_title') }).waitFor();
      },
    },
    {
      name: 'the settings',
      async show(page) {
        await page.goto('/settings');
        await page.getByRole('button', { name: words('settings_profile_save') }).click();
        await page.getByText(words('settings_profile_saved')).waitFor();
      },
    },
  ];
}
