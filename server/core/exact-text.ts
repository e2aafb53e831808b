import { TextType } from '@mikro-orm/core';

const ESCAPE = '\ufdd0';

/**
 * A text column that keeps every well-formed text to the byte on both dialects. PostgreSQL cannot store U+0000, so it is written
 * as the noncharacter U+FDD0 and `0`, and U+FDD0 itself (never part of a text meant for people) as U+FDD0 and `1`.
 */
export class ExactText extends TextType {
  override convertToDatabaseValue(value: string | null): string | null {
    return value === null ? null : encodeExactText(value);
  }

  override convertToJSValue(value: string | null): string | null {
    return value === null ? null : decodeExactText(value);
  }
}

export function encodeExactText(text: string): string {
  if (!text.includes('\0') && !text.includes(ESCAPE)) return text;
  return text.replaceAll(ESCAPE, `${ESCAPE}1`).replaceAll('\0', `${ESCAPE}0`);
}

export function decodeExactText(stored: string): string {
  if (!stored.includes(ESCAPE)) return stored;
  return stored.replaceAll(`${ESCAPE}0`, '\0').replaceAll(`${ESCAPE}1`, ESCAPE);
}
