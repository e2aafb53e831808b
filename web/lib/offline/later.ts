import { appAge } from './app-age.ts';
import { retryDelayMs } from './retry-delay.ts';
import { sleepUntilWoken } from './wake-up.ts';

/**
 * A part of the app that is fetched when it is first wanted: `later(() => import('./Part.svelte'))`. While the server cannot be reached
 * it is tried again and again, so that it comes when the connection does; the bar at the top says what it waits for. A part that is
 * there and broken throws.
 */
export async function later<Part>(load: () => Promise<Part>): Promise<Part> {
  for (let attempt = 0; ; attempt++) {
    try {
      return await load();
    } catch (error) {
      if (!isNotReached(error)) throw error;
    }
    // Of a server with a newer app, which has no such part, browsers say the same.
    appAge.suspect();
    await sleepUntilWoken(retryDelayMs(attempt, Math.random()));
    await fetchStylesAgain();
  }
}

/** Browsers say it as a TypeError in words of their own; Vite, which fetches the part's styles, as an Error in these. */
function isNotReached(error: unknown): boolean {
  return error instanceof TypeError || (error instanceof Error && error.message.startsWith('Unable to preload CSS'));
}

/** Styles that did not come stand in the page as links without a sheet, and nobody else asks for them a second time. */
async function fetchStylesAgain(): Promise<void> {
  const links = Array.from(document.querySelectorAll<HTMLLinkElement>('link[rel="stylesheet"]'));
  await Promise.all(links.filter(({ sheet }) => sheet === null).map(fetchAgain));
}

function fetchAgain(link: HTMLLinkElement): Promise<unknown> {
  const fresh = link.cloneNode() as HTMLLinkElement;
  const settled = new Promise((resolve) => {
    for (const outcome of ['load', 'error']) fresh.addEventListener(outcome, resolve, { once: true });
  });
  link.replaceWith(fresh);
  return settled;
}
