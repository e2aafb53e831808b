import { RequestError } from './request-error.ts';

/** Throws BAD_USER_INPUT if the text holds half of a surrogate pair: no encoding could keep such a text to the byte. */
export function requireWellFormed(text: string, field: string): void {
  if (!text.isWellFormed()) {
    throw new RequestError(
      'BAD_USER_INPUT',
      `${field} holds half of a character (a lone surrogate) and could not be kept.`,
    );
  }
}

/** Whether the text has control characters or line breaks, which have no place in a name. */
export function hasControlCharacters(text: string): boolean {
  return /[\p{Cc}\p{Zl}\p{Zp}]|[\u202a-\u202e\u2066-\u2069]/u.test(text);
}

/** Whether nobody would see anything of the text: blanks and characters that have no shape. */
export function isBlank(text: string): boolean {
  return /^[\s\p{Cf}\p{M}\p{Default_Ignorable_Code_Point}\u2800]*$/u.test(text);
}

/** What two spellings share when letter case and compatibility forms do not count (NFKC, then case-folded). */
export function foldCase(text: string): string {
  return text.normalize('NFKC').toUpperCase().toLowerCase().normalize('NFKC');
}
