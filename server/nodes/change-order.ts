import type { MessageChanged } from '../core/events.ts';
import { limits } from '../shared/limits.ts';

/** How far a room is: the position of its last message, and its revision. */
export interface RoomStand {
  readonly position: number;
  readonly revision: number;
}

/** What an order of changes works with. */
export interface ChangeOrderSources {
  deliver(change: MessageChanged): void;
  /** Reads a stretch of the messages that were changed after a revision from the database, in its order; less than all if `hasMore`. */
  readChanged(afterRevision: number): Promise<{ readonly items: readonly MessageChanged[]; readonly hasMore: boolean }>;
}

/**
 * Lets the changes of a room's messages through, from whichever nodes they come: each once, none before its message was told, and none
 * once a later change of the same message was told, so that no text comes back. What no hint has told is read from the database.
 */
export class ChangeOrder {
  readonly #sources: ChangeOrderSources;
  /** All changes up to this stand have been told; null until it is known where to begin. */
  #stand: RoomStand | null = null;
  /** Beyond it, the last change of each message that was told. */
  readonly #told = new Map<string, number>();
  #held: MessageChanged[] = [];
  /** The position of the last message that was told. */
  #lastPosition = 0;

  constructor(sources: ChangeOrderSources) {
    this.#sources = sources;
  }

  begin(stand: RoomStand): void {
    this.#stand = stand;
    this.told(stand.position);
  }

  /** A message was changed, as a hint says. */
  take(change: MessageChanged): void {
    if (this.#stand !== null && change.message.position <= this.#lastPosition) this.#deliver(change);
    // Past the most that is held, the next look into the database finds it.
    else if (this.#held.length < limits.hintsHeldPerRoomMax) this.#held.push(change);
  }

  /** The room's messages were told up to the position. */
  told(position: number): void {
    this.#lastPosition = position;
    if (this.#held.length === 0) return;
    const held = this.#held.toSorted((one, other) => one.message.revision - other.message.revision);
    this.#held = [];
    for (const change of held) this.take(change);
  }

  /** The room is known to be at this stand, and its messages were told up to there. Resolves when the changes are. */
  async reach(stand: RoomStand): Promise<void> {
    const before = this.#stand;
    if (before === null || stand.revision <= before.revision) return;
    // A message that is sent raises both numbers: without other changes there is nothing to look for.
    if (stand.revision - stand.position !== before.revision - before.position) await this.#readMissing(before.revision);
    this.#stand = stand;
    for (const [id, revision] of this.#told) if (revision <= stand.revision) this.#told.delete(id);
  }

  /** Nobody waits for changes any more. */
  end(): void {
    this.#stand = null;
    this.#held = [];
    this.#told.clear();
  }

  async #readMissing(afterRevision: number): Promise<void> {
    for (let after = afterRevision; this.#stand !== null;) {
      const { items, hasMore } = await this.#sources.readChanged(after);
      for (const change of items) this.take(change);
      if (!hasMore) return;
      after = items.at(-1)!.message.revision;
    }
  }

  #deliver(change: MessageChanged): void {
    const { id, revision } = change.message;
    const told = Math.max(this.#stand!.revision, this.#told.get(id) ?? 0);
    if (revision <= told) return;
    this.#told.set(id, revision);
    this.#sources.deliver(change);
  }
}
