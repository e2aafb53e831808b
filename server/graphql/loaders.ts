import DataLoader from 'dataloader';
import { type Devices, devicesOf } from '../accounts/devices-of.ts';
import { lastSeenOf } from '../accounts/last-seen.ts';
import type { User } from '../accounts/user.ts';
import { areBlocked, blockersOf } from '../contacts/are-blocked.ts';
import type { EarlierText } from '../messages/earlier-text.ts';
import { earlierTextsOf } from '../messages/earlier-texts.ts';
import { type Ownership, ownersOf } from '../rooms/abandoned-rooms.ts';
import { Ban } from '../rooms/ban.ts';
import { Membership } from '../rooms/membership.ts';
import type { MembershipView, RoomOfPerson, RoomView } from '../rooms/room-reader.ts';
import { type MaybePromise, whenHere } from '../shared/maybe-promise.ts';
import type { Backend, Client } from './context.ts';

/**
 * Reads each thing that one operation refers to once. What lies in memory, or in the file beside us, is answered at once rather than
 * by a promise: a promise for each field would be most of an answer's cost.
 */
export class Loaders {
  readonly #backend: Backend;
  readonly #client: Client;
  readonly #isShared: boolean;
  readonly #rooms = new Map<string, MaybePromise<RoomView | null>>();
  readonly #ownMemberships = new Map<string, MaybePromise<MembershipView | null>>();
  /** Whose the own memberships are: signing in makes somebody of nobody within one operation. */
  #ownerId: string | null = null;
  #users: DataLoader<string, User | null> | null = null;
  #memberships: DataLoader<string, Membership | null> | null = null;
  readonly #places = new Map<string, MaybePromise<MembershipView | null>>();
  #bans: DataLoader<string, boolean> | null = null;
  #earlierTexts: DataLoader<string, readonly EarlierText[]> | null = null;
  #lastSeen: DataLoader<string, Date | null> | null = null;
  #devices: DataLoader<string, Devices> | null = null;
  #ownerships: DataLoader<string, Ownership | null> | null = null;
  #blocks: DataLoader<string, boolean> | null = null;
  #blockers: Promise<ReadonlySet<string>> | null = null;

  constructor(backend: Backend, client: Client, isShared: boolean) {
    this.#backend = backend;
    this.#client = client;
    this.#isShared = isShared;
  }

