import { createInterface } from 'node:readline/promises';
import { runCommand } from './run-command.ts';

/** The program behind `npm run hearth -- <command>`. The first Ctrl+C lets the command leave everything in order, the second does not wait. */
const ending = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.once(signal, () => ending.abort(new Error(`Ended by ${signal}`)));
}

// Whatever is written is for this user alone, also in a folder that others may read.
process.umask(0o077);

process.exitCode = await runCommand(
  process.argv.slice(2),
  {
    env: process.env,
    isInteractive: process.stdout.isTTY,
    signal: ending.signal,
    write: (text) => void process.stdout.write(text),
    ask,
  },
  (line) => console.error(line),
);

async function ask(question: string): Promise<string | null> {
  const lines = createInterface({ input: process.stdin, output: process.stdout });
  const { signal } = ending;
  // While a line is typed, Ctrl+C comes as a key.
  lines.on('SIGINT', () => ending.abort(new Error('Ended by Ctrl+C')));
  const closed = new Promise<null>((resolve) => lines.once('close', () => resolve(null)));
  try {
    return await Promise.race([lines.question(question, { signal }), closed]);
  } catch (error) {
    signal.throwIfAborted();
    throw error;
  } finally {
    lines.close();
  }
}
