import type { DomainEvent, MemberJoined, MemberLeft, RoomDeleted } from '../core/events.ts';
import type { Attendance, AttendedRoom } from './attendance.ts';
import type { Bus, BusListener } from './bus.ts';
import { type Channels, decodeHints, encodeHints, routeOf } from './hints.ts';

/** Changes that come on several channels, and are remembered so that each is followed up once. */
const changesMax = 10_000;

/** What the relay works with. */
export interface RelaySurroundings {
  readonly bus: Bus;
  readonly channels: Channels;
  readonly attendance: Attendance;
  /** Does what follows from an event on this node; never rejects. */
  readonly follow: (event: DomainEvent) => Promise<void>;
  /** Looks into the database for what was missed. */
  catchUp(): void;
}

/** Tells other nodes what was committed on this one, and follows up here what was committed on any, each room's in its order. */
export class Relay implements BusListener {
  readonly #around: RelaySurroundings;
  readonly #id: string;
  readonly #changes = new Set<string>();

  /** `id` is this node's, different at each start. */
  constructor(id: string, around: RelaySurroundings) {
    this.#id = id;
    this.#around = around;
  }

  /** Follows up what was committed here, and tells the other nodes. */
  async publish(events: readonly DomainEvent[]): Promise<void> {
    this.#tell(events);
    for (const event of events) await this.dispatch(event);
  }

  heard(_channel: string, text: string): void {
    const hints = decodeHints(text);
    if (hints === null || hints.from === this.#id) return;
    for (const event of hints.events) void this.dispatch(event);
  }

  cameUp(): void {
    this.#around.catchUp();
  }

  /** At once, and not when the next look would have been due with a bus that tells: somebody may be put out in this moment. */
  wentDown(): void {
    this.#around.catchUp();
  }

  /** Follows up an event, wherever it was committed. Resolves when it is in force; a message is on its way. */
  async dispatch(event: DomainEvent): Promise<void> {
    const { attendance, follow } = this.#around;
    switch (event.type) {
      case 'MessageSent':
        // Nobody here would hear it, and nothing of the room is remembered.
        noteKept(attendance.room(event.message.roomId), event.keptFrom);
        attendance.room(event.message.roomId)?.order.take(event);
        return;
      case 'MessagesDropped':
        noteKept(attendance.room(event.roomId), event.keptFrom);
        return follow(event);
      case 'MessageEdited':
      case 'MessageDeleted':
        attendance.room(event.message.roomId)?.order.takeChange(event);
        return;
      case 'MemberJoined':
      case 'MemberLeft':
        if (!this.#isNew(`${event.roomId} ${event.memberVersion}`)) return;
        return this.followMembership(event);
      case 'RoomRead':
        attendance.read(event.userId, event);
        return follow(event);
      case 'BansChanged':
        return this.#isNew(`${event.roomId} bans ${event.revision}`) ? follow(event) : undefined;
      case 'RoomDeleted':
        return this.followDeletion(event);
      case 'PresenceChanged': {
        if (!this.#isNew(event.changeId)) return;
        const roomIds = event.roomIds.filter((roomId) => attendance.room(roomId) !== undefined);
        return roomIds.length === 0 ? undefined : follow({ ...event, roomIds });
      }
      default:
        return follow(event);
    }
  }

  /** Follows up a join or leave in its room's order, even if it was told before. */
  async followMembership(event: MemberJoined | MemberLeft): Promise<void> {
    const { attendance, follow } = this.#around;
    if (event.type === 'MemberJoined') await attendance.join(event.roomId, event.userId, event);
    const room = attendance.room(event.roomId);
    await (room === undefined ? follow(event) : room.turns.take(() => follow(event)));
    if (event.type === 'MemberLeft') attendance.leave(event.roomId, event.userId);
  }

  /** Follows up the end of a room after all that happened in it; nobody attends it any more. */
  async followDeletion(event: RoomDeleted): Promise<void> {
    const { attendance, follow } = this.#around;
    const room = attendance.room(event.roomId);
    await (room === undefined ? follow(event) : room.turns.take(() => follow(event)));
    for (const userId of event.memberIds) attendance.leave(event.roomId, userId);
  }

  #isNew(change: string): boolean {
    if (this.#changes.has(change)) return false;
    if (this.#changes.size >= changesMax) this.#changes.delete(this.#changes.values().next().value!);
    this.#changes.add(change);
    return true;
  }

  /** One text per channel, however many events it is to bring. */
  #tell(events: readonly DomainEvent[]): void {
    const { bus, channels } = this.#around;
    const byChannel = new Map<string, DomainEvent[]>();
    for (const event of events) {
      for (const channel of routeOf(event, channels)) {
        const told = byChannel.get(channel);
        if (told === undefined) byChannel.set(channel, [event]);
        else told.push(event);
      }
    }
    for (const [channel, told] of byChannel) bus.publish(channel, encodeHints({ from: this.#id, events: told }));
  }
}

/** What is told with a hint need not be told again by looking into the database. */
function noteKept(room: AttendedRoom | undefined, keptFrom: number): void {
  if (room !== undefined && (room.keptFrom ?? 0) < keptFrom) room.keptFrom = keptFrom;
}
