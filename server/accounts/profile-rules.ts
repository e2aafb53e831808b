import { limits, lengthOf } from '../shared/limits.ts';
import { foldCase, hasControlCharacters, isBlank, requireWellFormed } from '../shared/text.ts';
import type { InputProblem } from '../shared/user-error.ts';

/** Pronouns as they are kept: empty where nothing would be seen of them. */
export function chosenPronouns(pronouns: string): string {
  return isBlank(pronouns) ? '' : pronouns.trim();
}

/** The broken rule of pronouns, or null. Empty is allowed. */
export function pronounsProblem(pronouns: string): InputProblem | null {
  requireWellFormed(pronouns, 'pronouns');
  const problem = (message: string): InputProblem => ({ field: 'pronouns', message });
  if (lengthOf(pronouns.trim()) > limits.pronounsLengthMax)
    return problem(`Pronouns must have at most ${limits.pronounsLengthMax} characters.`);
  if (hasControlCharacters(pronouns)) return problem('Pronouns may not have line breaks or control characters.');
  return null;
}

/** Interests as they are kept: trimmed, without blank ones, each once whatever its letter case, in the order given. */
export function chosenInterests(interests: readonly string[]): string[] {
  const byKey = new Map<string, string>();
  for (const interest of interests) {
    const key = foldCase(interest.trim());
    if (!isBlank(interest) && !byKey.has(key)) byKey.set(key, interest.trim());
  }
  return [...byKey.values()];
}

/** The broken rule of a list of interests, or null. */
export function interestsProblem(interests: readonly string[]): InputProblem | null {
  const problem = (message: string): InputProblem => ({ field: 'interests', message });
  for (const interest of interests) requireWellFormed(interest, 'interests');
  const chosen = chosenInterests(interests);
  if (chosen.length > limits.interestsMax) return problem(`You can name at most ${limits.interestsMax} interests.`);
  if (chosen.some((interest) => lengthOf(interest) > limits.interestLengthMax))
    return problem(`Each interest must have at most ${limits.interestLengthMax} characters.`);
  if (chosen.some(hasControlCharacters)) return problem('Interests may not have line breaks or control characters.');
  return null;
}
