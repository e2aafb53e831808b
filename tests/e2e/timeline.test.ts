import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { roomOf, signUp, type Person } from '../support/cast.ts';
import { fillRoom } from '../support/fill-room.ts';
import {
  eventually,
  log,
  message,
  onlyMissesTheServer,
  roomList,
  sentMessage,
  untilKept,
  useStage,
  write,
} from '../support/stage.ts';
import { words } from '../support/words.ts';

const stage = useStage();
let anna: Person;
let ben: Person;

beforeAll(async () => {
  anna = await signUp(stage.server, 'anna');
  ben = await signUp(stage.server, 'ben');
});

/** A room of both where `count` lines were said and read. */
async function roomWithLines(count: number): Promise<string> {
  const { id } = await roomOf(ben, [anna]);
  await fillRoom(stage.server, ben, id, count);
  return id;
}

const pill = (page: Page) => page.getByRole('button', { name: words('message_jump') });

const pxBelow = (page: Page) =>
  log(page).evaluate((element) => element.scrollHeight - element.scrollTop - element.clientHeight);

/** The screen's y of a message. */
const topOf = (page: Page, text: string) =>
  message(page, text).evaluate((element) => element.getBoundingClientRect().top);

/** Whether a message stands where it stood. Rows are of broken heights, and browsers scroll by whole pixels of the screen. */
const isStill = async (page: Page, { text, y }: { text: string; y: number }) =>
  Math.abs((await topOf(page, text)) - y) < 1;

/** Scrolls back at once, and tells which message is then in the middle of the view, and where. */
async function scrollTo(page: Page, top: number): Promise<{ text: string; y: number }> {
  return log(page).evaluate((element, scrollTop) => {
    element.scrollTop = scrollTop;
    const frame = element.getBoundingClientRect();
    const rows = Array.from(element.querySelectorAll('[role=article], article'));
    const row = rows.find((candidate) => candidate.getBoundingClientRect().top > frame.top + frame.height / 2);
    const [text = ''] = /Line \d+/.exec(row?.textContent ?? '') ?? [];
    return { text, y: row?.getBoundingClientRect().top ?? 0 };
  }, top);
}

/** Resolves when the line "New" stands below this message, in the upper half of the view, with more below than fits. */
async function goesOnAfter(page: Page, text: string): Promise<void> {
  const divider = log(page).getByText(words('message_new_divider'), { exact: true });
  await divider.waitFor();
  const { y, height } = (await log(page).boundingBox())!;
  const below = async () => (await divider.boundingBox())!.y - y;
  await eventually(below).toBeLessThan(height / 2);
  expect(await below()).toBeGreaterThanOrEqual(0);
  expect(await topOf(page, text)).toBeLessThan((await divider.boundingBox())!.y);
  expect(await pxBelow(page)).toBeGreaterThan(height);
}

async function openAtEnd(roomId: string, lastLine: string): Promise<Page> {
  const page = await stage.open(anna, `/rooms/${roomId}`);
  await message(page, lastLine).waitFor();
  await eventually(() => pxBelow(page)).toBeLessThan(2);
  return page;
}

describe('somebody at the end of a room', () => {
  it('stays there while others talk', async () => {
    const roomId = await roomWithLines(60);
    const page = await openAtEnd(roomId, 'Line 60');
    for (const text of ['one more', 'and another\nof three\nlines', 'the last']) await ben.say(roomId, text);
    await message(page, 'the last').waitFor();
    await eventually(() => pxBelow(page)).toBeLessThan(2);
    expect(await pill(page).count()).toBe(0);
    await eventually(async () => (await anna.room(roomId))?.unreadCount).toBe(0);
  });

  it('has read what came, also if they leave the moment they see it', async () => {
    const roomId = await roomWithLines(3);
    const page = await openAtEnd(roomId, 'Line 3');
    await page.evaluate((text) => {
      const seen = new MutationObserver(() => {
        if (!document.querySelector('[role=log]')?.textContent.includes(text)) return;
        seen.disconnect();
        location.replace('/health/live');
      });
      seen.observe(document.body, { childList: true, subtree: true });
    }, 'Goodbye');
    await ben.say(roomId, 'Goodbye');
    await page.waitForURL('**/health/live');
    await eventually(async () => (await anna.room(roomId))?.unreadCount).toBe(0);
  });
});

