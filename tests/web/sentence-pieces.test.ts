import { describe, expect, test } from 'vitest';
import { piecesOf } from '../../web/lib/people/sentence-pieces.ts';

const anna = { id: 'a', username: 'anna', displayName: 'Anna' };
const ben = { id: 'b', username: 'ben', displayName: 'Ben' };

describe('a sentence about people', () => {
  test('is cut where they are named, in any order, more than once or never', () => {
    expect(piecesOf((name) => `${name(anna)} banned ${name(ben)}.`)).toEqual(['', anna, ' banned ', ben, '.']);
    const turned = piecesOf((name) => {
      const [by, about] = [name(anna), name(ben)];
      return `${about} (${about}): ${by}`;
    });
    expect(turned).toEqual(['', ben, ' (', ben, '): ', anna, '']);
    expect(piecesOf(() => 'Nobody did it.')).toEqual(['Nobody did it.']);
  });

  test('names nobody else, whatever somebody has typed into it', () => {
    expect(piecesOf((name) => `${name(anna)} changed “\uE0007\uE001”`)).toEqual(['', anna, ' changed “', '7', '”']);
  });
});
