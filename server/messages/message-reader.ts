import type { Page } from '../core/page.ts';
import type { SentMessage } from '../core/events.ts';
import type { MaybePromise } from '../shared/maybe-promise.ts';
import type { MessageRange } from './message-range.ts';

/** Reads messages as they are committed at this moment. Who may read them has been asked before. */
export interface MessageReader {
  /**
   * The messages of a range in their order, oldest first; `hasMore` tells of more in the range's direction. It reads one stretch of an
   * index, however many messages the room has.
   */
  page(roomId: string, range: MessageRange): MaybePromise<Page<SentMessage>>;
  /** The message at a position of a room, or null. */
  at(roomId: string, position: number): MaybePromise<SentMessage | null>;
  /**
   * Messages of a room that were edited or deleted after a revision, in the order of their latest change, `size` at most. It reads one
   * stretch of an index of such messages alone.
   */
  changedAfter(roomId: string, revision: number, size: number): MaybePromise<Page<SentMessage>>;
}
