import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { roomOf, signUp, type Person } from '../support/cast.ts';
import { insideScreens, outsideScreens, type Screen } from '../support/screens.ts';
import { eventually, useStage } from '../support/stage.ts';
import { strayTexts } from '../support/stray-texts.ts';
import { speakEnglish, speakPseudo, words } from '../support/words.ts';

// What people write has no letters here, so that every letter on the page is the app's own.
const stage = useStage({ settings: { SERVER_NAME: '24' } });
let anna: Person;
let ben: Person;

beforeAll(async () => {
  anna = await signUp(stage.server, '1001');
  ben = await signUp(stage.server, '1002');
  await roomOf(ben, [anna], { name: '0'.repeat(60), access: 'PASSWORD', password: 'barrels and candles' });
});

/** A room of both with something to read, and something new in a word that is too long for any line. */
async function furnishedRoom(name: string): Promise<string> {
  const { id } = await roomOf(ben, [anna], { name });
  await ben.say(id, '4 5 6');
  await anna.say(id, '7');
  await anna.markRead(id, 2);
  await ben.say(id, `8 ${'9'.repeat(200)}`);
  return id;
}

afterAll(speakEnglish);

/** The Lobby's name and description lie in the database, where its owner can change them. */
const fromServer = ['Lobby', 'Where everybody starts. Say hello!'];

const looks = [
  { width: 320, height: 640, dir: 'ltr' },
  { width: 320, height: 640, dir: 'rtl' },
  { width: 1280, height: 800, dir: 'rtl' },
] as const;

/** Everything that one can see or press and that hangs over the edge of the page, now. */
function overhanging(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const pageWidth = document.documentElement.clientWidth;
    const found = document.documentElement.scrollWidth > pageWidth ? ['the page itself'] : [];
    for (const element of document.querySelectorAll(
      'a, button, h1, h2, h3, p, input, textarea, label, legend, article',
    )) {
      const { left, right, width, height } = element.getBoundingClientRect();
      const isShown = width > 1 && height > 1 && element.checkVisibility() && !element.closest('.visually-hidden');
      if (isShown && (left < -1 || right > pageWidth + 1)) found.push(element.outerHTML.slice(0, 200));
    }
    return found;
  });
}

async function overhangingInEveryLook(page: Page): Promise<string[]> {
  const found: string[] = [];
  for (const { width, height, dir } of looks) {
    await page.setViewportSize({ width, height });
    await page.evaluate((direction) => {
      localStorage.setItem('hearth-direction', direction);
      dispatchEvent(new Event('hearth-look'));
    }, dir);
    await page.locator(`html[dir="${dir}"]`).waitFor();
    found.push(...(await overhanging(page)).map((element) => `${width} px, ${dir}: ${element}`));
  }
  return found;
}

describe('in the pseudo-language, a third longer than English', () => {
  async function expectOurWordsInPlace(person: Person | null, screens: readonly Screen[]): Promise<void> {
    speakPseudo();
    const profile = await stage.profile(person, { reducedMotion: 'reduce' });
    const page = await profile.open(person ? '/settings' : '/sign-in');
    await page.evaluate(() => localStorage.setItem('hearth-language', 'en-XA'));
    const found: Record<string, string[]> = {};
    for (const screen of screens) {
      await page.setViewportSize({ width: 1280, height: 800 });
      await screen.show(page);
      await eventually(() => strayTexts(page, fromServer)).toEqual([]);
      const overhang = await overhangingInEveryLook(page);
      if (overhang.length > 0) found[screen.name] = overhang;
    }
    expect(found).toEqual({});
    expect(words('app_loading')).toContain('[');
  }

  it('every word outside comes from the catalogue, and nothing hangs over the edge in either direction', async () => {
    await expectOurWordsInPlace(null, outsideScreens);
  });

  it('every word inside does, too', async () => {
    await expectOurWordsInPlace(anna, insideScreens(await furnishedRoom('1 2 3')));
  });
});

it('scrolls within the page, which itself stays where it is', async () => {
  speakEnglish();
  const carl = await signUp(stage.server, '3'.repeat(32));
  const room = await roomOf(carl, [anna], { name: '2 1 3' });
  const page = await stage.open(anna, '/settings', { viewport: { width: 1280, height: 500 } });
  await page.getByRole('button', { name: words('password_change') }).waitFor();
  const beyond = () =>
    page.evaluate(() => {
      const { scrollHeight, clientHeight, scrollWidth, clientWidth } = document.documentElement;
      return [scrollWidth - clientWidth, scrollHeight - clientHeight];
    });
  expect(await beyond()).toEqual([0, 0]);
  await page.goto(`/rooms/${room.id}?people`);
  await page
    .getByRole('region', { name: words('room_people') })
    .getByText(`@${carl.username}`)
    .waitFor();
  expect(await beyond()).toEqual([0, 0]);
});

it('holds English at 320 px', async () => {
  speakEnglish();
  const page = await stage.open(anna, '/settings', { reducedMotion: 'reduce' });
  const found: Record<string, string[]> = {};
  for (const screen of insideScreens(await furnishedRoom('3 2 1'))) {
    await page.setViewportSize({ width: 1280, height: 800 });
    await screen.show(page);
    await page.setViewportSize({ width: 320, height: 640 });
    const overhang = await overhanging(page);
    if (overhang.length > 0) found[screen.name] = overhang;
  }
  expect(found).toEqual({});
});
