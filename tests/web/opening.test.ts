import { describe, expect, test } from 'vitest';
import { emptyWindow } from '../../web/lib/messages/message-window.ts';
import { firstUnread, planOpening } from '../../web/lib/messages/opening.ts';
import { messages } from './message.ts';

const kept = (from: number, to: number) => ({ ...emptyWindow, messages: messages(from, to) });

describe('opening a room', () => {
  test('needs nothing when what is kept goes up to the newest message', () => {
    expect(planOpening(kept(1, 20), 20, 20)).toEqual({ kind: 'kept' });
  });

  test('asks only for the end when what is kept covers the place where the reader stopped', () => {
    expect(planOpening(kept(1, 20), 400, 18)).toEqual({ kind: 'follow' });
  });

  test('takes the newest page when little is unread', () => {
    expect(planOpening(emptyWindow, 100_000, 99_990)).toEqual({ kind: 'newest' });
  });

  test('begins a little before the first unread message when much is unread', () => {
    expect(planOpening(emptyWindow, 1_000, 500)).toEqual({ kind: 'around', after: 488 });
  });

  test('does not lay a new page beside an old one that ends before the place where the reader stopped', () => {
    expect(planOpening(kept(1, 100), 520, 500)).toEqual({ kind: 'newest' });
  });

  test('needs nothing for a reader who has read everything and comes back to a place in what is kept', () => {
    expect(planOpening(kept(200, 240), 500, 500, 'm220')).toEqual({ kind: 'rest' });
    expect(planOpening(kept(200, 240), 500, 500, 'm100')).toEqual({ kind: 'newest' });
    expect(planOpening(kept(200, 240), 500, 499, 'm220')).toEqual({ kind: 'newest' });
  });

  test('begins at the end for somebody who has never read there', () => {
    expect(planOpening(emptyWindow, 1_000, 0)).toEqual({ kind: 'newest' });
  });
});

describe('the "New" divider', () => {
  test('stands above the first unread message', () => expect(firstUnread(10, 7)).toBe(8));
  test('stands nowhere when all is read', () => expect(firstUnread(10, 10)).toBeNull());
  test('stands nowhere for a newcomer, to whom all is new', () => expect(firstUnread(10, 0)).toBeNull());
});
