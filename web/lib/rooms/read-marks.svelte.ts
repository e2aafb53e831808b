import type { Client } from '@urql/svelte';
import { SvelteMap } from 'svelte/reactivity';
import { MarkReadDocument } from '../graphql/generated/graphql.ts';

const pauseMs = 600;

/** How far the viewer has read, here and on other devices. It shows at once, and is told to the server after a short pause. */
export class ReadMarks {
  readonly positions = new SvelteMap<string, number>();
  readonly #client: Client;
  readonly #untold = new Map<string, number>();
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(client: Client) {
    this.#client = client;
  }

  /** Somebody saw the message at `position`; `knownPosition` is how far they had read before. */
  mark(roomId: string, position: number, knownPosition: number): void {
    if (position <= Math.max(knownPosition, this.positions.get(roomId) ?? 0)) return;
    this.note(roomId, position);
    this.#untold.set(roomId, position);
    this.#timer ??= setTimeout(() => void this.tell(), pauseMs);
  }

  /** Another device has read on. */
  note(roomId: string, position: number): void {
    if (position > (this.positions.get(roomId) ?? 0)) this.positions.set(roomId, position);
  }

  /** Tells the server what it has not heard; what fails is told the next time. */
  async tell(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    await Promise.all(Array.from(this.#untold, ([roomId, position]) => this.#tellOne(roomId, position)));
  }

  async #tellOne(roomId: string, position: number): Promise<void> {
    const { error } = await this.#client.mutation(MarkReadDocument, { input: { roomId, position } }).toPromise();
    if (!error?.networkError && this.#untold.get(roomId) === position) this.#untold.delete(roomId);
  }
}
