const watchedMs = 2_000;
const unwatchedMs = 12_000;
const answerWaitMs = 3_000;
const giveUpMs = 6_000;
/** A timer that fires so much too late was held back with the whole page: what has come meanwhile is not read yet. */
const sleptMs = 1_000;

/** What a heartbeat has around it. */
export interface HeartbeatSurroundings {
  /** Sends what the other side answers at once. */
  ping(): void;
  /** Nothing has been heard for so long, though it was asked: the network is gone, or slower than 3 s there and back. */
  onSilent(silentMs: number): void;
  /** Still nothing: the connection is of no use any more. */
  onDead(): void;
  /** Whether somebody looks: only they need to know soon. */
  isWatched(): boolean;
}

/**
 * Notices that a connection has died without a word. While somebody looks, the other side is asked after 2 s of silence and given 3 s to
 * answer: so silence is told 3 to 5 s after the network was cut, and never on one that takes 2 s there and back.
 */
export class Heartbeat {
  readonly #around: HeartbeatSurroundings;
  #heardAt = 0;
  #askedAt: number | undefined;
  #isSilent = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(around: HeartbeatSurroundings) {
    this.#around = around;
  }

  /** The connection is there. */
  start(): void {
    this.#heardAt = performance.now();
    this.#wait(watchedMs);
  }

  /** Something has come over the connection. */
  heard(): void {
    this.#heardAt = performance.now();
    if (this.#askedAt === undefined) return;
    this.#askedAt = undefined;
    this.#isSilent = false;
    this.#wait(watchedMs);
  }

  /** Asks now, unless a question is not answered yet. */
  probe(): void {
    if (this.#timer === undefined) return;
    if (this.#askedAt === undefined) this.#ask();
    else this.#look();
  }

  /** Somebody looks, if not here: asks after as little silence as if it were here. */
  check(): void {
    if (this.#askedAt !== undefined || performance.now() - this.#heardAt >= watchedMs) this.probe();
  }

  /** The connection is closed. */
  stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#askedAt = undefined;
    this.#isSilent = false;
  }

  #ask(): void {
    this.#askedAt = performance.now();
    this.#around.ping();
    this.#wait(answerWaitMs);
  }

  #wait(ms: number): void {
    clearTimeout(this.#timer);
    const dueAt = performance.now() + ms;
    this.#timer = setTimeout(() => {
      const isLate = performance.now() - dueAt > sleptMs;
      if (isLate && this.#askedAt !== undefined) this.#ask();
      else this.#look();
    }, ms);
  }

  #look(): void {
    const now = performance.now();
    if (this.#askedAt === undefined) {
      const leftMs = this.#heardAt + (this.#around.isWatched() ? watchedMs : unwatchedMs) - now;
      // Looked at again every so often: somebody may come to look meanwhile.
      return leftMs <= 0 ? this.#ask() : this.#wait(Math.min(leftMs, watchedMs));
    }
    const askedMs = now - this.#askedAt;
    if (askedMs >= giveUpMs) return this.#around.onDead();
    if (askedMs >= answerWaitMs && !this.#isSilent) {
      this.#isSilent = true;
      this.#around.onSilent(now - this.#heardAt);
    }
    this.#wait(Math.max(1, (askedMs < answerWaitMs ? answerWaitMs : giveUpMs) - askedMs));
  }
}
