import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const program = fileURLToPath(new URL('../../server/commands/hearth.ts', import.meta.url));

/** How a command that ran as a process of its own has ended. */
export interface EndedProcess {
  readonly code: number | null;
  readonly out: string;
  readonly complaints: string;
}

/** A command as a process of its own. */
export interface CommandProcess {
  readonly ended: Promise<EndedProcess>;
  kill(signal: 'SIGKILL' | 'SIGINT'): void;
}

/** Starts `npm run hearth -- ...words` with these settings, beside those of this process. `typed` is what the person answers. */
export function startCommand(
  words: readonly string[],
  env: Readonly<Record<string, string>>,
  typed = '',
): CommandProcess {
  const child = spawn(process.execPath, [program, ...words], { env: { ...process.env, ...env } });
  let [out, complaints] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (complaints += text));
  child.stdin.end(typed);
  const ended = once(child, 'close').then(([code]) => ({ code: code as number | null, out, complaints }));
  return { ended, kill: (signal) => void child.kill(signal) };
}
