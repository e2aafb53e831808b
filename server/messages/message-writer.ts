import { setImmediate as endOfTurn } from 'node:timers/promises';
import type { SentMessage } from '../core/events.ts';
import type { Transaction, UnitOfWork } from '../core/unit-of-work.ts';
import { limits } from '../shared/limits.ts';
import { RequestError } from '../shared/request-error.ts';
import type { Send, SendOutcome } from './decide-sends.ts';
import type { SendStore } from './send-store.ts';

interface Waiting {
  readonly send: Send;
  readonly resolve: (message: SentMessage) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Commits messages in groups: whatever arrives while one transaction is being written shares the next one and its fsync. One group
 * at a time, so that messages are announced in the order of their positions. A send is answered only after its commit.
 */
export class MessageWriter {
  readonly #work: UnitOfWork;
  readonly #store: SendStore;
  #waiting: Waiting[] = [];
  #isWriting = false;
  /** How many sends the last group had, and until when, by `performance.now()`, it is worth waiting for as many again. */
  #lastSize = 0;
  #waitUntil = 0;

  constructor(work: UnitOfWork, store: SendStore) {
    this.#work = work;
    this.#store = store;
  }

  /** Messages that wait to be written. */
  get waiting(): number {
    return this.#waiting.length;
  }

  /**
   * Stores a message and answers it as stored. Throws the `UserError` that refuses it, or RATE_LIMITED when more messages wait than
   * the server can take; both mean that nothing was stored, and the same id may be tried again.
   */
  write(send: Send): Promise<SentMessage> {
    if (this.#waiting.length >= limits.sendQueueMax) {
      return Promise.reject(
        new RequestError('RATE_LIMITED', 'The server is very busy. Please try again in a moment.', {
          retryAfterMs: 1_000,
        }),
      );
    }
    return new Promise((resolve, reject) => {
      this.#waiting.push({ send, resolve, reject });
      if (!this.#isWriting) void this.#writeGroups();
    });
  }

  async #writeGroups(): Promise<void> {
    this.#isWriting = true;
    while (this.#waiting.length > 0) {
      // A transaction on SQLite is synchronous: first everything that has arrived in this turn of the event loop is let in.
      do await endOfTurn();
      while (this.#isWorthWaiting());
      const begunAt = performance.now();
      const group = this.#waiting.splice(0, limits.sendBatchMax);
      await this.#writeGroup(group);
      const endedAt = performance.now();
      this.#lastSize = group.length;
      this.#waitUntil = endedAt + Math.min((endedAt - begunAt) * 2, limits.sendWaitMaxMs);
    }
    this.#isWriting = false;
  }

  /**
   * Under load those who were just answered are about to say the next thing. Groups that began with the first of them would stay
   * small, and most of the time would go into commits. After a pause nothing is waited for.
   */
  #isWorthWaiting(): boolean {
    return this.#waiting.length < this.#lastSize && performance.now() < this.#waitUntil;
  }

  async #storeGroup(
    sends: readonly Send[],
    now: Date,
    announce: Transaction['announce'],
  ): Promise<readonly SendOutcome[]> {
    const outcomes = await this.#store.store(sends, now);
    for (const outcome of outcomes) {
      if (!('message' in outcome) || !outcome.isNew) continue;
      const { message, memberVersion, keptFrom } = outcome;
      announce({ type: 'MessageSent', message, memberVersion, keptFrom });
    }
    return outcomes;
  }

  async #writeGroup(group: readonly Waiting[]): Promise<void> {
    try {
      const sends = group.map((waiting) => waiting.send);
      const outcomes = await this.#work.commitElsewhere((now, announce) => this.#storeGroup(sends, now, announce));
      group.forEach((waiting, index) => answer(waiting, outcomes[index]!));
    } catch (error) {
      const [only, ...others] = group;
      // A storage that takes nothing now takes none of them.
      if (error instanceof RequestError) {
        for (const waiting of group) waiting.reject(error);
        return;
      }
      if (only !== undefined && others.length === 0) {
        only.reject(error);
        return;
      }
      // What fails for all may be the fault of one: alone, each gets the answer that is its own.
      for (const waiting of group) await this.#writeGroup([waiting]);
    }
  }
}

function answer(waiting: Waiting, outcome: SendOutcome): void {
  if ('refusal' in outcome) waiting.reject(outcome.refusal);
  else waiting.resolve(outcome.message);
}
