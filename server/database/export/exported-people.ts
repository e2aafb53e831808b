import type { SqlEntityManager } from '@mikro-orm/sql';
import { Session } from '../../accounts/session.ts';
import { User } from '../../accounts/user.ts';

/** A person as the host of the server sees them: everything but secrets. */
export function personOf(user: User): object {
  const { id, username, displayName, bio, email, role, suspendedAt, createdAt } = user;
  return { id, username, displayName, bio, email: email ?? null, role, suspendedAt: suspendedAt ?? null, createdAt };
}

/** Everything that the server knows of one person, for them. */
export async function ownAccount(em: SqlEntityManager, user: User): Promise<object> {
  const sessions = await em.find(Session, { userId: user.id }, { orderBy: { id: 'asc' }, disableIdentityMap: true });
  return {
    ...personOf(user),
    preferences: { theme: user.theme, enterSends: user.enterSends },
    devices: sessions.map(({ userAgent, createdAt, lastUsedAt }) => ({ userAgent, createdAt, lastUsedAt })),
  };
}

/** Those who are in a room, have spoken there or are banned from it, by their names alone. */
export async function* peopleOfRoom(em: SqlEntityManager, roomId: string): AsyncGenerator<object> {
  const rows = await em.execute<{ id: string }[]>(
    `select user_id as id from membership where room_id = ? union select user_id from ban where room_id = ?
     union select author_id from message where room_id = ? and author_id is not null`,
    [roomId, roomId, roomId],
  );
  const ids = rows.map(({ id }) => id);
  const users = await em.find(User, { id: { $in: ids } }, { orderBy: { id: 'asc' }, disableIdentityMap: true });
  for (const { id, username, displayName } of users) yield { id, username, displayName };
}
