export interface SeededRandom {
  readonly seed: number;
  next(): number;
  below(limit: number): number;
}

/** Numbers from 0 to 1 that a seed repeats (mulberry32), and the seed to name when something fails: SEED, or any. */
export function seededRandom(seed = Number(process.env['SEED'] ?? Math.floor(Math.random() * 2 ** 31))): SeededRandom {
  let state = seed;
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return { seed, next, below: (limit) => Math.floor(next() * limit) };
}
