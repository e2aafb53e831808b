/** What a round does, and when the next one is due. */
export interface Round {
  /** `isAsked`: somebody has asked for it, rather than that it was time. */
  run(isAsked: boolean): Promise<void>;
  /** Milliseconds from the end of a round to the next. */
  intervalMs(): number;
  failed(error: unknown): void;
}

/** Repeats something for as long as the program runs, never twice at once, and at once when asked to. */
export class Rounds {
  readonly #round: Round;
  #timer: NodeJS.Timeout | null = null;
  #isRunning = false;
  #isAsked = false;
  #isOver = false;

  constructor(round: Round) {
    this.#round = round;
  }

  /** Begins, with the first round after one interval. */
  begin(): void {
    this.#schedule();
  }

  /** Asks for a round that begins after this moment. */
  ask(): void {
    this.#isAsked = true;
    if (!this.#isRunning && !this.#isOver) void this.#run();
  }

  end(): void {
    this.#isOver = true;
    if (this.#timer !== null) clearTimeout(this.#timer);
  }

  async #run(): Promise<void> {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#isRunning = true;
    const isAsked = this.#isAsked;
    this.#isAsked = false;
    try {
      await this.#round.run(isAsked);
    } catch (error) {
      if (!this.#isOver) this.#round.failed(error);
    }
    this.#isRunning = false;
    this.#schedule();
  }

  #schedule(): void {
    if (this.#isOver) return;
    // Whoever has asked meanwhile wants a round that began after they did.
    this.#timer = setTimeout(() => void this.#run(), this.#isAsked ? 0 : this.#round.intervalMs());
    this.#timer.unref();
  }
}
