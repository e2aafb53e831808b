import { readConfig } from '../config.ts';
import { backupFolder, makeBackup } from '../database/backup/make-backup.ts';
import { wipe } from '../database/backup/wipe.ts';
import { readPlaceName } from '../database/place-name.ts';
import { limits } from '../shared/limits.ts';
import { Problem } from '../shared/problem.ts';
import { readVersion } from '../shared/version.ts';
import { requireServer } from './at-server.ts';
import type { Command } from './command.ts';
import { alone } from './held-folder.ts';

/** Makes an empty server of one that is not wanted any more. */
export const resetCommand: Command = {
  name: 'reset',
  summary: 'Wipes everything after a backup, so that the next start is the first',
  usage: '[--name NAME]',
  help: [
    'Stop the server first. You are asked to type the name of the place; then a backup is made in DATA_DIR/backups,',
    'and only when it is on the disk and checked is everything else taken away. restore brings it back.',
    '',
    '  --name NAME   the name of the place, for scripts; then nothing is asked',
  ],
  options: { name: { type: 'string' } },
  positionals: [],
  async run({ values }, terminal) {
    const config = readConfig(terminal.env);
    requireServer(config);
    const { signal } = terminal;
    try {
      const file = await alone(config, async () => {
        const name = config.serverName ?? (await readPlaceName(config));
        const typed = values['name'] ?? (await terminal.ask(`Everything in "${name}" will go. Type its name: `));
        if (typed?.trim() !== name)
          throw new Problem(`That is not the name of this place, which is "${name}". Nothing was changed.`);
        const backup = await makeBackup({
          location: config,
          filesDir: config.filesDir,
          to: backupFolder(config.dataDir),
          kind: 'before-reset',
          keep: limits.backupsKept,
          version: readVersion(),
          now: new Date(),
          signal,
        });
        signal.throwIfAborted();
        await wipe(config, config.filesDir);
        return backup.file;
      });
      terminal.write(
        [
          'The server is empty, as after its installation. npm start makes a new one.',
          '',
          `What was there is in ${file}`,
          `To bring it back: npm run hearth -- restore ${file}`,
          '',
        ].join('\n'),
      );
    } catch (error) {
      if (error === signal.reason) terminal.write('Stopped. Everything is as it was.\n');
      throw error;
    }
  },
};
