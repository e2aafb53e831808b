import { limits } from '../shared/limits.ts';
import type { MaybePromise } from '../shared/maybe-promise.ts';

/** Who is connected, as far as others are told. */
export interface Presence {
  isOnline(userId: string): MaybePromise<boolean>;
  /** Everybody who is. */
  userIds(): MaybePromise<readonly string[]>;
}

/**
 * Who is connected to this process. Never in a database. Whoever comes or goes counts once it has lasted a moment, so that a reload is no
 * coming and going; what has changed is told together. Who asks and who is told learn the same: a visit that was too short to be told of
 * cannot be seen by asking either.
 */
export class LocalPresence implements Presence {
  readonly #connections = new Map<string, number>();
  /** Who has been told of as online, and not as gone since. */
  readonly #online = new Set<string>();
  /** Who has come or gone since the last telling. */
  readonly #moved = new Set<string>();
  readonly #tell: (userIds: readonly string[]) => void;
  readonly #settleMs: number;
  #timer: NodeJS.Timeout | null = null;

  /** `tell` hears who is online that was not, or the other way round. `settleMs`: for how long it must have been so. */
  constructor(tell: (userIds: readonly string[]) => void, settleMs: number = limits.presenceSettleMs) {
    this.#tell = tell;
    this.#settleMs = settleMs;
  }

  arrive(userId: string): void {
    const connections = this.#connections.get(userId) ?? 0;
    this.#connections.set(userId, connections + 1);
    if (connections === 0) this.#hasMoved(userId);
  }

  depart(userId: string): void {
    const connections = this.#connections.get(userId) ?? 0;
    if (connections > 1) this.#connections.set(userId, connections - 1);
    else if (this.#connections.delete(userId)) this.#hasMoved(userId);
  }

  isOnline(userId: string): boolean {
    return this.#online.has(userId);
  }

  userIds(): string[] {
    return [...this.#online];
  }

  end(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
  }

  #hasMoved(userId: string): void {
    this.#moved.add(userId);
    this.#timer ??= setTimeout(() => this.#settle(), this.#settleMs).unref();
  }

  #settle(): void {
    this.#timer = null;
    const lasting = [...this.#moved].filter((userId) => this.#connections.has(userId) !== this.#online.has(userId));
    this.#moved.clear();
    for (const userId of lasting) {
      if (this.#connections.has(userId)) this.#online.add(userId);
      else this.#online.delete(userId);
    }
    if (lasting.length > 0) this.#tell(lasting);
  }
}
