import type { SentMessage } from '../core/events.ts';
import type { Page } from '../core/page.ts';
import type { Rendered } from '../realtime/hub.ts';
import type { MaybePromise } from '../shared/maybe-promise.ts';

/** Messages that wait while missed ones are replayed; past it the replay reads them from the database. */
const waitingMax = 1_000;

/** What happens while missed messages are replayed, until the replay has told it or lets it go. */
export class MissedMessages {
  /** Position of the last message that the listener has been told. */
  last: number;
  #waiting: { readonly rendered: Rendered; readonly position: number }[] = [];
  #hasForgotten = false;
  readonly #readAfter: (position: number) => MaybePromise<Page<SentMessage>>;

  constructor(afterPosition: number, readAfter: (position: number) => MaybePromise<Page<SentMessage>>) {
    this.last = afterPosition;
    this.#readAfter = readAfter;
  }

  nextPage(): MaybePromise<Page<SentMessage>> {
    return this.#readAfter(this.last);
  }

  hold(rendered: Rendered, position: number): void {
    if (this.#waiting.length >= waitingMax) {
      // Too many to keep: the database has them, so the replay goes on instead.
      this.#waiting = [];
      this.#hasForgotten = true;
    } else this.#waiting.push({ rendered, position });
  }

  /** Whether something that waited was let go since the last call: then only the database has it. */
  hasForgotten(): boolean {
    const hasForgotten = this.#hasForgotten;
    this.#hasForgotten = false;
    return hasForgotten;
  }

  /** What waited and has not been told. */
  untold(): Rendered[] {
    return this.#waiting.filter(({ position }) => position > this.last).map(({ rendered }) => rendered);
  }
}
