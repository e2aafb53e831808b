import { describe, expect, test } from 'vitest';
import { safeNext, withNext } from '../../web/lib/accounts/safe-next.ts';

describe('where signing in leads', () => {
  test.each(['/rooms/1', '/settings', '/rooms/1?at=5#m', '/people/anna'])('keeps a path of this site: %s', (next) => {
    expect(safeNext(next)).toBe(next);
  });

  test.each([
    null,
    '',
    '/',
    '/sign-in',
    '/sign-up?next=/sign-in',
    'rooms',
    '//evil.example',
    '/\\evil.example',
    '/\t/evil.example',
    'https://evil.example/rooms',
    'javascript:alert(1)',
  ])('never follows %j, but goes to the rooms', (next) => {
    expect(safeNext(next)).toBe('/rooms');
  });

  test('a path that climbs stays on this site', () => {
    expect(safeNext('/rooms/../../settings')).toBe('/settings');
  });

  test('is taken along from one outside page to the other', () => {
    expect(withNext('/sign-up', '?next=%2Frooms%2F1')).toBe('/sign-up?next=%2Frooms%2F1');
    expect(withNext('/sign-up', '?ended=1')).toBe('/sign-up');
  });
});
