import { Invite } from '../accounts/invite.ts';
import type { Services } from '../core/services.ts';
import { UserError } from '../shared/user-error.ts';
import { requireInviting } from './may-invite.ts';

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
    invite.revokedAt ??= tx.now;
    return invite;
  });
}
