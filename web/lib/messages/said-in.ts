import { m } from '../text/words.ts';

interface Said {
  readonly body: string;
  readonly files: readonly { readonly name: string; readonly width: number | null }[];
}

/** What a message says, in one line: its text, or what was sent without any. */
export function saidIn({ body, files }: Said): string {
  const line = body.trimStart().slice(0, 200).replaceAll(/\s+/gu, ' ');
  const [first] = files;
  if (line !== '' || first === undefined) return line;
  if (files.every(({ width }) => width !== null)) return m.rooms_preview_pictures({ count: files.length });
  return files.length === 1 ? first.name : m.rooms_preview_files({ count: files.length });
}
