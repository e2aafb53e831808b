import { browser } from '$app/env';
import { speak, wantedLanguage } from '#lib/text/languages.ts';

/** The language is settled before anything is shown; prerendered pages are English. */
export async function load(): Promise<void> {
  if (browser) await speak(wantedLanguage());
}
