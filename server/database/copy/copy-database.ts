import { Problem } from '../../shared/problem.ts';
import { type Comparison, compareTable } from './compare.ts';
import { type CanonicalRow, openSource, type Source } from './source.ts';
import { type CopiedTable, tablesToCopy } from './tables.ts';
import { type Connection, insertRows, openTarget, requireEmpty, wasEndedByPostgres } from './target.ts';
import { requireKnown, requireUpToDate } from './versions.ts';

/** How far a copy is: rows of a table that are stored, or compared, of how many. */
export interface CopyProgress {
  readonly step: 'copy' | 'compare';
  readonly table: string;
  readonly done: number;
  readonly of: number;
}

export interface CopyOptions {
  /** The folder of the embedded database, which no server uses meanwhile. */
  readonly dataDir: string;
  /** The PostgreSQL database to fill. */
  readonly url: string;
  readonly now: Date;
  readonly onProgress: (progress: CopyProgress) => void;
  /** Ends the copy at the next batch. */
  readonly signal: AbortSignal;
}

const batchRowsMax = 5_000;
/** UTF-16 units of one batch's texts. */
const batchLengthMax = 4_000_000;

/**
 * Copies every table into an empty PostgreSQL database, reads both sides again and answers what it found. One transaction: the target
 * has everything, compared and the same, or nothing. The source is not written to. Throws `Problem` for what a host can mend, and
 * the signal's reason when it is ended.
 */
export async function copyDatabase(options: CopyOptions): Promise<Comparison[]> {
  const { dataDir, url, now } = options;
  const source = openSource(dataDir);
  try {
    requireKnown(source.migrations, `The database in ${dataDir}`);
    requireUpToDate(source.migrations, `The database in ${dataDir}`);
    const target = await openTarget(url, now);
    try {
      const tables = tablesToCopy(target.database);
      return await target.connection.transaction().execute(async (transaction) => {
        await requireEmpty(transaction, tables, url);
        const report = reportOf(source, options);
        for (const table of tables) await copyTable(source, transaction, table, report('copy', table));
        const comparisons: Comparison[] = [];
        for (const table of tables)
          comparisons.push(await compareTable(source, transaction, table, report('compare', table)));
        requireSame(comparisons);
        options.signal.throwIfAborted();
        return comparisons;
      });
    } catch (error) {
      throw wasEndedByPostgres(error)
        ? new Problem(`PostgreSQL ended the copy, and nothing was kept: ${error.message}.`)
        : error;
    } finally {
      await target.close();
    }
  } finally {
    source.close();
  }
}

/** What is called as rows of a table are done: tells of it, unless the copy is to end. */
function reportOf(source: Source, { onProgress, signal }: Pick<CopyOptions, 'onProgress' | 'signal'>) {
  const counts = new Map<string, number>();
  return (step: CopyProgress['step'], table: CopiedTable) => {
    const of = counts.get(table.name) ?? source.count(table);
    counts.set(table.name, of);
    return (done: number): void => {
      signal.throwIfAborted();
      onProgress({ step, table: table.name, done, of });
    };
  };
}

async function copyTable(
  source: Source,
  transaction: Connection,
  table: CopiedTable,
  onRow: (done: number) => void,
): Promise<void> {
  let done = 0;
  for (const batch of batchesOf(source.rows(table))) {
    await insertRows(transaction, table, batch);
    onRow((done += batch.length));
  }
}

function* batchesOf(rows: Iterable<CanonicalRow>): Generator<CanonicalRow[]> {
  let batch: CanonicalRow[] = [];
  let length = 0;
  for (const row of rows) {
    batch.push(row);
    for (const text of row) length += text?.length ?? 0;
    if (batch.length < batchRowsMax && length < batchLengthMax) continue;
    yield batch;
    batch = [];
    length = 0;
  }
  if (batch.length > 0) yield batch;
}

/** Throws `Problem` unless each table has the same rows on both sides. */
function requireSame(comparisons: readonly Comparison[]): void {
  const spoilt = comparisons.find(({ firstDifference }) => firstDifference !== null);
  if (!spoilt) return;
  const { table, source, target, firstDifference } = spoilt;
  throw new Problem(
    `What was read back is not what was copied, so nothing was kept: ${table} has ${source.rows} rows here and ${target.rows} there, ` +
      `and the first that differs is ${firstDifference}. Does the database change what is stored, by a trigger or a rule?`,
  );
}
