import { readdirSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { watchedContext, type WatchedContext } from '../support/browser.ts';
import { goodPassword, signInByCookie, signUp } from '../support/cast.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { barriers, eventually } from '../support/stage.ts';

let server: TestServer;

beforeAll(async () => {
  server = await startTestServer();
  await signUp(server, 'anna');
  await signUp(server, 'berta');
});

afterAll(() => server.stop());

const outside = ['/', '/sign-in', '/sign-up', '/https', '/no-such-page'];

/** A profile in which somebody is signed in. */
async function signedIn(username: string, options: Parameters<typeof watchedContext>[1] = {}): Promise<WatchedContext> {
  const profile = await watchedContext(server.origin, options);
  const [name = '', value = ''] = (await signInByCookie(server, username)).split(';')[0]?.split('=') ?? [];
  await profile.context.addCookies([{ name, value, url: server.origin, httpOnly: true, sameSite: 'Lax' }]);
  return profile;
}

/** An address for each page that `web/routes` has. */
const addresses = readdirSync('web/routes', { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('+page.svelte'))
  .map((file) =>
    `/${file.split('/').slice(0, -1).join('/')}`.replaceAll(/\/\([^)]*\)/g, '').replaceAll(/\[+\w+\]+/g, 'x'),
  );

test('every page is there for whoever opens it directly', async () => {
  expect(addresses).toContain('/people');
  for (const address of addresses) {
    const { status } = await fetch(`${server.origin}${address}`, { headers: { Accept: 'text/html' } });
    expect([address, status]).toEqual([address, 200]);
  }
});

test.each(['/sign-in', '/sign-up'])('%s looks the same before its scripts have come', async (address) => {
  const looks: unknown[] = [];
  for (const javaScriptEnabled of [true, false]) {
    const profile = await watchedContext(server.origin, { javaScriptEnabled });
    const page = await profile.open(address);
    const field = page.getByLabel('Password', { exact: true });
    const { width, height } = (await field.boundingBox())!;
    looks.push({ width, height, border: await field.evaluate((node) => getComputedStyle(node).borderRadius) });
    await profile.context.close();
  }
  expect(looks[1]).toEqual(looks[0]);
});

describe('the front door', () => {
  test('leads a stranger to an account, and then to where they wanted to go', async () => {
    const stranger = await watchedContext(server.origin, { viewport: { width: 390, height: 844 } });
    const page = await stranger.open('/settings');
    await page.waitForURL('**/sign-in?next=%2Fsettings');
    await page.getByRole('link', { name: 'Create account' }).click();

    await page.getByLabel('Username', { exact: true }).fill('anna');
    await page.getByLabel('Password', { exact: true }).fill('password1');
    await page.getByText('Far too easy to guess').waitFor();
    await page.getByRole('button', { name: 'Create account' }).click();
    await page.getByText('This password is easy to guess.').waitFor();
    expect(await page.getByLabel('Username', { exact: true }).inputValue()).toBe('anna');

    await page.getByLabel('Password', { exact: true }).fill(goodPassword);
    await page.getByRole('button', { name: 'Create account' }).click();
    await page.locator('[name="username"][aria-invalid="true"]').waitFor();

    await page.getByLabel('Username', { exact: true }).fill('rosa');
    await page.getByRole('button', { name: 'Create account' }).click();
    await page.waitForURL('**/settings');
    await page.getByText('Welcome, rosa!').waitFor();
    stranger.clean();
    await stranger.context.close();
  });

  test('tells a wrong password in one sentence, and keeps the name', async () => {
    const visitor = await watchedContext(server.origin);
    const page = await visitor.open('/sign-in');
    await page.getByLabel('Username or email').fill('ANNA');
    await page.getByLabel('Password', { exact: true }).fill('not it at all');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('alert').getByText('Wrong username or password.').waitFor();
    expect(await page.getByLabel('Username or email').inputValue()).toBe('ANNA');
    expect(await page.getByLabel('Password', { exact: true }).inputValue()).toBe('');

    await page.getByLabel('Password', { exact: true }).fill(goodPassword);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.waitForURL('**/rooms**');
    visitor.clean();
    await visitor.context.close();
  });

  test('lets those who are signed in straight through, to a page of the server as well', async () => {
    const anna = await signedIn('anna');
    const page = await anna.open('/');
    await page.waitForURL('**/rooms**');
    await page.goto('/sign-in?next=/graphql');
    await page.waitForURL('**/graphql');
    await anna.context.close();
  });
});

describe('my settings', () => {
  test('are kept with the account, and a refused profile keeps its text', async () => {
    const anna = await signedIn('anna');
    const page = await anna.open('/settings');
    await page.getByLabel('Display name').fill('Anna Ember');
    await page.getByLabel('About you').fill('x'.repeat(501));
    await page.getByRole('button', { name: 'Save profile' }).click();
    await page.getByText('About you must have at most 500 characters.').waitFor();
    expect((await page.getByLabel('About you').inputValue()).length).toBe(501);

    await page.getByLabel('About you').fill('I bake.');
    await page.getByRole('button', { name: 'Save profile' }).click();
    await page.getByText('Your profile is saved.').waitFor();
    await page.getByText('Dark', { exact: true }).click();
    await page.locator('html[data-theme="dark"]').waitFor();
    await page.getByText('Your settings are saved.').waitFor();
    anna.clean();
    await anna.context.close();

    const elsewhere = await signedIn('anna', { colorScheme: 'light' });
    const other = await elsewhere.open('/settings');
    await other.locator('html[data-theme="dark"]').waitFor();
    expect(await other.getByLabel('Display name').inputValue()).toBe('Anna Ember');
    elsewhere.clean();
    await elsewhere.context.close();
  });
});

describe('every page, light and dark', () => {
  test.each([...outside, '/settings'])('%s has nothing that keeps people out, down to 320 px', async (path) => {
    const options = { colorScheme: 'light', reducedMotion: 'reduce', viewport: { width: 320, height: 640 } } as const;
    const profile = await (path === '/settings' ? signedIn('berta', options) : watchedContext(server.origin, options));
    const page = await profile.open(path);
    await page.locator('h1').waitFor();
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      await page.locator(`html[data-theme="${colorScheme}"]`).waitFor();
      expect(await barriers(page)).toEqual([]);
    }
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
    await profile.context.close();
  });
});

