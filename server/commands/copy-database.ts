import { readConfig } from '../config.ts';
import { copyDatabase } from '../database/copy/copy-database.ts';
import type { Comparison } from '../database/copy/compare.ts';
import { requireSource } from '../database/copy/source.ts';
import { holdDataFolder } from '../database/data-lock.ts';
import { Problem } from '../shared/problem.ts';
import { type Command, UsageProblem } from './command.ts';
import { ProgressLine, thousands } from './progress-line.ts';

/** Moves a server from SQLite to PostgreSQL. */
export const copyDatabaseCommand: Command = {
  name: 'copy-database',
  summary: 'Copies everything from the embedded database to PostgreSQL and compares both',
  usage: '--to postgres://user:password@host:5432/name',
  help: [
    'Stop the server first. The embedded database is the one in DATA_DIR (data by default); it is only read.',
    'The PostgreSQL database (14 or newer) must be empty. It gets everything, or, if anything is not the',
    'same when read back or you press Ctrl+C, nothing. Members stay signed in and notice a reconnect only.',
    '',
    'Files that were sent along with messages stay where they are, in FILES_DIR (DATA_DIR/files unless set).',
    '',
    '  --to URL   the PostgreSQL database to fill',
  ],
  options: { to: { type: 'string' } },
  positionals: [],
  async run({ values }, terminal) {
    const { to: url } = values;
    if (url === undefined) throw new UsageProblem('copy-database needs --to and the address of a PostgreSQL database.');
    if (!/^postgres(ql)?:\/\//.test(url) || !URL.canParse(url)) {
      throw new UsageProblem(
        '--to must be the address of a PostgreSQL database: postgres://user:password@host:5432/name',
      );
    }
    const { dataDir } = readConfig({ ...terminal.env, DATABASE_URL: undefined });
    requireSource(dataDir);
    const lock = holdDataFolder(dataDir);
    if (lock === null) {
      throw new Problem(
        `A Hearth is running on ${dataDir}. Stop it first (Ctrl+C where it runs), so that nothing is said that would be left behind.`,
      );
    }
    const line = new ProgressLine(terminal);
    try {
      const comparisons = await copyDatabase({
        dataDir,
        url,
        now: new Date(),
        onProgress: ({ step, table, done, of }) =>
          line.show(`${step === 'copy' ? 'Copying' : 'Comparing'} ${table}`, done, of, 'rows'),
        signal: terminal.signal,
      });
      line.clear();
      terminal.write(reportOf(comparisons, url));
    } catch (error) {
      line.clear();
      if (error === terminal.signal.reason)
        terminal.write('Stopped. Nothing was kept in the PostgreSQL database; the embedded one is as it was.\n');
      throw error;
    } finally {
      lock.release();
    }
  },
};

function reportOf(comparisons: readonly Comparison[], url: string): string {
  const rows = [
    ['table', 'SQLite', 'PostgreSQL', 'SHA-256 of all values, the same on both'],
    ...comparisons.map(({ table, source, target }) => [
      table,
      thousands(source.rows),
      thousands(target.rows),
      source.checksum === target.checksum ? source.checksum.slice(0, 32) : 'NOT THE SAME',
    ]),
  ];
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  const lines = rows.map(([table, here, there, checksum]) =>
    ['', table!.padEnd(widths[0]!), here!.padStart(widths[1]!), there!.padStart(widths[2]!), checksum!].join('  '),
  );
  const withoutPassword = new URL(url);
  if (withoutPassword.password !== '') withoutPassword.password = '***';
  return [
    '',
    ...lines,
    '',
    'Everything is in PostgreSQL and the same. Start Hearth there, with all your other settings as they were:',
    '',
    `  DATABASE_URL=${withoutPassword.href} npm start`,
    '',
    'Files that were sent along with messages stay where they are: keep DATA_DIR, and FILES_DIR if you set it.',
    'The embedded database stays as it was. Do not start Hearth on it again: what is said there would not be in PostgreSQL.',
    '',
  ].join('\n');
}
