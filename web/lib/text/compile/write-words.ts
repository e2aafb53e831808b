import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import type { Sentence } from '../say.ts';
import { compileMessages, compileTranslation } from './compile-messages.ts';
import { pseudoCatalogue } from './pseudo.ts';

const catalogueFile = new URL('../words/en.json', import.meta.url);
const target = new URL('../generated/', import.meta.url);

/** Brings `generated/` up to date with the catalogue. A file that would not change is left alone, so that no watcher wakes. */
export function writeWords(): void {
  const catalogue = JSON.parse(readFileSync(catalogueFile, 'utf8')) as Record<string, Sentence>;
  const files = compileMessages(catalogue);
  files.set('en-XA.ts', compileTranslation(pseudoCatalogue(catalogue)));
  mkdirSync(target, { recursive: true });
  for (const [name, text] of files) writeIfChanged(new URL(name, target), text);
  for (const name of readdirSync(target)) if (!files.has(name)) rmSync(new URL(name, target));
}

function writeIfChanged(file: URL, text: string): void {
  if (readIfPresent(file) !== text) writeFileSync(file, text);
}

function readIfPresent(file: URL): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
