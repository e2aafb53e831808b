import { limits } from './limits.ts';
import { RequestError } from './request-error.ts';

/** Whether the process keeps up with what it is asked. */
export interface Load {
  readonly isBehind: boolean;
}

const lookIntervalMs = 100;

/**
 * How late the event loop comes to its work, looked at ten times a second. It is behind when two looks in a row come later than
 * `eventLoopLagMaxMs`: one alone may be a long collection of garbage or a computer that slept. It recovers with the first look in time.
 */
export class EventLoopLag implements Load {
  #lateLooks = 0;
  #lastLookMs = performance.now();
  #looking: NodeJS.Timeout | undefined;

  get isBehind(): boolean {
    return this.#lateLooks >= 2;
  }

  /** Begins to look; keeps no process alive. */
  start(): void {
    this.#lastLookMs = performance.now();
    this.#looking = setInterval(() => {
      const now = performance.now();
      this.note(now - this.#lastLookMs - lookIntervalMs);
      this.#lastLookMs = now;
    }, lookIntervalMs).unref();
  }

  stop(): void {
    clearInterval(this.#looking);
  }

  /** Takes how late one look came, in milliseconds. */
  note(lagMs: number): void {
    this.#lateLooks = lagMs > limits.eventLoopLagMaxMs ? this.#lateLooks + 1 : 0;
  }
}

/** The load of a process that is never called behind: for load tests, which want to see how far it goes. */
export const carefree: Load = { isBehind: false };

/** Throws UNAVAILABLE, before any work is put into a request, while the process is behind. */
export function refuseIfBehind(load: Load): void {
  if (!load.isBehind) return;
  throw new RequestError('UNAVAILABLE', 'The server has more to do than it can. Please try again in a moment.', {
    retryAfterMs: 2_000,
  });
}
