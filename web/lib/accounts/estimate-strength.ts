import { ZxcvbnFactory } from '@zxcvbn-ts/core';
import { adjacencyGraphs, dictionary } from '@zxcvbn-ts/language-common';
import type { Score } from './strength.ts';

const estimator = new ZxcvbnFactory({ graphs: adjacencyGraphs, dictionary, maxLength: 64 });

/** The server's own estimate, made here while typing. Heavy (the commonest passwords are in it): import it when it is needed. */
export function estimateStrength(password: string, ownWords: readonly string[]): Score {
  return estimator.check(password, [...ownWords]).score;
}
