import { spokenLanguage } from './say.ts';
import { m } from './words.ts';

const dayMs = 24 * 60 * 60 * 1000;

const clock = { timeStyle: 'short' } as const;
const weekday = { weekday: 'long' } as const;
const shortWeekday = { weekday: 'short' } as const;
const dayAndMonth = { day: 'numeric', month: 'long' } as const;
const dayMonthYear = { day: 'numeric', month: 'long', year: 'numeric' } as const;
const shortDay = { day: 'numeric', month: 'short' } as const;
const numericDay = { day: '2-digit', month: '2-digit', year: '2-digit' } as const;
const monthAndYear = { month: 'long', year: 'numeric' } as const;
const full = { dateStyle: 'full', timeStyle: 'short' } as const;

/** The hour and minute of an instant, beside a message: 10:32, or 10:32 AM where people write so. */
export function clockTime(instant: Date): string {
  return written(instant, clock);
}

/** The day of an instant, as a line between messages: Today, Yesterday, Monday, 3 May, 3 May 2024. */
export function dayTitle(instant: Date, now: Date): string {
  const daysAgo = daysBetween(instant, now);
  if (daysAgo === 0) return m.time_today();
  if (daysAgo === 1) return m.time_yesterday();
  if (daysAgo > 1 && daysAgo < 7) return written(instant, weekday);
  return written(instant, instant.getFullYear() === now.getFullYear() ? dayAndMonth : dayMonthYear);
}

/** When something last happened, at the end of a line in a list: 10:32, Yesterday, Mon, 3 May, 03/05/24. */
export function shortTime(instant: Date, now: Date): string {
  const daysAgo = daysBetween(instant, now);
  if (daysAgo === 0) return written(instant, clock);
  if (daysAgo === 1) return m.time_yesterday();
  if (daysAgo > 1 && daysAgo < 7) return written(instant, shortWeekday);
  return written(instant, instant.getFullYear() === now.getFullYear() ? shortDay : numericDay);
}

/** Everything about an instant, for a tooltip: Saturday, 21 November 2026 at 10:32. */
export function fullTime(instant: Date): string {
  return written(instant, full);
}

/** The month of an instant: May 2024. */
export function monthOf(instant: Date): string {
  return written(instant, monthAndYear);
}

/** Whether two instants lie on the same day where the reader is. */
export function isSameDay(one: Date, other: Date): boolean {
  return daysBetween(one, other) === 0;
}

/** Calendar days from one instant to another where the reader is; a day of 23 or 25 hours counts as one. */
function daysBetween(earlier: Date, later: Date): number {
  return Math.round((startOfDay(later) - startOfDay(earlier)) / dayMs);
}

function startOfDay(instant: Date): number {
  return new Date(instant.getFullYear(), instant.getMonth(), instant.getDate()).getTime();
}

const formats = new Map<object, { locale: string; format: Intl.DateTimeFormat }>();

/** Making a format costs a hundred times as much as using it, and a screen of messages needs hundreds. */
function written(instant: Date, options: Intl.DateTimeFormatOptions): string {
  const locale = regionalLocale();
  let kept = formats.get(options);
  if (kept?.locale !== locale) {
    kept = { locale, format: new Intl.DateTimeFormat(locale, options) };
    formats.set(options, kept);
  }
  return kept.format.format(instant);
}

/** The page's language as it is written where the reader is: British dates for an English page on a British phone. */
function regionalLocale(): string {
  const language = spokenLanguage();
  return navigator.languages.find((tag) => tag.split('-')[0] === language.split('-')[0]) ?? language;
}
