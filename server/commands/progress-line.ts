import type { Terminal } from './command.ts';

/** How far something is: one line that is written over for a person, a line for each step otherwise. */
export class ProgressLine {
  readonly #terminal: Terminal;
  #last = '';

  constructor(terminal: Terminal) {
    this.#terminal = terminal;
  }

  /** `unit` is what is counted, in plural. */
  show(what: string, done: number, of: number, unit: string): void {
    if (this.#terminal.isInteractive) {
      const percent = of === 0 ? 100 : Math.floor((done / of) * 100);
      this.#terminal.write(`${overwrite}${what}: ${thousands(done)} of ${thousands(of)} ${unit} (${percent} %)`);
    } else if (what !== this.#last) {
      this.#terminal.write(`${what} (${thousands(of)} ${unit})\n`);
    }
    this.#last = what;
  }

  clear(): void {
    if (this.#terminal.isInteractive) this.#terminal.write(overwrite);
  }
}

/** To the start of the line, and all of it away (ECMA-48). */
const overwrite = '\r\u001b[K';

export function thousands(count: number): string {
  return count.toLocaleString('en');
}
