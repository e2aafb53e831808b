import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';

/** Clock ticks per second of /proc/PID/stat (getconf CLK_TCK). */
const ticksPerSecond = Number(execFileSync('getconf', ['CLK_TCK']).toString());

/** A server that is measured: a process of its own, on the first core, with its use of processor and memory as the kernel counts it. */
export class ProcessUnderTest {
  readonly #child: ChildProcess;
  /** The TCP port that it listens on. */
  readonly port: number;
  /** Where Node's inspector listens; null if it was not asked for. */
  readonly #inspector: string | null;

  private constructor(child: ChildProcess, port: number, inspector: string | null) {
    this.#child = child;
    this.port = port;
    this.#inspector = inspector;
  }

  /**
   * Starts a program on any free port, pinned to core 0, and resolves once it prints its address. Inspected, it can be told to collect its garbage.
   */
  static start(
    program: string,
    env: Readonly<Record<string, string>>,
    { isInspected = false } = {},
  ): Promise<ProcessUnderTest> {
    return new Promise((resolve, reject) => {
      const args = [...(isInspected ? ['--inspect=127.0.0.1:0'] : []), program];
      const child = spawn('taskset', ['-c', '0', process.execPath, ...args], {
        env: { ...process.env, ...env, PORT: '0' },
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      let output = '';
      const look = (chunk: Buffer): void => {
        output += chunk.toString();
        const [, port] = /\bhttp:\/\/127\.0\.0\.1:(\d+)\s/.exec(output) ?? [];
        if (port !== undefined)
          resolve(new ProcessUnderTest(child, Number(port), /ws:\/\/127\.0\.0\.1:\S+/.exec(output)?.[0] ?? null));
      };
      child.stdout.on('data', look);
      child.stderr.on('data', look);
      child.once('error', reject);
      child.once('exit', (code) => reject(new Error(`The server ended with ${String(code)}:\n${output}`)));
    });
  }

  get pid(): number {
    return this.#child.pid!;
  }

  /** Has V8 collect all garbage and give back what it can, as it does when memory runs short. Only if it was started inspected. */
  async collectGarbage(): Promise<void> {
    if (this.#inspector === null) throw new Error('Only an inspected process can be told to collect its garbage.');
    const socket = new WebSocket(this.#inspector);
    await once(socket, 'open');
    const answered = once(socket, 'message');
    socket.send(JSON.stringify({ id: 1, method: 'HeapProfiler.collectGarbage' }));
    await answered;
    const closed = once(socket, 'close');
    socket.close();
    await closed;
  }

  /** Seconds of processor time used so far, user and system. */
  cpuSeconds(): number {
    const stat = readFileSync(`/proc/${this.pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return (Number(fields[11]) + Number(fields[12])) / ticksPerSecond;
  }

  /** KiB of memory resident now. */
  residentKiB(): number {
    return Number(/^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${this.pid}/status`, 'utf8'))?.[1]);
  }

  async stop(): Promise<void> {
    if (this.#child.exitCode !== null) return;
    const ended = new Promise((resolve) => this.#child.once('exit', resolve));
    this.#child.kill('SIGTERM');
    const forced = setTimeout(() => this.#child.kill('SIGKILL'), 5_000);
    await ended;
    clearTimeout(forced);
  }
}
