import { createContext } from 'svelte';

const SHOWN_FOR_MS = 5_000;
const SHOWN_WITH_ACTION_FOR_MS = 10_000;
/** More than three at a time are a wall: the oldest make room. */
const SHOWN_MAX = 3;

export interface NoticeAction {
  label: string;
  run: () => void;
}

export interface Notice {
  readonly id: number;
  readonly text: string;
  readonly kind: 'info' | 'success' | 'error';
  readonly action: NoticeAction | undefined;
}

/** Notices that say what happened and go away by themselves; they wait while the pointer or the focus is on them. */
export class Notices {
  shown = $state.raw<readonly Notice[]>([]);
  #lastId = 0;
  #timers = new Map<number, ReturnType<typeof setTimeout>>();

  /** Shows a sentence; with an action ("Undo") it stays longer. Answers with the notice's id. */
  say(text: string, { kind = 'info', action }: { kind?: Notice['kind']; action?: NoticeAction } = {}): number {
    const notice: Notice = { id: ++this.#lastId, text, kind, action };
    for (const old of this.shown.slice(0, Math.max(0, this.shown.length + 1 - SHOWN_MAX))) this.dismiss(old.id);
    this.shown = [...this.shown, notice];
    this.#start(notice);
    return notice.id;
  }

  dismiss(id: number): void {
    clearTimeout(this.#timers.get(id));
    this.#timers.delete(id);
    this.shown = this.shown.filter((notice) => notice.id !== id);
  }

  /** Nothing goes away while somebody reads or reaches for it. */
  hold(): void {
    for (const timer of this.#timers.values()) clearTimeout(timer);
    this.#timers.clear();
  }

  release(): void {
    for (const notice of this.shown) this.#start(notice);
  }

  #start(notice: Notice): void {
    clearTimeout(this.#timers.get(notice.id));
    const shownForMs = notice.action ? SHOWN_WITH_ACTION_FOR_MS : SHOWN_FOR_MS;
    this.#timers.set(
      notice.id,
      setTimeout(() => this.dismiss(notice.id), shownForMs),
    );
  }
}

/** Set once by the root layout; `useNotices()` in any component beneath it. */
export const [useNotices, provideNotices] = createContext<Notices>();
