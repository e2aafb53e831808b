import type { UnitOfWork } from '../core/unit-of-work.ts';

/** Who was in a room at one of its member versions. */
export interface Audience {
  readonly memberVersion: number;
  readonly members: ReadonlySet<string>;
}

interface KeptAudience extends Audience {
  memberVersion: number;
  readonly members: Set<string>;
  /** From which position on those members may read who may not read all, and the highest of these. */
  readonly seesFrom: Map<string, number>;
  seesFromMax: number;
}

interface Row {
  readonly member_version: number;
  readonly user_id: string | null;
  readonly sees_from: number | null;
}

/**
 * Who is in which room, kept in memory: the recipients of what happens there. Read from the database when a room is first asked for,
 * kept current by what happens, and read anew when something is known to be newer. Rooms that nobody has asked for lately are forgotten.
 */
export class Audiences {
  readonly #work: UnitOfWork;
  readonly #rooms = new Map<string, Promise<KeptAudience | null>>();
  /** Those of the rooms that have been read. */
  readonly #known = new Map<string, KeptAudience>();
  readonly #roomsMax: number;

  constructor(work: UnitOfWork, roomsMax = 10_000) {
    this.#work = work;
    this.#roomsMax = roomsMax;
  }

  /** The ids of the members of the room at this member version or a later one. The set stays current; do not change it. */
  async of(roomId: string, memberVersion: number): Promise<ReadonlySet<string>> {
    return (await this.#at(roomId, memberVersion))?.members ?? new Set();
  }

  /** The same for those who may read the message at a position: not those to whom it was hidden when they joined. */
  async readersOf(roomId: string, memberVersion: number, position: number): Promise<ReadonlySet<string>> {
    const audience = await this.#at(roomId, memberVersion);
    return audience === null ? new Set() : readersAmong(audience, position);
  }

  /** The same where it is in memory already, else null. */
  peekReaders(roomId: string, memberVersion: number, position: number): ReadonlySet<string> | null {
    const audience = this.#known.get(roomId);
    return audience !== undefined && audience.memberVersion >= memberVersion ? readersAmong(audience, position) : null;
  }

  /** Somebody has entered, which made the room's member version this. */
  async add(roomId: string, userId: string, memberVersion: number, seesFrom: number): Promise<void> {
    const audience = await this.#rooms.get(roomId);
    if (audience?.memberVersion !== memberVersion - 1) return;
    audience.members.add(userId);
    noteSight(audience, userId, seesFrom);
    audience.memberVersion = memberVersion;
  }

  /** Somebody has left, which made the room's member version this; from now on nothing of the room is for them. */
  async remove(roomId: string, userId: string, memberVersion: number): Promise<void> {
    const audience = await this.#rooms.get(roomId);
    if (audience?.memberVersion !== memberVersion - 1) return;
    audience.members.delete(userId);
    audience.seesFrom.delete(userId);
    audience.memberVersion = memberVersion;
  }

  /** What is remembered of the room, as it is remembered now; null if nothing. */
  async remembered(roomId: string): Promise<Audience | null> {
    const audience = await this.#rooms.get(roomId);
    return audience ? { memberVersion: audience.memberVersion, members: new Set(audience.members) } : null;
  }

  /** Nobody has told what happened in the room for a while. */
  forget(roomId: string): void {
    this.#rooms.delete(roomId);
    this.#known.delete(roomId);
  }

  async #at(roomId: string, memberVersion: number): Promise<KeptAudience | null> {
    for (;;) {
      const reading = this.#rooms.get(roomId) ?? this.#keep(roomId);
      const audience = await reading;
      if (audience === null || audience.memberVersion >= memberVersion) return audience;
      // It was read, or began to be read, before the change that is asked about.
      if (this.#rooms.get(roomId) === reading) this.forget(roomId);
    }
  }

  #keep(roomId: string): Promise<KeptAudience | null> {
    const reading = this.#read(roomId);
    if (this.#rooms.size >= this.#roomsMax) this.forget(this.#rooms.keys().next().value!);
    this.#rooms.set(roomId, reading);
    reading.then(
      (audience) => {
        if (audience !== null && this.#rooms.get(roomId) === reading) this.#known.set(roomId, audience);
      },
      () => {
        if (this.#rooms.get(roomId) === reading) this.forget(roomId);
      },
    );
    return reading;
  }

  /** One statement, so that the members are exactly those of the version. */
  async #read(roomId: string): Promise<KeptAudience | null> {
    const rows = await this.#work.read().execute<Row[]>(
      `select room.member_version, membership.user_id, membership.sees_from from room
         left join membership on membership.room_id = room.id where room.id = ?`,
      [roomId],
    );
    if (rows[0] === undefined) return null;
    const audience = {
      memberVersion: rows[0].member_version,
      members: new Set<string>(),
      seesFrom: new Map<string, number>(),
      seesFromMax: 1,
    };
    for (const { user_id: userId, sees_from: seesFrom } of rows) {
      if (userId === null) continue;
      audience.members.add(userId);
      noteSight(audience, userId, seesFrom!);
    }
    return audience;
  }
}

function noteSight(audience: KeptAudience, userId: string, seesFrom: number): void {
  if (seesFrom <= 1) return;
  audience.seesFrom.set(userId, seesFrom);
  audience.seesFromMax = Math.max(audience.seesFromMax, seesFrom);
}

/** What is said now is for all of them: nobody has to be looked at. */
function readersAmong({ members, seesFrom, seesFromMax }: KeptAudience, position: number): ReadonlySet<string> {
  if (position >= seesFromMax) return members;
  return new Set([...members].filter((userId) => (seesFrom.get(userId) ?? 1) <= position));
}
