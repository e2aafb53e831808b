import type { HistoryEvent, Line, Violation } from './history.ts';

interface Sent {
  readonly personId: string;
  readonly roomId: string;
  readonly body: string;
  /** When somebody first tried to make it say this; null stands for its deletion. */
  readonly states: Map<string | null, number>;
}

/** When a person was surely outside a room: from a confirmed leave until they may have entered again. */
interface Absence {
  since: number | null;
  /** Requests to enter that may still take effect. */
  joinsUnderWay: number;
}

/**
 * Reads a history event by event and tells what breaks the promise of delivery: a message invented, doubled, out of order, leaked to
 * somebody outside or told after its deletion. `checkQuiet` adds what can only be told when all is quiet.
 */
export class HistoryChecker {
  readonly violations: Violation[] = [];
  /** Every answered message, by room and id: what must be in the database. */
  readonly answered = new Map<string, Map<string, Line>>();
  /** Every answered edit and deletion, the latest of each message: the database must hold it, or a later one. */
  readonly changed = new Map<string, Line>();
  readonly #sent = new Map<string, Sent>();
  /** By message and revision: what it is then. */
  readonly #stateAt = new Map<string, string>();
  readonly #deletedAt = new Map<string, number>();
  readonly #askedAt = new Map<string, number>();
  // The one order: by room, which message stands at a position, and at which position a message stands.
  readonly #idAt = new Map<string, Map<number, string>>();
  readonly #positionOf = new Map<string, Map<string, number>>();
  readonly #absences = new Map<string, Absence>();
  readonly #endedSessions = new Map<string, number>();
  readonly #told = new Set<string>();
  #now = 0;

  /** How many different messages somebody tried to send. */
  get sentCount(): number {
    return this.#sent.size;
  }

  feed(event: HistoryEvent): void {
    this.#now++;
    switch (event.kind) {
      case 'sending':
        return this.#sending(event);
      case 'answered':
        this.#learn(event.roomId, event.line, 'an answer');
        mapIn(this.answered, event.roomId).set(event.line.id, event.line);
        return;
      case 'editing':
      case 'deleting':
        return this.#changing(event.id, event.kind === 'editing' ? event.body : null);
      case 'change-answered':
        return this.#changeAnswered(event);
      case 'asking':
        this.#askedAt.set(event.question, this.#now);
        return;
      case 'received':
        this.#learn(event.roomId, event.line, event.personId);
        this.#lookForDeleted(event);
        return this.#lookForLeak(event);
      case 'shown':
        for (const line of event.added) this.#learn(event.roomId, line, event.view);
        return this.#checkRun(event.view, event.roomId, event.positions);
      case 'joining':
        this.#absence(event).since = null;
        this.#absence(event).joinsUnderWay++;
        return;
      case 'join-answered':
        this.#absence(event).joinsUnderWay--;
        return;
      case 'left': {
        const absence = this.#absence(event);
        absence.since = absence.joinsUnderWay === 0 ? this.#now : null;
        return;
      }
      case 'signed-out':
        this.#endedSessions.set(event.sessionId, this.#now);
        return;
    }
  }

  /** What was said in the room under an id, if anybody ever said it. */
  wasSent(roomId: string, line: Line): boolean {
    const sent = this.#sent.get(line.id);
    const isBlank = !line.isDeleted || line.body === '';
    return sent?.roomId === roomId && sent.personId === line.authorId && isBlank && sent.states.has(stateOf(line));
  }

  #changing(id: string, state: string | null): void {
    const states = this.#sent.get(id)?.states;
    if (states === undefined) this.#tell('invented', `${id} was changed, and nobody sent it`);
    else if (!states.has(state)) states.set(state, this.#now);
  }

  #changeAnswered({ roomId, line }: Extract<HistoryEvent, { kind: 'change-answered' }>): void {
    this.#learn(roomId, line, 'an answer');
    if ((this.changed.get(line.id)?.revision ?? 0) < line.revision) this.changed.set(line.id, line);
    if (line.isDeleted && !this.#deletedAt.has(line.id)) this.#deletedAt.set(line.id, this.#now);
  }

