import type { Page, Request } from 'playwright-core';
import { beforeAll, expect, it } from 'vitest';
import { signUp, type Person } from '../support/cast.ts';
import { eventually, useStage } from '../support/stage.ts';
import { words } from '../support/words.ts';

const stage = useStage();
let anna: Person;

beforeAll(async () => {
  anna = await signUp(stage.server, 'anna');
});

const theme = (page: Page) => page.evaluate(() => document.documentElement.dataset['theme']);

/** The colour behind everything. */
const ground = (page: Page) =>
  page.evaluate(() => {
    const colours = [document.body, document.documentElement].map(
      (element) => getComputedStyle(element).backgroundColor,
    );
    return colours.find((colour) => colour !== 'rgba(0, 0, 0, 0)');
  });

it('changes between light, dark and what the system has, without loading the page anew', async () => {
  const page = await stage.open(anna, '/settings', { colorScheme: 'light' });
  const choose = (name: 'light' | 'dark' | 'system') =>
    page.getByText(words(`settings_theme_${name}`), { exact: true }).click();
  const loadedAt = await page.evaluate(() => performance.timeOrigin);
  await eventually(() => theme(page)).toBe('light');
  const light = await ground(page);
  await choose('dark');
  await eventually(() => theme(page)).toBe('dark');
  expect(await ground(page)).not.toBe(light);
  await choose('light');
  await eventually(() => theme(page)).toBe('light');
  await page.emulateMedia({ colorScheme: 'dark' });
  expect(await theme(page)).toBe('light');
  await choose('system');
  await eventually(() => theme(page)).toBe('dark');
  await page.emulateMedia({ colorScheme: 'light' });
  await eventually(() => theme(page)).toBe('light');
  expect(await page.evaluate(() => performance.timeOrigin)).toBe(loadedAt);
});

it('is there before anything can be seen, and the same on another device', async () => {
  const ben = await signUp(stage.server, 'ben');
  await ben.run('mutation { updatePreferences(input: { theme: DARK }) { preferences { theme } } }');
  const page = await stage.open(ben, '/settings', { colorScheme: 'light' });
  await eventually(() => theme(page)).toBe('dark');

  await page.addInitScript(() => {
    const seen: (string | undefined)[] = [];
    Object.assign(window, { themesSeen: seen });
    const look = () => {
      if (document.querySelector('body')) seen.push(document.documentElement.dataset['theme']);
    };
    new MutationObserver(look).observe(document, { childList: true, subtree: true, attributes: true });
  });
  await page.reload();
  await page.getByText(words('settings_theme_dark'), { exact: true }).waitFor();
  const seen = await page.evaluate(() =>
    Array.from(new Set((window as unknown as { themesSeen: string[] }).themesSeen)),
  );
  expect(seen).toEqual(['dark']);
  expect(await theme(page)).toBe('dark');
});

it('stays what was chosen last while saves are slow', async () => {
  const page = await stage.open(await signUp(stage.server, 'cleo'), '/settings', { colorScheme: 'light' });
  await eventually(() => theme(page)).toBe('light');
  const isSave = (request: Request) => request.postData()?.includes('"theme"') ?? false;
  const answers: (() => void)[] = [];
  await page.route('**/graphql', async (route) => {
    if (isSave(route.request())) await new Promise<void>((resolve) => answers.push(resolve));
    await route.continue();
  });
  await page.evaluate(() => {
    const seen = [document.documentElement.dataset['theme']];
    Object.assign(window, { themesSeen: seen });
    const look = () => {
      const { theme: now } = document.documentElement.dataset;
      if (now !== seen.at(-1)) seen.push(now);
    };
    new MutationObserver(look).observe(document.documentElement, { attributeFilter: ['data-theme'] });
  });
  const card = (name: 'light' | 'dark') => page.getByText(words(`settings_theme_${name}`), { exact: true });
  await card('dark').click();
  await eventually(() => Promise.resolve(answers.length)).toBe(1);
  await card('light').click();
  await eventually(() => theme(page)).toBe('light');
  answers[0]?.();
  await eventually(() => Promise.resolve(answers.length)).toBe(2);
  const saved = page.waitForResponse((response) => isSave(response.request()));
  answers[1]?.();
  await (await saved).finished();
  await page.getByText(words('settings_saved')).last().waitFor();
  expect(await page.evaluate(() => (window as unknown as { themesSeen: string[] }).themesSeen)).toEqual([
    'light',
    'dark',
    'light',
  ]);
  await page.reload();
  await eventually(() => theme(page)).toBe('light');
});
