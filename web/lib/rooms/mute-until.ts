const hourMs = 60 * 60 * 1000;
/** When people are up again. */
const morningHour = 8;

/** An hour from now. */
export function hourFrom(now: Date): Date {
  return new Date(now.getTime() + hourMs);
}

/** Eight in the morning of the next day, where this device is; after midnight that is the day which has begun. */
export function tomorrowFrom(now: Date): Date {
  const morning = new Date(now);
  morning.setHours(morningHour, 0, 0, 0);
  // By the calendar, since a day is not always 24 hours long.
  if (now.getHours() >= morningHour - 3) morning.setDate(morning.getDate() + 1);
  return morning;
}
