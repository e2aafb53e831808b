import { describe, expect, it } from 'vitest';
import { checkQuiet } from './check-quiet.ts';
import type { ClientState, HistoryEvent, Line, StoredState } from './history.ts';
import { HistoryChecker } from './history-checker.ts';

const roomId = 'garden';
const line = (position: number, changes: Partial<Line> = {}): Line => ({
  id: `m${position}`,
  position,
  revision: position,
  body: `message ${position}`,
  isDeleted: false,
  authorId: 'anna',
  ...changes,
});
const upTo = (last: number) => Array.from({ length: last }, (_none, index) => line(index + 1));
const sending = ({ id, body }: Line): HistoryEvent => ({ kind: 'sending', personId: 'anna', roomId, id, body });
const answered = (message: Line): HistoryEvent => ({ kind: 'answered', roomId, line: message });
const received = (message: Line, personId = 'ben'): HistoryEvent => ({
  kind: 'received',
  personId,
  sessionId: `${personId}’s`,
  roomId,
  line: message,
});
const shown = (...lines: Line[]): HistoryEvent => ({
  kind: 'shown',
  view: 'ben’s phone',
  roomId,
  positions: lines.map(({ position }) => position),
  added: lines,
});

function check(...events: HistoryEvent[]): HistoryChecker {
  const checker = new HistoryChecker();
  for (const event of events) checker.feed(event);
  return checker;
}

const faults = (checker: HistoryChecker) => checker.violations.map(({ fault }) => fault);
const wellSaid = upTo(3).flatMap((message) => [sending(message), answered(message), received(message)]);

describe('a history', () => {
  it('in which all is well raises nothing, sends that were tried twice included', () => {
    const checker = check(sending(line(1)), ...wellSaid, shown(...upTo(2)), shown(...upTo(3)));
    expect(checker.violations).toEqual([]);
    expect(checker.sentCount).toBe(3);
  });

  it('is told when somebody gets what nobody sent, or not in these words, this room or this name', () => {
    for (const changes of [{ id: 'ghost' }, { body: 'other words' }, { authorId: 'cleo' }])
      expect(faults(check(sending(line(1)), received(line(1, changes))))).toEqual(['invented']);
    expect(faults(check({ ...sending(line(1)), roomId: 'shed' } as HistoryEvent, received(line(1))))).toEqual([
      'invented',
    ]);
  });

  it('is told when a message stands at two positions', () => {
    expect(faults(check(...wellSaid, received(line(4, { id: 'm3', body: 'message 3' }))))).toEqual(['doubled']);
  });

  it('is told when two people have two messages at one position', () => {
    const swapped = line(2, { id: 'm4', body: 'message 4' });
    expect(faults(check(...wellSaid, sending(swapped), received(swapped)))).toEqual(['order']);
  });

  it.each([
    ['lost', [1, 3]],
    ['doubled', [1, 2, 2]],
    ['order', [1, 3, 2]],
  ] as const)('is told when a timeline shows a message %s', (fault, positions) => {
    const event: HistoryEvent = { kind: 'shown', view: 'ben’s phone', roomId, positions, added: [] };
    expect(check(...wellSaid, event).violations[0]?.fault).toBe(fault);
  });

  it('is told once, however often the fault is seen', () => {
    const ghost = line(1, { id: 'ghost' });
    expect(faults(check(received(ghost), received(ghost)))).toEqual(['invented']);
  });
});

