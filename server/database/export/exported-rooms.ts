import type { SqlEntityManager } from '@mikro-orm/sql';
import type { SentFile, StoredFile } from '../../core/events.ts';
import { earlierTextsOf } from '../../messages/earlier-texts.ts';
import { firstYoungerThan } from '../../messages/first-younger-than.ts';
import { Message } from '../../messages/message.ts';
import { MessageFile } from '../../messages/message-file.ts';
import { Ban } from '../../rooms/ban.ts';
import { partnerInKey } from '../../rooms/direct-key.ts';
import { tooOldAt } from '../../rooms/keeping.ts';
import { Membership } from '../../rooms/membership.ts';
import { Room } from '../../rooms/room.ts';
import { pictureOf } from './exported-people.ts';

/** A room, with its messages as they are read. */
export interface ExportedRoom {
  readonly messages: AsyncIterable<object>;
  readonly [fact: string]: unknown;
}

/** What is read from, and who takes the bytes of the files that are told of. */
export interface ExportSource {
  readonly em: SqlEntityManager;
  /** Copies the bytes of a file and answers where they are, beside the export; null if they are not there. */
  readonly takeFile: (file: SentFile & StoredFile) => Promise<string | null>;
}

const messagesPerRead = 500;

/** A room with its members, those who are banned, and everything that was said and is kept as of `now`. */
export async function wholeRoom(source: ExportSource, room: Room, now: Date): Promise<ExportedRoom> {
  const { em } = source;
  const order = { orderBy: { id: 'asc' }, disableIdentityMap: true } as const;
  const members = await em.find(Membership, { roomId: room.id }, order);
  const bans = await em.find(Ban, { roomId: room.id }, order);
  return {
    ...factsOf(room),
    picture: room.pictureId == null ? null : await pictureOf(em, room.pictureId),
    members: members.map((membership) => ({ userId: membership.userId, ...placeOf(membership) })),
    banned: bans.map(({ userId, byId, reason, bannedAt }) => ({
      userId,
      byId: byId ?? null,
      reason: reason ?? null,
      bannedAt,
    })),
    messages: messagesOf(source, { roomId: room.id }, await keptFromNow(em, room, now)),
  };
}

/** The rooms in which a person is or has spoken, with their place there and what they said themselves. */
export async function* roomsOfAccount(source: ExportSource, userId: string, now: Date): AsyncGenerator<ExportedRoom> {
  const { em } = source;
  const rows = await em.execute<{ id: string }[]>(
    'select room_id as id from membership where user_id = ? union select room_id from message where author_id = ? order by 1',
    [userId, userId],
  );
  for (const { id: roomId } of rows) {
    const room = await em.findOneOrFail(Room, roomId, { disableIdentityMap: true });
    const membership = await em.findOne(Membership, { roomId, userId }, { disableIdentityMap: true });
    yield {
      id: roomId,
      ...nameOf(room),
      ...(room.directKey != null && { withId: partnerInKey(room.directKey, userId) }),
      membership: membership === null ? null : placeOf(membership),
      messages: messagesOf(source, { roomId, authorId: userId }, await keptFromNow(em, room, now)),
    };
  }
}

function factsOf(room: Room): object {
  const { id, description, access, isListed, keep, keepAmount, newMembersSee, createdAt } = room;
  const keeping = { keep, keepAmount: keepAmount ?? null, newMembersSee };
  return { id, ...nameOf(room), description, access, isListed, ...keeping, createdAt };
}

/** A conversation of two has no name. */
function nameOf({ name, directKey }: Room): object {
  return directKey == null ? { kind: 'GROUP', name } : { kind: 'DIRECT', name: null };
}

function placeOf({ role, readPosition, joinedAt, isFavourite, mutedUntil }: Membership): object {
  return { role, readPosition, joinedAt, isFavourite, mutedUntil: mutedUntil ?? null };
}

function keptFromNow(em: SqlEntityManager, room: Room, now: Date): Promise<number> | number {
  const since = tooOldAt(room, now);
  return since === null ? room.keptFrom : firstYoungerThan(em, room, since);
}

/** In the order of their positions, with what they said before they were edited, oldest first. */
async function* messagesOf(
  { em, takeFile }: ExportSource,
  which: { readonly roomId: string; readonly authorId?: string },
  keptFrom: number,
): AsyncGenerator<object> {
  const takeFiles = async (messageId: string, files: readonly SentFile[]): Promise<object[]> => {
    const rows = await em.find(MessageFile, { messageId }, { fields: ['id', 'uploadKey'], disableIdentityMap: true });
    const keys = new Map(rows.map(({ id, uploadKey }) => [id, uploadKey]));
    const taken: object[] = [];
    for (const file of files) {
      const uploadKey = keys.get(file.id);
      taken.push({ ...file, path: uploadKey === undefined ? null : await takeFile({ ...file, uploadKey }) });
    }
    return taken;
  };
  for (let after = keptFrom - 1; ;) {
    const messages = await em.find(
      Message,
      { ...which, position: { $gt: after } },
      { orderBy: { position: 'asc' }, limit: messagesPerRead, disableIdentityMap: true },
    );
    if (messages.length === 0) return;
    const edited = messages.filter(({ editedAt }) => editedAt != null).map(({ id }) => id);
    const earlier = edited.length === 0 ? null : await earlierTextsOf(em, edited);
    for (const { id, position, authorId, sentAt, editedAt, deletedAt, body, files } of messages) {
      const before = earlier?.get(id)?.map((text) => ({ body: text.body, writtenAt: text.writtenAt })) ?? [];
      yield {
        id,
        position,
        authorId: authorId ?? null,
        sentAt,
        ...(editedAt != null && { editedAt, earlier: before.toReversed() }),
        ...(deletedAt != null ? { deletedAt } : { body }),
        ...(files != null && { files: await takeFiles(id, files) }),
      };
    }
    after = messages.at(-1)!.position;
  }
}
