/** Rows that one query asks for. */
const idsPerQuery = 1_000;

/**
 * Rows kept in memory as they were last seen, for rendering what everybody hears: a row is read once and forgotten when it changes.
 * Never for deciding who may do what.
 */
export class Snapshots<Row extends { readonly id: string }> {
  readonly #read: (ids: readonly string[]) => Promise<readonly Row[]>;
  readonly #rows = new Map<string, Row>();
  readonly #rowsMax: number;
  #changes = 0;

  constructor(read: (ids: readonly string[]) => Promise<readonly Row[]>, rowsMax = 10_000) {
    this.#read = read;
    this.#rowsMax = rowsMax;
  }

  /** The row if it is in memory. */
  peek(id: string): Row | undefined {
    return this.#rows.get(id);
  }

  /** The rows of the ids, null where there is none. */
  async load(ids: readonly string[]): Promise<(Row | null)[]> {
    const missing = ids.filter((id) => !this.#rows.has(id));
    const found = new Map<string, Row>();
    if (missing.length > 0) {
      const changes = this.#changes;
      for (const row of await this.#read(missing)) found.set(row.id, row);
      // What was forgotten while it was read may be old already: told, but not kept.
      if (changes === this.#changes) for (const row of found.values()) this.keep(row);
    }
    return ids.map((id) => found.get(id) ?? this.#rows.get(id) ?? null);
  }

  /** The row is now this. */
  keep(row: Row): void {
    if (this.#rows.size >= this.#rowsMax) this.#rows.delete(this.#rows.keys().next().value!);
    this.#rows.set(row.id, row);
  }

  /** Reads again all rows that are in memory; answers those that have changed or are gone, as they were and as they are. */
  async refresh(): Promise<{ readonly before: Row; readonly now: Row | null }[]> {
    const known = [...this.#rows.values()];
    const changed: { readonly before: Row; readonly now: Row | null }[] = [];
    for (let from = 0; from < known.length; from += idsPerQuery) {
      const part = known.slice(from, from + idsPerQuery);
      const rows = new Map((await this.#read(part.map(({ id }) => id))).map((row) => [row.id, row]));
      for (const before of part) {
        // Forgotten, or read anew, while it was read here.
        if (this.#rows.get(before.id) !== before) continue;
        const now = rows.get(before.id) ?? null;
        if (now !== null) this.#rows.set(now.id, now);
        else this.forget(before.id);
        if (JSON.stringify(now) !== JSON.stringify(before)) changed.push({ before, now });
      }
    }
    return changed;
  }

  /** Any row may have changed. */
  forgetAll(): void {
    this.#changes++;
    this.#rows.clear();
  }

  /** The row has changed. */
  forget(id: string): void {
    this.#changes++;
    this.#rows.delete(id);
  }
}
