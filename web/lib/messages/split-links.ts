/** A stretch of a message's text, or an address in it that may be followed. */
export type TextPart =
  | { text: string; href?: undefined }
  /** `realHost`: where it leads, told when the letters may be taken for others. */
  | { text: string; href: string; realHost?: string };

// Longer ones are nobody's address, and would make the looking for brackets slow.
const address = /\bhttps?:\/\/[^\s<>"'`]{1,2000}/giu;
const closers: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{' };

/** Finds the web addresses in plain text. Only http and https; joined again, the parts are the text to the byte. */
export function splitLinks(text: string): TextPart[] {
  const parts: TextPart[] = [];
  let done = 0;
  for (const match of text.matchAll(address)) {
    const found = trimEnd(match[0]);
    const link = followable(found);
    if (link === null) continue;
    if (match.index > done) parts.push({ text: text.slice(done, match.index) });
    parts.push({ text: found, ...link });
    done = match.index + found.length;
  }
  if (done < text.length) parts.push({ text: text.slice(done) });
  return parts;
}

/** A full stop or a bracket after an address belongs to the sentence, unless the bracket was opened within. */
function trimEnd(found: string): string {
  let end = found.length;
  for (; end > 0; end--) {
    const last = found[end - 1] ?? '';
    const opener = closers[last];
    const isLoose = opener !== undefined && count(found.slice(0, end), last) > count(found.slice(0, end), opener);
    if (!isLoose && !/[.,;:!?*_~…。、]/u.test(last)) break;
  }
  return found.slice(0, end);
}

/** Only http and https; none with a user in it, because `https://bank.example@host` looks like the bank's. */
function followable(found: string): { href: string; realHost?: string } | null {
  const url = URL.parse(found);
  const written = /^https?:\/\/([^/?#\\]*)/iu.exec(found)?.[1] ?? '';
  if (!url || !/^https?:$/u.test(url.protocol) || !url.hostname || written.includes('@')) return null;
  return mayDeceive(written) ? { href: url.href, realHost: url.hostname } : { href: url.href };
}

/** Letters of several scripts (a Cyrillic а among Latin ones), or letters in disguise. */
function mayDeceive(host: string): boolean {
  const letters = host.match(/\p{L}/gu) ?? [];
  const latinCount = letters.filter((letter) => /\p{Script=Latin}/u.test(letter)).length;
  return host.includes('%') || (latinCount > 0 && latinCount < letters.length);
}

function count(text: string, letter: string): number {
  return text.split(letter).length - 1;
}
