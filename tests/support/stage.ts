import axe from 'axe-core';
import type { BrowserContextOptions, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { launchProfile, watchedContext, type WatchedContext } from './browser.ts';
import { signInByCookie, type Person } from './cast.ts';
import { startTestServer, type ServerOptions, type TestServer } from './server.ts';
import { words } from './words.ts';

/** How long something on a page may take on a busy machine before it counts as not happening. */
export const pagePatienceMs = 20_000;

/** A phone: narrow, and touched. */
export const phone: BrowserContextOptions = {
  viewport: { width: 390, height: 844 },
  hasTouch: true,
  isMobile: true,
  deviceScaleFactor: 2,
};

export interface StageOptions extends ServerOptions {
  /** What every profile is like that is not told otherwise. */
  readonly profiles?: BrowserContextOptions;
}

/** One server for a file of tests, and the profiles of those who use it. */
export interface Stage {
  readonly server: TestServer;
  /** A fresh profile, signed in as the person unless that is null. It is closed after the test. */
  profile(person: Pick<Person, 'username'> | null, options?: BrowserContextOptions): Promise<WatchedContext>;
  /** The same with a page of it at a path. */
  open(person: Pick<Person, 'username'> | null, path: string, options?: BrowserContextOptions): Promise<Page>;
}

/**
 * Call once at the top of a file. After each test, whatever was opened must have left the console clean and asked nothing of
 * any other server; a test that stops the server says so with `onlyMissesTheServer`.
 */
export function useStage({ profiles: usualOptions, ...serverOptions }: StageOptions = {}): Stage {
  let server: TestServer | undefined;
  let profiles: WatchedContext[] = [];

  const stage: Stage = {
    get server() {
      return server!;
    },
    async profile(person, contextOptions) {
      const profile = await watchedContext(stage.server.origin, { ...usualOptions, ...contextOptions });
      profiles.push(profile);
      profile.context.setDefaultTimeout(pagePatienceMs);
      if (person) await signInProfile(profile, stage.server, person.username);
      return profile;
    },
    async open(person, path, contextOptions) {
      return (await stage.profile(person, contextOptions)).open(path);
    },
  };

  beforeAll(async () => {
    server = await startTestServer(serverOptions);
  });

  afterEach(async () => {
    const opened = profiles;
    profiles = [];
    await Promise.all(opened.map(({ context }) => context.close()));
    for (const profile of opened) {
      if (withoutServer.has(profile)) onlyMissesTheServer(profile);
      profile.clean();
    }
  });

  afterAll(async () => {
    await server?.stop();
  });

  return stage;
}

/** Gives a profile the cookie of a session of the person's. */
export async function signInProfile({ context }: WatchedContext, server: TestServer, username: string): Promise<void> {
  const [name = '', value = ''] = (await signInByCookie(server, username)).split('=');
  await context.addCookies([{ name, value, url: server.origin, httpOnly: true, sameSite: 'Lax' }]);
}

/**
 * A browser of its own with its profile in `folder`, as a person has on their computer; the stage's profiles are like private
 * windows. The caller closes it.
 */
export async function openOwnBrowser(folder: string, server: TestServer): Promise<WatchedContext> {
  const profile = await launchProfile(folder, server.origin);
  profile.context.setDefaultTimeout(pagePatienceMs);
  return profile;
}

/** `await eventually(() => ...).toBe(...)`: asks again until the answer is right. */
export function eventually<T>(ask: () => T | Promise<T>) {
  return expect.poll(ask, { timeout: pagePatienceMs, interval: 30 });
}

const withoutServer = new WeakSet<WatchedContext>();

/** Forgets that a server which was stopped did not answer, or refused while it stopped, from now on too, and nothing else. */
export function onlyMissesTheServer(profile: WatchedContext): void {
  withoutServer.add(profile);
  const others = profile.complaints.filter(
    (complaint) => !/net::ERR_|WebSocket connection to|status of 503/.test(complaint),
  );
  expect(others).toEqual([]);
  profile.forget();
}

export const log = (page: Page): Locator => page.getByRole('log');
export const composer = (page: Page): Locator => page.getByRole('textbox', { name: /^Message / });
export const roomList = (page: Page): Locator => page.getByRole('navigation', { name: words('rooms_list_label') });

/** For `waitForURL`: whether somebody has come in. Which room is open there may follow. */
export const isInside = (url: URL): boolean => url.pathname.startsWith('/rooms');

/** The message that says this, on the page. */
export const message = (page: Page, text: string): Locator =>
  page.getByRole('article').filter({ has: page.getByText(text, { exact: true }) });

/** The message, once it is shown and the server has it. */
export const sentMessage = (page: Page, text: string): Locator =>
  message(page, text).filter({ has: page.getByRole('img', { name: words('message_sent'), exact: true }) });

/** The message, while it waits for the server. */
export const waitingMessage = (page: Page, text: string): Locator =>
  message(page, text).filter({ has: page.getByRole('img', { name: words('message_waiting'), exact: true }) });

/** Writes a message and sends it by the button, as works on phones too. */
export async function write(page: Page, text: string): Promise<void> {
  await composer(page).fill(text);
  await page.getByRole('button', { name: words('message_send'), exact: true }).click();
}

/** Which of these texts the log shows, in the order in which it shows them. */
export async function shownInOrder(page: Page, texts: readonly string[]): Promise<string[]> {
  const lines = await page.getByRole('article').allInnerTexts();
  return lines.flatMap((line) => texts.filter((text) => line.includes(text)));
}

/** What the device keeps in a table of its database, under a key or all of it. */
export function onDevice(page: Page, table: string, key?: string): Promise<unknown> {
  return page.evaluate(
    async ([name, at]) => {
      const database = await new Promise<IDBDatabase>((resolve, reject) => {
        const opening = indexedDB.open('hearth');
        opening.onsuccess = () => resolve(opening.result);
        opening.onerror = () => reject(new Error('no database'));
      });
      const found = await new Promise<unknown>((resolve) => {
        const store = database.transaction(name).objectStore(name);
        const asking = (at === undefined ? store.getAll() : store.get(at)) as IDBRequest<unknown>;
        asking.onsuccess = () => resolve(asking.result);
        asking.onerror = () => resolve(null);
      });
      database.close();
      return found;
    },
    [table, key] as const,
  );
}

/** Resolves when the device keeps this message, in its room and in the list. */
export async function untilKept(page: Page, roomId: string, text: string): Promise<void> {
  const isKept = async () => {
    const found = [await onDevice(page, 'timelines', roomId), await onDevice(page, 'cache')];
    return found.every((part) => JSON.stringify([part]).includes(text));
  };
  await eventually(isKept).toBe(true);
}

/** Resolves when nothing on the page moves or changes its colour any more. What spins for ever is not waited for. */
export async function still(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const passing = (): Animation[] =>
      document.getAnimations().filter(({ effect }) => effect?.getComputedTiming().iterations !== Infinity);
    // What was changed a moment ago begins to move with the next frame.
    const nextFrame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    do {
      await Promise.allSettled(passing().map((animation) => animation.finished));
      await nextFrame();
      await nextFrame();
    } while (passing().some(({ playState }) => playState === 'running'));
  });
}

/** What axe finds on the page that is serious or critical, each with the element. */
export async function barriers(page: Page): Promise<string[]> {
  await still(page);
  // It is half a megabyte: once for each page that was loaded.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
  return page.evaluate(async () => {
    const { axe: inPage } = window as unknown as { axe: typeof axe };
    const { violations } = await inPage.run({ resultTypes: ['violations'] });
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary ?? ''}`));
  });
}
