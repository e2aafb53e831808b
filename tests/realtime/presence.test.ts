import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { LocalPresence } from '../../server/realtime/presence.ts';

const settleMs = 1_000;

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A presence, and what it told: who was online when it told of whom. */
function watched() {
  const told: Record<string, boolean>[] = [];
  const presence: LocalPresence = new LocalPresence((userIds) => {
    told.push(Object.fromEntries(userIds.map((userId) => [userId, presence.isOnline(userId)])));
  }, settleMs);
  return { presence, told };
}

test('whoever has come is told of, and seen by those who ask, once it has lasted', () => {
  const { presence, told } = watched();
  presence.arrive('ben');
  vi.advanceTimersByTime(settleMs - 1);
  expect([presence.isOnline('ben'), presence.userIds(), told]).toEqual([false, [], []]);
  vi.advanceTimersByTime(1);
  expect([presence.isOnline('ben'), presence.userIds(), told]).toEqual([true, ['ben'], [{ ben: true }]]);
});

test('a visit too short to be told of is not seen by those who ask either', () => {
  const { presence, told } = watched();
  presence.arrive('ben');
  vi.advanceTimersByTime(settleMs / 2);
  expect(presence.isOnline('ben')).toBe(false);
  presence.depart('ben');
  vi.advanceTimersByTime(settleMs);
  expect([presence.isOnline('ben'), told]).toEqual([false, []]);
});

test('a reload is no coming and going', () => {
  const { presence, told } = watched();
  presence.arrive('ben');
  vi.advanceTimersByTime(settleMs);
  presence.depart('ben');
  expect(presence.isOnline('ben')).toBe(true);
  presence.arrive('ben');
  vi.advanceTimersByTime(settleMs);
  expect([presence.isOnline('ben'), told]).toEqual([true, [{ ben: true }]]);
});

test('whoever has a second connection has not gone with the first, and those who move together are told of together', () => {
  const { presence, told } = watched();
  presence.arrive('ben');
  presence.arrive('ben');
  presence.arrive('cleo');
  vi.advanceTimersByTime(settleMs);
  presence.depart('ben');
  vi.advanceTimersByTime(settleMs);
  expect(presence.userIds().sort()).toEqual(['ben', 'cleo']);
  presence.depart('ben');
  presence.depart('cleo');
  vi.advanceTimersByTime(settleMs);
  expect([presence.userIds(), told]).toEqual([
    [],
    [
      { ben: true, cleo: true },
      { ben: false, cleo: false },
    ],
  ]);
});
