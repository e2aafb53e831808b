import { messagePolicy } from '../access/policy.ts';
import type { Services } from '../core/services.ts';
import { enterMessage } from '../messages/enter-message.ts';
import { newId } from '../shared/ids.ts';
import { refuseIfAny, UserError } from '../shared/user-error.ts';
import { remarkProblem } from './report-rules.ts';
import { Report } from './report.ts';

/**
 * Asks those above its author to look at a message, as it is now. Once per person and message: another try answers the first report.
 * Throws `InvalidInput`, `MessageNotFound`, `NotAMember`, `Banned`, `NotAllowed` for one's own and `MessageGone` for a deleted one.
 */
export async function reportMessage(
  { work, rateLimits }: Services,
  viewerId: string,
  input: { readonly messageId: string; readonly reason: string | null },
): Promise<Report> {
  refuseIfAny([remarkProblem('reason', input.reason)]);
  await rateLimits.take('reportPerUser', viewerId);
  return work.transact(async (tx) => {
    const { message, room, facts } = await enterMessage(tx, viewerId, input.messageId);
    if (!messagePolicy.reportMessage(facts)) {
      const words = facts.isDirect
        ? 'A conversation of two has no moderators. You can block the person who wrote this.'
        : 'You wrote this yourself. You can delete it instead of reporting it.';
      throw new UserError('NotAllowed', words);
    }
    const earlier = await tx.em.findOne(Report, { messageId: message.id, reporterId: viewerId });
    if (earlier !== null) return earlier;
    if (message.deletedAt != null)
      throw new UserError('MessageGone', 'This message was deleted, so there is nothing left to report.');
    const report = tx.em.create(Report, {
      id: newId(tx.now.getTime()),
      roomId: room.id,
      messageId: message.id,
      position: message.position,
      text: [message.body, ...(message.files ?? []).map(({ name }) => name)].filter(Boolean).join('\n'),
      aboutId: message.authorId ?? null,
      reporterId: viewerId,
      reason: input.reason?.trim() || null,
      reportedAt: tx.now,
    });
    tx.announce({ type: 'ReportsChanged', roomId: room.id, aboutId: message.authorId ?? null });
    return report;
  });
}
