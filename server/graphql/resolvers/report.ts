import { encodeCursor, pageSize, type Page } from '../../core/page.ts';
import { viewOfReport } from '../../moderation/report-facts.ts';
import { reportMessage } from '../../moderation/report-message.ts';
import { reportPerson } from '../../moderation/report-person.ts';
import type { Report as ReportEntity } from '../../moderation/report.ts';
import { resolveReport } from '../../moderation/resolve-report.ts';
import { parseId } from '../../shared/ids.ts';
import { whenHere } from '../../shared/maybe-promise.ts';
import { toConnection } from '../connection.ts';
import { type GraphQLContext, signedIn } from '../context.ts';
import type { MutationResolvers, OwnReportResolvers, ReportResolvers } from '../generated.ts';
import { existing } from '../loaders.ts';
import { refusable } from '../refusals.ts';

export const reportMutations = {
  reportMessage: (_source, { input }, context) =>
    refusable(async () => {
      const wanted = { messageId: parseId(input.messageId, 'input.messageId'), reason: input.reason ?? null };
      return { report: await reportMessage(context.backend.services, signedIn(context).userId, wanted) };
    }),

  reportPerson: (_source, { input }, context) =>
    refusable(async () => {
      const [roomId, userId] = [parseId(input.roomId, 'input.roomId'), parseId(input.userId, 'input.userId')];
      const wanted = { roomId, userId, reason: input.reason ?? null };
      return { report: await reportPerson(context.backend.services, signedIn(context).userId, wanted) };
    }),

  resolveReport: (_source, { input }, context) =>
    refusable(async () => {
      const decision = { id: parseId(input.id, 'input.id'), outcome: input.outcome, note: input.note ?? null };
      return { report: await resolveReport(context.backend.services, signedIn(context).userId, decision) };
    }),
} satisfies MutationResolvers;

/** A page of reports as a connection. */
export function reportConnection(page: Page<ReportEntity>, hasStart: boolean) {
  return toConnection(page, (report) => encodeCursor(report.reportedAt, report.id), { hasStart });
}

/** How many a page holds and after which it begins, as a field of reports is asked. */
export function reportPage({ first, after, isResolved }: ReportArguments) {
  return [pageSize(first, 'first'), after ?? null, { isResolved: isResolved ?? false }] as const;
}

interface ReportArguments {
  readonly first?: number | null;
  readonly after?: string | null;
  readonly isResolved?: boolean | null;
}

const person = (id: string | null | undefined, { load }: GraphQLContext) => (id == null ? null : load.user(id));
const roomName = ({ roomId }: ReportEntity, _args: unknown, { load }: GraphQLContext) =>
  whenHere(existing(load.room(roomId)), ({ name }) => name);

export const Report: ReportResolvers = {
  roomName,
  about: ({ aboutId }, _args, context) => person(aboutId, context),
  reportedBy: ({ reporterId }, _args, context) => person(reporterId, context),
  resolvedBy: ({ resolvedById }, _args, context) => person(resolvedById, context),
  viewerMayDecide: async (report, _args, context) => {
    const { outcomes } = await viewOfReport(context.backend.services.work.read(), signedIn(context).userId, report);
    return [...outcomes];
  },
};

export const OwnReport: OwnReportResolvers = {
  roomName,
  about: ({ aboutId }, _args, context) => person(aboutId, context),
  isResolved: ({ resolvedAt }) => resolvedAt != null,
};
