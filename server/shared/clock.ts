/** Where time comes from, so that a test can set it. */
export interface Clock {
  now(): Date;
}

/** How long ago something may have been for what follows it to be put behind it. */
const sameMomentMs = 1_000;

/** This moment; just after the last one where a clock did not tell them apart. One that was set back is believed. */
export function momentAfter(last: Date | undefined, now: Date): Date {
  const aheadMs = last === undefined ? -1 : last.getTime() - now.getTime();
  return aheadMs < 0 || aheadMs > sameMomentMs ? now : new Date(last!.getTime() + 1);
}

export const systemClock: Clock = { now: () => new Date() };
