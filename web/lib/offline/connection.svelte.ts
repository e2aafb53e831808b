const patienceMs = 4_000;

/** Whether the server can be heard. Short gaps are nobody's business: `isAwayLong` turns true only after 4 s of silence. */
export class Connection {
  isOnline = $state(false);
  isAwayLong = $state(false);
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    this.lost(0);
  }

  found(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.isOnline = true;
    this.isAwayLong = false;
  }

  /** Nothing has been heard for `silentMs` already. */
  lost(silentMs: number): void {
    this.isOnline = false;
    if (silentMs >= patienceMs) this.isAwayLong = true;
    else this.#timer ??= setTimeout(() => (this.isAwayLong = true), patienceMs - silentMs);
  }

  dispose(): void {
    clearTimeout(this.#timer);
  }
}
