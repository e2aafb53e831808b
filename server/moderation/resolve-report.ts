import { LockMode } from '@mikro-orm/core';
import { lockForActing } from '../accounts/act-on-person.ts';
import { noteServerAct } from '../accounts/server-act.ts';
import { shutOutOfServer } from '../accounts/suspend-person.ts';
import type { Services } from '../core/services.ts';
import type { Transaction } from '../core/unit-of-work.ts';
import { Message } from '../messages/message.ts';
import { takeAway } from '../messages/delete-message.ts';
import { shutOut } from '../rooms/ban-member.ts';
import { Membership } from '../rooms/membership.ts';
import { noteAct } from '../rooms/room-act.ts';
import { Room } from '../rooms/room.ts';
import { refuseIfAny, UserError } from '../shared/user-error.ts';
import { viewOfReport } from './report-facts.ts';
import { remarkProblem, reportNotFound } from './report-rules.ts';
import { Report } from './report.ts';

export interface ResolveReport {
  readonly id: string;
  readonly outcome: NonNullable<Report['outcome']>;
  readonly note: string | null;
}

/**
 * Decides about a report, and with it about all open ones of the same message, and does what was decided in the same transaction. Harmless
 * for one that was decided before. Throws `InvalidInput`, `ReportNotFound`, and `NotAllowed` for an outcome that is not the viewer's to choose.
 */
export async function resolveReport(
  { work, rateLimits }: Services,
  viewerId: string,
  { id, outcome, note }: ResolveReport,
): Promise<Report> {
  refuseIfAny([remarkProblem('note', note)]);
  await rateLimits.take('changePerUser', viewerId);
  return work.transact(async (tx) => {
    const place = await tx.em.findOne(Report, id, { fields: ['roomId'], disableIdentityMap: true });
    if (place === null) throw reportNotFound();
    const room = await tx.em.findOne(Room, place.roomId, { lockMode: LockMode.PESSIMISTIC_WRITE });
    // Read under the room's lock: whoever decided before has committed.
    const report = await tx.em.findOne(Report, id);
    if (room === null || report === null) throw reportNotFound();
    const { outcomes, isForViewer, isForAdmins } = await viewOfReport(tx.em, viewerId, report);
    if (!isForViewer) throw reportNotFound();
    if (report.resolvedAt != null) return report;
    if (!outcomes.includes(outcome))
      throw new UserError('NotAllowed', 'This cannot be done about this report. Choose something else.');

    await act(tx, room, viewerId, report, outcome);
    const same =
      report.messageId == null ? [report] : await tx.em.find(Report, { messageId: report.messageId, resolvedAt: null });
    for (const one of same) {
      Object.assign(one, { resolvedAt: tx.now, resolvedById: viewerId, outcome, note: note?.trim() || null });
      if (one.reporterId != null)
        tx.announce({ type: 'ReportResolved', reporterId: one.reporterId, roomName: room.name });
    }
    await tx.em.flush();
    // About nobody: those who see it may be those whom it was about.
    await noteAct(tx, room.id, 'RESOLVED_REPORT', viewerId, null);
    if (isForAdmins) await noteServerAct(tx, 'RESOLVED_REPORT', viewerId, { detail: room.name });
    tx.announce({ type: 'ReportsChanged', roomId: room.id, aboutId: report.aboutId ?? null });
    return report;
  });
}

async function act(
  tx: Transaction,
  room: Room,
  viewerId: string,
  { messageId, aboutId }: Report,
  outcome: ResolveReport['outcome'],
): Promise<void> {
  switch (outcome) {
    case 'NOTHING_DONE':
      return;
    case 'MESSAGE_REMOVED': {
      const message = await tx.em.findOne(Message, messageId!);
      if (message !== null) await takeAway(tx, room, message, viewerId);
      return;
    }
    case 'PERSON_BANNED': {
      const theirs = await tx.em.findOne(Membership, { roomId: room.id, userId: aboutId! });
      await shutOut(tx, room, viewerId, theirs, { userId: aboutId!, reason: null });
      return;
    }
    case 'PERSON_SUSPENDED': {
      const { person } = await lockForActing(tx, viewerId, aboutId!, 'suspendPerson');
      await shutOutOfServer(tx, person, viewerId);
    }
  }
}
