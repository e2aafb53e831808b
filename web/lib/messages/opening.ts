import { endPosition, firstPosition, type MessageWindow } from './message-window.ts';

export const pageSize = 50;
const contextBeforeUnread = 12;

/** What of a room's messages there is to read: those from a position on; or none but those that are said while one is there. */
export interface Readable {
  readableFrom: number;
  isLive: boolean;
}

export const everything: Readable = { readableFrom: 1, isLive: false };

/** What opening a room needs beyond what the device has kept. */
export type Opening =
  /** What is kept is whole and current. */
  | { kind: 'kept' }
  /** Everything is read, and the reader comes back to where they were in what is kept. */
  | { kind: 'rest' }
  /** What is kept goes up to where the reader stopped: only the end is missing. */
  | { kind: 'follow' }
  /** Much is unread: begin a little before the first of it. */
  | { kind: 'around'; after: number }
  /** The newest page has it all. */
  | { kind: 'newest' };

/** `lastPosition` and `readPosition` are the room's, as far as this device knows; `restingAt`: the message where the reader left off. */
export function planOpening(
  kept: MessageWindow,
  lastPosition: number,
  readPosition: number,
  restingAt?: string,
): Opening {
  const end = endPosition(kept);
  const isKept = kept.messages.length > 0;
  if (isKept && end >= lastPosition) return { kind: 'kept' };
  const isRead = firstUnread(lastPosition, readPosition) === null;
  if (isRead && kept.messages.some(({ id }) => id === restingAt)) return { kind: 'rest' };
  if (isKept && end >= readPosition && firstPosition(kept) <= readPosition + 1) return { kind: 'follow' };
  const unread = lastPosition - readPosition;
  if (readPosition > 0 && unread > pageSize - contextBeforeUnread) {
    return { kind: 'around', after: Math.max(0, readPosition - contextBeforeUnread) };
  }
  return { kind: 'newest' };
}

/** Nothing but the end may be missing. */
export function isWindowEnough({ kind }: Opening): boolean {
  return kind === 'kept' || kind === 'rest' || kind === 'follow';
}

/** The position below which the "New" divider stands: the first unread message; null when all is read. */
export function firstUnread(lastPosition: number, readPosition: number): number | null {
  return lastPosition > readPosition && readPosition > 0 ? readPosition + 1 : null;
}