describe('somebody who reads further up', () => {
  it('is not moved by what comes, is told how much is new, and goes to the end with what they say', async () => {
    const roomId = await roomWithLines(60);
    const page = await openAtEnd(roomId, 'Line 60');
    const before = await scrollTo(page, (await log(page).evaluate((element) => element.scrollHeight)) / 2);
    await pill(page).waitFor();
    await ben.say(roomId, 'news');
    await ben.say(roomId, 'more news');
    await eventually(() => pill(page).innerText()).toBe(words('message_new_below', { count: 2 }));
    expect(await isStill(page, before)).toBe(true);

    await write(page, 'My two pence');
    await message(page, 'My two pence').waitFor();
    await eventually(() => pxBelow(page)).toBeLessThan(2);
    await pill(page).waitFor({ state: 'hidden' });

    await scrollTo(page, 200);
    await pill(page).click();
    await eventually(() => pxBelow(page)).toBeLessThan(2);
  });

  it('is not pulled back by what comes in the moment in which they scroll up', async () => {
    const roomId = await roomWithLines(60);
    const page = await openAtEnd(roomId, 'Line 60');
    // The moment before the next frame, held for as long as it takes.
    await page.evaluate(() => (window.requestAnimationFrame = () => 1));
    const before = await scrollTo(page, (await log(page).evaluate((element) => element.scrollHeight)) / 2);
    await ben.say(roomId, 'news');
    await message(page, 'news').waitFor();
    expect(await isStill(page, before)).toBe(true);
  });

  it('sees what they say at once and all the time, also while what was said before is on its way', async () => {
    const roomId = await roomWithLines(3);
    const page = await stage.open(anna, '/rooms');
    await roomList(page).waitFor();
    const history = Promise.withResolvers<undefined>();
    await page.route('**/graphql', async (route) => {
      if (route.request().postData()?.includes('"before":')) await history.promise;
      await route.continue();
    });
    await roomList(page).locator(`a[href*="${roomId}"]`).click();
    await write(page, 'And a fourth');
    await sentMessage(page, 'And a fourth').waitFor();
    expect(await message(page, 'Line 3').count()).toBe(0);
    history.resolve(undefined);
    await message(page, 'Line 3').waitFor();
    await eventually(() => page.getByRole('article').count()).toBe(4);
    await sentMessage(page, 'And a fourth').waitFor();
  });

  it('keeps the line under their eye while older pages load, down to the beginning', async () => {
    const roomId = await roomWithLines(180);
    const page = await openAtEnd(roomId, 'Line 180');
    const count = () => page.getByRole('article').count();
    for (let loaded = await count(); loaded < 180; loaded = await count()) {
      const eye = await scrollTo(page, 240);
      await eventually(count).toBeGreaterThan(loaded);
      expect(await isStill(page, eye)).toBe(true);
    }
    await scrollTo(page, 0);
    await message(page, 'Line 1').waitFor();
    expect(await page.getByRole('article').count()).toBe(180);
  });
});

