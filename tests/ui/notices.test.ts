import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Notices } from '../../web/lib/ui/notices.svelte.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const texts = (notices: Notices): string[] => notices.shown.map(({ text }) => text);

test('a notice goes away by itself, one with an action later', () => {
  const notices = new Notices();
  notices.say('Saved.');
  notices.say('Deleted.', { action: { label: 'Undo', run: () => undefined } });
  vi.advanceTimersByTime(5_000);
  expect(texts(notices)).toEqual(['Deleted.']);
  vi.advanceTimersByTime(5_000);
  expect(texts(notices)).toEqual([]);
});

test('a notice stays while somebody holds it, and goes its full time after', () => {
  const notices = new Notices();
  notices.say('Saved.');
  vi.advanceTimersByTime(4_000);
  notices.hold();
  vi.advanceTimersByTime(60_000);
  expect(texts(notices)).toEqual(['Saved.']);
  notices.release();
  vi.advanceTimersByTime(4_999);
  expect(texts(notices)).toEqual(['Saved.']);
  vi.advanceTimersByTime(1);
  expect(texts(notices)).toEqual([]);
});

test('of more than three notices the oldest make room', () => {
  const notices = new Notices();
  for (const text of ['one', 'two', 'three', 'four']) notices.say(text);
  expect(texts(notices)).toEqual(['two', 'three', 'four']);
});

test('a dismissed notice is gone at once', () => {
  const notices = new Notices();
  notices.dismiss(notices.say('Saved.'));
  expect(texts(notices)).toEqual([]);
});
