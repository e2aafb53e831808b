import { atServer } from './at-server.ts';
import { type Command, type Terminal, UsageProblem } from './command.ts';

/** What a host does for people who cannot help themselves. */
export const adminCommand: Command = {
  name: 'admin',
  summary: 'Gives somebody a new password, or the place another owner',
  usage: 'reset-password|make-owner USERNAME',
  help: [
    'reset-password makes a random password and shows it once. Whoever was signed in with the account is signed out',
    'at once, on every device; recovery codes and links of the account are worth nothing any more.',
    '',
    'make-owner makes somebody the owner of the server. Whoever was becomes an admin.',
    '',
    'Both work while the server runs, and are in force at once.',
  ],
  options: {},
  positionals: ['ACTION', 'USERNAME'],
  async run({ positionals }, terminal) {
    const [action, username] = positionals;
    const act = actions.get(action ?? '');
    if (act === undefined) throw new UsageProblem(`admin needs to know what to do: ${[...actions.keys()].join(', ')}.`);
    if (username === undefined) throw new UsageProblem(`admin ${action} needs a username.`);
    await act(username, terminal);
  },
};

type Action = (username: string, terminal: Terminal) => Promise<void>;

const actions = new Map<string, Action>([
  ['reset-password', resetPassword],
  ['make-owner', makeOwner],
]);

async function resetPassword(username: string, terminal: Terminal): Promise<void> {
  const reset = await atServer(terminal, 'resetPassword', { username });
  const devices = reset.endedSessions === 1 ? '1 device is' : `${reset.endedSessions} devices are`;
  terminal.write(
    [
      `The new password of ${reset.username} is`,
      '',
      `  ${reset.password}`,
      '',
      `It is shown this once. ${reset.endedSessions === 0 ? '' : `${devices} signed out. `}Tell it to nobody else, and let them change it after signing in.`,
      '',
    ].join('\n'),
  );
}

async function makeOwner(username: string, terminal: Terminal): Promise<void> {
  const owner = await atServer(terminal, 'makeOwner', { username });
  terminal.write(
    `${owner.username} owns this server from now on. Whoever did before, if anybody, is an admin.\nThe admin page is in the app, for ${owner.username} and every admin.\n`,
  );
}
