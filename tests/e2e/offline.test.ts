import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type WatchedContext } from '../support/browser.ts';
import { roomOf, signUp, type Person } from '../support/cast.ts';
import {
  composer,
  eventually,
  log,
  message,
  onlyMissesTheServer,
  openOwnBrowser,
  roomList,
  sentMessage,
  shownInOrder,
  signInProfile,
  untilKept,
  useStage,
  waitingMessage,
  write,
} from '../support/stage.ts';
import { words } from '../support/words.ts';

const stage = useStage({ profiles: { serviceWorkers: 'allow' } });
let anna: Person;
let ben: Person;
let isHalted = false;

async function halt(): Promise<void> {
  await stage.server.halt();
  isHalted = true;
}

async function resume(): Promise<void> {
  await stage.server.resume();
  isHalted = false;
}

beforeAll(async () => {
  anna = await signUp(stage.server, 'anna');
  ben = await signUp(stage.server, 'ben');
});

afterEach(async () => {
  if (isHalted) await resume();
});

/** Waits until the device has all that it needs to start without a server: the app, the rooms and this message. */
async function untilReady(page: Page, roomId: string, text: string): Promise<void> {
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  await untilKept(page, roomId, text);
}

/** What the server has of a room, oldest first. */
async function bodiesOf(roomId: string): Promise<string[]> {
  return (await ben.messages(roomId)).nodes.map(({ body }) => body);
}

describe('when the network is cut', () => {
  it.each(['the browser says so', 'nobody says so'])(
    'the bar shows 3 to 5 s later if %s, in every tab, and goes when the network is back',
    async (how) => {
      const isSilent = how === 'nobody says so';
      const profile = await stage.profile(anna);
      let isCut = false;
      await profile.context.routeWebSocket(/graphql/, (page) => {
        const server = page.connectToServer();
        page.onMessage((message) => {
          if (!isCut) server.send(message);
        });
        server.onMessage((message) => {
          if (!isCut) page.send(message);
        });
      });
      const pages = [await profile.open('/rooms'), await profile.open('/rooms')] as const;
      for (const page of pages) {
        await page.getByRole('link', { name: 'Lobby' }).waitFor();
        await page.evaluate((words) => {
          new MutationObserver(() => {
            if (!('shownAt' in window) && document.body.innerText.includes(words))
              Object.assign(window, { shownAt: Date.now() });
          }).observe(document.body, { childList: true, subtree: true });
        }, words('connection_lost'));
      }
      // What comes live says that the connection is there: before it is, its loss is counted from the beginning.
      const room = await roomOf(anna, [ben]);
      await ben.say(room.id, `Heard? (${how})`);
      for (const page of pages) await page.getByText(`Heard? (${how})`).waitFor();
      const cutAt = Date.now();
      isCut = true;
      if (!isSilent) await profile.context.setOffline(true);
      for (const page of pages) {
        await page.getByText(words('connection_lost')).waitFor();
        const shownAt = await page.evaluate(() => (window as unknown as { shownAt: number }).shownAt);
        expect(shownAt - cutAt).toBeGreaterThan(2_900);
        // More than 5 s: this computer has other work.
        expect(shownAt - cutAt).toBeLessThan(7_500);
      }
      isCut = false;
      await profile.context.setOffline(false);
      for (const page of pages) await page.getByText(words('connection_lost')).waitFor({ state: 'detached' });
      onlyMissesTheServer(profile);
    },
  );
});

