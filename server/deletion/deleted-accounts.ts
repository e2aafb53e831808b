import { setImmediate } from 'node:timers/promises';
import { LockMode } from '@mikro-orm/core';
import { forgetTraces } from './forget-traces.ts';
import { User } from '../accounts/user.ts';
import { Sweep } from '../core/sweep.ts';
import type { UnitOfWork } from '../core/unit-of-work.ts';
import { leaveForGood } from './leave-for-good.ts';
import { Room } from '../rooms/room.ts';
import { limits } from '../shared/limits.ts';
import type { Log } from '../shared/log.ts';
import { takeAway } from '../messages/delete-message.ts';
import { Message } from '../messages/message.ts';

type IsStopped = () => boolean;

/**
 * Takes away what deleted accounts have left behind: their places in rooms first, so that nothing is added any more, and last what they
 * wrote, where it is to be removed. What an earlier run has left, or another node has begun, is gone on with.
 */
export function sweepDeletedAccounts(work: UnitOfWork, log: Log): Sweep {
  return new Sweep(log, 'deleted accounts', async (isStopped) => {
    const users = await work
      .read()
      .find(User, { erasing: { $ne: null } }, { fields: ['id', 'erasing'], disableIdentityMap: true });
    for (const { id, erasing } of users) {
      await forgetTraces(work, id);
      await leaveForGood(work, id, isStopped);
      if (erasing === 'MESSAGES') await eraseMessagesOf(work, id, isStopped);
      if (isStopped()) return;
      await work.transact(({ em }) => em.nativeUpdate(User, { id }, { erasing: null }));
    }
  });
}

/** Messages have no index by author, since every send would pay for it: all rooms are looked through, a span of messages at a time. */
async function eraseMessagesOf(work: UnitOfWork, authorId: string, isStopped: IsStopped): Promise<void> {
  const rooms = await work
    .read()
    .find(Room, { closedAt: null }, { fields: ['id', 'lastPosition'], disableIdentityMap: true });
  for (const { id: roomId, lastPosition } of rooms) {
    for (let from = 0; from < lastPosition; from += limits.messagesLookedThroughPerTurn) {
      if (isStopped()) return;
      await eraseSpan(work, authorId, roomId, from);
      // Nobody else is to wait for a long history to be looked through.
      await setImmediate();
    }
  }
}

async function eraseSpan(work: UnitOfWork, authorId: string, roomId: string, from: number): Promise<void> {
  const position = { $gt: from, $lte: from + limits.messagesLookedThroughPerTurn };
  const found = await work
    .read()
    .find(Message, { roomId, position, authorId, deletedAt: null }, { fields: ['id'], disableIdentityMap: true });
  const ids = found.map(({ id }) => id);
  for (let next = 0; next < ids.length; next += limits.erasedMessagesPerTurn) {
    await eraseSome(work, authorId, roomId, ids.slice(next, next + limits.erasedMessagesPerTurn));
  }
}

function eraseSome(work: UnitOfWork, authorId: string, roomId: string, ids: readonly string[]): Promise<void> {
  return work.transact(async (tx) => {
    const room = await tx.em.findOne(Room, roomId, { lockMode: LockMode.PESSIMISTIC_WRITE });
    if (room?.closedAt !== null) return;
    // Read under the lock: a moderator, or another node, may have been quicker.
    const messages = await tx.em.find(
      Message,
      { id: { $in: [...ids] }, deletedAt: null },
      { orderBy: { position: 'asc' } },
    );
    for (const message of messages) await takeAway(tx, room, message, authorId);
  });
}
