import { LockMode } from '@mikro-orm/core';
import type { SqlEntityManager } from '@mikro-orm/sql';
import { Ban } from '../rooms/ban.ts';
import { Membership } from '../rooms/membership.ts';
import { Room } from '../rooms/room.ts';
import {
  decideSends,
  type FileToSend,
  membershipKey,
  type Remains,
  type Send,
  type SendState,
} from './decide-sends.ts';
import { DroppedMessage, droppedKey } from './dropped-message.ts';
import { Message, toSentMessage } from './message.ts';
import { MessageFile, toSentFile } from './message-file.ts';
import type { SendStore } from './send-store.ts';

/** Stores sends through the ORM, on any dialect. Rooms are locked in the order of their ids, so that two processes never wait for each other. */
export function createOrmSendStore(em: SqlEntityManager): SendStore {
  return {
    store: (sends, now) =>
      em.fork().transactional(async (tx) => {
        const { outcomes, added } = decideSends(sends, await readState(tx, sends), now);
        // Without the columns that are null until a message is changed.
        const rows = added.map(({ editedAt: _, deletedAt: __, files, ...row }) => ({
          ...row,
          files: files.length === 0 ? null : files,
        }));
        if (rows.length > 0) await tx.insertMany(Message, rows);
        for (const { id: messageId, files } of added)
          if (files.length > 0)
            await tx.nativeUpdate(MessageFile, { id: { $in: files.map(({ id }) => id) } }, { messageId });
        return outcomes;
      }),
    close: async () => {},
  };
}

async function readState(em: SqlEntityManager, sends: readonly Send[]): Promise<SendState> {
  const roomIds = [...new Set(sends.map((send) => send.roomId))];
  const userIds = [...new Set(sends.map((send) => send.authorId))];
  const ids = [...new Set(sends.map((send) => send.id))];
  const rooms = await em.find(
    Room,
    { id: { $in: roomIds } },
    { lockMode: LockMode.PESSIMISTIC_WRITE, orderBy: { id: 'asc' } },
  );
  const memberships = await em.find(Membership, { roomId: { $in: roomIds }, userId: { $in: userIds } });
  const stored = await em.find(Message, { id: { $in: ids } }, { disableIdentityMap: true });
  const known = new Map(memberships.map((found) => [membershipKey(found.roomId, found.userId), found]));
  const areAllMembers = sends.every(({ roomId, authorId }) => known.has(membershipKey(roomId, authorId)));
  const bans = areAllMembers ? [] : await em.find(Ban, { roomId: { $in: roomIds }, userId: { $in: userIds } });
  return {
    rooms: new Map(rooms.map((room) => [room.id, room])),
    memberships: known,
    bans: new Map(
      bans.map(({ roomId, userId, reason }) => [membershipKey(roomId, userId), { reason: reason ?? null }]),
    ),
    stored: new Map(stored.map((message) => [message.id, toSentMessage(message)])),
    dropped: await readDropped(
      em,
      sends.filter(({ roomId }) => (rooms.find(({ id }) => id === roomId)?.keptFrom ?? 1) > 1),
    ),
    files: await lockFiles(em, sends),
  };
}

/** Under their rows' locks, in the order of their ids: one that was not sent in time may be about to be given up. */
async function lockFiles(em: SqlEntityManager, sends: readonly Send[]): Promise<Map<string, FileToSend>> {
  const carrying = sends.filter(({ fileIds }) => fileIds.length > 0);
  if (carrying.length === 0) return new Map();
  const found = await em.find(
    MessageFile,
    {
      id: { $in: carrying.flatMap(({ fileIds }) => fileIds) },
      roomId: { $in: carrying.map(({ roomId }) => roomId) },
      authorId: { $in: carrying.map(({ authorId }) => authorId) },
      messageId: null,
    },
    { lockMode: LockMode.PESSIMISTIC_WRITE, orderBy: { id: 'asc' }, disableIdentityMap: true },
  );
  return new Map(
    found.map((file) => [file.id, { ...toSentFile(file), roomId: file.roomId, authorId: file.authorId! }]),
  );
}

/** Asked for those alone whose room has ever dropped anything. */
async function readDropped(em: SqlEntityManager, sends: readonly Send[]): Promise<Map<string, Remains>> {
  if (sends.length === 0) return new Map();
  const idsByKey = new Map(sends.map((send) => [droppedKey(send), send.id]));
  const roomIds = [...new Set(sends.map(({ roomId }) => roomId))];
  const where = { roomId: { $in: roomIds }, key: { $in: [...idsByKey.keys()] } };
  const found = await em.find(DroppedMessage, where, { disableIdentityMap: true });
  return new Map(found.map((remains) => [idsByKey.get(remains.key)!, remains]));
}
