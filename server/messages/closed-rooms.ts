import { LockMode } from '@mikro-orm/core';
import { Sweep } from '../core/sweep.ts';
import type { UnitOfWork } from '../core/unit-of-work.ts';
import { Room } from '../rooms/room.ts';
import { limits } from '../shared/limits.ts';
import type { Log } from '../shared/log.ts';
import { DroppedMessage } from './dropped-message.ts';
import { forgetFilesThat } from './forget-files.ts';
import { Message } from './message.ts';

/**
 * Takes away what was said in rooms that were closed, and then the rooms. What an earlier run has left, or another node has begun, is gone
 * on with.
 */
export function sweepClosedRooms(work: UnitOfWork, log: Log): Sweep {
  return new Sweep(log, 'closed rooms', async (isStopped) => {
    const rooms = await work
      .read()
      .find(Room, { closedAt: { $ne: null } }, { fields: ['id'], disableIdentityMap: true });
    for (const { id } of rooms) while (!isStopped() && !(await takeSome(work, id)));
  });
}

/** Answers whether nothing is left. */
function takeSome(work: UnitOfWork, roomId: string): Promise<boolean> {
  return work.transact(async (tx) => {
    const { em } = tx;
    // Nodes that do the same take turns.
    const room = await em.findOne(Room, roomId, { lockMode: LockMode.PESSIMISTIC_WRITE });
    if (room === null) return true;
    const limit = limits.closedRoomMessagesPerTurn;
    const messages = await em.find(Message, { roomId }, { fields: ['id'], limit, disableIdentityMap: true });
    const ids = messages.map(({ id }) => id);
    if (ids.length > 0) await forgetFilesThat(tx, { messageId: { $in: ids } });
    if (ids.length > 0) await em.nativeDelete(Message, { id: { $in: ids } });
    if (messages.length === limit) return false;
    const remains = await em.find(DroppedMessage, { roomId }, { fields: ['key'], limit, disableIdentityMap: true });
    if (remains.length > 0)
      await em.nativeDelete(DroppedMessage, { roomId, key: { $in: remains.map(({ key }) => key) } });
    if (remains.length === limit) return false;
    await forgetFilesThat(tx, { roomId, messageId: null });
    await em.nativeDelete(Room, { id: roomId });
    return true;
  });
}
