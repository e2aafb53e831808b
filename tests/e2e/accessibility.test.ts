import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { roomOf, signUp, type Person } from '../support/cast.ts';
import { insideScreens, outsideScreens, type Screen } from '../support/screens.ts';
import { barriers, message, onlyMissesTheServer, roomList, useStage, waitingMessage, write } from '../support/stage.ts';
import { words } from '../support/words.ts';

const stage = useStage();
let anna: Person;
let ben: Person;
let roomId: string;

beforeAll(async () => {
  anna = await signUp(stage.server, 'anna', { displayName: 'Anna', email: 'anna@example.org' });
  ben = await signUp(stage.server, 'ben', { displayName: 'Ben' });
  roomId = (await roomOf(ben, [], { name: 'Garden', description: 'Beans, bees and barrels' })).id;
  await ben.say(roomId, 'Look: https://example.org/beans');
  await anna.joinRoom({ roomId });
  await anna.say(roomId, 'Lovely!\nWith two lines.');
  await anna.markRead(roomId, 2);
  await ben.say(roomId, 'And what is new.');
  await roomOf(ben, [anna], { name: 'Cellar', access: 'PASSWORD', password: 'barrels and candles' });
});

const looks = [
  { width: 1280, height: 800, colorScheme: 'light' },
  { width: 390, height: 844, colorScheme: 'dark' },
] as const;

/** What keeps people out of what the page shows now. Each look runs all rules, those of contrast among them. */
async function barriersInEveryLook(page: Page): Promise<string[]> {
  const found: string[] = [];
  for (const { width, height, colorScheme } of looks) {
    await page.setViewportSize({ width, height });
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.locator(`html[data-theme="${colorScheme}"]`).waitFor();
    found.push(...(await barriers(page)).map((barrier) => `${width} px, ${colorScheme}: ${barrier}`));
  }
  await page.setViewportSize(looks[0]);
  return found;
}

async function expectNoBarriers(person: Person | null, screens: readonly Screen[]): Promise<void> {
  const page = await stage.open(person, person ? '/settings' : '/sign-in', { reducedMotion: 'reduce' });
  const found: Record<string, string[]> = {};
  for (const screen of screens) {
    await screen.show(page);
    const barriersHere = await barriersInEveryLook(page);
    if (barriersHere.length > 0) found[screen.name] = barriersHere;
  }
  expect(found).toEqual({});
}

describe('axe finds nothing serious, light on a desktop and dark on a phone,', () => {
  it('on the screens of a stranger', async () => {
    await expectNoBarriers(null, outsideScreens);
  });

  it('on the screens inside', async () => {
    await expectNoBarriers(anna, insideScreens(roomId));
  }, 120_000);

  it('where there is nothing yet', async () => {
    const dora = await signUp(stage.server, 'dora');
    for (const room of (await dora.run('query { viewer { rooms { nodes { id } } } }')).viewer!.rooms.nodes)
      await dora.leaveRoom(room.id);
    const page = await stage.open(dora, '/rooms', { reducedMotion: 'reduce' });
    await page.getByText("It's lonely here..").waitFor();
    expect(await barriersInEveryLook(page)).toEqual([]);
    const empty = await roomOf(dora);
    await page.goto(`/rooms/${empty.id}`);
    await page.getByText(words('message_empty_title')).waitFor();
    expect(await barriersInEveryLook(page)).toEqual([]);
  });

  it('without the server', async () => {
    const profile = await stage.profile(anna, { reducedMotion: 'reduce' });
    const page = await profile.open(`/rooms/${roomId}`);
    await message(page, 'And what is new.').waitFor();
    await stage.server.halt();
    try {
      await write(page, 'Is anybody there?');
      await waitingMessage(page, 'Is anybody there?').waitFor();
      await page.getByText(words('connection_lost')).waitFor();
      expect(await barriersInEveryLook(page)).toEqual([]);
    } finally {
      await stage.server.resume();
    }
    onlyMissesTheServer(profile);
  });
});

it('tells a screen reader who said what, in this order, and what is new as it comes', async () => {
  const page = await stage.open(anna, `/rooms/${roomId}`);
  await message(page, 'And what is new.').waitFor();
  const tree = await page.getByRole('log').ariaSnapshot();
  const said = tree.replaceAll(/\s+/g, ' ');
  expect(said.indexOf('Ben')).toBeLessThan(said.indexOf('Look:'));
  expect(said).toMatch(/You:.*Lovely!/);
  await ben.say(roomId, 'Spoken aloud.');
  await message(page, 'Spoken aloud.').waitFor();
  expect(await page.getByRole('log').getAttribute('aria-live')).not.toBe('off');
  const link = roomList(page).getByRole('link', { name: 'Garden' });
  expect(await link.getAttribute('aria-current')).toBe('page');
});
