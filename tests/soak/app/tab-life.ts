import { setMaxListeners } from 'node:events';

/** A tab from its opening to its end: its window and document, its timers and locks. What it waits for ends with it. */
export class TabLife {
  readonly window = new EventTarget();
  readonly document = Object.assign(new EventTarget(), { visibilityState: 'visible', hasFocus: () => true });
  readonly signal: AbortSignal;
  readonly #ending = new AbortController();
  readonly #speed: number;
  readonly #timers = new Set<NodeJS.Timeout>();

  /** `speed`: how much faster than real time passes in the tab. */
  constructor(speed: number) {
    this.#speed = speed;
    this.signal = this.#ending.signal;
    setMaxListeners(0, this.window, this.document, this.signal);
  }

  get hasEnded(): boolean {
    return this.signal.aborted;
  }

  onEnd(cleanup: () => void): void {
    this.signal.addEventListener('abort', cleanup, { once: true });
  }

  end(): void {
    for (const timer of this.#timers) clearTimeout(timer);
    this.#timers.clear();
    this.#ending.abort();
  }

  timers(): Record<string, unknown> {
    const clear = (timer: NodeJS.Timeout | undefined): void => {
      clearTimeout(timer);
      if (timer) this.#timers.delete(timer);
    };
    return {
      setTimeout: (callback: (...values: unknown[]) => void, ms = 0, ...values: unknown[]) => {
        if (this.hasEnded) return undefined;
        const timer = setTimeout(() => {
          this.#timers.delete(timer);
          callback(...values);
        }, ms / this.#speed);
        this.#timers.add(timer);
        return timer;
      },
      setInterval: (callback: () => void, ms = 0) => {
        if (this.hasEnded) return undefined;
        const timer = setInterval(callback, ms / this.#speed);
        this.#timers.add(timer);
        return timer;
      },
      clearTimeout: clear,
      clearInterval: clear,
      AbortSignal: {
        timeout: (ms: number) => AbortSignal.timeout(Math.ceil(ms / this.#speed)),
        any: (signals: AbortSignal[]) => AbortSignal.any(Array.from(signals)),
      },
    };
  }

  /** Web Locks of the browser `browserName`; a tab that ends lets go of what it holds, and hears no more of what it waits for. */
  locks(browserName: string): { request(name: string, ...rest: unknown[]): Promise<unknown> } {
    return {
      request: (name, ...rest) => {
        const work = rest.pop() as (lock: Lock | null) => unknown;
        const [{ steal, signal = this.signal } = {}] = rest as [LockOptions?];
        // The Web Locks API takes no signal for a theft.
        const how = steal === true ? { steal } : { signal: AbortSignal.any([signal, this.signal]) };
        const outcome = navigator.locks.request(`${browserName} ${name}`, how, (lock) =>
          Promise.race([Promise.resolve(work(lock)), this.#untilEnd()]),
        );
        return new Promise((resolve, reject) => {
          outcome.then(
            (value) => this.hasEnded || resolve(value),
            (error: unknown) => this.hasEnded || reject(error as Error),
          );
        });
      },
    };
  }

  #untilEnd(): Promise<void> {
    return new Promise((resolve) => {
      if (this.hasEnded) resolve();
      else this.onEnd(resolve);
    });
  }
}