  user(id: string): MaybePromise<User | null> {
    return (
      this.#backend.people.peek(id) ??
      (this.#users ??= new DataLoader((ids) => this.#backend.people.load(ids), { cache: false })).load(id)
    );
  }

  /** A room as it is now; for what many hear, as it was last seen. */
  room(id: string): MaybePromise<RoomView | null> {
    if (this.#isShared) return this.#backend.rooms.peek(id) ?? this.#seenRoom(id);
    return getOrSet(this.#rooms, id, () => this.#backend.reads.rooms.room(id));
  }

  membership(id: string): Promise<MembershipView | null> {
    this.#memberships ??= new DataLoader(async (ids) => {
      const rows = await this.#backend.services.work.read().find(Membership, { id: { $in: [...ids] } });
      const byId = new Map(rows.map((row) => [row.id, row]));
      return ids.map((wanted) => byId.get(wanted) ?? null);
    });
    return this.#memberships.load(id);
  }

  /** When somebody was last here, as far as the viewer may know. */
  lastSeen(userId: string): Promise<Date | null> {
    const viewerId = this.#client.identity?.userId ?? null;
    this.#lastSeen ??= new DataLoader((ids) => lastSeenOf(this.#backend.services.work.read(), viewerId, ids), {
      cache: false,
    });
    return this.#lastSeen.load(userId);
  }

  /** On how many devices somebody is signed in. */
  devices(userId: string): Promise<Devices> {
    const { work } = this.#backend.services;
    this.#devices ??= new DataLoader((ids) => devicesOf(work.read(), ids, work.clock.now()), { cache: false });
    return this.#devices.load(userId);
  }

  /** Who owns a room, and whether they are gone; null where nobody is in it. */
  ownership(roomId: string): Promise<Ownership | null> {
    const { work } = this.#backend.services;
    this.#ownerships ??= new DataLoader(
      async (ids) => {
        const owners = await ownersOf(work.read(), ids, work.clock.now());
        return ids.map((id) => owners.get(id) ?? null);
      },
      { cache: false },
    );
    return this.#ownerships.load(roomId);
  }

  /** Whether the viewer has blocked somebody. */
  hasBlocked(personId: string): Promise<boolean> | boolean {
    const viewerId = this.#client.identity?.userId;
    if (viewerId === undefined) return false;
    const { work } = this.#backend.services;
    this.#blocks ??= new DataLoader((ids) => areBlocked(work.read(), viewerId, ids), { cache: false });
    return this.#blocks.load(personId);
  }

  /** Whether somebody has blocked the viewer: for what is then not told, never to be told itself. */
  async isBlockedBy(personId: string): Promise<boolean> {
    const viewerId = this.#client.identity?.userId;
    if (viewerId === undefined || viewerId === personId) return false;
    this.#blockers ??= blockersOf(this.#backend.services.work.read(), viewerId);
    return (await this.#blockers).has(personId);
  }

  /** The viewer's own membership of a room. */
  ownMembership(roomId: string): MaybePromise<MembershipView | null> {
    const viewerId = this.#client.identity?.userId;
    if (viewerId === undefined) return null;
    return getOrSet(this.#ownMembershipsOf(viewerId), roomId, () =>
      this.#backend.reads.rooms.membership(roomId, viewerId),
    );
  }

  /** Anybody's place in a room. */
  place(roomId: string, userId: string): MaybePromise<MembershipView | null> {
    return getOrSet(this.#places, `${roomId} ${userId}`, () => this.#backend.reads.rooms.membership(roomId, userId));
  }

  /** Whether the viewer is banned from a room. */
  isBanned(roomId: string): MaybePromise<boolean> {
    const userId = this.#client.identity?.userId;
    if (userId === undefined) return false;
    this.#bans ??= new DataLoader(
      async (ids) => {
        const around = { fields: ['roomId'], disableIdentityMap: true } as const;
        const rows = await this.#backend.services.work.read().find(Ban, { userId, roomId: { $in: [...ids] } }, around);
        const roomIds = new Set(rows.map((row) => row.roomId));
        return ids.map((id) => roomIds.has(id));
      },
      { cache: false },
    );
    return this.#bans.load(roomId);
  }

  /** What a message said before it was edited, newest first. */
  earlierTexts(messageId: string): Promise<readonly EarlierText[]> {
    this.#earlierTexts ??= new DataLoader(
      async (ids) => {
        const texts = await earlierTextsOf(this.#backend.services.work.read(), ids);
        return ids.map((id) => texts.get(id) ?? []);
      },
      { cache: false },
    );
    return this.#earlierTexts.load(messageId);
  }

  /** A room that was just read together with the viewer's membership: neither is read again by this operation. */
  keep(viewerId: string, { room, membership }: RoomOfPerson): void {
    this.#rooms.set(room.id, room);
    this.#ownMembershipsOf(viewerId).set(room.id, membership);
  }

  /** Something is about to change: what was read so far is not told any more. */
  forget(): void {
    this.#rooms.clear();
    this.#ownMemberships.clear();
    this.#places.clear();
    this.#memberships?.clearAll();
  }

  #ownMembershipsOf(viewerId: string): Map<string, MaybePromise<MembershipView | null>> {
    if (this.#ownerId !== viewerId) this.#ownMemberships.clear();
    this.#ownerId = viewerId;
    return this.#ownMemberships;
  }

  async #seenRoom(id: string): Promise<RoomView | null> {
    const [room] = await this.#backend.rooms.load([id]);
    return room ?? null;
  }
}

/** The row that must be there, since another row refers to it. */
export function existing<Row>(row: MaybePromise<Row | null>): MaybePromise<Row> {
  return whenHere(row, (found) => {
    if (found === null) throw new Error('A row that is referred to is missing.');
    return found;
  });
}

function getOrSet<Value>(map: Map<string, Value>, key: string, make: () => Value): Value {
  let value = map.get(key);
  if (value === undefined) map.set(key, (value = make()));
  return value;
}
