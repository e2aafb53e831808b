import { pageSize } from '../core/page.ts';
import { RequestError } from '../shared/request-error.ts';

/** Where a page of messages lies: `size` messages forward from after a position, or backward from before it, in their order. */
export interface MessageRange {
  readonly direction: 'forward' | 'backward';
  readonly size: number;
  /** The position that the page starts beyond; null is the room's beginning (forward) or end (backward). */
  readonly from: number | null;
}

/** Reads Relay's arguments: `first` with `after`, or `last` with `before`; the newest 50 unless told. Throws BAD_USER_INPUT. */
export function messageRange(args: {
  first?: number | null;
  after?: string | null;
  last?: number | null;
  before?: string | null;
}): MessageRange {
  const isForward = args.first != null || args.after != null;
  if (isForward && (args.last != null || args.before != null)) {
    throw new RequestError('BAD_USER_INPUT', 'Ask for messages by first and after, or by last and before, not both.');
  }
  return isForward
    ? {
        direction: 'forward',
        size: pageSize(args.first, 'first'),
        from: readCounter(args.after, 'messages is a position'),
      }
    : {
        direction: 'backward',
        size: pageSize(args.last, 'last'),
        from: readCounter(args.before, 'messages is a position'),
      };
}

/** Whether the range is what came after a message that whoever asks has. */
export function isFollowing({ from, direction }: MessageRange): boolean {
  return direction === 'forward' && from !== null;
}

/** Whether there are messages from `lowest` to `lastPosition` on the side from which the range starts: at its start or beyond it. */
export function hasMessageAtStart({ from, direction }: MessageRange, lowest: number, lastPosition: number): boolean {
  if (from === null || lastPosition < lowest) return false;
  return direction === 'forward' ? from >= lowest : from <= lastPosition;
}

/** Reads a cursor that is one of a room's counters in decimal; `what` says of which list it is and what it is. Throws BAD_USER_INPUT. */
export function readCounter(cursor: string | null | undefined, what: string): number | null {
  if (cursor == null) return null;
  if (!/^\d{1,9}$/.test(cursor)) throw new RequestError('BAD_USER_INPUT', `A cursor of ${what} such as 42.`);
  return Number(cursor);
}
