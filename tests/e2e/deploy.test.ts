import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { watchedContext } from '../support/browser.ts';
import { goodPassword, operations } from '../support/cast.ts';
import { Client } from '../support/client.ts';
import { ServerProcess } from '../support/server-process.ts';
import { composer, onlyMissesTheServer, pagePatienceMs, sentMessage, waitingMessage } from '../support/stage.ts';
import { words } from '../support/words.ts';

/** So long nobody need be there without anybody noticing; a start on a busy computer may take longer. */
const unnoticedMs = 2_500;

const folder = mkdtempSync(join(tmpdir(), 'hearth-deploy-'));
const server = new ServerProcess({ DATA_DIR: folder, BENCHMARK: 'on', LOG_LEVEL: 'silent' });

beforeAll(() => server.start());
afterAll(async () => {
  await server.stop('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

/** What the page says that nobody who types wants to hear: whatever is announced, with the bar of a lost connection. */
async function watchNotices(page: Page): Promise<() => Promise<readonly string[]>> {
  await page.evaluate(() => {
    const seen = new Set<string>();
    const look = (): void => {
      for (const place of document.querySelectorAll<HTMLElement>('[role=alert], [role=status], [role=alertdialog]')) {
        const text = place.innerText.trim();
        if (text !== '') seen.add(text);
      }
    };
    new MutationObserver(look).observe(document.body, { childList: true, subtree: true, characterData: true });
    Object.assign(window, { seenNotices: seen });
  });
  return () => page.evaluate(() => [...(window as unknown as { seenNotices: Set<string> }).seenNotices]);
}

/** Stops the server as a deploy does and starts it again on the same data; answers how long nobody was there, in ms. */
async function deploy(): Promise<number> {
  const stoppedAt = performance.now();
  await server.stop('SIGTERM');
  await server.start();
  return performance.now() - stoppedAt;
}

it('a new version is put in place while somebody types: text and caret stay, and what is said arrives once', async () => {
  const input = { username: 'anna', password: goodPassword, wantToken: true };
  const { token } = (await new Client(server).run(operations.signUp, { input })).signUp;
  const anna = new Client(server, { token: token! });
  const room = (await anna.run(operations.createRoom, { input: { name: 'Works' } })).createRoom.room!;
  const signedIn = await new Client(server).ask(operations.signIn, {
    input: { login: 'anna', password: goodPassword },
  });
  const [name = '', value = ''] = (signedIn.headers['set-cookie']?.[0]?.split(';')[0] ?? '').split('=');
  const profile = await watchedContext(server.origin);
  profile.context.setDefaultTimeout(pagePatienceMs);
  await profile.context.addCookies([{ name, value, url: server.origin, httpOnly: true, sameSite: 'Lax' }]);
  const page = await profile.open(`/rooms/${room.id}`);
  const caret = () => composer(page).evaluate((box: HTMLTextAreaElement) => [box.selectionStart, box.selectionEnd]);

  await page.getByText(words('message_empty_title')).waitFor();
  await composer(page).fill('See you at the bridge.');
  await composer(page).press('End');
  for (const _letter of ' the bridge.') await composer(page).press('ArrowLeft');
  const notices = await watchNotices(page);
  const deploying = deploy();
  const typed = ' noon, or a little later, at';
  await page.keyboard.type(typed, { delay: 60 });
  const downMs = await deploying;
  const text = `See you at${typed} the bridge.`;
  expect(await composer(page).inputValue()).toBe(text);
  expect(await caret()).toEqual([text.length - ' the bridge.'.length, text.length - ' the bridge.'.length]);
  expect(await composer(page).evaluate((box) => box === document.activeElement)).toBe(true);
  await page.keyboard.press('Enter');
  await sentMessage(page, text).waitFor();
  const tolerated = downMs < unnoticedMs ? [] : [words('connection_lost'), words('message_offline_hint')];
  expect((await notices()).filter((notice) => !tolerated.includes(notice))).toEqual([]);

  // The same for what is sent while nobody is there.
  await server.stop('SIGTERM');
  await composer(page).fill('And bring the map.');
  await page.keyboard.press('Enter');
  await waitingMessage(page, 'And bring the map.').waitFor();
  await composer(page).fill('half a sen');
  await server.start();
  await sentMessage(page, 'And bring the map.').waitFor();
  expect(await composer(page).inputValue()).toBe('half a sen');

  const bodies = (await anna.run(operations.messages, { id: room.id })).room!.messages.nodes.map(({ body }) => body);
  expect(bodies).toEqual([text, 'And bring the map.']);
  onlyMissesTheServer(profile);
  await profile.context.close();
});
