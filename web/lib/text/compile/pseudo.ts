import type { Sentence } from '../say.ts';

const PLAIN = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';
const ACCENTED = 'àƀçðéƒĝĥîĵķļɱñöþǫŕšţûṽŵẋýžÅƁÇÐÉƑĜĤÎĴĶĻṀÑÖÞǪŔŠŢÛṼŴẊÝŽ';

/**
 * The pseudo-language's form of a text: accented, a third longer (as German or Finnish would be), and in brackets, so that
 * cut-off ends show. What stands in braces stays as it is.
 */
export function pseudoText(text: string): string {
  const parts = text.split(/(\{\w+\})/u);
  const accented = parts.map((part) => (part.startsWith('{') ? part : accent(part))).join('');
  const letterCount = text.replaceAll(/\{\w+\}/gu, '').length;
  return `[${accented}${'·'.repeat(Math.ceil(letterCount / 3))}]`;
}

/** A whole catalogue in the pseudo-language. */
export function pseudoCatalogue(catalogue: Readonly<Record<string, Sentence>>): Record<string, Sentence> {
  return mapValues(catalogue, (sentence) =>
    typeof sentence === 'string' ? pseudoText(sentence) : mapValues(sentence, pseudoText),
  );
}

function accent(text: string): string {
  return Array.from(text, (letter) => ACCENTED[PLAIN.indexOf(letter)] ?? letter).join('');
}

function mapValues<Value, Result>(
  record: Readonly<Record<string, Value>>,
  change: (value: Value) => Result,
): Record<string, Result> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]));
}
