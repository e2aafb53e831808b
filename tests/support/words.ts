import { pseudoCatalogue } from '../../web/lib/text/compile/pseudo.ts';
import { say, useTranslation, type Values } from '../../web/lib/text/say.ts';
import english from '../../web/lib/text/words/en.json' with { type: 'json' };

export type WordKey = keyof typeof english;

/** What the app says: the words of the catalogue with their holes filled, by the app's own rules. In English unless told. */
export function words(key: WordKey, values?: Values): string {
  return say(key, english[key], values);
}

/** From now on `words` says what the app says in the pseudo-language. */
export function speakPseudo(): void {
  useTranslation('en-XA', pseudoCatalogue(english));
}

export function speakEnglish(): void {
  useTranslation('en', {});
}
