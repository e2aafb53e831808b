import { personNotFound } from '../accounts/act-on-person.ts';
import { User } from '../accounts/user.ts';
import type { Services } from '../core/services.ts';
import type { Transaction } from '../core/unit-of-work.ts';
import { newId } from '../shared/ids.ts';
import { refuseIfAny } from '../shared/user-error.ts';
import { Ban } from './ban.ts';
import { endMembership } from './end-membership.ts';
import { lockOwnRoom } from './lock-room.ts';
import type { Membership } from './membership.ts';
import { placeOfOther } from './other-person.ts';
import { endInvites } from './revoke-invite.ts';
import { noteAct } from './room-act.ts';
import type { Room } from './room.ts';
import { banReasonProblem } from './room-rules.ts';

/** Whom to shut out of which room, and what they are told about it. */
export interface BanMember {
  readonly roomId: string;
  readonly userId: string;
  readonly reason: string | null;
}

/**
 * Shuts somebody out of a room, whether they are in it or not: they are out at once and cannot come back. Whoever is banned already
 * stays so, for the same reason. Throws `InvalidInput`, `RoomNotFound`, `Banned`, `NotAMember`, `NotAllowed` or `PersonNotFound`.
 */
export async function banMember(
  { work, rateLimits }: Services,
  viewerId: string,
  input: BanMember,
): Promise<{ room: Room; ban: Ban }> {
  refuseIfAny([banReasonProblem(input.reason)]);
  const { roomId, userId } = input;
  const reason = input.reason?.trim() || null;
  await rateLimits.take('changePerUser', viewerId);
  return work.transact(async (tx) => {
    const own = await lockOwnRoom(tx, viewerId, roomId, 'seeMembers');
    const theirs = await placeOfOther(tx, own, 'banMember', userId);
    if (theirs === null && (await tx.em.count(User, { id: userId, deletedAt: null })) === 0) throw personNotFound();
    return { room: own.room, ban: await shutOut(tx, own.room, viewerId, theirs, { userId, reason }) };
  });
}

/** Bans somebody from a room whose lock is held; `theirs` is their place in it, if they have one. An earlier ban stays as it is. */
export async function shutOut(
  tx: Transaction,
  room: Room,
  byId: string,
  theirs: Membership | null,
  { userId, reason }: Pick<BanMember, 'userId' | 'reason'>,
): Promise<Ban> {
  const { id: roomId } = room;
  const earlier = await tx.em.findOne(Ban, { roomId, userId });
  if (earlier !== null) return earlier;
  const ban = tx.em.create(Ban, { id: newId(tx.now.getTime()), roomId, userId, byId, reason, bannedAt: tx.now });
  await endInvites(tx, roomId, userId);
  if (theirs !== null) await endMembership(tx, room, theirs, { cause: 'BANNED', reason });
  else room.revision++;
  await tx.em.flush();
  await noteAct(tx, roomId, 'BANNED', byId, userId);
  tx.announce({ type: 'BansChanged', roomId, userId, isLifted: false, revision: room.revision });
  return ban;
}
