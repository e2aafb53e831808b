import type { Services } from '../core/services.ts';
import { lockOwnRoom } from '../rooms/lock-room.ts';
import { otherMember } from '../rooms/other-person.ts';
import { newId } from '../shared/ids.ts';
import { refuseIfAny, UserError } from '../shared/user-error.ts';
import { remarkProblem } from './report-rules.ts';
import { Report } from './report.ts';

/**
 * Asks those above somebody in a room to look at them. While a report is open, another try answers it.
 * Throws `InvalidInput`, `RoomNotFound`, `NotAMember`, `Banned`, `NotAllowed` for oneself and `MemberNotFound`.
 */
export async function reportPerson(
  { work, rateLimits }: Services,
  viewerId: string,
  input: { readonly roomId: string; readonly userId: string; readonly reason: string | null },
): Promise<Report> {
  refuseIfAny([remarkProblem('reason', input.reason)]);
  await rateLimits.take('reportPerUser', viewerId);
  const { roomId, userId: aboutId } = input;
  return work.transact(async (tx) => {
    const own = await lockOwnRoom(tx, viewerId, roomId, 'seeMembers');
    if (aboutId === viewerId)
      throw new UserError('NotAllowed', 'This is you. Report somebody else, or leave the room.');
    await otherMember(tx, own, 'reportPerson', aboutId);
    const open = { roomId, aboutId, reporterId: viewerId, position: null, resolvedAt: null };
    const earlier = await tx.em.findOne(Report, open);
    if (earlier !== null) return earlier;
    const report = tx.em.create(Report, {
      ...open,
      id: newId(tx.now.getTime()),
      text: '',
      reason: input.reason?.trim() || null,
      reportedAt: tx.now,
    });
    tx.announce({ type: 'ReportsChanged', roomId, aboutId });
    return report;
  });
}
