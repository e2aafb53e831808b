import { readConfig } from '../config.ts';
import { type Backup, backupFolder, makeBackup } from '../database/backup/make-backup.ts';
import { limits } from '../shared/limits.ts';
import { readVersion } from '../shared/version.ts';
import { requireServer } from './at-server.ts';
import { type Command, UsageProblem } from './command.ts';
import { ProgressLine, thousands } from './progress-line.ts';

/** Puts everything that a server has into one file. */
export const backupCommand: Command = {
  name: 'backup',
  summary: 'Puts everything into one checked file, while the server runs or not',
  usage: '[--to DIR] [--keep N]',
  help: [
    'The file holds the database as it is at one moment, the files that people sent along with messages, and',
    'whatever else is in DATA_DIR. It is checked before it gets its name. People can go on writing meanwhile.',
    'With PostgreSQL, pg_dump does the reading.',
    '',
    '  --to DIR   where to put it; DATA_DIR/backups unless told. Better is another disk: this one may break',
    `  --keep N   how many backups made by hand the folder keeps of this server; ${limits.backupsKept} unless told`,
  ],
  options: { to: { type: 'string' }, keep: { type: 'string' } },
  positionals: [],
  async run({ values }, terminal) {
    const keep = Number(values['keep'] ?? limits.backupsKept);
    if (!Number.isInteger(keep) || keep < 1 || keep > keepMax)
      throw new UsageProblem(`--keep must be a number from 1 to ${thousands(keepMax)}.`);
    const config = readConfig(terminal.env);
    requireServer(config);
    const line = new ProgressLine(terminal);
    try {
      const backup = await makeBackup({
        location: config,
        filesDir: config.filesDir,
        to: values['to'] ?? backupFolder(config.dataDir),
        kind: 'by-hand',
        keep,
        version: readVersion(),
        now: new Date(),
        onProgress: (done, of) => line.show('Copying the database', done, of, 'pages'),
        signal: terminal.signal,
      });
      line.clear();
      terminal.write(reportOf(backup, values['to'] === undefined));
    } catch (error) {
      line.clear();
      if (error === terminal.signal.reason)
        terminal.write('Stopped. No backup was made; the older ones are as they were.\n');
      throw error;
    }
  },
};

/** More backups than anybody has. */
const keepMax = 10_000;

function reportOf({ file, bytes, manifest, removed, brokenPromises }: Backup, isUsualPlace: boolean): string {
  const { people, rooms, messages, files } = manifest.counts;
  const what = `${thousands(people)} people, ${thousands(rooms)} rooms, ${thousands(messages)} messages, ${thousands(files)} files`;
  const lines = [
    `The backup is ${file}`,
    '',
    `  ${what}; ${sizeOf(bytes)}. Read again and checked.`,
    ...(removed.length > 0 ? [`  ${removed.length} older ${removed.length === 1 ? 'one' : 'ones'} made room.`] : []),
    '',
    ...(brokenPromises.length > 0
      ? [
          'Something is wrong in the database, so no older backup was removed. Please report it:',
          ...brokenPromises.map((promise) => `  not true: ${promise}`),
          '',
        ]
      : []),
    ...(isUsualPlace
      ? ['It lies on the same disk as the server. Copy it elsewhere, or use --to with a folder on another disk.']
      : []),
    `To bring it back: npm run hearth -- restore ${file}`,
    '',
  ];
  return lines.join('\n');
}

/** Bytes in the unit that people read. */
export function sizeOf(bytes: number): string {
  const units = ['bytes', 'KB', 'MB', 'GB', 'TB'];
  const power = bytes < 1 ? 0 : Math.min(Math.floor(Math.log10(bytes) / 3), units.length - 1);
  return `${(bytes / 1000 ** power).toLocaleString('en', { maximumFractionDigits: power === 0 ? 0 : 1 })} ${units[power]}`;
}
