import type { Page } from '../core/page.ts';
import type { SentMessage } from '../core/events.ts';
import type { MaybePromise } from '../shared/maybe-promise.ts';
import type { MessageRange } from './message-range.ts';

/**
 * Reads messages as they are committed at this moment. Who may read them has been asked before; `lowest` is the first position that they
 * may read (`readable-from.ts`), and nothing before it is ever answered.
 */
export interface MessageReader {
  /**
   * The messages of a range in their order, oldest first; `hasMore` tells of more in the range's direction. It reads one stretch of an
   * index, however many messages the room has.
   */
  page(roomId: string, range: MessageRange, lowest: number): MaybePromise<Page<SentMessage>>;
  /** The message at a position of a room, or null. */
  at(roomId: string, position: number, lowest: number): MaybePromise<SentMessage | null>;
  /**
   * Messages of a room that were edited or deleted after a revision, in the order of their latest change, `size` at most. It reads one
   * stretch of an index of such messages alone.
   */
  changedAfter(roomId: string, revision: number, size: number, lowest: number): MaybePromise<Page<SentMessage>>;
  /**
   * The newest messages of a room that carry files, at a position or before it, `size` at most, newest first. It reads one stretch of an
   * index of such messages alone.
   */
  withFiles(roomId: string, from: number | null, size: number, lowest: number): MaybePromise<readonly SentMessage[]>;
  /** The first position that was sent after an instant; null if nothing was. It reads what is older, which is soon taken away. */
  firstSince(roomId: string, lowest: number, since: Date): MaybePromise<number | null>;
}
