import type { Rendered } from '../realtime/hub.ts';
import type { Outlet } from './outlet.ts';
import type { EventOf, EventParent } from './parents.ts';

/** What is true for a moment only. */
export type EphemeralEvent = EventOf<'PresenceChanged'>;

/**
 * Tells one subscription what is true for a moment only. A reader who is behind is not told at all; once they have caught up they are
 * told how things are then, once for all that has changed meanwhile. What is rendered later is never overtaken by what was earlier.
 */
export class EphemeralEvents {
  readonly #outlet: Outlet;
  readonly #render: (event: EventParent) => string | Promise<string>;
  readonly #failed: (error: unknown) => void;
  /** By whose they are: what has changed for a reader who is behind; null for one who is not. */
  #untold: Map<string, EphemeralEvent> | null = null;
  #isOver = false;

  constructor(
    outlet: Outlet,
    render: (event: EventParent) => string | Promise<string>,
    failed: (error: unknown) => void,
  ) {
    this.#outlet = outlet;
    this.#render = render;
    this.#failed = failed;
  }

  tell(rendered: Rendered, event: EphemeralEvent): void {
    if (this.#untold !== null) this.#untold.set(event.userId, event);
    else if (!this.#outlet.writeEphemeral(rendered.frame(this.#outlet.operationId, this.#outlet.nextFrame))) {
      this.#untold = new Map([[event.userId, event]]);
      this.#tellLater(this.#untold).catch(this.#failed);
    }
  }

  /** Nothing more is told. */
  end(): void {
    this.#isOver = true;
  }

  /** Ends without a word when the socket is closed. */
  async #tellLater(untold: Map<string, EphemeralEvent>): Promise<void> {
    while (untold.size > 0) {
      if (!(await this.#outlet.drained())) return;
      for (const [userId, event] of untold) {
        untold.delete(userId);
        const json = await this.#render(event);
        if (this.#isOver) return;
        const frame = this.#outlet.nextFrame(this.#outlet.operationId, Buffer.from(json));
        if (this.#outlet.writeEphemeral(frame)) continue;
        untold.set(userId, event);
        break;
      }
    }
    this.#untold = null;
  }
}
