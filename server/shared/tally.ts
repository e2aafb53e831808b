/** Counts by key, in plain numbers. The keys come from a short list that the program knows, never from what a client sends. */
export class Tally {
  readonly #counts = new Map<string, number>();

  add(key: string): void {
    this.#counts.set(key, (this.#counts.get(key) ?? 0) + 1);
  }

  /** Each key that was counted, with how often. */
  counts(): IterableIterator<[key: string, count: number]> {
    return this.#counts.entries();
  }
}
