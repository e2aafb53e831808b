import type { Page } from '../core/page.ts';
import type { MaybePromise } from '../shared/maybe-promise.ts';
import type { Membership } from './membership.ts';
import type { Room } from './room.ts';

/** A room as it may be told of, without what only the server knows. */
export type RoomView = Pick<
  Room,
  | 'id'
  | 'name'
  | 'directKey'
  | 'description'
  | 'pictureId'
  | 'access'
  | 'isListed'
  | 'tellsComings'
  | 'keep'
  | 'keepAmount'
  | 'keptFrom'
  | 'liveFrom'
  | 'newMembersSee'
  | 'lastPosition'
  | 'revision'
  | 'memberVersion'
  | 'memberCount'
  | 'createdAt'
  | 'lastActivityAt'
>;

/** Somebody's place in a room. */
export type MembershipView = Pick<
  Membership,
  | 'id'
  | 'roomId'
  | 'userId'
  | 'role'
  | 'readPosition'
  | 'seesFrom'
  | 'joinedAt'
  | 'isFavourite'
  | 'mutedUntil'
  | 'standing'
>;

/** That somebody is banned from a room, as they are told it themselves. */
export interface OwnBan {
  readonly roomId: string;
  readonly roomName: string;
  readonly reason: string | null;
  readonly bannedAt: Date;
}

/** A room, and one person's place in it if they have one. */
export interface RoomOfPerson {
  readonly room: RoomView;
  readonly membership: MembershipView | null;
}

/** Reads rooms and places in them as they are committed at this moment, so that rights can be decided by them. Asks no policy itself. */
export interface RoomReader {
  room(roomId: string): MaybePromise<RoomView | null>;
  membership(roomId: string, userId: string): MaybePromise<MembershipView | null>;
  /** The ban of a person from a room; null if they are not banned there. */
  banOf(roomId: string, userId: string): MaybePromise<OwnBan | null>;
  /** A room and a person's place in it, as they were at one moment; null if there is no such room. */
  roomOfPerson(roomId: string, userId: string): MaybePromise<RoomOfPerson | null>;
  /** The rooms that somebody is a member of, most recently active first, after the cursor if there is one. Throws BAD_USER_INPUT for a cursor that is none. */
  pageOfRoomsOf(userId: string, size: number, after: string | null): MaybePromise<Page<RoomOfPerson>>;
}
