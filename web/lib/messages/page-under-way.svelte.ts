import { askUntilAnswered } from '../offline/ask-until-answered.ts';
import type { PageAnswer } from './message-pages.ts';
import { applyChanges, applyHeld, type Message, type MessageWindow } from './message-window.ts';

/** What a page is for: to begin a run of messages, or to go on with it at either end. */
export type PageUse = 'opening' | 'older' | 'newer';

/** The one page of a room that may be on its way, and what is said and changes meanwhile: that is held until the page is placed. */
export class PageUnderWay {
  /** Null while none is on its way. */
  use = $state<PageUse | null>(null);
  held = $state.raw<readonly Message[]>([]);
  #changes: Message[] = [];
  #placed: PromiseWithResolvers<void> | null = null;

  /** Asks until there is an answer, or nobody wants one any more. The page is under way until `place` is called. */
  async ask<Page>(
    use: PageUse,
    ask: () => Promise<PageAnswer<Page>>,
    isWanted: () => boolean,
  ): Promise<PageAnswer<Page>> {
    this.use = use;
    this.#placed = Promise.withResolvers();
    return askUntilAnswered(ask, isWanted);
  }

  /** Returns once none is on its way. */
  async over(): Promise<void> {
    while (this.#placed) await this.#placed.promise;
  }

  hold(message: Message): void {
    // Of one's own, the answer and the stream both tell.
    this.held = [...this.held.filter(({ id }) => id !== message.id), message];
  }

  holdChange(message: Message): void {
    this.#changes.push(message);
  }

  /** The page is in the run: what was held follows, as far as it leaves no gap. */
  place(window: MessageWindow): { window: MessageWindow; hasGap: boolean } {
    const placed = applyHeld(window, this.held);
    const changes = [...this.held, ...this.#changes];
    this.use = null;
    this.held = [];
    this.#changes = [];
    this.#placed?.resolve();
    this.#placed = null;
    return { ...placed, window: applyChanges(placed.window, changes) };
  }
}
