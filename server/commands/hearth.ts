import { runCommand } from './run-command.ts';

/** The program behind `npm run hearth -- <command>`. The first Ctrl+C lets the command leave everything in order, the second does not wait. */
const ending = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.once(signal, () => ending.abort(new Error(`Ended by ${signal}`)));
}

process.exitCode = await runCommand(
  process.argv.slice(2),
  {
    env: process.env,
    isInteractive: process.stdout.isTTY,
    signal: ending.signal,
    write: (text) => void process.stdout.write(text),
  },
  (line) => console.error(line),
);
