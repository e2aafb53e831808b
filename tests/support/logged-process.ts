import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { within } from './server.ts';

/** The program as a process of its own, with what it logs and how it ends. */
export interface LoggedProcess {
  readonly origin: string;
  /** Its exit code. */
  readonly ended: Promise<number>;
  /** What it has written to standard error. */
  log(): string;
  /** Asks it to stop (SIGTERM). */
  stop(): void;
}

/** Starts it with these settings and cheap passwords; resolves when it has told its address. */
export async function startLoggedProcess(settings: Readonly<Record<string, string>>): Promise<LoggedProcess> {
  const main = fileURLToPath(new URL('../../server/main.ts', import.meta.url));
  const { PATH, NODE_COMPILE_CACHE } = process.env;
  const env = { PATH, NODE_COMPILE_CACHE, PORT: '0', BENCHMARK: 'on', ...settings };
  const child = spawn(process.execPath, [main], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let told = '';
  let logged = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (logged += text));
  const ended = once(child, 'close').then(([code]) => code as number);
  const address = new Promise<string>((resolve, reject) => {
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      told += text;
      const [found] = /http:\/\/127\.0\.0\.1:\d+/.exec(told) ?? [];
      if (found !== undefined) resolve(found);
    });
    void ended.then((code) => reject(new Error(`The server ended with ${code}: ${told} ${logged}`)));
  });
  const origin = await within(address, 'the server to tell its address');
  return { origin, ended, log: () => logged, stop: () => void child.kill('SIGTERM') };
}
