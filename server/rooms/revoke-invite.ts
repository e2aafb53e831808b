import { Invite } from '../accounts/invite.ts';
import { noteServerAct } from '../accounts/server-act.ts';
import type { Services } from '../core/services.ts';
import type { Transaction } from '../core/unit-of-work.ts';
import { UserError } from '../shared/user-error.ts';
import { requireInviting } from './may-invite.ts';

/** Lets the invites to a room that somebody made, who is put out of it, let nobody in any more. */
export async function endInvites({ em, now }: Transaction, roomId: string, userId: string): Promise<void> {
  await em.nativeUpdate(Invite, { roomId, createdById: userId, revokedAt: null }, { revokedAt: now });
}

/** Takes an invite back: it lets nobody in from then on. Twice is harmless. Throws `InviteNotFound`, `RoomNotFound` or FORBIDDEN. */
export async function revokeInvite(
  { work, rateLimits }: Services,
  viewerId: string,
  inviteId: string,
): Promise<Invite> {
  await rateLimits.take('changePerUser', viewerId);
  return work.transact(async (tx) => {
    const invite = await tx.em.findOne(Invite, inviteId);
    // One's own can always be taken back; of others', those who may make such.
    if (invite !== null && invite.createdById !== viewerId)
      await requireInviting(tx.em, viewerId, invite.roomId ?? null);
    if (invite === null)
      throw new UserError('InviteNotFound', 'Could not find this invitation. It may have been removed.');
    if (invite.opensServer && invite.revokedAt == null) await noteServerAct(tx, 'REVOKED_INVITE', viewerId);
    invite.revokedAt ??= tx.now;
    return invite;
  });
}
