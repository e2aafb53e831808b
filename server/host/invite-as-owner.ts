import { canSignUpWith } from '../accounts/sign-up.ts';
import { User } from '../accounts/user.ts';
import type { Services } from '../core/services.ts';
import { createInvite } from '../rooms/create-invite.ts';
import { Problem } from '../shared/problem.ts';

export interface HostInvite {
  readonly hours: number | null;
  readonly usesMax: number | null;
}

/** Makes an invitation to the server in its owner's name and answers its code, this once. Throws `Problem` where it would let nobody in. */
export async function inviteAsOwner(
  services: Services,
  { hours, usesMax }: HostInvite,
): Promise<{ readonly code: string; readonly owner: string }> {
  const owner = await services.work.read().findOne(User, { role: 'OWNER' }, { disableIdentityMap: true });
  if (owner === null) {
    throw new Problem('Nobody owns this server yet. Whoever makes the first account does, and needs no invitation.');
  }
  if (!(await canSignUpWith(services, { opensServer: true }))) {
    throw new Problem(
      'This server takes no new accounts, invited or not. Change that on the admin page, or by SIGN_UP=invite if the setting is fixed.',
    );
  }
  const { code } = await createInvite(services, owner.id, { roomId: null, note: 'By command', hours, usesMax });
  return { code, owner: owner.username };
}
