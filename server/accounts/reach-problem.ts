import type { HostSide } from '../core/services.ts';
import { type ChosenReach, publicUrlOf } from '../shared/reach.ts';
import type { InputProblem } from '../shared/user-error.ts';

/** What is wrong with a choice of who can reach the server, in words; null if nothing is. */
export function reachProblem(
  { reach, publicUrl }: ChosenReach,
  { fixedBy }: HostSide,
  isAtHost: boolean,
): InputProblem | null {
  const problem = (field: string, message: string): InputProblem => ({ field, message });
  if (fixedBy !== null) {
    return problem(
      'reach',
      `This is fixed by ${fixedBy} in the environment of the server. Unset it there to change it here.`,
    );
  }
  if (reach === 'THIS_COMPUTER' && !isAtHost) {
    return problem(
      'reach',
      'You are not at the computer that this server runs on: it would shut you out. Choose this there.',
    );
  }
  if (reach !== 'INTERNET') return null;
  if (publicUrl === null || publicUrl.trim() === '')
    return problem('publicUrl', 'The address is needed under which people will find this place.');
  return publicUrlOf(publicUrl) === null
    ? problem('publicUrl', 'This must be an address like https://chat.example.org, with nothing after the name.')
    : null;
}
