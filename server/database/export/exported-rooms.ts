import type { SqlEntityManager } from '@mikro-orm/sql';
import { earlierTextsOf } from '../../messages/earlier-texts.ts';
import { Message } from '../../messages/message.ts';
import { Ban } from '../../rooms/ban.ts';
import { Membership } from '../../rooms/membership.ts';
import { Room } from '../../rooms/room.ts';

/** A room, with its messages as they are read. */
export interface ExportedRoom {
  readonly messages: AsyncIterable<object>;
  readonly [fact: string]: unknown;
}

const messagesPerRead = 500;

/** A room with its members, those who are banned, and everything that was said. */
export async function wholeRoom(em: SqlEntityManager, room: Room): Promise<ExportedRoom> {
  const order = { orderBy: { id: 'asc' }, disableIdentityMap: true } as const;
  const members = await em.find(Membership, { roomId: room.id }, order);
  const bans = await em.find(Ban, { roomId: room.id }, order);
  return {
    ...factsOf(room),
    members: members.map((membership) => ({ userId: membership.userId, ...placeOf(membership) })),
    banned: bans.map(({ userId, byId, reason, bannedAt }) => ({
      userId,
      byId: byId ?? null,
      reason: reason ?? null,
      bannedAt,
    })),
    messages: messagesOf(em, { roomId: room.id }),
  };
}

/** The rooms in which a person is or has spoken, with their place there and what they said themselves. */
export async function* roomsOfAccount(em: SqlEntityManager, userId: string): AsyncGenerator<ExportedRoom> {
  const rows = await em.execute<{ id: string }[]>(
    'select room_id as id from membership where user_id = ? union select room_id from message where author_id = ? order by 1',
    [userId, userId],
  );
  for (const { id: roomId } of rows) {
    const room = await em.findOneOrFail(Room, roomId, { disableIdentityMap: true });
    const membership = await em.findOne(Membership, { roomId, userId }, { disableIdentityMap: true });
    yield {
      id: roomId,
      name: room.name,
      membership: membership === null ? null : placeOf(membership),
      messages: messagesOf(em, { roomId, authorId: userId }),
    };
  }
}

function factsOf(room: Room): object {
  const { id, name, description, access, isListed, createdAt } = room;
  return { id, name, description, access, isListed, createdAt };
}

function placeOf({ role, readPosition, joinedAt }: Membership): object {
  return { role, readPosition, joinedAt };
}

/** In the order of their positions, with what they said before they were edited, oldest first. */
async function* messagesOf(
  em: SqlEntityManager,
  which: { readonly roomId: string; readonly authorId?: string },
): AsyncGenerator<object> {
  for (let after = 0; ;) {
    const messages = await em.find(
      Message,
      { ...which, position: { $gt: after } },
      { orderBy: { position: 'asc' }, limit: messagesPerRead, disableIdentityMap: true },
    );
    if (messages.length === 0) return;
    const edited = messages.filter(({ editedAt }) => editedAt != null).map(({ id }) => id);
    const earlier = edited.length === 0 ? null : await earlierTextsOf(em, edited);
    for (const { id, position, authorId, sentAt, editedAt, deletedAt, body } of messages) {
      const before = earlier?.get(id)?.map((text) => ({ body: text.body, writtenAt: text.writtenAt })) ?? [];
      yield {
        id,
        position,
        authorId: authorId ?? null,
        sentAt,
        ...(editedAt != null && { editedAt, earlier: before.toReversed() }),
        ...(deletedAt != null ? { deletedAt } : { body }),
      };
    }
    after = messages.at(-1)!.position;
  }
}
