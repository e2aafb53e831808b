import { SvelteMap } from 'svelte/reactivity';
import { isNoDraft, type Draft, type LocalStore } from '../offline/local-store.ts';

const pauseMs = 300;

/** What somebody began to write, by room; kept on this device at each pause and whenever the page is hidden. */
export class Drafts {
  readonly #drafts = new SvelteMap<string, Draft>();
  readonly #unsaved = new Map<string, Draft>();
  readonly #store: LocalStore;
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #saveNow = () => void this.#save();

  constructor(store: LocalStore) {
    this.#store = store;
    addEventListener('pagehide', this.#saveNow);
    document.addEventListener('visibilitychange', this.#saveNow);
  }

  async load(): Promise<void> {
    for (const draft of await this.#store.drafts()) {
      if (!this.#drafts.has(draft.roomId)) this.#drafts.set(draft.roomId, draft);
    }
  }

  of(roomId: string): Draft | undefined {
    return this.#drafts.get(roomId);
  }

  /** What is not named stays as it is. */
  change(roomId: string, change: Partial<Omit<Draft, 'roomId'>>): void {
    const { body = '', caret = 0, files = [], edit = null } = this.#drafts.get(roomId) ?? {};
    const draft = { roomId, body, caret, files, edit, ...change };
    if (isNoDraft(draft)) this.#drafts.delete(draft.roomId);
    else this.#drafts.set(draft.roomId, draft);
    this.#unsaved.set(draft.roomId, draft);
    clearTimeout(this.#timer);
    // Files are not chosen again as quickly as a letter is typed.
    if (change.files) this.#saveNow();
    else this.#timer = setTimeout(this.#saveNow, pauseMs);
  }

  dispose(): void {
    removeEventListener('pagehide', this.#saveNow);
    document.removeEventListener('visibilitychange', this.#saveNow);
    this.#saveNow();
  }

  async #save(): Promise<void> {
    clearTimeout(this.#timer);
    const drafts = Array.from(this.#unsaved.values());
    this.#unsaved.clear();
    await Promise.all(drafts.map((draft) => this.#store.saveDraft(draft)));
  }
}
