import { Invite } from '../accounts/invite.ts';
import { SettingsChange } from '../accounts/server-settings.ts';
import { Block } from '../contacts/block.ts';
import { MessageRequest } from '../contacts/message-request.ts';
import type { UnitOfWork } from '../core/unit-of-work.ts';
import { forgetFilesThat } from '../messages/forget-files.ts';
import { Report } from '../moderation/report.ts';

/**
 * Takes a deleted account out of what it left on the server: its invites let nobody in any more, and neither the settings' history nor
 * reports, requests or blocks name it. What they uploaded and did not send is gone.
 */
export async function forgetTraces(work: UnitOfWork, userId: string): Promise<void> {
  await work.transact(async (tx) => {
    const { em, now } = tx;
    await forgetFilesThat(tx, { authorId: userId, messageId: null });
    await em.nativeUpdate(Invite, { createdById: userId, revokedAt: null }, { revokedAt: now });
    await em.nativeUpdate(Invite, { createdById: userId }, { createdById: null });
    await em.nativeUpdate(Report, { reporterId: userId }, { reporterId: null });
    await em.nativeUpdate(Report, { aboutId: userId }, { aboutId: null });
    await em.nativeUpdate(Report, { resolvedById: userId }, { resolvedById: null });
    await em.nativeDelete(Block, { $or: [{ blockerId: userId }, { blockedId: userId }] });
    await em.nativeDelete(MessageRequest, { $or: [{ fromId: userId }, { toId: userId }] });
    await em.nativeUpdate(SettingsChange, { changedById: userId }, { changedById: null });
  });
}
