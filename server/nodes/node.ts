import type { DomainEvent } from '../core/events.ts';
import type { RateLimits } from '../shared/rate-limits.ts';

/** This process as one of those that serve the same people; alone, it is all of them. */
export interface Node {
  readonly rateLimits: RateLimits;
  /**
   * Does what follows from events, here and wherever else it matters. Resolves when it is in force here, except that messages are
   * delivered without anybody waiting for it.
   */
  publish(events: readonly DomainEvent[]): Promise<void>;
  /**
   * A socket speaks for this person from now on. Resolves when nothing that concerns them will be missed; rejects if that cannot be
   * had now, and then they have not arrived.
   */
  arrive(userId: string): Promise<void>;
  /** That socket is gone. */
  depart(userId: string): void;
  /** Whether what happens here reaches other nodes at once; alone, there is nobody to reach. */
  isInTouch(): boolean;
  stop(): void;
}

/** The only node there is. */
export function aloneNode(rateLimits: RateLimits, follow: (event: DomainEvent) => Promise<void> | void): Node {
  return {
    rateLimits,
    async publish(events) {
      // What is followed up at once costs no promise: most messages are.
      for (const event of events) {
        const following = follow(event);
        if (following !== undefined) await following;
      }
    },
    arrive: async () => {},
    depart: () => {},
    isInTouch: () => true,
    stop: () => {},
  };
}
