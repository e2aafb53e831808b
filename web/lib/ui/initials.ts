const HUES = 12;

/** One or two letters that stand for a name: the first of its first and last word; '?' for a name without any. */
export function initialsOf(name: string): string {
  const words = name
    .trim()
    .split(/[\s._-]+/u)
    .filter(Boolean);
  const first = firstCharacter(words[0]);
  const last = words.length > 1 ? firstCharacter(words.at(-1)) : '';
  return (first + last).toLocaleUpperCase() || '?';
}

/** The same id gets the same of twelve colours everywhere and always: 0 to 11. */
export function hueOf(id: string): number {
  let hash = 2166136261;
  for (const character of id) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 16777619);
  return (hash >>> 8) % HUES;
}

/** By grapheme, so that a flag or a family stays whole. */
function firstCharacter(word: string | undefined): string {
  if (!word) return '';
  const [first] = new Intl.Segmenter().segment(word);
  return first?.segment ?? '';
}