describe('what becomes of messages', () => {
  const edited = line(1, { revision: 9, body: 'other words' });
  const deleted = line(1, { revision: 10, body: '', isDeleted: true });
  const editing: HistoryEvent = { kind: 'editing', id: 'm1', body: 'other words' };
  const deleting: HistoryEvent = { kind: 'deleting', id: 'm1' };
  const changeAnswered = (message: Line): HistoryEvent => ({ kind: 'change-answered', roomId, line: message });
  const asking: HistoryEvent = { kind: 'asking', question: 'q' };
  const told = (message: Line): HistoryEvent => ({ ...received(message), question: 'q' }) as HistoryEvent;

  it('raises nothing where somebody did it', () => {
    const story = [sending(line(1)), editing, changeAnswered(edited), received(edited), deleting, received(deleted)];
    expect(check(...story).violations).toEqual([]);
    expect(faults(check(sending(line(1)), received(edited)))).toEqual(['invented']);
    expect(faults(check(sending(line(1)), received(deleted)))).toEqual(['invented']);
    expect(faults(check(sending(line(1)), deleting, received({ ...deleted, body: 'left' })))).toEqual(['invented']);
  });

  it('is the same to everybody at each revision', () => {
    expect(faults(check(sending(line(1)), editing, received(edited), received(line(1, { revision: 9 }))))).toEqual([
      'order',
    ]);
  });

  it('brings no text to whoever asks after a deletion was answered', () => {
    const story = [sending(line(1)), deleting, changeAnswered(deleted)];
    expect(faults(check(...story, asking, told(line(1))))).toEqual(['leaked']);
    expect(check(...story, asking, told(deleted)).violations).toEqual([]);
    expect(check(asking, ...story, told(line(1)), received(line(1))).violations).toEqual([]);
  });

  it('is not told to somebody who had left before', () => {
    const left: HistoryEvent = { kind: 'left', personId: 'ben', roomId };
    expect(faults(check(sending(line(1)), left, editing, received(edited)))).toEqual(['leaked']);
    expect(check(sending(line(1)), editing, left, received(edited)).violations).toEqual([]);
  });

  it('is stored when it was answered, or something later is', () => {
    const checker = check(sending(line(1)), editing, changeAnswered(edited), deleting);
    const storedAs = (message: Line) =>
      checkQuiet(
        checker,
        { rooms: [{ roomId, lastPosition: 1, lines: [message] }], memberships: [], bans: [] },
        [],
      ).map(({ fault }) => fault);
    expect(storedAs(edited)).toEqual([]);
    expect(storedAs(deleted)).toEqual([]);
    expect(storedAs(line(1))).toEqual(['lost']);
    checker.feed(changeAnswered(deleted));
    expect(storedAs({ ...edited, revision: 11 })).toEqual(['lost']);
  });
});

describe('somebody who is outside', () => {
  const left: HistoryEvent = { kind: 'left', personId: 'ben', roomId };
  const joining: HistoryEvent = { kind: 'joining', personId: 'ben', roomId };
  const joinAnswered: HistoryEvent = { kind: 'join-answered', personId: 'ben', roomId };

  it('must not get what was sent after they had left', () => {
    expect(faults(check(left, sending(line(1)), received(line(1))))).toEqual(['leaked']);
  });

  it('may get what was sent before, and everything once they may be back', () => {
    expect(check(sending(line(1)), left, received(line(1))).violations).toEqual([]);
    expect(check(left, sending(line(1)), joining, received(line(1))).violations).toEqual([]);
    expect(check(joining, left, sending(line(1)), received(line(1))).violations).toEqual([]);
    expect(faults(check(joining, joinAnswered, left, sending(line(1)), received(line(1))))).toEqual(['leaked']);
  });

  it('must not get anything on a session that has ended', () => {
    const ended: HistoryEvent = { kind: 'signed-out', sessionId: 'ben’s' };
    expect(faults(check(ended, sending(line(1)), received(line(1))))).toEqual(['leaked']);
    expect(check(ended, sending(line(1)), received(line(1), 'cleo')).violations).toEqual([]);
  });
});

