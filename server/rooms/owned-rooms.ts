import { LockMode } from '@mikro-orm/core';
import type { SqlEntityManager } from '@mikro-orm/sql';
import type { Transaction } from '../core/unit-of-work.ts';
import { heirOf } from './heir-of.ts';
import { Membership } from './membership.ts';
import { Room } from './room.ts';

/** A room that somebody owns, and who would come after them. */
export interface OwnedRoom {
  readonly room: Room;
  readonly own: Membership;
  /** Null if nobody else is in it. */
  readonly heir: Membership | null;
}

/** The rooms that somebody owns, by name, each with whom to propose as the next owner. */
export async function ownedRooms(em: SqlEntityManager, userId: string): Promise<OwnedRoom[]> {
  const owned: OwnedRoom[] = [];
  for (const own of await em.find(Membership, { userId, role: 'OWNER' })) {
    const room = await em.findOneOrFail(Room, own.roomId);
    owned.push({ room, own, heir: await heirOf(em, room.id, userId) });
  }
  return owned.toSorted((one, other) => (one.room.nameKey ?? '').localeCompare(other.room.nameKey ?? ''));
}

/**
 * Locks the rooms that somebody owns until the transaction ends; answers their ids. In one order everywhere, and before any account, or two
 * who wait for each other would wait for ever.
 */
export async function lockOwnedRooms({ em }: Transaction, userId: string): Promise<ReadonlySet<string>> {
  const owned = await em.find(Membership, { userId, role: 'OWNER' }, { fields: ['roomId'], disableIdentityMap: true });
  const roomIds = owned.map(({ roomId }) => roomId).toSorted();
  for (const roomId of roomIds) await em.findOne(Room, roomId, { lockMode: LockMode.PESSIMISTIC_WRITE });
  return new Set(roomIds);
}
