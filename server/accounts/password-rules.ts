import { limits, lengthOf } from '../shared/limits.ts';
import { requireWellFormed } from '../shared/text.ts';
import type { InputProblem } from '../shared/user-error.ts';

/** Code units that the estimate looks at: its cost grows faster than the length, and 48 decide. */
const estimatedLengthMax = 48;
/** Code units of each own word that count, for the same reason. */
const ownWordLengthMax = 50;

type Estimate = (password: string, ownWords: string[]) => number;

let loading: Promise<Estimate> | null = null;

/**
 * The broken rule of a new password, or null: its length, and an estimate of how many guesses it takes (zxcvbn: at least a million)
 * that knows the 49,000 commonest passwords and the person's own names. No rules about kinds of characters.
 */
export async function passwordProblem(password: string, ownWords: readonly string[]): Promise<InputProblem | null> {
  requireWellFormed(password, 'password');
  const problem = (message: string): InputProblem => ({ field: 'password', message });
  const length = lengthOf(password);
  if (length < limits.passwordLengthMin)
    return problem(`Password must have at least ${limits.passwordLengthMin} characters.`);
  if (length > limits.passwordLengthMax)
    return problem(`Password must have at most ${limits.passwordLengthMax} characters.`);
  loading ??= loadEstimate();
  const score = (await loading)(
    password,
    ownWords.filter((word) => word !== '').map((word) => word.slice(0, ownWordLengthMax)),
  );
  if (score < 2) return problem('This password is easy to guess. A few unrelated words make a good one.');
  return null;
}

/** The estimator's word lists take several MB and a moment to load, so they wait for the first new password. */
async function loadEstimate(): Promise<Estimate> {
  const { ZxcvbnFactory } = await import('@zxcvbn-ts/core');
  const common = await import('@zxcvbn-ts/language-common');
  const zxcvbn = new ZxcvbnFactory({
    dictionary: common.dictionary,
    graphs: common.adjacencyGraphs,
    maxLength: estimatedLengthMax,
    l33tMaxSubstitutions: 10,
  });
  return (password, ownWords) => zxcvbn.check(password, ownWords).score;
}
