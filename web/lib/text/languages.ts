import { useTranslation, type Translation } from './say.ts';

/** Where a person's choice is kept on this device; read by `before-paint.js` as well. */
export const languageStorageKey = 'hearth-language';

// `en-XA` is the pseudo-language: accented, longer English that shows what lies outside the catalogue. It is never chosen by itself.
const translations = {
  'en-XA': async (): Promise<Translation> => (await import('./generated/en-XA.ts')).translation,
};

export type Language = 'en' | keyof typeof translations;

/** The language that this device asks for: the one chosen here, else English, the only complete one. */
export function wantedLanguage(): Language {
  const chosen = localStorage.getItem(languageStorageKey);
  return chosen !== null && isTranslated(chosen) ? chosen : 'en';
}

/** Fetches a language's words, and speaks it from now on. Call before anything is shown; English is there already. */
export async function speak(language: Language): Promise<void> {
  useTranslation(language, language === 'en' ? {} : await translations[language]());
}

function isTranslated(language: string): language is keyof typeof translations {
  return Object.hasOwn(translations, language);
}
