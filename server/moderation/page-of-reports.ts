import { type FilterQuery, raw } from '@mikro-orm/core';
import type { SqlEntityManager } from '@mikro-orm/sql';
import { beyond, cutPage, type Page } from '../core/page.ts';
import { Membership } from '../rooms/membership.ts';
import { limits } from '../shared/limits.ts';
import { Report } from './report.ts';

/** Which reports to list: those that wait to be looked at, or those that were. */
export interface ReportFilter {
  readonly isResolved: boolean;
}

/** A page of the reports in a room that its owner or a moderator may look at, the latest first: about nobody who is their peer or above. */
export async function pageOfReports(
  em: SqlEntityManager,
  viewer: Pick<Membership, 'roomId' | 'role'>,
  size: number,
  after: string | null,
  filter: ReportFilter,
): Promise<Page<Report>> {
  return page(em, size, after, [await below(em, viewer), stateOf(filter)]);
}

/** How many reports in a room wait for its owner or a moderator. */
export async function countOpenReports(
  em: SqlEntityManager,
  viewer: Pick<Membership, 'roomId' | 'role'>,
): Promise<number> {
  return em.count(Report, { $and: [await below(em, viewer), stateOf({ isResolved: false })] });
}

/** A page of the reports about owners of rooms, for those who administer the server; none about the viewer. */
export async function pageOfReportsForAdmins(
  em: SqlEntityManager,
  viewerId: string,
  size: number,
  after: string | null,
  filter: ReportFilter,
): Promise<Page<Report>> {
  const ownsRoom = raw(
    (alias) =>
      `(select count(*) from membership where membership.room_id = ${alias}.room_id and membership.user_id = ${alias}.about_id and membership.role = 'OWNER')`,
  );
  return page(em, size, after, [{ [ownsRoom]: 1 }, { aboutId: { $ne: viewerId } }, stateOf(filter)]);
}

/** What somebody reported lately, the latest first. */
export async function ownReports(em: SqlEntityManager, reporterId: string): Promise<Report[]> {
  return em.find(
    Report,
    { reporterId },
    { orderBy: [{ reportedAt: 'desc' }, { id: 'desc' }], limit: limits.ownReportsShown, disableIdentityMap: true },
  );
}

async function page(
  em: SqlEntityManager,
  size: number,
  after: string | null,
  conditions: FilterQuery<Report>[],
): Promise<Page<Report>> {
  const rows = await em.find(
    Report,
    { $and: [...conditions, beyond(after, 'reportedAt', 'newest first')] },
    { orderBy: [{ reportedAt: 'desc' }, { id: 'desc' }], limit: size + 1, disableIdentityMap: true },
  );
  return cutPage(rows, size);
}

function stateOf({ isResolved }: ReportFilter): FilterQuery<Report> {
  return { resolvedAt: isResolved ? { $ne: null } : null };
}

async function below(
  em: SqlEntityManager,
  { roomId, role }: Pick<Membership, 'roomId' | 'role'>,
): Promise<FilterQuery<Report>> {
  const others = await em.find(
    Membership,
    { roomId, role: { $in: role === 'OWNER' ? ['OWNER'] : ['OWNER', 'MODERATOR'] } },
    { fields: ['userId'], disableIdentityMap: true },
  );
  const ids = others.map(({ userId }) => userId);
  return { roomId, $or: [{ aboutId: null }, { aboutId: { $nin: ids } }] };
}
