import { lengthOf, limits } from '../shared/limits.ts';
import { isBlank } from '../shared/text.ts';

/** What has no place in a file's name: control characters, line breaks, and what turns the reading direction or cannot be seen. */
const unfit = /[\p{Cc}\p{Zl}\p{Zp}\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/gu;

/** The name under which a file is shown and saved: no path, nothing that makes it look like another, and not too long. Its ending stays. */
export function cleanFileName(name: string): string {
  const last = name.toWellFormed().split(/[/\\]/).at(-1)!.replaceAll(unfit, '').trim();
  if (isBlank(last) || /^\.+$/.test(last)) return 'file';
  const letters = Array.from(last);
  if (letters.length <= limits.fileNameLengthMax) return last;
  const [ending = ''] = /\.[^.\s]{1,12}$/u.exec(last) ?? [];
  return letters.slice(0, limits.fileNameLengthMax - lengthOf(ending)).join('') + ending;
}
