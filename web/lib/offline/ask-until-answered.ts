import { retryDelayMs } from './retry-delay.ts';
import { sleepUntilWoken } from './wake-up.ts';

/**
 * Asks until there is an answer: whatever is shown must not stay as it is because one request was lost on the way. Between two tries it
 * waits, less when the network or the person comes back. Undefined is no answer; it is returned only once `isWanted` says no.
 */
export async function askUntilAnswered<Answer>(
  ask: () => Promise<Answer | undefined>,
  isWanted: () => boolean,
): Promise<Answer | undefined> {
  for (let attempt = 0; isWanted(); attempt++) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    await sleepUntilWoken(retryDelayMs(attempt, Math.random()));
  }
  return undefined;
}
