import { addressesForPeople } from '../addresses.ts';
import { readConfig } from '../config.ts';
import { limits } from '../shared/limits.ts';
import { atServer } from './at-server.ts';
import { type Command, UsageProblem } from './command.ts';

const hoursUsual = 7 * 24;
const usesUsual = 1;

/** Lets somebody in who has no account yet. */
export const inviteCommand: Command = {
  name: 'invite',
  summary: 'Makes a link with which somebody gets an account',
  usage: '[--hours N] [--people N]',
  help: [
    'The link is shown once, with a QR code for phones. It is made in the name of the owner, whose admin page can',
    'take it back. Also while the server runs. PUBLIC_URL decides where the link leads, if the server has a name.',
    '',
    `  --hours N    how long it may be used; ${hoursUsual} (a week) unless told`,
    `  --people N   how many it lets in; ${usesUsual} unless told`,
  ],
  options: { hours: { type: 'string' }, people: { type: 'string' } },
  positionals: [],
  async run({ values }, terminal) {
    const hours = wholeNumber(values['hours'], hoursUsual, '--hours', limits.inviteHoursMax);
    const usesMax = wholeNumber(values['people'], usesUsual, '--people', limits.inviteUsesMax);
    const { code, owner } = await atServer(terminal, 'invite', { hours, usesMax });
    const config = readConfig(terminal.env);
    const link = `${addressesForPeople(config, config.port)[0]}/invite/${code}`;
    const who = usesMax === 1 ? 'one person' : `${usesMax} people`;
    terminal.write(`This link lets ${who} in within ${hours} hours, in the name of ${owner}:\n\n  ${link}\n\n`);
    if (!terminal.isInteractive) return;
    const { default: qrcode } = await import('qrcode');
    terminal.write(`${await qrcode.toString(link, { type: 'terminal', small: true })}\n`);
  },
};

function wholeNumber(text: string | undefined, otherwise: number, option: string, max: number): number {
  const value = text === undefined ? otherwise : Number(text);
  if (Number.isInteger(value) && value >= 1 && value <= max) return value;
  throw new UsageProblem(`${option} must be a number from 1 to ${max.toLocaleString('en')}.`);
}