describe('opening a room', () => {
  it('with much unread lands at the line "New" above the first unread message', async () => {
    const roomId = await roomWithLines(100);
    for (let line = 101; line <= 160; line++) await ben.say(roomId, `Line ${line}`);
    const page = await stage.open(anna, `/rooms/${roomId}`);
    const divider = log(page).getByText(words('message_new_divider'), { exact: true });
    await divider.waitFor();
    const bounds = (await log(page).boundingBox())!;
    await eventually(async () => (await divider.boundingBox())!.y - bounds.y).toBeLessThan(bounds.height / 2);
    expect((await divider.boundingBox())!.y).toBeGreaterThanOrEqual(bounds.y);
    const [above, at, below] = await Promise.all([
      topOf(page, 'Line 100'),
      divider.evaluate((element) => element.getBoundingClientRect().top),
      topOf(page, 'Line 101'),
    ]);
    expect(above).toBeLessThan(at);
    expect(at).toBeLessThan(below);
    // It stays while the rest is read, and goes with leaving the room.
    await pill(page).click();
    await message(page, 'Line 160').waitFor();
    await eventually(() => pxBelow(page)).toBeLessThan(2);
    await eventually(async () => (await anna.room(roomId))?.unreadCount).toBe(0);
    await roomList(page).getByRole('link', { name: 'Lobby' }).click();
    await page.getByRole('heading', { name: 'Lobby', level: 1 }).waitFor();
    await page.goBack();
    await message(page, 'Line 160').waitFor();
    expect(await divider.count()).toBe(0);
  });

  it('that the device knows goes on where reading ended, and the app is opened anew in the last one', async () => {
    const [lastId, otherId] = [await roomWithLines(60), await roomWithLines(1)];
    const name = (await anna.room(lastId))!.name;
    const profile = await stage.profile(anna);
    const before = await profile.open(`/rooms/${otherId}`);
    await message(before, 'Line 1').waitFor();
    await before.goto(`/rooms/${lastId}`);
    await message(before, 'Line 60').waitFor();
    await eventually(() => pxBelow(before)).toBeLessThan(2);
    await before.close();
    const again = await profile.open('/rooms');
    await again.waitForURL(`**/rooms/${lastId}`);
    await message(again, 'Line 60').waitFor();
    await again.close();

    for (let line = 61; line <= 120; line++) await ben.say(lastId, `Line ${line}`);
    const page = await profile.open('/rooms?fresh');
    const entry = roomList(page).getByRole('link', { name });
    await entry.getByText(words('rooms_unread', { count: 60 })).waitFor();
    await entry.click();
    const divider = log(page).getByText(words('message_new_divider'), { exact: true });
    await divider.waitFor();
    const { y, height } = (await log(page).boundingBox())!;
    await eventually(async () => (await divider.boundingBox())!.y - y).toBeLessThan(height / 2);
    expect((await divider.boundingBox())!.y).toBeGreaterThanOrEqual(y);
    expect(await topOf(page, 'Line 60')).toBeLessThan((await divider.boundingBox())!.y);
    expect(await topOf(page, 'Line 61')).toBeGreaterThan((await divider.boundingBox())!.y);
    expect((await anna.room(lastId))?.unreadCount).toBeGreaterThan(0);
    expect(await pxBelow(page)).toBeGreaterThan(height);
  });

  it('straight away, or after a break, goes on where reading ended, though the device knew of nothing unread', async () => {
    const roomId = await roomWithLines(60);
    const profile = await stage.profile(anna);
    const before = await profile.open(`/rooms/${roomId}`);
    await message(before, 'Line 60').waitFor();
    await eventually(async () => (await anna.room(roomId))?.unreadCount).toBe(0);
    await untilKept(before, roomId, 'Line 60');
    await before.close();

    for (let line = 61; line <= 120; line++) await ben.say(roomId, `Line ${line}`);
    const page = await profile.open('/rooms');
    await page.waitForURL(`**/rooms/${roomId}`);
    await goesOnAfter(page, 'Line 60');
    expect((await anna.room(roomId))?.unreadCount).toBeGreaterThan(0);

    await pill(page).click();
    await message(page, 'Line 120').waitFor();
    await eventually(() => pxBelow(page)).toBeLessThan(2);
    await eventually(async () => (await anna.room(roomId))?.unreadCount).toBe(0);
    await profile.context.setOffline(true);
    await page.getByText(words('connection_lost')).waitFor();
    for (let line = 121; line <= 160; line++) await ben.say(roomId, `Line ${line}`);
    await profile.context.setOffline(false);
    await goesOnAfter(page, 'Line 120');
    expect((await anna.room(roomId))?.unreadCount).toBeGreaterThan(0);
    onlyMissesTheServer(profile);
  });

  it('with little unread shows it all, below the line', async () => {
    const roomId = await roomWithLines(60);
    await ben.say(roomId, 'first unread');
    await ben.say(roomId, 'second unread');
    const page = await stage.open(anna, `/rooms/${roomId}`);
    await message(page, 'second unread').waitFor();
    await eventually(() => pxBelow(page)).toBeLessThan(2);
    const divider = log(page).getByText(words('message_new_divider'), { exact: true });
    expect((await divider.boundingBox())!.y).toBeLessThan(await topOf(page, 'first unread'));
    expect(await topOf(page, 'Line 60')).toBeLessThan((await divider.boundingBox())!.y);
  });

  it('never calls new what they said themselves, also when the page is loaded anew', async () => {
    const roomId = await roomWithLines(3);
    const page = await stage.open(anna, `/rooms/${roomId}`);
    await message(page, 'Line 3').waitFor();
    for (const text of ['one of mine', 'two of mine']) {
      await write(page, text);
      await sentMessage(page, text).waitFor();
      await untilKept(page, roomId, text);
    }
    await page.reload();
    await message(page, 'two of mine').waitFor();
    expect(await log(page).getByText(words('message_new_divider'), { exact: true }).count()).toBe(0);
  });
});

describe('a room with 100,000 messages', () => {
  it('opens about as fast as a new one, and never fills the page', async () => {
    const long = await roomOf(ben, [anna], { name: 'A long story' });
    const fresh = await roomOf(ben, [anna], { name: 'A fresh page' });
    const other = await roomOf(ben, [anna], { name: 'Another page' });
    await fillRoom(stage.server, ben, long.id, 100_000);
    await fillRoom(stage.server, ben, fresh.id, 1);
    await fillRoom(stage.server, ben, other.id, 1);
    const page = await stage.open(anna, '/rooms');
    const open = async (name: string, lastLine: string) => {
      const link = roomList(page).getByRole('link', { name });
      await link.waitFor();
      const startMs = performance.now();
      await link.click();
      await message(page, lastLine).waitFor();
      return performance.now() - startMs;
    };
    await open('Another page', 'Line 1');
    const freshMs = await open('A fresh page', 'Line 1');
    const longMs = await open('A long story', 'Line 100000');
    console.log(`Opening a room: ${Math.round(freshMs)} ms with 1 message, ${Math.round(longMs)} ms with 100,000`);
    expect(longMs).toBeLessThan(freshMs * 3 + 1_000);

    const shown = () => page.getByRole('article').count();
    let oldest = 100_000;
    while (oldest > 99_400) {
      await scrollTo(page, 0);
      const first = async () =>
        Number(/Line (\d+)/.exec((await page.getByRole('article').first().textContent()) ?? '')?.[1]);
      await eventually(first).toBeLessThan(oldest);
      oldest = await first();
      expect(await shown()).toBeLessThanOrEqual(400);
    }
    await pill(page).click();
    await message(page, 'Line 100000').waitFor();
    await eventually(() => pxBelow(page)).toBeLessThan(2);
    expect(await shown()).toBeLessThanOrEqual(400);
  });
});