describe('without a server', () => {
  it('shows the rooms and the opened room after a reload, and says so only after a while', async () => {
    const room = await roomOf(anna, [ben]);
    await ben.say(room.id, 'The key is under the mat.');
    const profile = await stage.profile(anna);
    const page = await profile.open(`/rooms/${room.id}`);
    await message(page, 'The key is under the mat.').waitFor();
    await untilReady(page, room.id, 'The key is under the mat.');
    profile.clean();

    await halt();
    await page.reload();
    await message(page, 'The key is under the mat.').waitFor();
    await roomList(page).getByRole('link', { name: room.name }).waitFor();
    await roomList(page).getByRole('link', { name: 'Lobby' }).waitFor();
    await page.getByText(words('connection_lost')).waitFor();
    expect(await composer(page).isEnabled()).toBe(true);
    await composer(page).fill('Found it');
    await page.getByText(words('message_offline_hint')).waitFor();

    await page.goto('/rooms');
    await roomList(page).getByRole('link', { name: room.name }).waitFor();
    onlyMissesTheServer(profile);
  });

  it('shows them after the browser was closed and started again, too', async () => {
    const room = await roomOf(anna, [ben]);
    await ben.say(room.id, 'Dinner at seven, bring a friend.');
    const folder = mkdtempSync(join(tmpdir(), 'hearth-profile-'));
    let profile: WatchedContext | undefined;
    try {
      profile = await openOwnBrowser(folder, stage.server);
      await signInProfile(profile, stage.server, 'anna');
      const before = await profile.open(`/rooms/${room.id}`);
      await message(before, 'Dinner at seven, bring a friend.').waitFor();
      await untilReady(before, room.id, 'Dinner at seven, bring a friend.');
      profile.clean();
      await profile.context.close();

      await halt();
      profile = await openOwnBrowser(folder, stage.server);
      const after = await profile.open('/rooms');
      await roomList(after).getByRole('link', { name: room.name }).waitFor();
      await message(after, 'Dinner at seven, bring a friend.').waitFor();
      onlyMissesTheServer(profile);
    } finally {
      await profile?.context.close();
      rmSync(folder, { recursive: true, force: true });
    }
  });
});

it('completes the settings and the list of rooms that were opened without a server, once it is back', async () => {
  const profile = await stage.profile(anna);
  const page = await profile.open('/rooms?list');
  await roomList(page).getByRole('link', { name: 'Lobby' }).waitFor();
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  await halt();
  await page.getByRole('link', { name: words('rooms_settings') }).click();
  await page.getByText(words('settings_profile_unreachable')).waitFor();
  const other = await profile.open('/rooms?dialog=join');
  await other.getByRole('dialog').getByText(words('room_unreachable')).waitFor();

  await resume();
  await page.getByRole('button', { name: words('settings_profile_save') }).waitFor();
  await page.getByRole('button', { name: words('password_change') }).waitFor();
  await other.getByRole('dialog').getByRole('listitem').first().waitFor();
  onlyMissesTheServer(profile);
});

describe('a message written without a server', () => {
  it('waits with a clock, over a reload too, and arrives once when the server is back, in order', async () => {
    const room = await roomOf(anna, [ben]);
    await ben.say(room.id, 'Who feeds the cat?');
    const profile = await stage.profile(anna);
    const page = await profile.open(`/rooms/${room.id}`);
    await message(page, 'Who feeds the cat?').waitFor();
    await untilReady(page, room.id, 'Who feeds the cat?');

    await halt();
    const written = ['I do.', 'Twice a day.', 'And the fish.'];
    for (const text of written) await write(page, text);
    for (const text of written) await waitingMessage(page, text).waitFor();
    await page.reload();
    for (const text of written) await waitingMessage(page, text).waitFor();
    expect(await shownInOrder(page, written)).toEqual(written);

    await resume();
    for (const text of written) await sentMessage(page, text).waitFor();
    expect(await shownInOrder(page, ['Who feeds the cat?', ...written])).toEqual(['Who feeds the cat?', ...written]);
    expect(await bodiesOf(room.id)).toEqual(['Who feeds the cat?', ...written]);
    await ben.say(room.id, 'Thank you!');
    await message(page, 'Thank you!').waitFor();
    onlyMissesTheServer(profile);
  });

  it('arrives once when the tab was closed meanwhile and is opened later', async () => {
    const room = await roomOf(anna, [ben]);
    await ben.say(room.id, 'Shall we meet?');
    const profile = await stage.profile(anna);
    const first = await profile.open(`/rooms/${room.id}`);
    await message(first, 'Shall we meet?').waitFor();
    await untilReady(first, room.id, 'Shall we meet?');

    await halt();
    await write(first, 'At the old bridge.');
    await write(first, 'At noon.');
    await waitingMessage(first, 'At noon.').waitFor();
    await first.close();
    await resume();
    onlyMissesTheServer(profile);

    const later = await profile.open('/rooms');
    await eventually(() => bodiesOf(room.id)).toEqual(['Shall we meet?', 'At the old bridge.', 'At noon.']);
    await sentMessage(later, 'At noon.').waitFor();
    expect(await message(later, 'At noon.').count()).toBe(1);
    await later.reload();
    await sentMessage(later, 'At noon.').waitFor();
    await log(later).waitFor();
    expect(await bodiesOf(room.id)).toHaveLength(3);
  });

  it('is sent once by two tabs that both have it', async () => {
    const room = await roomOf(anna, [ben]);
    const profile = await stage.profile(anna);
    const [one, two] = [await profile.open(`/rooms/${room.id}`), await profile.open(`/rooms/${room.id}`)];
    await one.waitForFunction(() => navigator.serviceWorker.controller !== null);
    await halt();
    await write(one, 'From the first tab.');
    await waitingMessage(two, 'From the first tab.').waitFor();
    await write(two, 'From the second tab.');
    await waitingMessage(one, 'From the second tab.').waitFor();

    await resume();
    for (const page of [one, two]) {
      await sentMessage(page, 'From the first tab.').waitFor();
      await sentMessage(page, 'From the second tab.').waitFor();
    }
    expect(await bodiesOf(room.id)).toEqual(['From the first tab.', 'From the second tab.']);
    onlyMissesTheServer(profile);
  });
});

