import type { Services } from '../core/services.ts';
import type { Transaction } from '../core/unit-of-work.ts';
import { type Keeping, keepingProblem, keptFromOf, tooOldAt } from '../rooms/keeping.ts';
import { lockOwnRoom } from '../rooms/lock-room.ts';
import { noteAct } from '../rooms/room-act.ts';
import type { Room } from '../rooms/room.ts';
import { refuseIfAny, UserError } from '../shared/user-error.ts';
import { firstYoungerThan } from './first-younger-than.ts';

/** How long a room is to keep messages, and what those see who join later; null leaves it as it is. */
export interface ChangeKeeping {
  readonly roomId: string;
  readonly keeping: Keeping | null;
  readonly newMembersSee: Room['newMembersSee'] | null;
  /** Whether messages may go that the room has now. */
  readonly mayDropMessages: boolean;
}

/**
 * Changes how long a room keeps messages: what it keeps no more is gone for everybody once this resolves. What new members see is changed
 * for those who join from then on. Throws `InvalidInput`, `RoomNotFound`, `Banned`, `NotAMember`, `NotAllowed` or `MessagesWouldBeLost`.
 */
export async function changeKeeping(
  { work, rateLimits }: Services,
  viewerId: string,
  input: ChangeKeeping,
): Promise<Room> {
  refuseIfAny([input.keeping === null ? null : keepingProblem(input.keeping)]);
  await rateLimits.take('changePerUser', viewerId);
  return work.transact(async (tx) => {
    const { room } = await lockOwnRoom(tx, viewerId, input.roomId, 'changeKeeping');
    const keptBefore = room.keptFrom;
    // What is too old by now is gone, taken away or not: no change brings it back, nor is any to blame for it.
    room.keptFrom = await keptFromThen(tx, room, room);
    const { keep, keepAmount } = input.keeping ?? room;
    const keptFrom = await keptFromThen(tx, room, { keep, keepAmount });
    const lost = keptFrom - room.keptFrom;
    if (lost > 0 && !input.mayDropMessages) throw messagesWouldBeLost(lost);
    const newMembersSee = input.newMembersSee ?? room.newMembersSee;
    const liveFrom = keep === 'LIVE' && room.keep !== 'LIVE' ? keptFrom : room.liveFrom;
    Object.assign(room, { keep, keepAmount: keepAmount ?? null, keptFrom, liveFrom, newMembersSee });
    room.revision++;
    await tx.em.flush();
    await noteAct(tx, room.id, 'CHANGED_KEEPING', viewerId, null);
    const { id: roomId, isListed } = room;
    tx.announce({ type: 'RoomChanged', roomId, isListed, wasListed: isListed });
    if (keptFrom > keptBefore) tx.announce({ type: 'MessagesDropped', roomId, keptFrom });
    return room;
  });
}

async function keptFromThen({ em, now }: Transaction, room: Room, keeping: Keeping): Promise<number> {
  const since = tooOldAt(keeping, now);
  if (since !== null) return firstYoungerThan(em, room, since);
  const { keptFrom, lastPosition } = room;
  return keptFromOf({ ...keeping, keptFrom, lastPosition });
}

function messagesWouldBeLost(count: number): UserError {
  const what = count === 1 ? 'One message' : `${count.toLocaleString('en')} messages`;
  return new UserError(
    'MessagesWouldBeLost',
    `${what} would be lost, for everybody and for good. Say that this is what you want, or keep more.`,
    { count },
  );
}
