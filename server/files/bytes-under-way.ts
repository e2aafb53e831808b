/** The bytes of files that are being received: room that is taken although neither the disk nor the database shows it yet. */
export class BytesUnderWay {
  readonly #byPerson = new Map<string, number>();
  #all = 0;
  #ended = 0;

  get all(): number {
    return this.#all;
  }

  /** How often some have been given back: what was counted elsewhere before that may have to be counted again. */
  get ended(): number {
    return this.#ended;
  }

  of(userId: string): number {
    return this.#byPerson.get(userId) ?? 0;
  }

  /** Takes room for so many; whoever calls what it answers, once, gives them back. */
  take(userId: string, bytes: number): () => void {
    this.#add(userId, bytes);
    return () => {
      this.#ended++;
      this.#add(userId, -bytes);
    };
  }

  #add(userId: string, bytes: number): void {
    this.#all += bytes;
    const own = this.of(userId) + bytes;
    if (own > 0) this.#byPerson.set(userId, own);
    else this.#byPerson.delete(userId);
  }
}
