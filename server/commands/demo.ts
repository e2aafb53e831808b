import { atServer } from './at-server.ts';
import { type Arguments, type Command, type Terminal, UsageProblem } from './command.ts';

/** Fills an empty server with people to look at, and takes them away again. */
export const demoCommand: Command = {
  name: 'demo',
  summary: 'Fills an empty server with sample people and rooms, or takes them away',
  usage: 'load|remove [--password PASSWORD]',
  help: [
    'load makes eight people, six rooms and what they said. Nobody of them is an admin, and whoever makes the first',
    'account owns the server. On a server with accounts, rooms or messages of its own it is refused.',
    '',
    'remove takes away exactly what load has made, and the rooms that somebody else made theirs stay.',
    '',
    'Both are harmless twice, and work while the server runs.',
    '',
    '  --password PASSWORD   what the sample people sign in with; random unless told, and shown once',
  ],
  options: { password: { type: 'string' } },
  positionals: ['ACTION'],
  async run(given, terminal) {
    const [action] = given.positionals;
    if (action === 'load') return load(given, terminal);
    if (action === 'remove') return remove(given, terminal);
    throw new UsageProblem('demo needs to know what to do: load or remove.');
  },
};

async function load({ values }: Arguments, terminal: Terminal): Promise<void> {
  const loaded = await atServer(terminal, 'loadDemo', { password: values['password'] ?? null });
  if (loaded === null) {
    terminal.write(
      'The sample is there already; nothing was changed. A new password: npm run hearth -- admin reset-password mia\n',
    );
    return;
  }
  const { usernames, rooms, messages, password } = loaded;
  terminal.write(
    [
      `${usernames.length} people, ${rooms} rooms and ${messages} messages to look at. Sign in as`,
      '',
      `  ${usernames.join(', ')}`,
      `  with the password ${password}`,
      '',
      'It is shown this once. Take it all away again: npm run hearth -- demo remove',
      '',
    ].join('\n'),
  );
}

async function remove({ values }: Arguments, terminal: Terminal): Promise<void> {
  if (values['password'] !== undefined) throw new UsageProblem('demo remove needs no password.');
  const { people, rooms, keptRooms } = await atServer(terminal, 'removeDemo', {});
  if (people === 0 && rooms === 0) {
    terminal.write('No sample is there; nothing was changed.\n');
    return;
  }
  const kept = keptRooms.map((name) => `"${name}" stays, since others are there or have spoken.\n`);
  terminal.write(`${people} sample people and ${rooms} rooms are gone.\n${kept.join('')}`);
}