describe('a browser that lets go of its database under the open page', () => {
  async function inTwoRooms(): Promise<{ page: Page; roomId: string; readOther: () => Promise<void> }> {
    const [room, other] = [await roomOf(anna, [ben]), await roomOf(anna, [ben])];
    await ben.say(other.id, 'Said in the other one.');
    const page = await stage.open(anna, `/rooms/${room.id}`);
    await composer(page).waitFor();
    const readOther = async (): Promise<void> => {
      await roomList(page).getByRole('link', { name: other.name }).click();
      await message(page, 'Said in the other one.').waitFor();
    };
    return { page, roomId: room.id, readOther };
  }

  it('gets it back, as on a phone where the app has slept', async () => {
    const { page, roomId, readOther } = await inTwoRooms();
    await page.evaluate(async () => {
      // The page's own connection, found where it is used next.
      const transaction = Reflect.get<IDBDatabase, 'transaction'>(IDBDatabase.prototype, 'transaction');
      await new Promise<void>((resolve) => {
        IDBDatabase.prototype.transaction = function closeFirst(this: IDBDatabase, ...asked) {
          IDBDatabase.prototype.transaction = transaction;
          this.close();
          resolve();
          return transaction.apply(this, asked);
        };
        document.querySelector('textarea')?.dispatchEvent(new InputEvent('input', { bubbles: true }));
      });
    });
    await write(page, 'Said after that.');
    await sentMessage(page, 'Said after that.').waitFor();
    await untilKept(page, roomId, 'Said after that.');
    await readOther();
  });

  it('sends and shows all the same once everything that it kept was deleted', async () => {
    const { page, roomId, readOther } = await inTwoRooms();
    const devtools = await page.context().newCDPSession(page);
    const { origin } = stage.server;
    await devtools.send('Storage.clearDataForOrigin', { origin, storageTypes: 'indexeddb' });
    await write(page, 'Said after that.');
    await sentMessage(page, 'Said after that.').waitFor();
    expect(await bodiesOf(roomId)).toEqual(['Said after that.']);
    await readOther();
  });
});

it('brings a part of the app that was asked for without the server when that is back, and says nothing on the console', async () => {
  const profile = await stage.profile(anna);
  // As on a home network, where plain http lets the browser keep nothing of the app.
  await profile.context.addInitScript(() => Reflect.deleteProperty(Navigator.prototype, 'serviceWorker'));
  const page = await profile.open('/rooms?list');
  await roomList(page).waitFor();
  await halt();
  await page.getByRole('link', { name: words('rooms_new') }).click();
  await page.getByText(words('connection_lost')).waitFor();
  expect(await page.getByRole('dialog').count()).toBe(0);
  await resume();
  const dialog = page.getByRole('dialog', { name: words('room_create_title') });
  await dialog.waitFor();
  // With its styles, which the server did not give the first time either.
  await eventually(() => dialog.evaluate((element) => getComputedStyle(element).position)).toBe('fixed');
  onlyMissesTheServer(profile);
});
