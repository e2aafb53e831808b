import { lengthOf, limits } from '../shared/limits.ts';
import { requireWellFormed } from '../shared/text.ts';
import { type InputProblem, UserError } from '../shared/user-error.ts';

/** The broken rule of what somebody says beside a report, in the field of this name, or null. */
export function remarkProblem(field: 'reason' | 'note', remark: string | null): InputProblem | null {
  if (remark === null) return null;
  requireWellFormed(remark, field);
  if (lengthOf(remark.trim()) <= limits.reportRemarkLengthMax) return null;
  const name = { reason: 'The reason', note: 'The note' }[field];
  return { field, message: `${name} must have at most ${limits.reportRemarkLengthMax} characters.` };
}

/** What somebody is told who asks for a report that is not there for them. */
export function reportNotFound(): UserError {
  return new UserError(
    'ReportNotFound',
    'Could not find this report. It may have been looked at long ago, or it may be for somebody else to look at.',
  );
}
