import { SvelteMap } from 'svelte/reactivity';
import type { LocalStore } from './local-store.ts';

/** The bytes of files that somebody has chosen and the server does not have yet, on this device, and how they get there. */
export class LocalFiles {
  /** The share of a file that has left, 0 to 1, while it is under way from this tab. */
  readonly shares = new SvelteMap<string, number>();
  /** Told of each that is forgotten, by whoever brings it to the server. */
  onforget?: (id: string) => void;
  readonly #bytes = new Map<string, Blob>();
  readonly #store: LocalStore;

  constructor(store: LocalStore) {
    this.#store = store;
  }

  keep(id: string, bytes: Blob): void {
    this.#bytes.set(id, bytes);
    // A device that is full keeps it as long as the page is open.
    void this.#store.saveFile(id, bytes).catch(() => undefined);
  }

  /** Undefined if this device does not have it any more. */
  async bytesOf(id: string): Promise<Blob | undefined> {
    return this.#bytes.get(id) ?? this.#store.file(id);
  }

  /** They are on the server, or not wanted any more. */
  forget(ids: readonly string[]): void {
    if (ids.length === 0) return;
    for (const id of ids) {
      this.#bytes.delete(id);
      this.onforget?.(id);
    }
    void this.#store.deleteFiles(ids);
  }
}
