import { createHash } from 'node:crypto';
import type { CanonicalRow, Source } from './source.ts';
import { type CopiedTable, keyOf } from './tables.ts';
import { type Connection, readRows } from './target.ts';

const rowsPerReport = 1_000;

/** What reading a table on both sides found. */
export interface Comparison {
  readonly table: string;
  readonly source: TableSum;
  readonly target: TableSum;
  /** The key of the first row that is not the same on both sides; null if all are. */
  readonly firstDifference: string | null;
}

/** How many rows there are, and the SHA-256 (hex) over all of their values in the order of the key. */
export interface TableSum {
  readonly rows: number;
  readonly checksum: string;
}

/** Reads the table on both sides, every value of every row. `onRow` is told how many rows of the target it has read. */
export async function compareTable(
  source: Source,
  transaction: Connection,
  table: CopiedTable,
  onRow: (done: number) => void = () => {},
): Promise<Comparison> {
  const [mine, theirs] = [new RunningSum(), new RunningSum()];
  const sourceRows = source.rows(table);
  let firstDifference: string | null = null;
  for await (const row of readRows(transaction, table)) {
    const { value: sourceRow } = sourceRows.next() as { value?: CanonicalRow };
    const isSame = theirs.add(row) === (sourceRow && mine.add(sourceRow));
    if (!isSame) firstDifference ??= keyOf(table, sourceRow ?? row);
    if (theirs.rows % rowsPerReport === 0) onRow(theirs.rows);
  }
  for (const row of sourceRows) {
    mine.add(row);
    firstDifference ??= keyOf(table, row);
  }
  onRow(theirs.rows);
  return { table: table.name, source: mine.result(), target: theirs.result(), firstDifference };
}

class RunningSum {
  readonly #hash = createHash('sha256');
  rows = 0;

  /** Answers the row's text, which is the same for the same values alone. */
  add(row: CanonicalRow): string {
    const text = JSON.stringify(row);
    this.#hash.update(text).update('\n');
    this.rows++;
    return text;
  }

  result(): TableSum {
    return { rows: this.rows, checksum: this.#hash.digest('hex') };
  }
}