describe('the words', () => {
  test.each([...outside, '/settings'])('of %s all come from the catalogue', async (path) => {
    const profile = await (path === '/settings' ? signedIn('anna') : watchedContext(server.origin));
    await profile.context.addInitScript(() => {
      localStorage.setItem('hearth-language', 'en-XA');
      localStorage.setItem('hearth-direction', 'rtl');
    });
    const page = await profile.open(path);
    await page.locator('h1:has-text("[")').waitFor();
    // The server's name, and what Anna calls herself, are nobody's translation.
    const fromPeople = ['Hearth', 'Anna Ember', 'anna', '@anna', 'AE', 'A'];
    await eventually(() => strayTexts(page, fromPeople)).toEqual([]);
    await profile.context.close();
  });
});

/** Visible or spoken texts with letters in them that are not in the pseudo-language's brackets. */
function strayTexts(page: Page, allowed: readonly string[]): Promise<string[]> {
  return page.evaluate((known) => {
    const texts = Array.from(document.querySelectorAll('[aria-label],[title],[placeholder],[alt]')).flatMap((element) =>
      ['aria-label', 'title', 'placeholder', 'alt'].map((name) => element.getAttribute(name) ?? ''),
    );
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const parent = walker.currentNode.parentElement;
      if (!parent?.closest('script, style, code, .avatar')) texts.push(walker.currentNode.nodeValue ?? '');
    }
    return texts
      .map((text) => text.trim())
      .filter((text) => /\p{L}/u.test(text) && !/^\[.*\]$/su.test(text) && !known.includes(text));
  }, allowed);
}
