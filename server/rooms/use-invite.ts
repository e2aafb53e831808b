import { LockMode } from '@mikro-orm/core';
import { Invite } from '../accounts/invite.ts';
import { hashToken } from '../accounts/start-session.ts';
import { findInvite, inviteNotValid, takeInvite } from '../accounts/take-invite.ts';
import type { Services } from '../core/services.ts';
import { addMember } from './join-room.ts';
import { Membership } from './membership.ts';
import { Room } from './room.ts';

/**
 * Lets somebody with an account into the room that an invite names; null if it names none. It counts as a use, unless they are in the room
 * already. Throws `InviteNotValid` or `Banned`.
 */
export async function useInvite({ work, rateLimits }: Services, viewerId: string, code: string): Promise<Room | null> {
  await rateLimits.take('changePerUser', viewerId);
  const em = work.read();
  const { roomId } = (await em.findOne(Invite, { codeHash: hashToken(code) })) ?? { roomId: null };
  // Whoever is in already may have used up the last place.
  if (roomId != null && (await em.count(Membership, { roomId, userId: viewerId })) > 0) return em.findOne(Room, roomId);
  if ((await findInvite(em, code, work.clock.now())) === null) throw inviteNotValid();
  if (roomId == null) return null;
  return work.transact(async (tx) => {
    const room = await tx.em.findOne(Room, { id: roomId, closedAt: null }, { lockMode: LockMode.PESSIMISTIC_WRITE });
    if (room === null) throw inviteNotValid();
    // Asked again under the lock: somebody who tries several times at once is one.
    if ((await tx.em.count(Membership, { roomId, userId: viewerId })) > 0) return room;
    await takeInvite(tx, code);
    return addMember(tx, roomId, viewerId);
  });
}

/** Lets somebody who has just made their account with an invite into its room, if that is still there. */
export async function enterInvitedRoom({ work }: Services, userId: string, roomId: string): Promise<void> {
  await work.transact(async (tx) => {
    if ((await tx.em.count(Room, { id: roomId, closedAt: null })) > 0) await addMember(tx, roomId, userId);
  });
}
