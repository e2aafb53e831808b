const patienceMs = 4_000;

/** Whether the server can be heard. Short gaps are nobody's business: `isAwayLong` turns true only after 4 s. */
export class Connection {
  isOnline = $state(false);
  isAwayLong = $state(false);
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    this.lost();
  }

  found(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.isOnline = true;
    this.isAwayLong = false;
  }

  lost(): void {
    this.isOnline = false;
    this.#timer ??= setTimeout(() => (this.isAwayLong = true), patienceMs);
  }

  dispose(): void {
    clearTimeout(this.#timer);
  }
}
