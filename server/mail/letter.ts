/** A letter as it goes out: in plain text and as simple HTML that loads nothing from anywhere. */
export interface Letter {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/** What a letter says: paragraphs, with a code and a link between them where it has such. */
export interface LetterWords {
  readonly subject: string;
  readonly before: readonly string[];
  readonly code?: string;
  readonly link?: { readonly label: string; readonly url: string };
  readonly after: readonly string[];
}

/** Sets the words as a letter. Whatever somebody chose, such as a name, is text and nothing else. */
export function writeLetter(to: string, words: LetterWords): Letter {
  const { subject, before, code, link, after } = words;
  const text = [...before, ...(code ? [spaced(code)] : []), ...(link ? [`${link.label}:\n${link.url}`] : []), ...after];
  const paragraph = (words: string): string => `<p>${escaped(words)}</p>`;
  const html = [
    ...before.map(paragraph),
    ...(code ? [`<p style="font:700 28px monospace;letter-spacing:3px">${escaped(spaced(code))}</p>`] : []),
    ...(link ? [`<p><a href="${escaped(link.url)}">${escaped(link.label)}</a></p>`] : []),
    ...after.map(paragraph),
  ];
  return {
    to,
    subject: oneLine(subject),
    text: `${text.join('\n\n')}\n`,
    html: `<!doctype html><meta charset="utf-8"><body style="font:16px/1.5 sans-serif;max-width:34em">${html.join('\n')}</body>\n`,
  };
}

/** Eight digits in two groups, as people read them aloud. */
function spaced(code: string): string {
  return `${code.slice(0, 4)} ${code.slice(4)}`;
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ');
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (letter) => entities[letter]!);
}
