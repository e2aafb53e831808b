import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { classes } from './classes.ts';

const root = join(import.meta.dirname, '..', '..');

/** The file of a named test, from the project's root, and its sentence; empty where the whole file is meant. */
function parse(named: string): { file: string; sentence: string } {
  const colon = named.indexOf(': ');
  return { file: `tests/${named.slice(0, colon)}.test.ts`, sentence: named.slice(colon + 2) };
}

describe('the fifteen classes of holes', () => {
  it.each(classes)('have tests that are there: $name', ({ tests }) => {
    expect(tests.length).toBeGreaterThan(0);
    for (const { file, sentence } of tests.map(parse)) {
      const source = readFileSync(join(root, file), 'utf8');
      expect(source.includes(sentence), `${file} has no test "${sentence}". Name the one that took its place`).toBe(
        true,
      );
      expect(source).not.toMatch(/\b(it|test|describe)\.(skip|only|todo)\b/);
    }
  });

  it('are fifteen, and SECURITY.md has a line for each with its files', () => {
    expect(classes).toHaveLength(15);
    const security = readFileSync(join(root, 'SECURITY.md'), 'utf8').replaceAll(/ +/g, ' ');
    for (const [index, { name, tests }] of classes.entries()) {
      const files = [...new Set(tests.map((named) => named.slice(0, named.indexOf(': '))))].map(
        (file) => `\`${file}\``,
      );
      expect(security).toContain(`| ${index + 1} | ${name} | ${files.join(', ')} |`);
    }
  });
});
