import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { roomOf, signUp, type Person } from '../support/cast.ts';
import { onlyMissesTheServer, openOwnBrowser, phone, roomList, signInProfile, useStage } from '../support/stage.ts';
import { words } from '../support/words.ts';

const builtApp = join(import.meta.dirname, '..', '..', 'web', 'build');
const stage = useStage({
  webFiles: { 'copy.txt': 'The built app stands beside this, and may be changed.' },
  profiles: { serviceWorkers: 'allow' },
});
let anna: Person;

beforeAll(async () => {
  cpSync(builtApp, stage.server.app.webDir, { recursive: true });
  await restart();
  anna = await signUp(stage.server, 'anna');
});

interface WebManifest {
  readonly name: string;
  readonly start_url: string;
  readonly display: string;
  readonly icons: readonly { readonly src: string; readonly sizes: string; readonly purpose: string }[];
}

/** The server knows the files that were there when it started. */
async function restart(): Promise<void> {
  await stage.server.halt();
  await stage.server.resume();
}

async function untilControlled(page: Page): Promise<void> {
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
}

const bottomOf = (box: { y: number; height: number } | null): number => (box ? box.y + box.height : NaN);

/** As the browser decodes it: `192x192`. */
async function sizeOfImage(page: Page, address: string): Promise<string> {
  return page.evaluate(async (src) => {
    const image = new Image();
    image.src = src;
    await image.decode();
    return `${image.naturalWidth}x${image.naturalHeight}`;
  }, address);
}

function publishedVersion(): string {
  const file = join(stage.server.app.webDir, '_app', 'version.json');
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
}

/** The same app under another version's name, as an upgraded server would serve it. */
function publishNewVersion(): void {
  const { webDir } = stage.server.app;
  const version = publishedVersion();
  const files = readdirSync(webDir, { recursive: true, encoding: 'utf8' }).map((name) => join(webDir, name));
  for (const file of files.filter((name) => /\.(js|json|html)$/.test(name))) {
    const text = readFileSync(file, 'utf8');
    if (!text.includes(version)) continue;
    writeFileSync(file, text.replaceAll(version, `${version}0`));
    for (const packed of [`${file}.br`, `${file}.gz`]) if (existsSync(packed)) rmSync(packed);
  }
}

