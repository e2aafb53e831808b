import { m } from '#lib/text/words.ts';

/** How hard a password is to guess: 0 (at once) to 4 (not in a lifetime); the server takes 2 and more. */
export type Score = 0 | 1 | 2 | 3 | 4;

export interface Strength {
  /** Segments of the meter that are lit: 0 for no password, else 1 to 4. */
  readonly lit: 0 | 1 | 2 | 3 | 4;
  readonly isEnough: boolean;
  readonly words: string;
}

/** What the meter shows for a password of so many code points. `score` is null until the estimator is loaded. */
export function strengthOf(length: number, lengthMin: number, score: Score | null): Strength {
  if (length === 0) return { lit: 0, isEnough: false, words: '' };
  if (length < lengthMin) {
    return { lit: 1, isEnough: false, words: m.account_strength_short({ count: lengthMin - length }) };
  }
  if (score === null) return { lit: 1, isEnough: false, words: '' };
  const words = [
    m.account_strength_0,
    m.account_strength_1,
    m.account_strength_2,
    m.account_strength_3,
    m.account_strength_4,
  ][score];
  return { lit: score === 0 ? 1 : score, isEnough: score >= 2, words: words?.() ?? '' };
}
