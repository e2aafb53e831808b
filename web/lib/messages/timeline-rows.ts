import type { FileFacts } from '../files/file-facts.ts';
import type { OutgoingMessage } from '../offline/local-store.ts';
import type { Message } from './message-window.ts';
import type { PassingLine } from './passing-line.ts';

/** Longer pauses begin a new group, with the author's name and picture again. */
const groupPauseMs = 5 * 60_000;

export interface MessageRow {
  kind: 'message';
  /** The message's id: the same before and after the server has it, so that its place on the screen stays. */
  key: string;
  position: number | null;
  body: string;
  /** None once it is deleted. */
  files: readonly FileFacts[];
  at: string;
  editedAt: string | null;
  isDeleted: boolean;
  author: Message['author'];
  isOwn: boolean;
  state: 'sent' | 'waiting' | 'refused';
  /** What the outbox has of it: the message itself, or other words for it. */
  outgoing: OutgoingMessage | null;
  refusal: string | null;
  startsGroup: boolean;
  endsGroup: boolean;
  /** The newest one: where the Tab key enters the messages. */
  isLast: boolean;
}

export interface PassingRow {
  kind: 'passing';
  key: string;
  line: PassingLine;
}

export type TimelineRow = MessageRow | PassingRow | { kind: 'new'; key: 'new' };

export interface TimelineDay {
  key: string;
  /** The instant of its first row. */
  at: string;
  rows: TimelineRow[];
}

export interface TimelineContent {
  messages: readonly Message[];
  pending: readonly OutgoingMessage[];
  /** Other words that are on their way, by the message's id. */
  edits: ReadonlyMap<string, OutgoingMessage>;
  passing: readonly PassingLine[];
  newFrom: number | null;
  viewerId: string;
  /** The calendar day of an instant where the reader is. */
  dayOf(at: string): string;
}

/** What a room shows, by days: messages in their order, then what waits to be sent, with the lines that belong between. */
export function timelineDays(content: TimelineContent): TimelineDay[] {
  const days: TimelineDay[] = [];
  let previous: TimelineRow | undefined;
  let last: MessageRow | undefined;
  for (const row of rowsInOrder(content)) {
    if (row.kind !== 'new') {
      const at = row.kind === 'message' ? row.at : row.line.at;
      const key = content.dayOf(at);
      const day = days.at(-1);
      // The rows stand in their order, whatever a clock says: what seems to be of an earlier day stays in the one that has begun.
      if (!day || (key !== day.key && Date.parse(at) > Date.parse(day.at))) days.push({ key, at, rows: [] });
      const rows = days.at(-1)?.rows;
      // The divider stands above the first unread message, so it goes with that message's day.
      if (previous?.kind === 'new') rows?.push(previous);
      if (row.kind === 'message') group(previous, row);
      rows?.push(row);
    }
    previous = row;
    if (row.kind === 'message') last = row;
  }
  if (last) last.isLast = true;
  return days;
}

function* rowsInOrder(content: TimelineContent): Generator<TimelineRow> {
  const { messages, passing, pending, edits, newFrom } = content;
  const waitingLines = passing.map((line): PassingRow => ({ kind: 'passing', key: line.id, line }));
  for (const message of messages) {
    while (waitingLines[0] && waitingLines[0].line.afterPosition < message.position) yield* waitingLines.splice(0, 1);
    if (message.position === newFrom) yield { kind: 'new', key: 'new' };
    yield messageRow(message, content.viewerId, edits.get(message.id) ?? null);
  }
  yield* waitingLines;
  for (const message of pending) yield pendingRow(message, content.viewerId);
}

function group(previous: TimelineRow | undefined, row: MessageRow): void {
  if (previous?.kind !== 'message') return;
  // What waits, or was refused, may be older than what stands above it.
  const pause = Math.abs(Date.parse(row.at) - Date.parse(previous.at));
  const isSameAuthor = previous.isOwn === row.isOwn && previous.author?.id === row.author?.id;
  if (!isSameAuthor || pause > groupPauseMs) return;
  row.startsGroup = false;
  previous.endsGroup = false;
}

function messageRow(message: Message, viewerId: string, edit: OutgoingMessage | null): MessageRow {
  return {
    kind: 'message',
    key: message.id,
    position: message.position,
    body: edit?.body ?? message.body,
    files: message.deletedAt === null ? message.files : [],
    at: message.sentAt,
    editedAt: message.editedAt,
    isDeleted: message.deletedAt !== null,
    author: message.author,
    isOwn: message.author?.id === viewerId,
    ...sendingOf(edit),
    startsGroup: true,
    endsGroup: true,
    isLast: false,
  };
}

function pendingRow(message: OutgoingMessage, viewerId: string): MessageRow {
  return {
    kind: 'message',
    key: message.id,
    position: null,
    body: message.body,
    files: message.files,
    at: message.writtenAt,
    editedAt: null,
    isDeleted: false,
    author: { __typename: 'User', id: viewerId, username: '', displayName: '', pictureId: null, isDeleted: false },
    isOwn: true,
    ...sendingOf(message),
    startsGroup: true,
    endsGroup: true,
    isLast: false,
  };
}

function sendingOf(outgoing: OutgoingMessage | null): Pick<MessageRow, 'state' | 'outgoing' | 'refusal'> {
  if (outgoing === null) return { state: 'sent', outgoing, refusal: null };
  return { state: outgoing.refusal === null ? 'waiting' : 'refused', outgoing, refusal: outgoing.refusal };
}
