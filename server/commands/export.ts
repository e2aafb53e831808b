import { rmSync, statSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { readConfig } from '../config.ts';
import { publishFile } from '../database/backup/safe-files.ts';
import { exportData, type ExportScope } from '../database/export/export-data.ts';
import { readPlaceName } from '../database/place-name.ts';
import { ExportedFiles } from '../database/export/exported-files.ts';
import { FileStore } from '../files/file-store.ts';
import { Problem } from '../shared/problem.ts';
import { readVersion } from '../shared/version.ts';
import { requireServer } from './at-server.ts';
import { sizeOf } from './backup.ts';
import { type Arguments, type Command, UsageProblem } from './command.ts';
import { thousands } from './progress-line.ts';

/** Writes what was said for other programs to read. */
export const exportCommand: Command = {
  name: 'export',
  summary: 'Writes the server, a room or an account as JSON, for other programs',
  usage: '[--room NAME | --account USERNAME] [--to FILE]',
  help: [
    'Everything that people wrote, to the byte, as it is at one moment; never passwords or what opens a session.',
    'docs/export.md describes the format. Also while the server runs. It is no backup: nothing reads it back.',
    '',
    '  --room NAME          this room alone, with the names of those who are or were heard in it',
    '  --account USERNAME   what this server knows of one person, and what they wrote, for them',
    '  --to FILE            where to write it; hearth-export-<time>.json in this folder unless told. Files that',
    '                       were sent along with messages go into a folder beside it, <FILE>-files',
  ],
  options: { room: { type: 'string' }, account: { type: 'string' }, to: { type: 'string' } },
  positionals: [],
  async run({ values }, terminal) {
    const scope = scopeOf(values);
    const config = readConfig(terminal.env);
    requireServer(config);
    const now = new Date();
    const to = resolve(values['to'] ?? `hearth-export-${now.toISOString().replaceAll(/[:.]/g, '-')}.json`);
    const unfinished = `${to}.unfinished`;
    const { signal } = terminal;
    const placeName = config.serverName ?? (await readPlaceName(config));
    const files = new ExportedFiles(new FileStore(config.filesDir), `${to.replace(/\.json$/, '')}-files`);
    const takeFile: ExportedFiles['take'] = (file) => files.take(file);
    const pieces = exportData({ location: config, scope, placeName, version: readVersion(), now, takeFile, signal });
    try {
      // A file that is there already keeps its owner and who may read it.
      rmSync(unfinished, { force: true });
      // Opened before anything can fail, or it might be made after it was removed.
      const opened = await open(unfinished, 'wx', 0o600);
      await pipeline(pieces, opened.createWriteStream());
      files.publish();
      publishFile(unfinished, to);
    } catch (error) {
      rmSync(unfinished, { force: true });
      files.giveUp();
      if (error === signal.reason) terminal.write('Stopped. Nothing was written.\n');
      throw inWords(error, to);
    }
    terminal.write(
      `${to} has it: ${sizeOf(statSync(to).size)}. Only you may read the file; mind to whom you give it.\n`,
    );
    if (files.count > 0) terminal.write(`${thousands(files.count)} files that were sent are in ${files.dir}\n`);
  },
};

function scopeOf({ room, account }: Arguments['values']): ExportScope {
  if (room !== undefined && account !== undefined)
    throw new UsageProblem('export takes --room or --account, not both.');
  if (room !== undefined) return { of: 'room', name: room };
  return account === undefined ? { of: 'server' } : { of: 'account', username: account };
}

/** What a system says of a file that cannot be written, for the host. */
function inWords(error: unknown, file: string): unknown {
  const { code } = error as NodeJS.ErrnoException;
  if (!/^(ENOSPC|EDQUOT|EACCES|EPERM|EROFS|ENOTDIR|ENOENT|EISDIR)$/.test(code ?? '')) return error;
  return new Problem(`${file} cannot be written (${code}). Nothing was written.`);
}
