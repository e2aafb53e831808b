import { describe, expect, test, vi } from 'vitest';
import { withPassing } from '../../web/lib/messages/passing-line.ts';
import { timelineDays, type TimelineContent } from '../../web/lib/messages/timeline-rows.ts';
import type { OutgoingMessage } from '../../web/lib/offline/local-store.ts';
import { ben, message, messages } from './message.ts';

const content = (changes: Partial<TimelineContent>): TimelineContent => ({
  messages: [],
  pending: [],
  edits: new Map(),
  passing: [],
  newFrom: null,
  viewerId: 'anna',
  dayOf: (at) => at.slice(0, 10),
  ...changes,
});
const rowsOf = (changes: Partial<TimelineContent>) => timelineDays(content(changes)).flatMap((day) => day.rows);
const outgoing: OutgoingMessage = {
  id: 'p1',
  edits: null,
  roomId: 'garden',
  body: 'soon',
  files: [],
  isSecondUpload: false,
  writtenAt: '2026-11-21T10:10:00.000Z',
  refusal: null,
};

describe('the rows of a timeline', () => {
  test('group what one person says within five minutes', () => {
    const rows = rowsOf({ messages: messages(1, 3) });
    expect(rows.map((row) => row.kind === 'message' && row.startsGroup)).toEqual([true, false, false]);
    expect(rows.map((row) => row.kind === 'message' && row.endsGroup)).toEqual([false, false, true]);
  });

  test('begin a new group after a longer pause', () => {
    const rows = rowsOf({ messages: [message(1), message(2, { sentAt: '2026-11-21T10:06:00.001Z' })] });
    expect(rows.map((row) => row.kind === 'message' && row.startsGroup)).toEqual([true, true]);
  });

  test('begin a new group when somebody else speaks', () => {
    const rows = rowsOf({ messages: [message(1), message(2, { author: ben }), message(3)] });
    expect(rows.map((row) => row.kind === 'message' && row.startsGroup)).toEqual([true, true, true]);
  });

  test('stand under the day on which they were said', () => {
    const days = timelineDays(content({ messages: [message(1), message(2, { sentAt: '2026-11-22T00:00:00.000Z' })] }));
    expect(days.map(({ key, rows }) => [key, rows.length])).toEqual([
      ['2026-11-21', 1],
      ['2026-11-22', 1],
    ]);
  });

  test('never go back a day: what was refused yesterday stays below what was said today, in a group of its own', () => {
    const yesterday = { ...outgoing, writtenAt: '2026-11-20T10:00:00.000Z', refusal: 'Too long.' };
    const today = { ...outgoing, id: 'p2' };
    const days = timelineDays(content({ messages: messages(1, 2), pending: [yesterday, today] }));
    expect(days.map(({ key, rows }) => [key, rows.map((row) => row.key)])).toEqual([
      ['2026-11-21', ['m1', 'm2', 'p1', 'p2']],
    ]);
    const starts = days[0]?.rows.map((row) => row.kind === 'message' && row.startsGroup);
    expect(starts).toEqual([true, false, true, true]);
  });

  test('have the divider above the first unread message, and a new group below it', () => {
    const rows = rowsOf({ messages: messages(1, 3), newFrom: 2 });
    expect(rows.map((row) => row.key)).toEqual(['m1', 'new', 'm2', 'm3']);
    expect(rows.map((row) => row.kind === 'message' && row.startsGroup)).toEqual([true, false, true, false]);
  });

  test('have the divider below the day line when the unread begins with a new day', () => {
    const days = timelineDays(
      content({ messages: [message(1), message(2, { sentAt: '2026-11-22T00:00:00.000Z' })], newFrom: 2 }),
    );
    expect(days.map(({ rows }) => rows.map((row) => row.key))).toEqual([['m1'], ['new', 'm2']]);
  });

  test('have no divider while its message is not loaded', () => {
    expect(rowsOf({ messages: messages(10, 12), newFrom: 5 }).map((row) => row.key)).toEqual(['m10', 'm11', 'm12']);
  });

  test('have the divider at the very top when the first loaded message is the first unread', () => {
    expect(rowsOf({ messages: messages(5, 6), newFrom: 5 }).map((row) => row.key)).toEqual(['new', 'm5', 'm6']);
  });

  test('end with what waits to be sent, as the viewer’s own', () => {
    const row = rowsOf({ messages: messages(1, 1), pending: [outgoing] }).at(-1);
    expect(row).toMatchObject({ kind: 'message', key: 'p1', isOwn: true, state: 'waiting', position: null });
  });

  test('show a refused message with the server’s words', () => {
    const row = rowsOf({ pending: [{ ...outgoing, refusal: 'Too long.' }] })[0];
    expect(row).toMatchObject({ state: 'refused', refusal: 'Too long.' });
  });

  test('show other words of a message while they are on their way, and where the message stands when they were refused', () => {
    const edit = { ...outgoing, edits: 'm2', body: 'other words' };
    const rows = (changes: Partial<OutgoingMessage>) =>
      rowsOf({ messages: messages(1, 3), edits: new Map([['m2', { ...edit, ...changes }]]) });
    expect(rows({})[1]).toMatchObject({ key: 'm2', body: 'other words', state: 'waiting' });
    expect(rows({ refusal: 'Gone.' })[1]).toMatchObject({ key: 'm2', state: 'refused', refusal: 'Gone.' });
    expect(rows({})[2]).toMatchObject({ key: 'm3', body: 'message 3', state: 'sent', isLast: true });
  });

  test('keep the place of what was deleted', () => {
    const gone = message(2, { body: '', deletedAt: '2026-11-21T12:00:00.000Z' });
    expect(rowsOf({ messages: [message(1), gone, message(3)] })[1]).toMatchObject({ isDeleted: true, position: 2 });
  });

  test('tell of comings and goings between the messages where they happened', () => {
    const line = { id: 'l', afterPosition: 1, person: ben, what: 'entered' as const, at: message(1).sentAt };
    expect(rowsOf({ messages: messages(1, 2), passing: [line] }).map((row) => row.key)).toEqual(['m1', 'l', 'm2']);
  });

  test('tell apart what one person does within one millisecond', () => {
    vi.useFakeTimers();
    const passing = withPassing(withPassing([], 1, ben, 'left'), 1, ben, 'entered');
    vi.useRealTimers();
    const keys = rowsOf({ messages: messages(1, 2), passing }).map((row) => row.key);
    expect(new Set(keys).size).toBe(4);
  });
});
