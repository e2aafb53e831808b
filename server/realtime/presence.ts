import { limits } from '../shared/limits.ts';
import type { MaybePromise } from '../shared/maybe-promise.ts';

/** Who is connected, as far as others are told. */
export interface Presence {
  isOnline(userId: string): MaybePromise<boolean>;
  /** Everybody who is. */
  userIds(): MaybePromise<readonly string[]>;
}

/**
 * Who is connected to this process. Never in a database. Whoever comes and goes within a moment, as by a reload, is not told of: what
 * has changed is told together once it has lasted.
 */
export class LocalPresence implements Presence {
  readonly #connections = new Map<string, number>();
  /** Who may have changed since the last telling, and what was told of them. */
  readonly #changed = new Map<string, boolean>();
  readonly #tell: (userIds: readonly string[]) => void;
  readonly #settleMs: number;
  #timer: NodeJS.Timeout | null = null;

  /** `tell` hears who is online that was not, or the other way round. */
  constructor(tell: (userIds: readonly string[]) => void, settleMs: number = limits.presenceSettleMs) {
    this.#tell = tell;
    this.#settleMs = settleMs;
  }

  arrive(userId: string): void {
    const connections = this.#connections.get(userId) ?? 0;
    this.#connections.set(userId, connections + 1);
    if (connections === 0) this.#change(userId, false);
  }

  depart(userId: string): void {
    const connections = this.#connections.get(userId) ?? 0;
    if (connections > 1) this.#connections.set(userId, connections - 1);
    else if (this.#connections.delete(userId)) this.#change(userId, true);
  }

  isOnline(userId: string): boolean {
    return this.#connections.has(userId);
  }

  userIds(): string[] {
    return [...this.#connections.keys()];
  }

  end(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
  }

  #change(userId: string, wasOnline: boolean): void {
    if (!this.#changed.has(userId)) this.#changed.set(userId, wasOnline);
    this.#timer ??= setTimeout(() => this.#settle(), this.#settleMs).unref();
  }

  #settle(): void {
    this.#timer = null;
    const lasting = [...this.#changed].filter(([userId, wasOnline]) => this.isOnline(userId) !== wasOnline);
    this.#changed.clear();
    if (lasting.length > 0) this.#tell(lasting.map(([userId]) => userId));
  }
}
