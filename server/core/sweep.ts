import type { Log } from '../shared/log.ts';

/**
 * Takes away in the background what became superfluous, a little at a time, since nobody is to wait for it. One run at a time: what becomes
 * due during a run is seen to by another after it. A run that failed is gone on with when it is started again, which whoever tidies up does each minute.
 */
export class Sweep {
  readonly #run: (isStopped: () => boolean) => Promise<void>;
  readonly #failed: (error: unknown) => void;
  #running: Promise<void> | null = null;
  #isAskedAgain = false;
  #isStopped = false;

  /** `run` does what is due and returns early once it is stopped; `what` names it in the log. */
  constructor(log: Log, what: string, run: (isStopped: () => boolean) => Promise<void>) {
    this.#run = run;
    this.#failed = (error) => log.error({ err: error }, `What is left of ${what} could not be taken away`);
  }

  /** Something may be due. Nobody has to wait for what follows. */
  start(): void {
    this.#isAskedAgain = true;
    this.#running ??= this.#runAll()
      .catch((error: unknown) => {
        if (!this.#isStopped) this.#failed(error);
      })
      .finally(() => (this.#running = null));
  }

  async stop(): Promise<void> {
    this.#isStopped = true;
    await this.#running;
  }

  async #runAll(): Promise<void> {
    while (this.#isAskedAgain && !this.#isStopped) {
      this.#isAskedAgain = false;
      await this.#run(() => this.#isStopped);
    }
  }
}
