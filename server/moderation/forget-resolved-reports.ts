import type { Services } from '../core/services.ts';
import { limits } from '../shared/limits.ts';
import { Report } from './report.ts';

/** Forgets the reports that were looked at long enough ago, with all that was said in them. */
export async function forgetResolvedReports({ work }: Pick<Services, 'work'>): Promise<void> {
  const before = new Date(work.clock.now().getTime() - limits.resolvedReportKeptMs);
  await work.writeIfPossible((em) => em.nativeDelete(Report, { resolvedAt: { $lt: before } }));
}
