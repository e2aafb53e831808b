import { limits } from '../shared/limits.ts';
import type { InputProblem } from '../shared/user-error.ts';
import type { Room } from './room.ts';

/** How long a room keeps what is said: how many messages with LAST, how many days with DAYS, else no number. */
export type Keeping = Pick<Room, 'keep' | 'keepAmount'>;

/** A room that keeps everything for everybody, as rooms do unless asked otherwise. */
export const keepsEverything = {
  keep: 'EVERYTHING',
  keepAmount: null,
  keptFrom: 1,
  liveFrom: 1,
  newMembersSee: 'EVERYTHING',
} as const;

const dayMs = 24 * 60 * 60 * 1000;

/**
 * The first position that a room keeps once it has messages up to `lastPosition`, as far as their number decides; it never goes back. With
 * LIVE nothing is kept: it is one past the last.
 */
export function keptFromOf({
  keep,
  keepAmount,
  keptFrom,
  lastPosition,
}: Keeping & Pick<Room, 'keptFrom' | 'lastPosition'>): number {
  if (keep === 'LAST') return Math.max(keptFrom, lastPosition - keepAmount! + 1);
  return keep === 'LIVE' ? lastPosition + 1 : keptFrom;
}

/** The instant at and before which a message is too old to be kept; null where age does not matter. */
export function tooOldAt({ keep, keepAmount }: Keeping, now: Date): Date | null {
  return keep === 'DAYS' ? new Date(now.getTime() - keepAmount! * dayMs) : null;
}

/** The same for a message that was said live only: until then a connection that broke gets what it missed. */
export function tooLateAt(now: Date): Date {
  return new Date(now.getTime() - limits.liveOnlyMs);
}

/** Messages of a room that one of its members has not read, of those that there still are. */
export function unreadOf(
  { lastPosition }: Pick<Room, 'lastPosition'>,
  readPosition: number,
  readableFrom: number,
): number {
  return Math.max(0, lastPosition - Math.max(readPosition, readableFrom - 1));
}

/** The broken rule of how long a room is to keep messages, or null. */
export function keepingProblem({ keep, keepAmount = null }: Keeping): InputProblem | null {
  const problem = (message: string): InputProblem => ({ field: 'keepAmount', message });
  const isBetween = (max: number): boolean => keepAmount !== null && keepAmount >= 1 && keepAmount <= max;
  if (keep === 'LAST' && !isBetween(limits.keptMessagesMax))
    return problem(`Choose how many messages are kept: 1 to ${limits.keptMessagesMax.toLocaleString('en')}.`);
  if (keep === 'DAYS' && !isBetween(limits.keptDaysMax))
    return problem(`Choose for how many days messages are kept: 1 to ${limits.keptDaysMax.toLocaleString('en')}.`);
  if (keep !== 'LAST' && keep !== 'DAYS' && keepAmount !== null)
    return problem('Only a room that keeps a number of messages or days has such a number.');
  return null;
}
