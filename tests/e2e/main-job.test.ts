import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { watchedContext } from '../support/browser.ts';
import { goodPassword, operations } from '../support/cast.ts';
import { Client } from '../support/client.ts';
import { ServerProcess } from '../support/server-process.ts';
import {
  eventually,
  isInside,
  message,
  onlyMissesTheServer,
  pagePatienceMs,
  phone,
  sentMessage,
  shownInOrder,
  write,
} from '../support/stage.ts';
import { words } from '../support/words.ts';

const dataDir = mkdtempSync(join(tmpdir(), 'hearth-main-job-'));
const server = new ServerProcess({ DATA_DIR: dataDir });

beforeAll(() => server.start());

afterAll(async () => {
  await server.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

const keepsTheApp = { serviceWorkers: 'allow' } as const;
const roomName = 'Harbour choir';
const roomPassword = 'alto and tenor';

async function signUp(page: Page, username: string, displayName: string): Promise<void> {
  await page.getByRole('link', { name: words('outside_create_account') }).click();
  await page.getByRole('textbox', { name: words('account_username') }).fill(username);
  await page.getByRole('textbox', { name: words('account_password'), exact: true }).fill(goodPassword);
  await page.getByRole('textbox', { name: words('account_display_name') }).fill(displayName);
  await page.getByRole('button', { name: words('account_sign_up_submit') }).click();
  await page.waitForURL(isInside);
}

async function createRoom(page: Page): Promise<void> {
  await page
    .getByRole('link', { name: words('rooms_new') })
    .first()
    .click();
  const dialog = page.getByRole('dialog', { name: words('room_create_title') });
  await dialog.getByRole('textbox', { name: words('room_create_name') }).fill(roomName);
  await dialog.getByText(words('room_access_password'), { exact: true }).click();
  await dialog.getByRole('textbox', { name: words('room_create_password') }).fill(roomPassword);
  await dialog.getByRole('switch', { name: words('room_create_listed') }).click();
  await dialog.getByRole('button', { name: words('room_create_confirm') }).click();
  await page.getByRole('heading', { name: roomName, level: 1 }).waitFor();
}

async function joinByName(page: Page): Promise<void> {
  await page
    .getByRole('link', { name: words('rooms_join') })
    .first()
    .click();
  const dialog = page.getByRole('dialog', { name: words('room_join_title') });
  await dialog.getByRole('textbox', { name: words('room_join_name') }).fill(roomName.toUpperCase());
  await dialog.getByRole('textbox', { name: words('room_join_password'), exact: true }).fill(roomPassword);
  await dialog
    .getByRole('button', { name: words('room_join_action'), exact: true })
    .last()
    .click();
  await page.getByRole('heading', { name: roomName, level: 1 }).waitFor();
}

// The longest way of all tests, with passwords and an app as they are in earnest.
const journeyMaxMs = 150_000;

it(
  'lets two people talk in a room of their own, and keeps it all over a reload and a crash of the server',
  async () => {
    // Whose server it is has been settled; the others come by its front page.
    const host = { username: 'host', password: goodPassword };
    await new Client(server).run(operations.signUp, { input: { ...host, wantToken: true } });
    const desktop = await watchedContext(server.origin, keepsTheApp);
    const mobile = await watchedContext(server.origin, { ...phone, ...keepsTheApp });
    for (const { context } of [desktop, mobile]) context.setDefaultTimeout(pagePatienceMs);

    const rosa = await desktop.open('/');
    await signUp(rosa, 'rosa', 'Grandma Rosa');
    await createRoom(rosa);
    await write(rosa, 'Is anybody singing tonight?');

    const milo = await mobile.open('/');
    await signUp(milo, 'milo', 'Milo');
    // A new account begins in the Lobby; the list is behind it on a phone.
    await milo.getByRole('link', { name: words('room_back_to_list') }).click();
    await joinByName(milo);
    await rosa.getByText(words('message_entered', { name: 'Milo' })).waitFor();
    await message(milo, 'Is anybody singing tonight?').waitFor();
    await write(milo, 'I am! 🎶 at eight?');
    await message(rosa, 'I am! 🎶 at eight?').waitFor();
    await write(rosa, 'Eight it is.');
    await message(milo, 'Eight it is.').waitFor();
    await sentMessage(rosa, 'Eight it is.').waitFor();

    const soFar = ['Is anybody singing tonight?', 'I am! 🎶 at eight?', 'Eight it is.'];
    await Promise.all([rosa.reload(), milo.reload()]);
    for (const page of [rosa, milo]) await eventually(() => shownInOrder(page, soFar)).toEqual(soFar);
    desktop.clean();
    mobile.clean();

    await server.stop('SIGKILL');
    await server.start();
    for (const page of [rosa, milo]) expect(await shownInOrder(page, soFar)).toEqual(soFar);
    await write(milo, 'Bring the green song book.');
    await message(rosa, 'Bring the green song book.').waitFor();
    await write(rosa, 'It is in my bag.');
    await message(milo, 'It is in my bag.').waitFor();
    // That nobody answered while there was no server is all that may have been said.
    onlyMissesTheServer(desktop);
    onlyMissesTheServer(mobile);

    const all = [...soFar, 'Bring the green song book.', 'It is in my bag.'];
    await Promise.all([rosa.reload(), milo.reload()]);
    for (const page of [rosa, milo]) await eventually(() => shownInOrder(page, all)).toEqual(all);
    const text = await rosa.getByRole('log').innerText();
    expect(text).toContain('Milo');
    desktop.clean();
    mobile.clean();
    await Promise.all([desktop.context.close(), mobile.context.close()]);
  },
  journeyMaxMs,
);
