import { setTimeout as wait } from 'node:timers/promises';

/** Counts what was begun and is not answered yet, so that stopping can wait for it. */
export class InFlight {
  #count = 0;
  #settle: (() => void) | null = null;

  begin(): void {
    this.#count++;
  }

  end(): void {
    if (--this.#count === 0) this.#settle?.();
  }

  /** Resolves when everything is answered, or after so many milliseconds. */
  async settled(timeoutMs: number): Promise<void> {
    if (this.#count === 0) return;
    const answered = new Promise<void>((resolve) => (this.#settle = resolve));
    await Promise.race([answered, wait(timeoutMs, undefined, { ref: false })]);
  }
}
