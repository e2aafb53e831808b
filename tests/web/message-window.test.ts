import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import {
  applyHeld,
  emptyWindow,
  endPosition,
  firstPosition,
  joinNewer,
  joinOlder,
  newestRun,
  placeLive,
  trimAround,
  windowSizeMax,
  type MessageWindow,
} from '../../web/lib/messages/message-window.ts';
import { message, messages } from './message.ts';

const atEnd = (from: number, to: number): MessageWindow => ({
  messages: messages(from, to),
  reachesStart: from === 1,
  reachesEnd: true,
});

describe('a window on a room', () => {
  test('takes the next live message at its end', () => {
    expect(placeLive(atEnd(1, 5), message(6))).toBe('added');
  });

  test('knows a message that it has, however often it is told', () => {
    expect(placeLive(atEnd(1, 5), message(5))).toBe('known');
    expect(placeLive(atEnd(1, 5), message(2))).toBe('known');
  });

  test('sees that something was missed', () => {
    expect(placeLive(atEnd(1, 5), message(7))).toBe('gap');
  });

  test('leaves a live message to reading on while the reader is far back', () => {
    expect(placeLive({ ...atEnd(1, 5), reachesEnd: false }, message(6))).toBe('elsewhere');
  });

  test('begins with the first message of an empty room', () => {
    const { window } = applyHeld({ ...emptyWindow, reachesStart: true, reachesEnd: true }, [message(1)]);
    expect(window.messages.map(({ position }) => position)).toEqual([1]);
  });

  test('lets go of the newer end when older pages make it too long, and then no longer reaches the end', () => {
    const window = joinOlder(atEnd(51, 50 + windowSizeMax), messages(1, 50), true);
    expect(window.messages).toHaveLength(windowSizeMax);
    expect(firstPosition(window)).toBe(1);
    expect(window.reachesStart).toBe(true);
    expect(window.reachesEnd).toBe(false);
  });

  test('takes no page that leaves a gap, because the run became shorter while it was on its way', () => {
    const window = atEnd(61, 100);
    expect(joinOlder(window, messages(1, 50), true)).toBe(window);
    expect(joinNewer(window, messages(151, 200), true)).toBe(window);
  });

  test('lets go of the older end when newer pages make it too long, and then no longer reaches the start', () => {
    const window = joinNewer(atEnd(1, windowSizeMax), messages(windowSizeMax + 1, windowSizeMax + 50), true);
    expect(window.messages).toHaveLength(windowSizeMax);
    expect(endPosition(window)).toBe(windowSizeMax + 50);
    expect(window.reachesStart).toBe(false);
    expect(window.reachesEnd).toBe(true);
  });

  test('joins a page that overlaps without a double', () => {
    const window = joinNewer(atEnd(1, 5), messages(4, 8), true);
    expect(window.messages.map(({ position }) => position)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  });

  test('shrinks to its end when the reader leaves it there, and still takes live messages', () => {
    const window = trimAround(atEnd(1, 200), null, 40);
    expect(firstPosition(window)).toBe(161);
    expect(window).toMatchObject({ reachesStart: false, reachesEnd: true });
  });

  test('shrinks to what is around the reader when they leave it in mid-history', () => {
    const window = trimAround(atEnd(1, 200), 'm100', 40);
    expect([firstPosition(window), endPosition(window)]).toEqual([80, 119]);
    expect(window).toMatchObject({ reachesStart: false, reachesEnd: false });
  });

  test('stays whole when it is short', () => {
    expect(trimAround(atEnd(1, 5), 'm2', 40)).toEqual(atEnd(1, 5));
  });

  test('keeps only a run to the end for the next start', () => {
    expect(newestRun(atEnd(1, 200), 100).map(({ position }) => position)[0]).toBe(101);
    expect(newestRun({ ...atEnd(1, 200), reachesEnd: false }, 100)).toEqual([]);
  });

  test('ends, whatever order and doubles live messages come in, as an unbroken run that has all of them up to a gap', () => {
    const arrivals = fc.array(fc.integer({ min: 1, max: 40 }), { maxLength: 60 });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 20 }), arrivals, (known, positions) => {
        const { window, hasGap } = applyHeld(
          atEnd(1, known),
          positions.map((position) => message(position)),
        );
        const shown = window.messages.map(({ position }) => position);
        expect(shown).toEqual(Array.from({ length: shown.length }, (_none, index) => index + 1));
        expect(hasGap).toBe(positions.some((position) => position > shown.length));
        expect(hasGap && positions.includes(shown.length + 1)).toBe(false);
      }),
    );
  });
});
