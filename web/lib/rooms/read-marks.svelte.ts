import type { Client, CombinedError } from '@urql/svelte';
import { SvelteMap } from 'svelte/reactivity';
import { MarkReadDocument } from '../graphql/generated/graphql.ts';
import { retryDelayMs } from '../offline/retry-delay.ts';

const pauseMs = 600;

/** How far the viewer has read, here and on other devices. It shows at once, and is told to the server after a short pause, and when the page is hidden. */
export class ReadMarks {
  readonly positions = new SvelteMap<string, number>();
  readonly #client: Client;
  readonly #untold = new Map<string, number>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #failures = 0;
  #isDisposed = false;
  readonly #tellNow = () => void this.tell();

  constructor(client: Client) {
    this.#client = client;
    addEventListener('pagehide', this.#tellNow);
    document.addEventListener('visibilitychange', this.#tellNow);
  }

  /** Somebody saw the message at `position`; `knownPosition` is how far they had read before. */
  mark(roomId: string, position: number, knownPosition: number): void {
    if (position <= Math.max(knownPosition, this.positions.get(roomId) ?? 0)) return;
    this.note(roomId, position);
    this.#untold.set(roomId, position);
    this.#timer ??= setTimeout(this.#tellNow, pauseMs);
  }

  /** The viewer has read on, here or elsewhere. */
  note(roomId: string, position: number): void {
    if (position > (this.positions.get(roomId) ?? 0)) this.positions.set(roomId, position);
  }

  /** The server has heard of it, from here or from another tab or device. */
  heard(roomId: string, position: number): void {
    this.note(roomId, position);
    if ((this.#untold.get(roomId) ?? Infinity) <= position) this.#untold.delete(roomId);
  }

  /**
   * The viewer said something, here or on another device. One who has read everything has read what they say themselves. The server
   * thinks so too, unless it heard of the reading only after the message; so it is told.
   */
  markOwn(roomId: string, position: number, knownPosition: number): void {
    if (Math.max(knownPosition, this.positions.get(roomId) ?? 0) === position - 1)
      this.mark(roomId, position, knownPosition);
  }

  /** Tells the server what it has not heard; what does not get through is told again, until it does. */
  async tell(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    await Promise.all(Array.from(this.#untold, ([roomId, position]) => this.#tellOne(roomId, position)));
    if (this.#untold.size === 0) this.#failures = 0;
    else if (!this.#isDisposed)
      this.#timer ??= setTimeout(this.#tellNow, retryDelayMs(++this.#failures, Math.random()));
  }

  dispose(): void {
    this.#isDisposed = true;
    removeEventListener('pagehide', this.#tellNow);
    document.removeEventListener('visibilitychange', this.#tellNow);
    clearTimeout(this.#timer);
  }

  async #tellOne(roomId: string, position: number): Promise<void> {
    const variables = { input: { roomId, position } };
    // It arrives also when the page is gone by then.
    const context = { fetchOptions: { keepalive: true } };
    const { data, error } = await this.#client.mutation(MarkReadDocument, variables, context).toPromise();
    const isAnswered = data !== undefined || isFinal(error);
    if (isAnswered && this.#untold.get(roomId) === position) this.#untold.delete(roomId);
  }
}

/** Another try would be refused as well. */
function isFinal(error: CombinedError | undefined): boolean {
  const code = error?.graphQLErrors[0]?.extensions['code'];
  return code === 'UNAUTHENTICATED' || code === 'FORBIDDEN' || code === 'BAD_USER_INPUT';
}
