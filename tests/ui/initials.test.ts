import { describe, expect, test } from 'vitest';
import { hueOf, initialsOf } from '../../web/lib/ui/initials.ts';

describe('the initials of a name', () => {
  test.each([
    ['Anna', 'A'],
    ['Anna Maria Ember', 'AE'],
    ['anna.ember', 'AE'],
    ['  rosa   ', 'R'],
    ['élodie blanc', 'ÉB'],
    ['李 小龙', '李小'],
    ['👨‍👩‍👧 Family', '👨‍👩‍👧F'],
    ['', '?'],
    [' . ', '?'],
  ])('of "%s" are %s', (name, initials) => {
    expect(initialsOf(name)).toBe(initials);
  });
});

describe('the colour of an id', () => {
  test('is the same every time', () => {
    expect(hueOf('01a1fdf2-09a2-7eff-ab25-47cccb529a5b')).toBe(hueOf('01a1fdf2-09a2-7eff-ab25-47cccb529a5b'));
  });

  test('uses all twelve evenly enough for ids that were made one after the other', () => {
    const counts = new Array<number>(12).fill(0);
    for (let index = 0; index < 1200; index++) {
      const hue = hueOf(`01a1fdf2-09a2-7eff-ab25-${index.toString(16).padStart(12, '0')}`);
      counts[hue] = (counts[hue] ?? 0) + 1;
    }
    expect(Math.min(...counts)).toBeGreaterThan(40);
  });
});
