import type { SqlEntityManager } from '@mikro-orm/sql';
import { personPolicy, type ReportFacts, reportPolicy } from '../access/policy.ts';
import { personFactsOf } from '../accounts/act-on-person.ts';
import { User } from '../accounts/user.ts';
import { Membership } from '../rooms/membership.ts';
import type { Report } from './report.ts';

/** A report as somebody meets it who is to look at it. */
export interface ReportInView {
  readonly isForViewer: boolean;
  /** Whether those who administer the server look at it, rather than somebody in the room. */
  readonly isForAdmins: boolean;
  /** What they may do about it; nothing where it is not for them, or was looked at. */
  readonly outcomes: readonly NonNullable<Report['outcome']>[];
}

/** What a decision about a report depends on, as it is at this moment, and what it may be. */
export async function viewOfReport(em: SqlEntityManager, viewerId: string, report: Report): Promise<ReportInView> {
  const aboutId = report.aboutId ?? null;
  const userIds = [viewerId, ...(aboutId === null ? [] : [aboutId])];
  const [places, people] = await Promise.all([
    em.find(Membership, { roomId: report.roomId, userId: { $in: userIds } }, { disableIdentityMap: true }),
    em.find(User, { id: { $in: userIds } }, { fields: ['role', 'suspendedAt'], disableIdentityMap: true }),
  ]);
  const roleOf = (userId: string | null) => places.find((place) => place.userId === userId)?.role ?? null;
  const viewer = people.find(({ id }) => id === viewerId);
  const about = people.find(({ id }) => id === aboutId);
  const facts: ReportFacts = {
    isSignedIn: viewer !== undefined,
    role: roleOf(viewerId),
    theirRole: roleOf(aboutId),
    isAboutViewer: aboutId === viewerId,
    serverRole: viewer?.role ?? null,
    isSuspended: viewer?.suspendedAt != null,
  };
  const isForViewer = reportPolicy.resolveReport(facts);
  const isForAdmins = facts.theirRole === 'OWNER';
  if (viewer === undefined || !isForViewer || report.resolvedAt != null)
    return { isForViewer, isForAdmins, outcomes: [] };
  const maySuspend = isForAdmins && about !== undefined && personPolicy.suspendPerson(personFactsOf(viewer, about));
  return {
    isForViewer,
    isForAdmins,
    outcomes: [
      ...(report.messageId == null ? [] : (['MESSAGE_REMOVED'] as const)),
      ...(isForAdmins || aboutId === null ? [] : (['PERSON_BANNED'] as const)),
      ...(maySuspend ? (['PERSON_SUSPENDED'] as const) : []),
      'NOTHING_DONE',
    ],
  };
}

/** The ids of those who are to look at reports about somebody in a room, never theirs. */
export async function reportReaders(
  em: SqlEntityManager,
  roomId: string,
  aboutId: string | null,
): Promise<Set<string>> {
  const about = aboutId === null ? null : await em.findOne(Membership, { roomId, userId: aboutId });
  if (about?.role === 'OWNER') {
    const which = { role: { $in: ['OWNER' as const, 'ADMIN' as const] }, suspendedAt: null, id: { $ne: aboutId! } };
    const admins = await em.find(User, which, { fields: ['id'], disableIdentityMap: true });
    return new Set(admins.map(({ id }) => id));
  }
  const roles = about?.role === 'MODERATOR' ? (['OWNER'] as const) : (['OWNER', 'MODERATOR'] as const);
  const above = await em.find(
    Membership,
    { roomId, role: { $in: [...roles] } },
    { fields: ['userId'], disableIdentityMap: true },
  );
  return new Set(above.map(({ userId }) => userId));
}
