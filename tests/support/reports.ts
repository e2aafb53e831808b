import type {
  Report,
  ReportMessagePayload,
  ReportOutcome,
  ReportPersonPayload,
  ResolveReportPayload,
} from '../../server/graphql/generated.ts';
import type { Person } from './cast.ts';
import type { Variables } from './client.ts';

const refusal = `error { __typename ... on UserError { message } ... on InvalidInput { problems { field message } } }`;
const reportFields = `id roomId roomName position text reason note outcome resolvedAt about { id } reportedBy { id } resolvedBy { id } viewerMayDecide`;

/** What people ask about reports. */
export const reporting = {
  reportMessage: `mutation ($input: ReportMessageInput!) { reportMessage(input: $input) { report { id text isResolved } ${refusal} } }`,
  reportPerson: `mutation ($input: ReportPersonInput!) { reportPerson(input: $input) { report { id text isResolved } ${refusal} } }`,
  resolveReport: `mutation ($input: ResolveReportInput!) { resolveReport(input: $input) { report { ${reportFields} } ${refusal} } }`,
  inRoom: `query ($id: ID!, $first: Int, $after: String, $isResolved: Boolean) { room(id: $id) { openReportCount
    reports(first: $first, after: $after, isResolved: $isResolved) { nodes { ${reportFields} } pageInfo { hasNextPage endCursor } } } }`,
  forAdmins: `query ($isResolved: Boolean) { administration { reports(isResolved: $isResolved) { nodes { ${reportFields} } } } }`,
  own: `{ viewer { reports { id roomName text isResolved about { id } } } }`,
} as const;

export async function report(
  person: Person,
  messageId: string,
  reason: string | null = null,
): Promise<ReportMessagePayload> {
  return (await person.run(reporting.reportMessage, { input: { messageId, reason } })).reportMessage;
}

export async function reportPerson(
  person: Person,
  roomId: string,
  { id: userId }: { readonly id: string },
  reason: string | null = null,
): Promise<ReportPersonPayload> {
  return (await person.run(reporting.reportPerson, { input: { roomId, userId, reason } })).reportPerson;
}

export async function resolve(
  person: Person,
  id: string,
  outcome: ReportOutcome = 'NOTHING_DONE',
  note: string | null = null,
): Promise<ResolveReportPayload> {
  return (await person.run(reporting.resolveReport, { input: { id, outcome, note } })).resolveReport;
}

/** The reports in a room that wait for somebody, or those that were looked at. */
export async function reportsIn(person: Person, roomId: string, more: Variables = {}): Promise<readonly Report[]> {
  return (await person.run(reporting.inRoom, { id: roomId, ...more })).room!.reports.nodes;
}

/** The same of those that are for the server's admins. */
export async function reportsForAdmins(person: Person, isResolved = false): Promise<readonly Report[]> {
  return (await person.run(reporting.forAdmins, { isResolved })).administration.reports.nodes;
}
