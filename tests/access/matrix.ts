import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';

/** Compares a table with the file that everybody agreed on; UPDATE_MATRIX=1 writes the file anew instead. */
export function expectMatrix(file: string, rows: readonly (readonly string[])[]): void {
  const path = join(import.meta.dirname, file);
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  const table =
    rows
      .map((row) =>
        row
          .map((cell, column) => cell.padEnd(widths[column]!))
          .join('  ')
          .trimEnd(),
      )
      .join('\n') + '\n';
  if (process.env['UPDATE_MATRIX'] === '1') writeFileSync(path, table);
  const agreed = existsSync(path) ? readFileSync(path, 'utf8') : '';
  expect(
    table,
    `Who may do what has changed. If that is meant, run UPDATE_MATRIX=1 npm test -- tests/access, read what changed in ${file} and commit it`,
  ).toBe(agreed);
}
