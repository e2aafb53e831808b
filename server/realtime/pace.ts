import { limits } from '../shared/limits.ts';

/**
 * When the next round of deliveries is written. A round that takes little is followed at once by the next: light load pays nothing.
 * After one that took long the next waits three times as long, so that writing takes a quarter of the processor at most and what
 * happens meanwhile leaves in one write per reader; it never waits more than `deliveryWaitMaxMs`.
 */
export class Pace {
  readonly #round: () => void;
  #isAsked = false;
  #notBefore = 0;

  constructor(round: () => void) {
    this.#round = round;
  }

  /** Asks for a round. One that was asked for already is this one too. */
  ask(): void {
    if (this.#isAsked) return;
    this.#isAsked = true;
    const waitMs = this.#notBefore - performance.now();
    if (waitMs < 1) setImmediate(this.#go);
    else setTimeout(this.#go, waitMs);
  }

  readonly #go = (): void => {
    this.#isAsked = false;
    const startedAt = performance.now();
    this.#round();
    const endedAt = performance.now();
    const tookMs = endedAt - startedAt;
    this.#notBefore = endedAt + Math.min(tookMs * 3, limits.deliveryWaitMaxMs);
  };
}
