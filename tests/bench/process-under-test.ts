import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** Clock ticks per second of /proc/PID/stat (getconf CLK_TCK). */
const ticksPerSecond = Number(execFileSync('getconf', ['CLK_TCK']).toString());

/** A server that is measured: a process of its own, on the first core, with its use of processor and memory as the kernel counts it. */
export class ProcessUnderTest {
  readonly #child: ChildProcess;

  private constructor(child: ChildProcess) {
    this.#child = child;
  }

  /** Starts `node ...args` pinned to core 0 and resolves once it prints a line that matches `ready`. */
  static start(
    args: readonly string[],
    env: Readonly<Record<string, string>>,
    ready: RegExp,
  ): Promise<ProcessUnderTest> {
    return new Promise((resolve, reject) => {
      const child = spawn('taskset', ['-c', '0', process.execPath, ...args], {
        env: { ...process.env, ...env },
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      let output = '';
      const look = (chunk: Buffer): void => {
        output += chunk.toString();
        if (ready.test(output)) resolve(new ProcessUnderTest(child));
      };
      child.stdout.on('data', look);
      child.stderr.on('data', look);
      child.once('error', reject);
      child.once('exit', (code) => reject(new Error(`The server ended with ${String(code)}:\n${output}`)));
    });
  }

  /** Seconds of processor time used so far, user and system. */
  cpuSeconds(): number {
    const stat = readFileSync(`/proc/${this.#child.pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return (Number(fields[11]) + Number(fields[12])) / ticksPerSecond;
  }

  /** KiB of memory resident now. */
  residentKiB(): number {
    return Number(/^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${this.#child.pid}/status`, 'utf8'))?.[1]);
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
