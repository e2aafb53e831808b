import { describe, expect, test } from 'vitest';
import { meaningOfKey } from '../../web/lib/messages/composer-keys.ts';
import { charactersLeft, isBlank, lengthOf } from '../../web/lib/messages/message-length.ts';
import { reconnectDelayMs, retryDelayMs } from '../../web/lib/offline/retry-delay.ts';

const key = (changes: object = {}) => ({
  key: 'Enter',
  shiftKey: false,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  isComposing: false,
  keyCode: 13,
  ...changes,
});
const keyboard = { enterSends: true, isTouch: false };

describe('Enter', () => {
  test('sends', () => expect(meaningOfKey(key(), keyboard)).toBe('send'));
  test('with Shift makes a new line', () => expect(meaningOfKey(key({ shiftKey: true }), keyboard)).toBe('newline'));
  test('makes a new line for whoever chose so', () => {
    expect(meaningOfKey(key(), { enterSends: false, isTouch: false })).toBe('newline');
  });
  test('makes a new line on touch', () => expect(meaningOfKey(key(), { ...keyboard, isTouch: true })).toBe('newline'));
  test.each([{ ctrlKey: true }, { metaKey: true }])('with %o always sends', (held) => {
    expect(meaningOfKey(key(held), { enterSends: false, isTouch: true })).toBe('send');
  });
  test('up edits the last message where nothing is written, and Esc leaves it as it was', () => {
    const empty = { ...keyboard, isEmpty: true };
    expect(meaningOfKey(key({ key: 'ArrowUp' }), empty)).toBe('edit-last');
    expect(meaningOfKey(key({ key: 'ArrowUp' }), keyboard)).toBeNull();
    expect(meaningOfKey(key({ key: 'ArrowUp', shiftKey: true }), empty)).toBeNull();
    expect(meaningOfKey(key({ key: 'ArrowUp' }), { ...empty, isEditing: true })).toBeNull();
    expect(meaningOfKey(key({ key: 'Escape' }), { ...keyboard, isEditing: true })).toBe('stop-editing');
    expect(meaningOfKey(key({ key: 'Escape' }), keyboard)).toBeNull();
  });
  test('belongs to the input method while it composes a word', () => {
    expect(meaningOfKey(key({ isComposing: true }), keyboard)).toBeNull();
    expect(meaningOfKey(key({ keyCode: 229 }), keyboard)).toBeNull();
  });
});

describe('the length of a message', () => {
  test('counts characters as the server does', () => expect(lengthOf('a🍅é')).toBe(3));
  test('is nobody’s business while there is room', () => expect(charactersLeft('hello', 10_000)).toBeNull());
  test('is told when the end is near', () => expect(charactersLeft('x'.repeat(9_990), 10_000)).toBe(10));
  test('is told below zero when it is too long', () => expect(charactersLeft('🍅'.repeat(10_001), 10_000)).toBe(-1));
  test('of blanks alone is none', () => expect(isBlank(' \n\t')).toBe(true));
});

describe('trying again', () => {
  test('of the socket is within a second for as long as a server restarts, and grows then', () => {
    const waits = Array.from({ length: 20 }, (_none, attempt) => reconnectDelayMs(attempt, 0.999));
    expect(Math.max(...waits.slice(0, 6))).toBeLessThanOrEqual(1_000);
    expect(waits[0]).toBeLessThanOrEqual(300);
    expect(waits[7]).toBeGreaterThan(waits[6]!);
    expect(Math.max(...waits)).toBeLessThanOrEqual(5_000);
  });

  test('is quick the first time', () => expect(retryDelayMs(0, 0.99)).toBeLessThanOrEqual(300));
  test('waits longer and longer, but never more than five seconds', () => {
    const waits = Array.from({ length: 20 }, (_none, attempt) => retryDelayMs(attempt, 0));
    expect(waits.toSorted((a, b) => a - b)).toEqual(waits);
    expect(retryDelayMs(100, 0.999)).toBeLessThanOrEqual(5_000);
  });
  test('is spread, so that not everybody comes at once', () => {
    expect(retryDelayMs(5, 0)).toBeLessThan(retryDelayMs(5, 0.9));
  });
});
