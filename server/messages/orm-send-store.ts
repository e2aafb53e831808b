import { LockMode } from '@mikro-orm/core';
import type { SqlEntityManager } from '@mikro-orm/sql';
import { Ban } from '../rooms/ban.ts';
import { Membership } from '../rooms/membership.ts';
import { Room } from '../rooms/room.ts';
import { decideSends, membershipKey, type Send, type SendState } from './decide-sends.ts';
import { Message, toSentMessage } from './message.ts';
import type { SendStore } from './send-store.ts';

/** Stores sends through the ORM, on any dialect. Rooms are locked in the order of their ids, so that two processes never wait for each other. */
export function createOrmSendStore(em: SqlEntityManager): SendStore {
  return {
    store: (sends, now) =>
      em.fork().transactional(async (tx) => {
        const { outcomes, added } = decideSends(sends, await readState(tx, sends), now);
        // Without the columns that are null until a message is changed.
        const rows = added.map(({ editedAt: _, deletedAt: __, ...row }) => row);
        if (rows.length > 0) await tx.insertMany(Message, rows);
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
  };
}
