import type { SqlEntityManager } from '@mikro-orm/sql';
import { serverPolicy } from '../access/policy.ts';
import type { UnitOfWork } from '../core/unit-of-work.ts';
import { serverFactsOf } from './act-on-person.ts';
import { User } from './user.ts';

/** People whom one statement names. */
const peoplePerStatement = 500;
const minuteMs = 60_000;

/** Writes down that people came or went just now, to the minute: once when somebody comes and once when they go, never for what they ask. */
export async function noteSeen(work: UnitOfWork, userIds: readonly string[]): Promise<void> {
  const lastSeenAt = new Date(Math.floor(work.clock.now().getTime() / minuteMs) * minuteMs);
  for (let from = 0; from < userIds.length; from += peoplePerStatement) {
    const id = { $in: userIds.slice(from, from + peoplePerStatement) };
    await work.writeIfPossible((em) => em.nativeUpdate(User, { id, deletedAt: null }, { lastSeenAt }));
  }
}

/** When each of the people was last here, null where that is not for the viewer: it is shown among those who show it themselves. */
export async function lastSeenOf(
  em: SqlEntityManager,
  viewerId: string | null,
  userIds: readonly string[],
): Promise<(Date | null)[]> {
  const users = await em.find(
    User,
    { id: { $in: [...userIds, ...(viewerId === null ? [] : [viewerId])] } },
    { fields: ['role', 'suspendedAt', 'deletedAt', 'showsLastSeen', 'lastSeenAt'], disableIdentityMap: true },
  );
  const byId = new Map(users.map((user) => [user.id, user]));
  const viewer = viewerId === null ? undefined : byId.get(viewerId);
  if (viewer === undefined) return userIds.map(() => null);
  const sees = viewer.showsLastSeen && serverPolicy.seeLastSeen(serverFactsOf(viewer));
  return userIds.map((id) => {
    const user = byId.get(id);
    if (user?.deletedAt !== null || user.suspendedAt !== null) return null;
    return id === viewerId || (sees && user.showsLastSeen) ? (user.lastSeenAt ?? null) : null;
  });
}
