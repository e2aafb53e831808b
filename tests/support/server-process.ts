import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

const entry = join(import.meta.dirname, '..', '..', 'server', 'main.ts');

/** The program as its owner starts it: a process of its own. */
export class ServerProcess {
  readonly #settings: Readonly<Record<string, string>>;
  #child: ChildProcess | undefined;
  #port = '0';
  origin = '';

  /** `settings` are environment variables, beside those of this process. */
  constructor(settings: Readonly<Record<string, string>>) {
    this.#settings = settings;
  }

  /** Resolves when it has told its address. The first start takes any free port, later ones the same again. */
  async start(): Promise<void> {
    const env = { ...process.env, HOST: '127.0.0.1', ...this.#settings, PORT: this.#port };
    const child = spawn(process.execPath, [entry], { env, stdio: ['ignore', 'pipe', 'inherit'] });
    this.#child = child;
    let told = '';
    child.stdout.setEncoding('utf8');
    const address = new Promise<URL>((resolve, reject) => {
      child.stdout.on('data', (text: string) => {
        told += text;
        const [found] = /http:\/\/127\.0\.0\.1:\d+/.exec(told) ?? [];
        if (found !== undefined) resolve(new URL(found));
      });
      child.once('exit', (code) => reject(new Error(`The server ended with ${code}: ${told}`)));
    });
    const { origin, port } = await address;
    this.#port = port;
    this.origin = origin;
  }

  /** Ends it as a power cut would, or asks it to stop. */
  async stop(signal: 'SIGKILL' | 'SIGTERM' = 'SIGTERM'): Promise<void> {
    const child = this.#child;
    if (child?.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    child.kill(signal);
    await gone;
  }
}
