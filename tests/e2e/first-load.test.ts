import { brotliCompressSync } from 'node:zlib';
import type { Response } from 'playwright-core';
import { expect, it } from 'vitest';
import { signUp } from '../support/cast.ts';
import { roomList, useStage } from '../support/stage.ts';

/** JavaScript and CSS together, brotli. */
const firstLoadMaxBytes = 90_000;

const stage = useStage({ profiles: { serviceWorkers: 'allow' } });

it('shows a signed-in person their rooms for at most 90 kB of JavaScript and CSS', async () => {
  const anna = await signUp(stage.server, 'anna');
  const profile = await stage.profile(anna);
  const answers: Response[] = [];
  profile.context.on('response', (response) => {
    const request = response.request();
    // What the service worker fetches for later is not waited for.
    if (!request.serviceWorker() && ['script', 'stylesheet'].includes(request.resourceType())) answers.push(response);
  });
  const page = await profile.open('/rooms');
  await roomList(page).getByRole('link', { name: 'Lobby' }).waitFor();
  await page.waitForLoadState('networkidle');

  const sizes = await Promise.all(
    answers.map(async (answer) => ({
      path: new URL(answer.url()).pathname,
      bytes: brotliCompressSync(await answer.body()).length,
    })),
  );
  const bytes = sizes.reduce((sum, size) => sum + size.bytes, 0);
  console.log(`First load of the app: ${(bytes / 1000).toFixed(1)} kB of JavaScript and CSS in ${sizes.length} files`);
  expect(sizes.length).toBeGreaterThan(3);
  expect(bytes, JSON.stringify(sizes)).toBeLessThanOrEqual(firstLoadMaxBytes);
});
