import { clockTime, dayTitle, isSameDay } from '../text/time.ts';
import { m } from '../text/words.ts';

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;

/** When somebody was last here, in words; to the minute only for the last hour, to the day after a day. */
export function lastSeenWords(seenAt: Date, now: Date): string {
  const minutes = Math.max(1, Math.floor((now.getTime() - seenAt.getTime()) / minuteMs));
  if (minutes < 60) return m.people_seen_minutes({ count: minutes });
  if (isSameDay(seenAt, now)) return m.people_seen_today({ time: clockTime(seenAt) });
  if (isSameDay(seenAt, new Date(now.getTime() - dayMs))) return m.people_seen_yesterday({ time: clockTime(seenAt) });
  return m.people_seen_day({ day: dayTitle(seenAt, now) });
}
