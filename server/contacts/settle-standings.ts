import { LockMode } from '@mikro-orm/core';
import type { Transaction } from '../core/unit-of-work.ts';
import { directKey } from '../rooms/direct-key.ts';
import { Membership } from '../rooms/membership.ts';
import { Room } from '../rooms/room.ts';
import { Block } from './block.ts';

/** Brings the conversation of two people who are locked, if they have one, in line with who of them has blocked the other. */
export async function settleStandings(tx: Transaction, oneId: string, otherId: string): Promise<void> {
  const { em } = tx;
  const room = await em.findOne(
    Room,
    { directKey: directKey(oneId, otherId) },
    { lockMode: LockMode.PESSIMISTIC_WRITE },
  );
  if (room === null) return;
  const blocks = await em.find(Block, { blockerId: { $in: [oneId, otherId] }, blockedId: { $in: [oneId, otherId] } });
  for (const membership of await em.find(Membership, { roomId: room.id })) {
    const isBlocking = blocks.some(({ blockerId }) => blockerId === membership.userId);
    membership.standing = isBlocking ? 'BLOCKING' : blocks.length > 0 ? 'BLOCKED' : 'OPEN';
  }
  room.revision++;
  await em.flush();
  tx.announce({ type: 'RoomChanged', roomId: room.id, isListed: false, wasListed: false });
}
