import type { MessageChanged, MessageSent } from '../core/events.ts';
import { limits } from '../shared/limits.ts';
import { ChangeOrder, type ChangeOrderSources, type RoomStand } from './change-order.ts';

/** Messages in their order, as they are read from the database. */
export interface StretchOfMessages {
  readonly items: readonly MessageSent[];
  readonly hasMore: boolean;
  readonly lowest: number;
}

/** What an order works with. */
export interface RoomOrderSources extends ChangeOrderSources {
  /** Takes the room's messages, and what becomes of them, one after the other. */
  deliver(event: MessageSent | MessageChanged): void;
  /**
   * Reads a stretch of the messages after a position from the database, in their order; less than all if `hasMore`. Those before
   * `lowest` are gone, and will never come.
   */
  read(afterPosition: number): Promise<StretchOfMessages>;
  failed(error: unknown): void;
}

/**
 * Brings a room's messages into the order of their positions, each once, from whichever nodes they come. What comes early is held;
 * what does not come soon, because a hint was lost, is read from the database. What came before is dropped. Changes of messages follow
 * their messages.
 */
export class RoomOrder {
  readonly #sources: RoomOrderSources;
  readonly #changes: ChangeOrder;
  readonly #held = new Map<number, MessageSent>();
  /** The position of the last message that was delivered; null until it is known where to begin. */
  #last: number | null = null;
  #waiting: NodeJS.Timeout | null = null;
  #repairing: Promise<void> | null = null;
  #hasFailed = false;
  #isOver = false;

  constructor(sources: RoomOrderSources) {
    this.#sources = sources;
    this.#changes = new ChangeOrder(sources);
  }

  get hasBegun(): boolean {
    return this.#last !== null;
  }

  /** What happens after this stand is to be delivered. Only the first call counts. */
  begin(stand: RoomStand): void {
    if (this.#last !== null) return;
    this.#last = stand.position;
    this.#changes.begin(stand);
    this.#dropTold();
    this.#release();
  }

  /** A message was sent, as a hint says. */
  take(sent: MessageSent): void {
    const { position } = sent.message;
    if (this.#last !== null && position <= this.#last) return;
    // Past the most that is held, the repair reads the rest from the database.
    if (this.#held.size < limits.hintsHeldPerRoomMax || position === (this.#last ?? 0) + 1)
      this.#held.set(position, sent);
    this.#release();
  }

  /** A message was edited or deleted, as a hint says. */
  takeChange(change: MessageChanged): void {
    if (!this.#isOver) this.#changes.take(change);
  }

  /** The room is known to be at this stand. Resolves when all up to there is delivered, if the database could be read. */
  async reach(stand: RoomStand): Promise<void> {
    while (this.#last !== null && this.#last < stand.position && !this.#isOver) {
      const before: number = this.#last;
      await this.#repair();
      if (this.#last === before) return;
    }
    if (!this.#isOver) await this.#changes.reach(stand);
  }

  /** Nobody waits for the room's messages any more. */
  end(): void {
    this.#isOver = true;
    this.#held.clear();
    this.#changes.end();
    this.#wait(false);
  }

  #release(): void {
    if (this.#last === null || this.#repairing !== null || this.#isOver) return;
    for (let next = this.#held.get(this.#last + 1); next !== undefined; next = this.#held.get(this.#last + 1)) {
      this.#advance(next);
    }
    this.#wait(this.#held.size > 0);
  }

  #advance(sent: MessageSent): void {
    this.#last = sent.message.position;
    this.#held.delete(this.#last);
    this.#sources.deliver(sent);
    this.#changes.told(this.#last);
  }

  #wait(hasGap: boolean): void {
    if (!hasGap) {
      if (this.#waiting !== null) clearTimeout(this.#waiting);
      this.#waiting = null;
    } else {
      const waitMs = this.#hasFailed ? limits.catchUpAloneIntervalMs : limits.hintGapWaitMs;
      this.#waiting ??= setTimeout(() => {
        this.#waiting = null;
        void this.#repair();
      }, waitMs);
    }
  }

  #repair(): Promise<void> {
    return (this.#repairing ??= this.#readMissing().then(
      () => this.#repaired(false),
      (error: unknown) => {
        this.#sources.failed(error);
        this.#repaired(true);
      },
    ));
  }

  #repaired(hasFailed: boolean): void {
    this.#hasFailed = hasFailed;
    this.#repairing = null;
    this.#release();
  }

  async #readMissing(): Promise<void> {
    for (;;) {
      const { items, hasMore, lowest } = await this.#sources.read(this.#last!);
      if (this.#isOver) return;
      if (this.#last! < lowest - 1) this.#skipTo(lowest - 1);
      for (const sent of items) if (sent.message.position > this.#last!) this.#advance(sent);
      if (!hasMore) break;
    }
    this.#dropTold();
  }

  /** What lay up to there is told to nobody any more. */
  #skipTo(position: number): void {
    this.#last = position;
    this.#changes.told(position);
  }

  #dropTold(): void {
    for (const position of this.#held.keys()) if (position <= this.#last!) this.#held.delete(position);
  }
}
