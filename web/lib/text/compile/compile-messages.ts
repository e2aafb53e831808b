import type { Sentence } from '../say.ts';

/**
 * A catalogue as TypeScript files by name: one function for each message, typed by the holes in its sentence. One file for
 * each prefix (`account_...` in `account.ts`), so that a page loads the words of its own part only; `messages.ts` joins them.
 * Throws on a key that is not `prefix_name` and on plural forms without `other`.
 */
export function compileMessages(catalogue: Readonly<Record<string, Sentence>>): Map<string, string> {
  const parts = Map.groupBy(Object.entries(catalogue), ([key]) => prefixOf(key));
  const files = new Map<string, string>();
  for (const [prefix, messages] of parts) {
    const functions = messages.map(([key, sentence]) => compileMessage(key, sentence));
    files.set(`${prefix}.ts`, `import { say } from '../say.ts';\n\n${functions.join('\n')}\n`);
  }
  const joined = Array.from(parts.keys(), (prefix) => `export * from './${prefix}.ts';\n`);
  return files.set('messages.ts', joined.join(''));
}

/** A translation as a file that is loaded on its own. */
export function compileTranslation(catalogue: Readonly<Record<string, Sentence>>): string {
  return [
    "import type { Translation } from '../say.ts';\n",
    `export const translation: Translation = ${JSON.stringify(catalogue)};\n`,
  ].join('\n');
}

function compileMessage(key: string, sentence: Sentence): string {
  const holes = holesOf(key, sentence);
  const english = JSON.stringify(sentence);
  const comment = `/** ${(typeof sentence === 'string' ? sentence : sentence.other)?.replaceAll('*/', '* /') ?? ''} */`;
  if (holes.length === 0) return `${comment}\nexport const ${key} = (): string => say('${key}', ${english});`;
  const types = holes.map((hole) => `${hole}: ${hole === 'count' ? 'number' : 'string | number'}`).join('; ');
  return `${comment}\nexport const ${key} = (values: { ${types} }): string => say('${key}', ${english}, values);`;
}

function holesOf(key: string, sentence: Sentence): string[] {
  const forms = typeof sentence === 'string' ? [sentence] : Object.values(sentence);
  const holes = new Set(forms.flatMap((form) => Array.from(form.matchAll(/\{(\w+)\}/gu), (match) => match[1] ?? '')));
  if (typeof sentence !== 'string') {
    if (sentence.other === undefined) throw new Error(`The message ${key} has plural forms but not "other". Add it.`);
    holes.add('count');
  }
  return Array.from(holes);
}

function prefixOf(key: string): string {
  const match = /^([a-z]+)(?:_[a-z0-9]+)+$/u.exec(key);
  if (!match?.[1]) throw new Error(`The message key ${key} must be lower-case words with a prefix: rooms_title.`);
  return match[1];
}
