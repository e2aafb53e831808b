import type { DomainEvent } from '../core/events.ts';
import type { UnitOfWork } from '../core/unit-of-work.ts';
import { LocalPresence, type Presence } from '../realtime/presence.ts';
import type { Log } from '../shared/log.ts';
import type { RateLimits } from '../shared/rate-limits.ts';
import { tellPresence } from './tell-presence.ts';

/** This process as one of those that serve the same people; alone, it is all of them. */
export interface Node {
  readonly rateLimits: RateLimits;
  readonly presence: Presence;
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
  stop(): Promise<void>;
}

/** The only node there is. */
export function aloneNode(
  work: UnitOfWork,
  rateLimits: RateLimits,
  follow: (event: DomainEvent) => Promise<void> | void,
  log: Log,
): Node {
  const publish = async (events: readonly DomainEvent[]): Promise<void> => {
    // What is followed up at once costs no promise: most messages are.
    for (const event of events) {
      const following = follow(event);
      if (following !== undefined) await following;
    }
  };
  let isStopped = false;
  const presence = new LocalPresence((userIds) => {
    tellPresence(work, userIds, publish).catch((error: unknown) => {
      if (!isStopped) log.error({ err: error }, 'It could not be told who has come or gone');
    });
  });
  return {
    rateLimits,
    presence,
    publish,
    arrive: async (userId) => presence.arrive(userId),
    depart: (userId) => presence.depart(userId),
    isInTouch: () => true,
    async stop() {
      isStopped = true;
      presence.end();
    },
  };
}