describe('the app on a device', () => {
  it('can be installed: Chromium finds nothing missing, and every icon is what the manifest says', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'hearth-profile-'));
    const profile = await openOwnBrowser(folder, stage.server);
    try {
      await signInProfile(profile, stage.server, 'anna');
      const page = await profile.open('/rooms');
      await roomList(page).getByRole('link', { name: 'Lobby' }).waitFor();
      await untilControlled(page);
      const devtools = await profile.context.newCDPSession(page);
      expect((await devtools.send('Page.getInstallabilityErrors')).installabilityErrors).toEqual([]);

      const manifest = (await (await page.request.get('/manifest.webmanifest')).json()) as WebManifest;
      expect(manifest).toMatchObject({ name: 'Hearth', start_url: '/rooms', display: 'standalone' });
      expect(manifest.icons.map(({ purpose }) => purpose)).toContain('maskable');
      for (const { src, sizes } of manifest.icons) {
        if (sizes !== 'any') expect(await sizeOfImage(page, src), src).toBe(sizes);
      }
      profile.clean();
    } finally {
      await profile.context.close();
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it('knows its own version, and offers no other while there is none', async () => {
    const profile = await stage.profile(anna);
    const page = await profile.context.newPage();
    await page.clock.install();
    await page.goto('/rooms');
    await roomList(page).getByRole('link', { name: 'Lobby' }).waitFor();
    const looked = page.waitForResponse('**/_app/version.json');
    await page.clock.fastForward(16 * 60_000);
    await (await looked).finished();
    await page.clock.runFor(1_000);
    expect(await page.getByText(words('connection_new_version', { server: 'Hearth' })).count()).toBe(0);
  });

  it('covers nothing with what it tells above a room, one that is not there and one that is', async () => {
    const room = await roomOf(anna, [], { name: 'Kitchen' });
    const profile = await stage.profile(anna, phone);
    const page = await profile.context.newPage();
    await page.clock.install();
    await page.route('**/_app/version.json', (route) => route.fulfill({ json: { version: 'another' } }));
    await page.goto('/rooms/00000000-0000-7000-8000-000000000000');
    const back = page.getByRole('link', { name: words('room_back_to_list') });
    await back.waitFor();
    await page.clock.fastForward(16 * 60_000);
    const offer = page.getByText(words('connection_new_version', { server: 'Hearth' }));
    await offer.waitFor();
    expect((await back.boundingBox())!.y).toBeGreaterThan(bottomOf(await offer.boundingBox()));

    await back.click();
    await roomList(page).getByRole('link', { name: room.name }).click();
    const title = page.getByRole('heading', { name: room.name, level: 1 });
    await title.waitFor();
    await profile.context.setOffline(true);
    await page.clock.fastForward(60_000);
    const pill = page.getByText(words('connection_lost'));
    await pill.waitFor();
    expect((await pill.boundingBox())!.y).toBeGreaterThan(bottomOf(await title.boundingBox()));
    onlyMissesTheServer(profile);
  });

  it('offers a new version when the server has one, and changes to it when the person says so', async () => {
    const profile = await stage.profile(anna);
    const page = await profile.open('/rooms');
    await untilControlled(page);
    await roomList(page).getByRole('link', { name: 'Lobby' }).waitFor();
    expect(await page.getByText(words('connection_new_version', { server: 'Hearth' })).count()).toBe(0);

    publishNewVersion();
    await restart();
    // What browsers do by themselves now and again.
    await page.evaluate(async () => (await navigator.serviceWorker.ready).update());
    await page.getByText(words('connection_new_version', { server: 'Hearth' })).waitFor();
    const loaded = page.waitForEvent('load');
    await page.getByRole('button', { name: words('connection_reload') }).click();
    await loaded;
    await roomList(page).getByRole('link', { name: 'Lobby' }).waitFor();
    const caches = await page.evaluate(() => window.caches.keys());
    expect(caches).toHaveLength(1);
    onlyMissesTheServer(profile);
    expect(await page.getByText(words('connection_new_version', { server: 'Hearth' })).count()).toBe(0);
  });

  it('offers it in every tab as soon as the server is back with it, and each changes to it at once', async () => {
    const profile = await stage.profile(anna);
    const offer = (page: Page) => page.getByText(words('connection_new_version', { server: 'Hearth' }));
    const reload = async (page: Page): Promise<void> => {
      const loaded = page.waitForEvent('load');
      await page.getByRole('button', { name: words('connection_reload') }).click();
      await loaded;
      await roomList(page).getByRole('link', { name: 'Lobby' }).waitFor();
    };
    const one = await profile.open('/rooms');
    await untilControlled(one);
    const two = await profile.open('/rooms');
    await untilControlled(two);
    for (const page of [one, two]) await roomList(page).getByRole('link', { name: 'Lobby' }).waitFor();

    publishNewVersion();
    await restart();
    for (const page of [one, two]) await offer(page).waitFor();
    for (const page of [one, two]) {
      await reload(page);
      expect(await page.evaluate(() => window.caches.keys())).toEqual([`hearth-${publishedVersion()}`]);
      expect(await offer(page).count()).toBe(0);
    }
    onlyMissesTheServer(profile);
  });

  it('offers it as soon also where there is no service worker, as on plain http', async () => {
    const profile = await stage.profile(anna, { serviceWorkers: 'block' });
    const page = await profile.open('/rooms');
    await roomList(page).getByRole('link', { name: 'Lobby' }).waitFor();
    publishNewVersion();
    await restart();
    const offer = page.getByText(words('connection_new_version', { server: 'Hearth' }));
    await offer.waitFor();
    const loaded = page.waitForEvent('load');
    await page.getByRole('button', { name: words('connection_reload') }).click();
    await loaded;
    await roomList(page).getByRole('link', { name: 'Lobby' }).waitFor();
    expect(await offer.count()).toBe(0);
    onlyMissesTheServer(profile);
  });
});
