import { LockMode } from '@mikro-orm/core';
import { policy, type RoomFacts, type RoomRight } from '../access/policy.ts';
import type { Transaction } from '../core/unit-of-work.ts';
import { UserError } from '../shared/user-error.ts';
import { Ban, banned } from './ban.ts';
import { factsOf, notAMember, roomNotFound } from './enter-room.ts';
import { Membership } from './membership.ts';
import { Room } from './room.ts';

/** A room in a transaction, and the viewer's place in it. */
export interface OwnRoom {
  readonly room: Room;
  readonly membership: Membership;
  readonly facts: RoomFacts;
}

/** What a member is told who may not do this to their room. */
const refusals: Readonly<Partial<Record<RoomRight, string>>> = {
  unban: 'Only the owner and moderators can let banned people in again.',
  updateRoom: 'Only the owner and moderators can change the room.',
  changeWayIn: 'Only the owner of the room can change who may come in.',
  changeKeeping:
    'Only the owner of the room can change how long messages are kept, since it takes away what everybody said.',
  deleteRoom: 'Only the owner of the room can delete it.',
};

/**
 * A room of the viewer's under its row's lock, if they have the right: how changes begin that only members can make, so that they follow
 * one another. Throws `RoomNotFound`, `Banned`, `NotAMember` or `NotAllowed`.
 */
export function lockOwnRoom(tx: Transaction, viewerId: string, roomId: string, right: RoomRight): Promise<OwnRoom> {
  return ownRoom(tx, viewerId, roomId, right, LockMode.PESSIMISTIC_WRITE);
}

/** The same without the lock. */
export async function ownRoom(
  { em }: Pick<Transaction, 'em'>,
  viewerId: string,
  roomId: string,
  right: RoomRight,
  lockMode?: LockMode,
): Promise<OwnRoom> {
  const room = await em.findOne(Room, roomId, lockMode === undefined ? {} : { lockMode });
  if (room === null) throw roomNotFound();
  const membership = await em.findOne(Membership, { roomId, userId: viewerId });
  if (membership === null) {
    const ban = await em.findOne(Ban, { roomId, userId: viewerId });
    if (ban !== null) throw banned(ban);
    throw policy.seeRoom(factsOf(room, null)) ? notAMember(room) : roomNotFound();
  }
  const facts = factsOf(room, membership);
  requireRight(facts, right);
  return { room, membership, facts };
}

/** Throws `NotAllowed` for a member who has not the right. */
export function requireRight(facts: RoomFacts, right: RoomRight): void {
  if (policy[right](facts)) return;
  throw facts.isDirect ? belongsToBoth() : new UserError('NotAllowed', refusals[right] ?? 'You may not do this here.');
}

/** What somebody is told who would do to a direct conversation what one does to a room. */
export function belongsToBoth(): UserError {
  return new UserError(
    'NotAllowed',
    'This conversation belongs to you both: nobody can leave, change or delete it, or come in. You can block the other person.',
  );
}
