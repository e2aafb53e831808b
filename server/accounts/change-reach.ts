import type { Services } from '../core/services.ts';
import type { ChosenReach } from '../shared/reach.ts';
import { refuseIfAny } from '../shared/user-error.ts';
import { requireServerRight } from './act-on-person.ts';
import { recordChange } from './change-settings.ts';
import { reachProblem } from './reach-problem.ts';

/**
 * Changes who can reach the server, and records it; a moment later the server listens there, and sockets are told to come back. `isAtHost`:
 * asked from the server's own computer. Throws FORBIDDEN and `InvalidInput`.
 */
export async function changeReach(
  { work, rateLimits, host }: Services,
  viewerId: string,
  input: ChosenReach,
  isAtHost: boolean,
): Promise<void> {
  await rateLimits.take('changePerUser', viewerId);
  await work.transact(async (tx) => {
    await requireServerRight(tx, viewerId, 'changeReach');
    refuseIfAny([reachProblem(input, host, isAtHost)]);
    if (input.reach !== host.reach) await recordChange(tx, viewerId, 'reach', host.reach, input.reach);
  });
  host.chooseReach(input);
}
