import type { MessageLineFragment } from '../graphql/generated/graphql.ts';
import { changedMessages } from './changed-messages.ts';

export type Message = MessageLineFragment;

/** An unbroken run of a room's messages in their order: what is loaded, of what may be 100,000. */
export interface MessageWindow {
  readonly messages: readonly Message[];
  /** Nothing was said before. */
  readonly reachesStart: boolean;
  /** Nothing newer is known: live messages continue this run. */
  readonly reachesEnd: boolean;
  /** The position before the first message there could be, where there is none in the run to tell. */
  readonly follows?: number;
}

export const emptyWindow: MessageWindow = { messages: [], reachesStart: false, reachesEnd: false };

/** More than this many rows make a slow phone stutter. */
export const windowSizeMax = 300;

/** Nothing of the run is left, and what else there is in the room must be asked for. */
export function isLost(window: MessageWindow): boolean {
  return window.messages.length === 0 && !window.reachesEnd;
}

export function firstPosition(window: MessageWindow): number {
  return window.messages[0]?.position ?? 0;
}

export function endPosition(window: MessageWindow): number {
  return window.messages.at(-1)?.position ?? window.follows ?? 0;
}

/**
 * Puts an older page before the run; what is then too much is let go at the newer end. A page that does not reach up to the run, which
 * may have become shorter while it was on its way, changes nothing.
 */
export function joinOlder(window: MessageWindow, page: readonly Message[], reachesStart: boolean): MessageWindow {
  const first = window.messages[0]?.position ?? Infinity;
  const older = page.filter((message) => message.position < first);
  const last = older.at(-1);
  if (last && first !== Infinity && last.position !== first - 1) return window;
  const messages = [...older, ...window.messages];
  const kept = messages.slice(0, windowSizeMax);
  return { ...window, messages: kept, reachesStart, reachesEnd: window.reachesEnd && kept.length === messages.length };
}

/** Puts a newer page after the run; what is then too much is let go at the older end. A page that leaves a gap changes nothing. */
export function joinNewer(window: MessageWindow, page: readonly Message[], reachesEnd: boolean): MessageWindow {
  const end = endPosition(window);
  const newer = page.filter((message) => message.position > end);
  if (newer[0] && end > 0 && newer[0].position !== end + 1) return window;
  const messages = [...window.messages, ...newer];
  const kept = messages.slice(-windowSizeMax);
  const reachesStart = window.reachesStart && kept.length === messages.length;
  return { ...window, messages: kept, reachesStart, reachesEnd };
}

/** Puts what was said live only after the run, whatever was missed between: it is gone. */
export function joinAcross(window: MessageWindow, page: readonly Message[]): MessageWindow {
  const first = page.find((message) => message.position > endPosition(window));
  if (first === undefined) return window;
  const start = joinNewer({ ...emptyWindow, follows: first.position - 1 }, page, true).messages;
  return { ...window, messages: [...window.messages, ...start].slice(-windowSizeMax), reachesEnd: true };
}

/** Takes what lies before a position out of the run: the room keeps it no more. */
export function dropBefore(window: MessageWindow, position: number): MessageWindow {
  const [first] = window.messages;
  const isNothingToDrop = first
    ? first.position >= position
    : !window.reachesEnd || endPosition(window) >= position - 1;
  if (isNothingToDrop) return window;
  const messages = window.messages.filter((message) => message.position >= position);
  return { ...window, messages, reachesStart: true, follows: position - 1 };
}

/** A run that begins with whatever is said after a position. */
export function windowAfter(position: number): MessageWindow {
  return { messages: [], reachesStart: true, reachesEnd: true, follows: position };
}

/** Puts what became of messages into the run, wherever they stand; one that the run has in the same state or a later one changes nothing. */
export function applyChanges(window: MessageWindow, changes: readonly Message[]): MessageWindow {
  const messages = changedMessages(window.messages, changes);
  return messages === window.messages ? window : { ...window, messages };
}

export type LiveOutcome = 'added' | 'known' | 'gap' | 'elsewhere';

/**
 * What a live message means for the run. `gap`: something before it was missed and must be fetched. `elsewhere`: the reader is
 * far back in history, and will come to it by reading on.
 */
export function placeLive(window: MessageWindow, message: Message): LiveOutcome {
  const end = endPosition(window);
  if (message.position <= end) return 'known';
  if (!window.reachesEnd) return 'elsewhere';
  return message.position === end + 1 ? 'added' : 'gap';
}

/** Applies live messages that came while a page was under way: none twice, and none across a gap. */
export function applyHeld(window: MessageWindow, held: readonly Message[]): { window: MessageWindow; hasGap: boolean } {
  let result = window;
  for (const message of held.toSorted((a, b) => a.position - b.position)) {
    const outcome = placeLive(result, message);
    if (outcome === 'added') result = joinNewer(result, [message], true);
    if (outcome === 'gap') return { window: result, hasGap: true };
  }
  return { window: result, hasGap: false };
}

/**
 * The part of the run around the message that the reader looks at (`id`; null: the end), so that coming back draws one screen
 * or two instead of all that was scrolled through.
 */
export function trimAround(window: MessageWindow, id: string | null, size: number): MessageWindow {
  const { length } = window.messages;
  const index = id === null ? -1 : window.messages.findIndex((message) => message.id === id);
  const centre = index === -1 ? length : index;
  const from = Math.max(0, Math.min(centre - Math.floor(size / 2), length - size));
  const messages = window.messages.slice(from, from + size);
  return {
    ...window,
    messages,
    reachesStart: window.reachesStart && from === 0,
    reachesEnd: window.reachesEnd && from + size >= length,
  };
}

/** What is worth keeping on the device: the newest run, as far as it is unbroken to the end. */
export function newestRun(window: MessageWindow, countMax: number): readonly Message[] {
  return window.reachesEnd ? window.messages.slice(-countMax) : [];
}
