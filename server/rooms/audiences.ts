import type { UnitOfWork } from '../core/unit-of-work.ts';
import { Membership } from './membership.ts';

/**
 * Who is in which room at this moment, kept in memory: the recipients of what happens there. Read from the database when a room is
 * first asked for, then kept current by what happens. Rooms that nobody has asked for lately are forgotten.
 */
export class Audiences {
  readonly #work: UnitOfWork;
  readonly #rooms = new Map<string, Promise<Set<string>>>();
  readonly #roomsMax: number;

  constructor(work: UnitOfWork, roomsMax = 10_000) {
    this.#work = work;
    this.#roomsMax = roomsMax;
  }

  /** The ids of the room's members now. The set stays current; do not change it. */
  async of(roomId: string): Promise<ReadonlySet<string>> {
    let members = this.#rooms.get(roomId);
    if (members === undefined) {
      members = this.#load(roomId);
      if (this.#rooms.size >= this.#roomsMax) this.#rooms.delete(this.#rooms.keys().next().value!);
      this.#rooms.set(roomId, members);
      members.catch(() => this.#rooms.delete(roomId));
    }
    return members;
  }

  /** Somebody has entered. */
  async add(roomId: string, userId: string): Promise<void> {
    (await this.#rooms.get(roomId))?.add(userId);
  }

  /** Somebody has left; from now on nothing of the room is for them. */
  async remove(roomId: string, userId: string): Promise<void> {
    (await this.#rooms.get(roomId))?.delete(userId);
  }

  async #load(roomId: string): Promise<Set<string>> {
    const rows = await this.#work.read().find(Membership, { roomId }, { fields: ['userId'] });
    return new Set(rows.map((row) => row.userId));
  }
}
