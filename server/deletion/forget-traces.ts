import { Invite } from '../accounts/invite.ts';
import { SettingsChange } from '../accounts/server-settings.ts';
import { Block } from '../contacts/block.ts';
import { MessageRequest } from '../contacts/message-request.ts';
import type { Transaction, UnitOfWork } from '../core/unit-of-work.ts';
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
    await forgetReportsAbout(tx, userId);
    await em.nativeUpdate(Report, { resolvedById: userId }, { resolvedById: null });
    await forgetBlocks(tx, userId);
    await forgetRequests(tx, userId);
    await em.nativeUpdate(SettingsChange, { changedById: userId }, { changedById: null });
  });
}

/** What nobody is named in any more, whoever has a say in the room may look at. */
async function forgetReportsAbout(tx: Transaction, aboutId: string): Promise<void> {
  const open = { aboutId, resolvedAt: null };
  const reports = await tx.em.find(Report, open, { fields: ['roomId'], disableIdentityMap: true });
  await tx.em.nativeUpdate(Report, { aboutId }, { aboutId: null });
  for (const roomId of new Set(reports.map((report) => report.roomId)))
    for (const whom of [aboutId, null]) tx.announce({ type: 'ReportsChanged', roomId, aboutId: whom });
}

async function forgetBlocks(tx: Transaction, userId: string): Promise<void> {
  const blocks = await tx.em.find(Block, { blockedId: userId }, { fields: ['blockerId'], disableIdentityMap: true });
  await tx.em.nativeDelete(Block, { $or: [{ blockerId: userId }, { blockedId: userId }] });
  for (const { blockerId } of blocks)
    tx.announce({ type: 'BlocksChanged', userId: blockerId, personId: userId, isBlocked: false });
}

async function forgetRequests(tx: Transaction, userId: string): Promise<void> {
  const waiting = { fromId: userId, declinedAt: null };
  const requests = await tx.em.find(MessageRequest, waiting, { fields: ['toId'], disableIdentityMap: true });
  await tx.em.nativeDelete(MessageRequest, { $or: [{ fromId: userId }, { toId: userId }] });
  for (const { toId } of requests) tx.announce({ type: 'RequestsChanged', userId: toId });
}
