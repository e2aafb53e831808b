import { Turns } from '../core/turns.ts';
import type { Bus } from './bus.ts';
import type { Channels } from './hints.ts';
import type { RoomStand } from './change-order.ts';
import { RoomOrder, type RoomOrderSources } from './room-order.ts';

/** A room of which members are connected to this node. */
export interface AttendedRoom {
  readonly people: Set<string>;
  readonly order: RoomOrder;
  /** What happens in the room is followed up one after the other. */
  readonly turns: Turns;
  /** From where on the room keeps messages, as it was told here; null until it is first looked at. */
  keptFrom: number | null;
}

/** What attendance asks of its surroundings. */
export interface AttendanceSources {
  /** The rooms of a person and how far they have read each, from the database. */
  roomsOf(userId: string): Promise<readonly RoomOfPerson[]>;
  /** How far each of the rooms is, from the database. */
  standsOf(roomIds: readonly string[]): Promise<ReadonlyMap<string, RoomStand>>;
  orderOf(roomId: string, turns: Turns): RoomOrderSources;
  /** Nothing of the rooms was heard until now: what is remembered of them may be old. */
  forget(roomIds: readonly string[]): void;
}

/** A room of a person, and the last position there that they have read. */
export interface RoomOfPerson {
  readonly roomId: string;
  readonly readPosition: number;
}

interface Attendant {
  connections: number;
  /** Their rooms, with how far they have read as they were told. */
  readonly rooms: Map<string, number>;
  readonly welcomed: Promise<void>;
}

/**
 * Who is connected to this node and in which rooms they are: what the node wants to hear from others. Somebody is welcome once
 * everything that happens in their rooms from then on will be heard.
 */
export class Attendance {
  readonly #bus: Bus;
  readonly #channels: Channels;
  readonly #sources: AttendanceSources;
  readonly #people = new Map<string, Attendant>();
  readonly #rooms = new Map<string, AttendedRoom>();

  constructor(bus: Bus, channels: Channels, sources: AttendanceSources) {
    this.#bus = bus;
    this.#channels = channels;
    this.#sources = sources;
  }

  /** Somebody has connected. Resolves when nothing of theirs will be missed from now on; rejects if that cannot be known. */
  async arrive(userId: string): Promise<void> {
    let attendant = this.#people.get(userId);
    if (attendant === undefined) {
      const rooms = new Map<string, number>();
      attendant = { connections: 0, rooms, welcomed: this.#welcome(userId, rooms) };
      this.#people.set(userId, attendant);
    }
    attendant.connections++;
    try {
      await attendant.welcomed;
    } catch (error) {
      this.depart(userId);
      throw error;
    }
  }

  /** One of their connections is gone. */
  depart(userId: string): void {
    const attendant = this.#people.get(userId);
    if (attendant === undefined || --attendant.connections > 0) return;
    this.#people.delete(userId);
    this.#bus.drop([this.#channels.user(userId)]);
    for (const roomId of attendant.rooms.keys()) this.#leaveRoom(roomId, userId);
  }

  /** Somebody has joined a room when it was so far. */
  async join(roomId: string, userId: string, stand: RoomStand): Promise<void> {
    const attendant = this.#people.get(userId);
    if (attendant === undefined) return;
    const room = { roomId, readPosition: stand.position };
    await this.#enter(userId, attendant.rooms, [room], new Map([[roomId, stand]]));
  }

  /** Somebody has left a room. */
  leave(roomId: string, userId: string): void {
    if (this.#people.get(userId)?.rooms.delete(roomId)) this.#leaveRoom(roomId, userId);
  }

  /** Somebody has read a room so far. Answers whether they had not been told of it, if they are connected and in the room. */
  read(userId: string, { roomId, readPosition }: RoomOfPerson): boolean {
    const rooms = this.#people.get(userId)?.rooms;
    const before = rooms?.get(roomId);
    if (before === undefined || before >= readPosition) return false;
    rooms!.set(roomId, readPosition);
    return true;
  }

  room(roomId: string): AttendedRoom | undefined {
    return this.#rooms.get(roomId);
  }

  roomIds(): string[] {
    return [...this.#rooms.keys()];
  }

  userIds(): string[] {
    return [...this.#people.keys()];
  }

  /** The rooms of a connected person with how far they have read, as far as this node knows. */
  roomsOf(userId: string): ReadonlyMap<string, number> {
    return this.#people.get(userId)?.rooms ?? new Map();
  }

  async #welcome(userId: string, rooms: Map<string, number>): Promise<void> {
    await this.#bus.want([this.#channels.user(userId)]);
    // Heard from now on: who joins a room after this is told so by a hint.
    await this.#enter(userId, rooms, await this.#sources.roomsOf(userId), null);
  }

  /** `stands` are where rooms begin that nobody here was in; null asks the database once they are heard. */
  async #enter(
    userId: string,
    rooms: Map<string, number>,
    entered: readonly RoomOfPerson[],
    stands: ReadonlyMap<string, RoomStand> | null,
  ): Promise<void> {
    // They may have gone while their rooms were looked up.
    if (this.#people.get(userId)?.rooms !== rooms) return;
    const opening = new Map<string, AttendedRoom>();
    for (const { roomId, readPosition } of entered) {
      const room = this.#rooms.get(roomId) ?? this.#open(roomId);
      rooms.set(roomId, readPosition);
      room.people.add(userId);
      if (!room.order.hasBegun) opening.set(roomId, room);
    }
    if (opening.size === 0) return;
    const opened = [...opening.keys()];
    await this.#bus.want(opened.map((roomId) => this.#channels.room(roomId)));
    this.#sources.forget(opened);
    const from = stands ?? (await this.#sources.standsOf(opened));
    for (const [roomId, room] of opening) room.order.begin(from.get(roomId) ?? { position: 0, revision: 0 });
  }

  #open(roomId: string): AttendedRoom {
    const turns = new Turns();
    const order = new RoomOrder(this.#sources.orderOf(roomId, turns));
    const room: AttendedRoom = { people: new Set<string>(), order, turns, keptFrom: null };
    this.#rooms.set(roomId, room);
    return room;
  }

  #leaveRoom(roomId: string, userId: string): void {
    const room = this.#rooms.get(roomId);
    if (room === undefined) return;
    room.people.delete(userId);
    if (room.people.size > 0) return;
    room.order.end();
    this.#rooms.delete(roomId);
    this.#bus.drop([this.#channels.room(roomId)]);
  }
}