  #sending({ id, personId, roomId, body }: Extract<HistoryEvent, { kind: 'sending' }>): void {
    const earlier = this.#sent.get(id);
    if (earlier === undefined) this.#sent.set(id, { personId, roomId, body, states: new Map([[body, this.#now]]) });
    else if (earlier.body !== body || earlier.roomId !== roomId)
      this.#tell('invented', `${id} was sent again with another text or to another room`);
  }

  #learn(roomId: string, line: Line, by: string): void {
    const { id, position, body } = line;
    if (!this.wasSent(roomId, line))
      this.#tell('invented', `${by} got "${body}" (${id}), which nobody sent to ${roomId}`);
    this.#learnState(line, by);
    const idAt = mapIn(this.#idAt, roomId);
    const positionOf = mapIn(this.#positionOf, roomId);
    const knownId = idAt.get(position);
    const knownPosition = positionOf.get(id);
    if (knownPosition !== undefined && knownPosition !== position)
      this.#tell('doubled', `${by} has ${id} of ${roomId} at ${position}, others at ${knownPosition}`);
    if (knownId !== undefined && knownId !== id)
      this.#tell('order', `${by} has ${id} at ${position} of ${roomId}, others ${knownId}`);
    if (knownId === undefined) idAt.set(position, id);
    if (knownPosition === undefined) positionOf.set(id, position);
  }

  /** A message is one and the same to everybody at each of its revisions. */
  #learnState({ id, revision, ...line }: Line, by: string): void {
    const state = stateOf(line) ?? 'deleted';
    const known = this.#stateAt.get(`${id} ${revision}`);
    if (known === undefined) this.#stateAt.set(`${id} ${revision}`, state);
    else if (known !== state)
      this.#tell('order', `${by} has "${state}" as revision ${revision} of ${id}, others "${known}"`);
  }

  /** Whoever asks after a deletion was answered gets no text. Live, an earlier one may still be on its way. */
  #lookForDeleted({ personId, line, question }: Extract<HistoryEvent, { kind: 'received' }>): void {
    const askedAt = this.#askedAt.get(question ?? '');
    const deletedAt = this.#deletedAt.get(line.id);
    if (askedAt !== undefined && deletedAt !== undefined && askedAt > deletedAt && !line.isDeleted)
      this.#tell('leaked', `${personId} asked and got "${line.body}" (${line.id}), which had been deleted`);
  }

  #lookForLeak({ personId, sessionId, roomId, line }: Extract<HistoryEvent, { kind: 'received' }>): void {
    const sentAt = this.#sent.get(line.id)?.states.get(stateOf(line)) ?? 0;
    const since = this.#absence({ personId, roomId }).since;
    if (since !== null && sentAt > since)
      this.#tell('leaked', `${personId} got ${line.id}, sent after they had left ${roomId}`);
    const endedAt = this.#endedSessions.get(sessionId);
    if (endedAt !== undefined && sentAt > endedAt)
      this.#tell('leaked', `${personId} got ${line.id} on session ${sessionId}, sent after it had ended`);
  }

  #checkRun(view: string, roomId: string, positions: readonly number[]): void {
    for (const [index, position] of positions.entries()) {
      const step = index === 0 ? 1 : position - positions[index - 1]!;
      if (step === 1) continue;
      const isSwapped = step < 0 || positions.slice(index).some((later) => later < position);
      const fault = step === 0 ? 'doubled' : isSwapped ? 'order' : 'lost';
      return this.#tell(fault, `${view} showed ${position} of ${roomId} right below ${positions[index - 1]!}`);
    }
  }

  #absence({ personId, roomId }: { personId: string; roomId: string }): Absence {
    const key = `${personId} ${roomId}`;
    const absence = this.#absences.get(key) ?? { since: null, joinsUnderWay: 0 };
    this.#absences.set(key, absence);
    return absence;
  }

  #tell(fault: Violation['fault'], what: string): void {
    // A fault in the order shows at every look: once is enough.
    const words = `${fault}: ${what}`;
    if (this.#told.has(words)) return;
    this.#told.add(words);
    this.violations.push({ fault, what });
  }
}

function stateOf({ isDeleted, body }: Pick<Line, 'isDeleted' | 'body'>): string | null {
  return isDeleted ? null : body;
}

function mapIn<Outer, Inner, Value>(maps: Map<Outer, Map<Inner, Value>>, key: Outer): Map<Inner, Value> {
  const known = maps.get(key);
  if (known !== undefined) return known;
  const fresh = new Map<Inner, Value>();
  maps.set(key, fresh);
  return fresh;
}
