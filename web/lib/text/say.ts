import type { Language } from './languages.ts';

/** A message of a catalogue: a sentence, or one for each plural form that its language has, chosen by `{count}`. */
export type Sentence = string | Partial<Record<Intl.LDMLPluralRule, string>>;

export type Values = Readonly<Record<string, string | number>>;

/** The sentences of one language by their keys; what is missing is said in English. */
export type Translation = Readonly<Record<string, Sentence>>;

// The page's language is settled before the first component is made and stays until it is loaded anew: a constant of the
// page rather than state of the app, and read by words in plain functions as well, where no component's context reaches.
let language: Language = 'en';
let translation: Translation = {};
let plurals = new Intl.PluralRules(language);
let numbers = new Intl.NumberFormat(language);

/** Only for `speak()` in languages.ts, and tests. */
export function useTranslation(newLanguage: Language, newTranslation: Translation): void {
  language = newLanguage;
  translation = newTranslation;
  plurals = new Intl.PluralRules(language);
  numbers = new Intl.NumberFormat(language);
}

/** The language that the page speaks, as a BCP 47 tag: for Intl. */
export function spokenLanguage(): Language {
  return language;
}

/** The message `key` in the page's language; `english` is what it says when nobody has translated it. */
export function say(key: string, english: Sentence, values?: Values): string {
  const sentence = translation[key] ?? english;
  const text = typeof sentence === 'string' ? sentence : (sentence[pluralOf(values)] ?? sentence.other ?? '');
  return values ? text.replace(/\{(\w+)\}/gu, (hole, name: string) => written(values[name]) ?? hole) : text;
}

function pluralOf(values: Values | undefined): Intl.LDMLPluralRule {
  return plurals.select(Number(values?.['count']));
}

function written(value: string | number | undefined): string | undefined {
  return typeof value === 'number' ? numbers.format(value) : value;
}
