import type { ClientState, Line, RoomState, StoredState, Violation } from './history.ts';
import { checkPlaces } from './check-places.ts';
import type { HistoryChecker } from './history-checker.ts';

type StoredRoom = StoredState['rooms'][number];

/**
 * What is wrong when all is quiet: every answered message must be stored once and as it was last changed, positions must be 1 to n, and every client must show
 * exactly what the database holds. Answers an empty list when the promise is kept.
 */
export function checkQuiet(
  checker: Pick<HistoryChecker, 'answered' | 'changed' | 'wasSent'>,
  stored: StoredState,
  clients: readonly ClientState[],
): Violation[] {
  return [
    ...stored.rooms.flatMap((room) => checkRoom(room, checker)),
    ...checkPlaces(stored),
    ...checkAnswered(checker.answered, stored),
    ...checkChanged(checker.changed, stored),
    ...clients.flatMap((client) => checkClient(client, stored)),
  ];
}

function checkRoom(room: StoredRoom, checker: Pick<HistoryChecker, 'wasSent'>): Violation[] {
  const { roomId, lines, lastPosition } = room;
  const violations: Violation[] = [];
  if (lines.length !== lastPosition || lines.some((line, index) => line.position !== index + 1))
    violations.push({ fault: 'order', what: `the positions of ${roomId} are not 1 to ${lastPosition}` });
  if (new Set(lines.map((line) => line.id)).size !== lines.length)
    violations.push({ fault: 'doubled', what: `${roomId} holds an id twice` });
  for (const line of lines) {
    if (!checker.wasSent(roomId, line))
      violations.push({ fault: 'invented', what: `${roomId} holds "${line.body}" (${line.id}), which nobody sent` });
  }
  return violations;
}

function checkAnswered(answered: HistoryChecker['answered'], stored: StoredState): Violation[] {
  const violations: Violation[] = [];
  for (const [roomId, answers] of answered) {
    const lines = new Map(stored.rooms.find((room) => room.roomId === roomId)?.lines.map((line) => [line.id, line]));
    for (const { id, position } of answers.values()) {
      const line = lines.get(id);
      if (line === undefined)
        violations.push({ fault: 'lost', what: `${id} was answered and is not in the database of ${roomId}` });
      else if (line.position !== position)
        violations.push({
          fault: 'order',
          what: `${id} was answered as ${position} and is stored as ${line.position}`,
        });
    }
  }
  return violations;
}

function checkChanged(changed: HistoryChecker['changed'], stored: StoredState): Violation[] {
  const lines = new Map(stored.rooms.flatMap((room) => room.lines.map((line) => [line.id, line])));
  return Array.from(changed.values()).flatMap((answer): Violation[] => {
    const line = lines.get(answer.id);
    const isLater = line !== undefined && line.revision > answer.revision && (line.isDeleted || !answer.isDeleted);
    if (line === undefined || isLater || isSame(answer, line)) return [];
    return [
      { fault: 'lost', what: `${answer.id} was changed to "${answer.body}" in an answer, and is "${line.body}"` },
    ];
  });
}

function checkClient(client: ClientState, stored: StoredState): Violation[] {
  const expected = roomsOf(client.personId, stored);
  const shown = new Map(client.rooms.map((room) => [room.roomId, room]));
  return [
    ...(client.isOnline ? [] : [{ fault: 'stuck', what: `${client.name} has no connection` } as const]),
    ...client.waiting.map((id): Violation => ({ fault: 'stuck', what: `${client.name} still waits to send ${id}` })),
    ...expected.flatMap((room) => checkShownRoom(client.name, room, shown.get(room.roomId))),
    ...client.rooms
      .filter((room) => !expected.some(({ roomId }) => roomId === room.roomId))
      .map((room): Violation => ({
        fault: 'state',
        what: `${client.name} lists ${room.roomId}, which they are not in`,
      })),
    ...client.timelines.flatMap(({ roomId, lines }) => checkTimeline(client.name, roomId, lines, stored)),
  ];
}

/** The rooms as the database says that the person should see them. */
function roomsOf(personId: string, stored: StoredState): RoomState[] {
  return stored.memberships
    .filter((membership) => membership.personId === personId)
    .map(({ roomId, role, readPosition }) => {
      const lastPosition = stored.rooms.find((room) => room.roomId === roomId)?.lastPosition ?? 0;
      return { roomId, role, lastPosition, readPosition, unreadCount: lastPosition - readPosition };
    });
}

function checkShownRoom(name: string, expected: RoomState, shown: RoomState | undefined): Violation[] {
  const { roomId } = expected;
  if (shown === undefined) return [{ fault: 'state', what: `${name} does not list ${roomId}, which they are in` }];
  const violations: Violation[] = [];
  if (shown.role !== expected.role)
    violations.push({ fault: 'state', what: `${name} is ${shown.role} in ${roomId}, not ${expected.role}` });
  if (shown.lastPosition !== expected.lastPosition)
    violations.push({
      fault: 'state',
      what: `${name} believes that ${roomId} ends at ${shown.lastPosition}, not ${expected.lastPosition}`,
    });
  if (shown.readPosition !== expected.readPosition || shown.unreadCount !== expected.unreadCount)
    violations.push({
      fault: 'unread',
      what: `${name} shows ${shown.unreadCount} unread after ${shown.readPosition} in ${roomId}, not ${expected.unreadCount} after ${expected.readPosition}`,
    });
  return violations;
}

function checkTimeline(name: string, roomId: string, lines: readonly Line[], stored: StoredState): Violation[] {
  const all = stored.rooms.find((room) => room.roomId === roomId)?.lines ?? [];
  const expected = lines.length === 0 ? all : all.slice(lines[0]!.position - 1);
  const at = expected.findIndex((line, index) => !isSame(line, lines[index]));
  if (at === -1 && lines.length === expected.length) return [];
  const missing = at === -1 ? undefined : expected[at];
  if (missing === undefined) return [{ fault: 'invented', what: `${name} shows more in ${roomId} than there is` }];
  const { position } = missing;
  const ends = lines.at(-1)?.position ?? 0;
  if (position > ends)
    return [{ fault: 'lost', what: `${name} ends at ${ends} in ${roomId}, which goes on to ${all.length}` }];
  return [{ fault: 'order', what: `${name} shows something else at ${position} of ${roomId} than is stored` }];
}

function isSame(a: Line, b: Line | undefined): boolean {
  return (
    a.id === b?.id &&
    a.position === b.position &&
    a.revision === b.revision &&
    a.body === b.body &&
    a.isDeleted === b.isDeleted &&
    a.authorId === b.authorId
  );
}
