import { parseArgs } from 'node:util';
import { Problem } from '../shared/problem.ts';
import { type Arguments, type Command, type Terminal, UsageProblem } from './command.ts';
import { commands } from './commands.ts';

/** Exit codes. 130 is what a shell says of a program that Ctrl+C ended. */
const done = 0;
const failed = 1;
const typedWrongly = 2;
const interrupted = 130;

const call = 'npm run hearth --';

/**
 * Runs the command that the words name, or tells which there are, and answers the exit code. What went wrong is handed to `complain`
 * in words. Throws what no host can mend.
 */
export async function runCommand(
  words: readonly string[],
  terminal: Terminal,
  complain: (line: string) => void,
): Promise<number> {
  const [name, ...rest] = words;
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    terminal.write(listOfCommands());
    return done;
  }
  const command = commands.find((candidate) => candidate.name === name);
  try {
    if (!command) throw new UsageProblem(`There is no ${name.startsWith('-') ? 'option' : 'command'} ${name}.`);
    const given = readArguments(command, rest);
    if (given.flags.has('help')) terminal.write(helpOf(command));
    else await command.run(given, terminal);
    return done;
  } catch (error) {
    if (terminal.signal.aborted && error === terminal.signal.reason) return interrupted;
    if (!(error instanceof Problem)) throw error;
    complain(error.message);
    if (!(error instanceof UsageProblem)) return failed;
    complain(`Help: ${call} ${command ? `${command.name} --help` : '--help'}`);
    return typedWrongly;
  }
}

/** Throws `UsageProblem` unless the words fit the command's options. */
function readArguments(command: Command, words: readonly string[]): Arguments {
  const options = { ...command.options, help: { type: 'boolean', short: 'h' } } as const;
  const { tokens } = parseArgs({ args: [...words], options, strict: false, allowPositionals: true, tokens: true });
  const values: Record<string, string> = {};
  const flags = new Set<string>();
  const positionals: string[] = [];
  for (const token of tokens) {
    if (token.kind === 'positional') positionals.push(token.value);
    if (token.kind !== 'option') continue;
    const option = (options as Command['options'])[token.name];
    if (!option) throw new UsageProblem(`${command.name} has no option ${token.rawName}.`);
    if (option.type === 'boolean' && token.value !== undefined)
      throw new UsageProblem(`${token.rawName} takes no value.`);
    if (option.type === 'boolean') flags.add(token.name);
    else if (token.value) values[token.name] = token.value;
    else throw new UsageProblem(`${token.rawName} needs a value: ${command.name} ${command.usage}`);
  }
  if (positionals.length > command.positionals.length) {
    throw new UsageProblem(
      `${command.name} does not know what to do with "${positionals[command.positionals.length]}".`,
    );
  }
  return { values, flags, positionals };
}

function listOfCommands(): string {
  const width = Math.max(...commands.map(({ name }) => name.length));
  const lines = commands.map(({ name, summary }) => `  ${name.padEnd(width)}   ${summary}`);
  return [`Usage: ${call} <command>`, '', ...lines, '', `${call} <command> --help tells more of one.`, ''].join('\n');
}

function helpOf({ name, summary, usage, help }: Command): string {
  return [`${call} ${name} ${usage}`, '', `${summary}.`, '', ...help, ''].join('\n');
}
