import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { clockTime, dayTitle, fullTime, isSameDay, shortTime } from '../../web/lib/text/time.ts';

// A Saturday, where the reader is.
const now = new Date(2026, 10, 21, 12, 0);

beforeEach(() => void vi.stubGlobal('navigator', { languages: ['de-AT', 'en-GB'] }));
afterEach(() => void vi.unstubAllGlobals());

describe('the line between days', () => {
  test.each([
    [new Date(2026, 10, 21, 0, 0), 'Today'],
    [new Date(2026, 10, 20, 23, 59), 'Yesterday'],
    [new Date(2026, 10, 16, 8, 0), 'Monday'],
    [new Date(2026, 10, 14, 8, 0), '14 November'],
    [new Date(2024, 4, 3, 8, 0), '3 May 2024'],
    [new Date(2026, 10, 22, 0, 1), '22 November'],
  ])('%s is called %s', (instant, title) => {
    expect(dayTitle(instant, now)).toBe(title);
  });
});

describe('the time at the end of a list line', () => {
  test.each([
    [new Date(2026, 10, 21, 9, 5), '09:05'],
    [new Date(2026, 10, 20, 9, 5), 'Yesterday'],
    [new Date(2026, 10, 16, 8, 0), 'Mon'],
    [new Date(2026, 4, 3), '3 May'],
    [new Date(2024, 4, 3), '03/05/24'],
  ])('%s is written %s', (instant, words) => {
    expect(shortTime(instant, now)).toBe(words);
  });
});

test('the clock is written as people write it where the reader is', () => {
  const instant = new Date(2026, 10, 21, 15, 32);
  expect(clockTime(instant)).toBe('15:32');
  vi.stubGlobal('navigator', { languages: ['en-US'] });
  expect(clockTime(instant).replace(/\s/u, ' ')).toBe('3:32 PM');
});

test('the tooltip tells everything', () => {
  expect(fullTime(new Date(2026, 10, 21, 10, 32))).toMatch(/Saturday,? 21 November 2026 at 10:32/u);
});

test('a day begins at midnight where the reader is', () => {
  expect(isSameDay(new Date(2026, 10, 21, 0, 0), new Date(2026, 10, 21, 23, 59))).toBe(true);
  expect(isSameDay(new Date(2026, 10, 20, 23, 59), new Date(2026, 10, 21, 0, 0))).toBe(false);
});
