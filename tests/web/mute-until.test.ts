import { describe, expect, test } from 'vitest';
import { hourFrom, tomorrowFrom } from '../../web/lib/rooms/mute-until.ts';

describe('muting a room', () => {
  test('for an hour ends an hour from now', () => {
    expect(hourFrom(new Date(2026, 10, 21, 23, 30))).toEqual(new Date(2026, 10, 22, 0, 30));
  });

  test('until tomorrow ends the next morning', () => {
    expect(tomorrowFrom(new Date(2026, 11, 31, 14, 5))).toEqual(new Date(2027, 0, 1, 8));
    expect(tomorrowFrom(new Date(2026, 10, 21, 6, 30))).toEqual(new Date(2026, 10, 22, 8));
  });

  test('until tomorrow, said by somebody who is still up after midnight, ends when they get up', () => {
    expect(tomorrowFrom(new Date(2026, 10, 22, 1, 15))).toEqual(new Date(2026, 10, 22, 8));
  });
});
