import type { SqlEntityManager } from '@mikro-orm/sql';
import { Session } from '../accounts/session.ts';
import { User } from '../accounts/user.ts';
import { inOrderOfSuccession } from './heir-of.ts';
import { Membership } from './membership.ts';

/** Who owns a room, and whether they are gone: suspended, or signed in nowhere. */
export interface Ownership {
  readonly ownerId: string;
  readonly isAbandoned: boolean;
}

/** Who owns each of the rooms; those that nobody is in have no owner. */
export async function ownersOf(
  em: SqlEntityManager,
  roomIds: readonly string[],
  now: Date,
): Promise<ReadonlyMap<string, Ownership>> {
  const owners = await em.find(
    Membership,
    { roomId: { $in: [...roomIds] }, role: 'OWNER' },
    { fields: ['roomId', 'userId'], disableIdentityMap: true },
  );
  const userIds = [...new Set(owners.map(({ userId }) => userId))];
  const [sessions, suspended] = await Promise.all([
    em.find(
      Session,
      { userId: { $in: userIds }, expiresAt: { $gt: now } },
      { fields: ['userId'], disableIdentityMap: true },
    ),
    em.find(User, { id: { $in: userIds }, suspendedAt: { $ne: null } }, { fields: ['id'], disableIdentityMap: true }),
  ]);
  const isHere = new Set(sessions.map(({ userId }) => userId));
  for (const { id } of suspended) isHere.delete(id);
  return new Map(
    owners.map(({ roomId, userId }) => [roomId, { ownerId: userId, isAbandoned: !isHere.has(userId) }] as const),
  );
}

/** The members of a room but for its owner, `size` at most, in the order in which they could own it next. */
export async function heirsOf(em: SqlEntityManager, roomId: string, size: number): Promise<string[]> {
  const members = await em.find(
    Membership,
    { roomId, role: { $ne: 'OWNER' } },
    {
      fields: ['userId'],
      orderBy: inOrderOfSuccession(),
      limit: size,
      disableIdentityMap: true,
    },
  );
  return members.map(({ userId }) => userId);
}
