import type { Transaction } from '../core/unit-of-work.ts';
import type { Membership } from './membership.ts';
import { noteAct } from './room-act.ts';
import type { Room } from './room.ts';

/** Makes one member the owner of a room, whose lock is held, in the place of another, who stays as a moderator. */
export async function handOverRoom(tx: Transaction, room: Room, from: Membership, to: Membership): Promise<void> {
  from.role = 'MODERATOR';
  to.role = 'OWNER';
  room.revision++;
  await tx.em.flush();
  const { id: roomId, revision } = room;
  await noteAct(tx, roomId, 'TRANSFERRED', from.userId, to.userId);
  for (const { id } of [from, to]) tx.announce({ type: 'RoleChanged', roomId, membershipId: id, revision });
}
