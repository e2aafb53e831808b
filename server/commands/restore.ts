import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { readConfig } from '../config.ts';
import { type Restored, restoreBackup } from '../database/backup/restore-backup.ts';
import { Problem } from '../shared/problem.ts';
import { alone } from './held-folder.ts';
import { type Command, UsageProblem } from './command.ts';
import { thousands } from './progress-line.ts';

/** Brings a backup back, here or on another machine. */
export const restoreCommand: Command = {
  name: 'restore',
  summary: 'Brings back what a backup holds, and keeps what was there before',
  usage: 'FILE',
  help: [
    'Stop the server first. The file is unpacked and checked before anything is changed. Then what is in DATA_DIR',
    'is put aside, and what was backed up takes its place: all of it or nothing. With PostgreSQL, DATABASE_URL must',
    'name an empty database, and pg_restore fills it.',
    '',
    'On another machine: install Hearth there, copy the file, restore it, and start with the settings as they were.',
  ],
  options: {},
  positionals: ['FILE'],
  async run({ positionals: [name] }, terminal) {
    if (name === undefined) throw new UsageProblem('restore needs the file of a backup.');
    const file = resolve(name);
    if (!existsSync(file)) throw new Problem(`There is no file ${file}.`);
    const config = readConfig(terminal.env);
    const { signal } = terminal;
    try {
      const restored = await alone(config, () =>
        restoreBackup({ file, location: config, filesDir: config.filesDir, now: new Date(), signal }),
      );
      terminal.write(reportOf(restored));
    } catch (error) {
      if (error === signal.reason) terminal.write('Stopped. Everything is as it was.\n');
      throw error;
    }
  },
};

function reportOf({ manifest, aside, filesAside }: Restored): string {
  const { people, rooms, messages, files } = manifest.counts;
  return [
    `Everything is as it was on ${manifest.madeAt.slice(0, 16).replace('T', ' at ')} UTC:`,
    '',
    `  ${thousands(people)} people, ${thousands(rooms)} rooms, ${thousands(messages)} messages, ${thousands(files)} files. Checked.`,
    '',
    ...(aside === null
      ? []
      : [
          `What was there before is in ${aside}. If all is well, delete it; DATA_DIR=${aside} npm start looks into it.`,
        ]),
    ...(filesAside === null ? [] : [`The files of then are in ${filesAside} (FILES_DIR).`]),
    ...(manifest.hasFiles ? [] : ['It was made before an upgrade and holds no files: those in FILES_DIR go on.']),
    'Now: npm start',
    '',
  ].join('\n');
}
