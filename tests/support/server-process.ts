import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

const entry = join(import.meta.dirname, '..', '..', 'server', 'main.ts');

/** The program as its owner starts it: a process of its own. */
export class ServerProcess {
  readonly #settings: Readonly<Record<string, string>>;
  readonly #preload: string | undefined;
  #child: ChildProcess | undefined;
  #port = '0';
  origin = '';

  /**
   * `settings` are environment variables, beside those of this process. `preload` is a module that the process loads before the program,
   * and that may talk with this one through `ask`.
   */
  constructor(settings: Readonly<Record<string, string>>, preload?: string) {
    this.#settings = settings;
    this.#preload = preload;
  }

  /** Resolves when it has told its address. The first start takes any free port, later ones the same again. */
  async start(): Promise<void> {
    const env = { ...process.env, HOST: '127.0.0.1', ...this.#settings, PORT: this.#port };
    const preloading = this.#preload === undefined ? [] : ['--import', this.#preload];
    const child = spawn(process.execPath, [...preloading, entry], {
      env,
      stdio: ['ignore', 'pipe', 'inherit', ...(this.#preload === undefined ? [] : (['ipc'] as const))],
    });
    this.#child = child;
    let told = '';
    child.stdout?.setEncoding('utf8');
    const address = new Promise<URL>((resolve, reject) => {
      child.stdout?.on('data', (text: string) => {
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

  /** Freezes it or lets it go on. */
  signal(signal: 'SIGSTOP' | 'SIGCONT'): void {
    this.#child?.kill(signal);
  }

  /** Sends a message to the preloaded module and resolves with the next one that comes from it; throws if the process ends first. */
  async ask(message: object): Promise<unknown> {
    const child = this.#child;
    if (!child?.connected) throw new Error('The server does not run.');
    const gone = new AbortController();
    const giveUp = (): void => gone.abort(new Error('The server ended before it answered.'));
    child.once('disconnect', giveUp);
    try {
      const answer = once(child, 'message', { signal: gone.signal });
      child.send(message, (error) => error && giveUp());
      const [said] = (await answer) as [unknown];
      return said;
    } finally {
      child.off('disconnect', giveUp);
    }
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
