import type { PersonRight } from '../access/policy.ts';
import type { Services } from '../core/services.ts';
import { RequestError } from '../shared/request-error.ts';
import { lockForActing } from './act-on-person.ts';
import { currentSettings, lockSettings } from './current-settings.ts';
import { Invite } from './invite.ts';
import { noteServerAct } from './server-act.ts';
import { settleHolds } from './settle-holds.ts';
import type { User } from './user.ts';

const rightFor = {
  OWNER: 'makeOwner',
  ADMIN: 'makeAdmin',
  MEMBER: 'makeMember',
} as const satisfies Partial<Record<User['role'], PersonRight>>;

/**
 * Makes somebody a member, an admin or the owner of the server. There is one owner: whoever hands the server over becomes an admin. The
 * invitations to the server of an admin who is none any more let nobody in.
 * Throws `PersonNotFound` or FORBIDDEN, and BAD_USER_INPUT for GUEST, which nobody can be made.
 */
export async function changeRole(
  { work, rateLimits, fixed }: Services,
  viewerId: string,
  personId: string,
  role: User['role'],
): Promise<User> {
  if (role === 'GUEST') throw new RequestError('BAD_USER_INPUT', 'Nobody can be made a guest.');
  await rateLimits.take('changePerUser', viewerId);
  return work.transact(async (tx) => {
    // Ownership moves one step at a time, whoever moves it.
    if (role === 'OWNER') await lockSettings(tx);
    const { viewer, person } = await lockForActing(tx, viewerId, personId, rightFor[role]);
    if (person.role === role) return person;
    if (role === 'OWNER') {
      if (person.suspendedAt !== null)
        throw new RequestError('FORBIDDEN', `@${person.username} is suspended. Restore them first.`);
      viewer.role = 'ADMIN';
      tx.announce({ type: 'UserChanged', userId: viewerId });
    }
    person.role = role;
    if (role === 'MEMBER') {
      const open = { createdById: personId, opensServer: true, revokedAt: null };
      await tx.em.nativeUpdate(Invite, open, { revokedAt: tx.now });
    }
    await noteServerAct(tx, 'CHANGED_ROLE', viewerId, { aboutId: personId, detail: role });
    tx.announce({ type: 'UserChanged', userId: personId });
    await settleHolds(tx, await currentSettings(tx.em, fixed), [viewerId, personId]);
    return person;
  });
}
