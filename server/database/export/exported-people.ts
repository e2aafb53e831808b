import type { SqlEntityManager } from '@mikro-orm/sql';
import { Session } from '../../accounts/session.ts';
import { Picture } from '../../files/picture.ts';
import { User } from '../../accounts/user.ts';
import { Block } from '../../contacts/block.ts';
import { MessageRequest } from '../../contacts/message-request.ts';

/** A person as the host of the server sees them: everything but secrets. */
export async function personOf(em: SqlEntityManager, user: User): Promise<object> {
  const { id, username, displayName, bio, pronouns, interests, email, role, suspendedAt, createdAt } = user;
  return {
    id,
    username,
    displayName,
    bio,
    pronouns,
    interests,
    picture: user.pictureId == null ? null : await pictureOf(em, user.pictureId),
    email: email ?? null,
    role,
    suspendedAt: suspendedAt ?? null,
    createdAt,
  };
}

/** A picture as text: WebP in Base64. */
export async function pictureOf(em: SqlEntityManager, id: string): Promise<string> {
  const { large } = await em.findOneOrFail(Picture, id, { fields: ['large'], disableIdentityMap: true });
  return Buffer.from(large).toString('base64');
}

/** Everything that the server knows of one person, for them. */
export async function ownAccount(em: SqlEntityManager, user: User): Promise<object> {
  const sessions = await em.find(Session, { userId: user.id }, { orderBy: { id: 'asc' }, disableIdentityMap: true });
  const blocks = await em.find(Block, { blockerId: user.id }, { orderBy: { id: 'asc' }, disableIdentityMap: true });
  const requests = await em.find(
    MessageRequest,
    { fromId: user.id },
    { orderBy: { id: 'asc' }, disableIdentityMap: true },
  );
  return {
    ...(await personOf(em, user)),
    preferences: { theme: user.theme, enterSends: user.enterSends, whoMayWrite: user.whoMayWrite },
    devices: sessions.map(({ userAgent, createdAt, lastUsedAt }) => ({ userAgent, createdAt, lastUsedAt })),
    blocked: blocks.map(({ blockedId: userId, blockedAt }) => ({ userId, blockedAt })),
    asked: requests.map(({ toId: userId, body, sentAt }) => ({ userId, body, sentAt })),
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
