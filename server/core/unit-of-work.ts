import type { SqlEntityManager } from '@mikro-orm/sql';
import type { Clock } from '../shared/clock.ts';
import type { DomainEvent } from './events.ts';
import type { Storage } from './storage.ts';
import { Turns } from './turns.ts';

/** One transaction: what it reads and writes, when it happens, and what it announces once it is committed. */
export interface Transaction {
  readonly em: SqlEntityManager;
  readonly now: Date;
  announce(event: DomainEvent): void;
}

/**
 * Changes happen in a transaction whose events are published after the commit, in order, or not at all.
 * Nothing inside may wait for the network or a password hash: on SQLite every other change would wait too.
 */
export class UnitOfWork {
  readonly clock: Clock;
  /** Whether changes can be stored now. */
  readonly storage: Storage;
  readonly #em: SqlEntityManager;
  readonly #publish: (events: readonly DomainEvent[]) => Promise<void>;
  /** SQLite has one writer, so changes take turns here rather than wait for its lock with the event loop blocked. */
  readonly #turns: Turns | null;

  constructor(
    em: SqlEntityManager,
    clock: Clock,
    hasOneWriter: boolean,
    publish: (events: readonly DomainEvent[]) => Promise<void>,
    storage: Storage,
  ) {
    this.storage = storage;
    this.#em = em;
    this.clock = clock;
    this.#turns = hasOneWriter ? new Turns() : null;
    this.#publish = publish;
  }

  /** A fresh entity manager for reading outside a transaction. */
  read(): SqlEntityManager {
    return this.#em.fork();
  }

  /**
   * Runs `change` in one transaction and answers what it returns, after what it announced has been followed up. Throws UNAVAILABLE while
   * the storage takes no changes.
   */
  async transact<T>(change: (tx: Transaction) => Promise<T>): Promise<T> {
    return this.commitElsewhere((now, announce) =>
      this.#em.fork().transactional((em) => change({ em, now, announce })),
    );
  }

  /**
   * The same for a change that brings its own transaction: `change` must have committed when it resolves. It has its turn among the
   * others, and what it announces is published.
   */
  async commitElsewhere<T>(change: (now: Date, announce: Transaction['announce']) => Promise<T>): Promise<T> {
    const events: DomainEvent[] = [];
    let following: Promise<void> | undefined;
    // Published within the turn: what is committed first is announced first.
    const task = async (): Promise<T> => {
      const result = await change(this.clock.now(), (event) => void events.push(event));
      if (events.length === 0) return result;
      this.storage.succeeded();
      following = this.#publish(events);
      return result;
    };
    let result: T;
    try {
      result = await (this.#turns === null ? task() : this.#turns.take(task));
    } catch (error) {
      throw this.storage.failed(error);
    }
    await following;
    return result;
  }

  /** One write that nothing depends on: it is left out while the storage takes none. */
  async writeIfPossible(write: (em: SqlEntityManager) => Promise<unknown>): Promise<void> {
    try {
      await write(this.read());
    } catch (error) {
      const failure = this.storage.failed(error);
      if (failure === error) throw error;
    }
  }
}
