import { createSubscriber } from 'svelte/reactivity';

const minuteMs = 60_000;

/** The present, for words such as "Yesterday": what shows it is drawn anew each minute while somebody looks. */
export class Clock {
  readonly #subscribe = createSubscriber((update) => {
    const timer = setInterval(update, minuteMs);
    return () => clearInterval(timer);
  });

  get now(): Date {
    this.#subscribe();
    return new Date();
  }
}