describe('when all is quiet', () => {
  const stored = (lines: readonly Line[], readPosition = 3): StoredState => ({
    rooms: [{ roomId, lastPosition: lines.length, lines }],
    memberships: [{ roomId, personId: 'ben', role: 'OWNER', readPosition }],
    bans: [],
  });
  const client = (changes: Partial<ClientState> = {}): ClientState => ({
    name: 'ben’s phone',
    personId: 'ben',
    isOnline: true,
    rooms: [{ roomId, role: 'OWNER', lastPosition: 3, readPosition: 3, unreadCount: 0 }],
    timelines: [{ roomId, lines: upTo(3).slice(1) }],
    waiting: [],
    ...changes,
  });
  const faultsIn = (state: StoredState, ...clients: ClientState[]) =>
    checkQuiet(check(...wellSaid), state, clients).map(({ fault }) => fault);

  it('nothing is raised if everybody shows what the database holds', () => {
    expect(faultsIn(stored(upTo(3)), client())).toEqual([]);
  });

  it('an answered message that is not stored is lost', () => {
    expect(faultsIn(stored(upTo(2)))).toEqual(['lost']);
  });

  it('positions must be 1 to n, each id once, and everything stored was sent', () => {
    expect(faultsIn(stored([line(1), line(3, { position: 2 }), line(2, { position: 3 })]))).toEqual(['order', 'order']);
    expect(faultsIn(stored([...upTo(3), line(3, { position: 4 })]))).toEqual(['doubled', 'order']);
    expect(faultsIn(stored([...upTo(3), line(4)]))).toEqual(['invented']);
  });

  it('a client must have all messages of an open room, in their order and words', () => {
    const shows = (...lines: Line[]) => faultsIn(stored(upTo(3)), client({ timelines: [{ roomId, lines }] }));
    expect(shows(line(1), line(2))).toEqual(['lost']);
    expect(shows()).toEqual(['lost']);
    expect(shows(line(1), line(3), line(2))).toEqual(['order']);
    expect(shows(line(1), line(2, { body: 'other words' }), line(3))).toEqual(['order']);
    expect(shows(line(1), line(2, { revision: 9 }), line(3))).toEqual(['order']);
    expect(shows(...upTo(4))).toEqual(['invented']);
  });

  it('unread counts equal their definition', () => {
    const counting = (unreadCount: number, readPosition: number) =>
      faultsIn(
        stored(upTo(3), 1),
        client({ rooms: [{ roomId, role: 'OWNER', lastPosition: 3, readPosition, unreadCount }] }),
      );
    expect(counting(2, 1)).toEqual([]);
    expect(counting(1, 1)).toEqual(['unread']);
    expect(counting(1, 2)).toEqual(['unread']);
  });

  it('the room list is the memberships, nothing waits to be sent and everybody is connected', () => {
    expect(faultsIn(stored(upTo(3)), client({ rooms: [] }))).toEqual(['state']);
    expect(faultsIn({ ...stored(upTo(3)), memberships: [] }, client())).toEqual(['state']);
    expect(
      faultsIn(
        stored(upTo(3)),
        client({ rooms: [{ roomId, role: 'OWNER', lastPosition: 2, readPosition: 3, unreadCount: 0 }] }),
      ),
    ).toEqual(['state']);
    expect(faultsIn(stored(upTo(3)), client({ waiting: ['m9'] }))).toEqual(['stuck']);
    expect(faultsIn(stored(upTo(3)), client({ isOnline: false }))).toEqual(['stuck']);
  });

  it('a room that somebody is in has one owner, nobody is banned from it and a member, and everybody knows their role', () => {
    const kept = stored(upTo(3));
    const [ben] = kept.memberships;
    expect(faultsIn({ ...kept, bans: [{ roomId, personId: 'ben' }] }, client())).toEqual(['state']);
    expect(faultsIn({ ...kept, memberships: [ben!, { ...ben!, personId: 'cleo' }] }, client())).toEqual(['state']);
    // Nobody owns it, and ben believes that he does.
    expect(faultsIn({ ...kept, memberships: [{ ...ben!, role: 'MEMBER' }] }, client())).toEqual(['state', 'state']);
  });
});
