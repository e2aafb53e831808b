import { execFileSync } from 'node:child_process';
import { cpus, release, totalmem, type } from 'node:os';

/** One figure of one server, as it is shown. */
export interface Finding {
  /** The row of the table: what was measured, with its unit. */
  readonly row: string;
  readonly server: string;
  readonly cell: string;
}

/** A table in Markdown: a row for each thing measured, a column for each server, a dash where there is no figure. */
export function tableOf(findings: readonly Finding[], servers: readonly string[]): string {
  const rows = [...new Set(findings.map(({ row }) => row))];
  const cellOf = (row: string, server: string): string =>
    findings.find((finding) => finding.row === row && finding.server === server)?.cell ?? '-';
  return markdown([['', ...servers], ...rows.map((row) => [row, ...servers.map((server) => cellOf(row, server))])]);
}

/** Rows of cells as a table in Markdown whose columns are as wide as they must be. */
export function markdown(rows: readonly (readonly string[])[]): string {
  const widths = rows[0]!.map((_, column) => Math.max(3, ...rows.map((row) => row[column]!.length)));
  const line = (row: readonly string[]): string => `| ${row.map((cell, at) => cell.padEnd(widths[at]!)).join(' | ')} |`;
  const [head, ...body] = rows;
  return [line(head!), line(widths.map((width) => '-'.repeat(width))), ...body.map(line)].join('\n');
}

/** When, on what and of which version the figures are. */
export function circumstances(): string {
  const git = (...args: string[]): string => execFileSync('git', args, { encoding: 'utf8' }).trim();
  const isChanged = git('status', '--porcelain') !== '';
  const [cpu] = cpus();
  const memoryGiB = Math.round(totalmem() / 2 ** 30);
  return (
    `Measured on ${new Date().toISOString().slice(0, 10)} on ${cpus().length} x ${cpu!.model.trim()}, ${memoryGiB} GiB, ${type()} ` +
    `${release()}, Node ${process.versions.node}, commit ${git('rev-parse', '--short=10', 'HEAD')}${isChanged ? ' with changes' : ''}. ` +
    'Timed figures are medians of three runs.'
  );
}
