import type { PersonRight } from '../access/policy.ts';
import type { Services } from '../core/services.ts';
import { RequestError } from '../shared/request-error.ts';
import { lockForActing } from './act-on-person.ts';
import { lockSettings } from './current-settings.ts';
import type { User } from './user.ts';

const rightFor = {
  OWNER: 'makeOwner',
  ADMIN: 'makeAdmin',
  MEMBER: 'makeMember',
} as const satisfies Partial<Record<User['role'], PersonRight>>;

/**
 * Makes somebody a member, an admin or the owner of the server. There is one owner: whoever hands the server over becomes an admin.
 * Throws `PersonNotFound` or FORBIDDEN, and BAD_USER_INPUT for GUEST, which nobody can be made.
 */
export async function changeRole(
  { work, rateLimits }: Services,
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
    tx.announce({ type: 'UserChanged', userId: personId });
    return person;
  });
}
