import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Heartbeat } from '../../web/lib/graphql/heartbeat.ts';

/** A network that answers every ping after so long, until it is cut. */
const network = { roundTripMs: 50, isCut: false };
let told: string[];
let isWatched: boolean;
let pings: number;
let beat: Heartbeat;

beforeEach(() => {
  vi.useFakeTimers();
  Object.assign(network, { roundTripMs: 50, isCut: false });
  told = [];
  isWatched = true;
  pings = 0;
  beat = new Heartbeat({
    ping() {
      pings++;
      setTimeout(() => network.isCut || beat.heard(), network.roundTripMs);
    },
    onSilent: () => told.push('silent'),
    onDead() {
      told.push('dead');
      beat.stop();
    },
    isWatched: () => isWatched,
  });
  beat.start();
});

afterEach(() => {
  beat.stop();
  vi.useRealTimers();
});

it.each([0, 500, 1_000, 1_500, 2_000, 2_500])(
  'a network that is cut %i ms into the round is told of 3 to 5 s later, and given up after 3 s more',
  async (offsetMs) => {
    await vi.advanceTimersByTimeAsync(20_000 + offsetMs);
    network.isCut = true;
    await vi.advanceTimersByTimeAsync(2_900);
    expect(told).toEqual([]);
    await vi.advanceTimersByTimeAsync(2_150);
    expect(told).toEqual(['silent']);
    await vi.advanceTimersByTimeAsync(3_000);
    expect(told).toEqual(['silent', 'dead']);
  },
);

it('a network that takes 2 s there and back is not told of, in ten minutes', async () => {
  network.roundTripMs = 2_000;
  await vi.advanceTimersByTimeAsync(600_000);
  expect(told).toEqual([]);
  expect(pings).toBeGreaterThan(100);
});

it('an answer that comes late ends the silence without a new connection', async () => {
  network.roundTripMs = 4_000;
  await vi.advanceTimersByTimeAsync(2_000);
  network.roundTripMs = 50;
  await vi.advanceTimersByTimeAsync(60_000);
  expect(told).toEqual(['silent']);
});

it('asks nothing while there is something to hear, and little while nobody looks', async () => {
  for (let second = 0; second < 60; second++) {
    beat.heard();
    await vi.advanceTimersByTimeAsync(1_000);
  }
  expect(pings).toBe(0);
  isWatched = false;
  await vi.advanceTimersByTimeAsync(60_000);
  expect(pings).toBeLessThanOrEqual(6);
});

it('a page that was held back asks again before it believes in silence', async () => {
  await vi.advanceTimersByTimeAsync(2_000);
  expect(pings).toBe(1);
  // The timers of a page that sleeps fire when it wakes, before it reads what has come.
  vi.setSystemTime(Date.now() + 60_000);
  await vi.advanceTimersByTimeAsync(10_000);
  expect(told).toEqual([]);
});
