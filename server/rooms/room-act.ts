import { defineEntity, p } from '@mikro-orm/core';
import { User } from '../accounts/user.ts';
import type { Transaction } from '../core/unit-of-work.ts';
import { momentAfter } from '../shared/clock.ts';
import { newId } from '../shared/ids.ts';
import { limits } from '../shared/limits.ts';
import { Room } from './room.ts';

export const roomActKinds = [
  'BANNED',
  'UNBANNED',
  'REMOVED',
  'APPOINTED',
  'DISMISSED',
  'TRANSFERRED',
  'CHANGED_ROOM',
  'CHANGED_KEEPING',
  'DELETED_MESSAGE',
  'RESOLVED_REPORT',
] as const;

const RoomActSchema = defineEntity({
  name: 'RoomAct',
  tableName: 'room_act',
  indexes: [{ properties: ['roomId', 'doneAt', 'id'] }],
  properties: {
    id: p.uuid().primary(),
    // The index begins with it.
    roomId: () => p.manyToOne(Room).mapToPk().name('room_id').index(false).deleteRule('cascade'),
    kind: p.enum(roomActKinds),
    byId: () => p.manyToOne(User).mapToPk().name('by_id').nullable().index().deleteRule('set null'),
    aboutId: () => p.manyToOne(User).mapToPk().name('about_id').nullable().index().deleteRule('set null'),
    doneAt: p.datetime(),
  },
});

/** Something that the owner or a moderator did in a room, about somebody where it was about one. The latest 1,000 of a room are kept. */
export class RoomAct extends RoomActSchema.class {}

RoomActSchema.setClass(RoomAct);

/**
 * Writes down what somebody does, in the transaction in which they do it, under the room's lock: after what was done before, also within
 * one millisecond.
 */
export async function noteAct(
  tx: Transaction,
  roomId: string,
  kind: RoomAct['kind'],
  byId: string,
  aboutId: string | null,
): Promise<void> {
  const around = { fields: ['doneAt'], orderBy: { doneAt: 'desc' }, limit: 1, disableIdentityMap: true } as const;
  const [latest] = await tx.em.find(RoomAct, { roomId }, around);
  const doneAt = momentAfter(latest?.doneAt, tx.now);
  tx.em.create(RoomAct, { id: newId(doneAt.getTime()), roomId, kind, byId, aboutId, doneAt });
  await tx.em.flush();
  const [oldest] = await tx.em.find(
    RoomAct,
    { roomId },
    {
      fields: ['doneAt'],
      orderBy: [{ doneAt: 'desc' }, { id: 'desc' }],
      offset: limits.roomActsMax,
      limit: 1,
      disableIdentityMap: true,
    },
  );
  if (oldest !== undefined) await tx.em.nativeDelete(RoomAct, { roomId, doneAt: { $lte: oldest.doneAt } });
}
