import type { HistoryEvent, Line, Violation } from './history.ts';

interface Sent {
  readonly personId: string;
  readonly roomId: string;
  readonly body: string;
  readonly at: number;
}

/** When a person was surely outside a room: from a confirmed leave until they may have entered again. */
interface Absence {
  since: number | null;
  /** Requests to enter that may still take effect. */
  joinsUnderWay: number;
}

/**
 * Reads a history event by event and tells what breaks the promise of delivery: a message invented, doubled, out of order or leaked to
 * somebody outside. `checkQuiet` adds what can only be told when all is quiet.
 */
export class HistoryChecker {
  readonly violations: Violation[] = [];
  /** Every answered message, by room and id: what must be in the database. */
  readonly answered = new Map<string, Map<string, Line>>();
  readonly #sent = new Map<string, Sent>();
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
      case 'received':
        this.#learn(event.roomId, event.line, event.personId);
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
  wasSent(roomId: string, { id, body, authorId }: Line): boolean {
    const sent = this.#sent.get(id);
    return sent?.roomId === roomId && sent.body === body && sent.personId === authorId;
  }

  #sending({ id, personId, roomId, body }: Extract<HistoryEvent, { kind: 'sending' }>): void {
    const earlier = this.#sent.get(id);
    if (earlier === undefined) this.#sent.set(id, { personId, roomId, body, at: this.#now });
    else if (earlier.body !== body || earlier.roomId !== roomId)
      this.#tell('invented', `${id} was sent again with another text or to another room`);
  }

  #learn(roomId: string, line: Line, by: string): void {
    const { id, position, body } = line;
    if (!this.wasSent(roomId, line))
      this.#tell('invented', `${by} got "${body}" (${id}), which nobody sent to ${roomId}`);
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

  #lookForLeak({ personId, sessionId, roomId, line }: Extract<HistoryEvent, { kind: 'received' }>): void {
    const sentAt = this.#sent.get(line.id)?.at ?? 0;
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

function mapIn<Outer, Inner, Value>(maps: Map<Outer, Map<Inner, Value>>, key: Outer): Map<Inner, Value> {
  const known = maps.get(key);
  if (known !== undefined) return known;
  const fresh = new Map<Inner, Value>();
  maps.set(key, fresh);
  return fresh;
}
