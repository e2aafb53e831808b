import { policy } from '../access/policy.ts';
import type { SentMessage } from '../core/events.ts';
import { banned } from '../rooms/ban.ts';
import { factsOf, notAMember, roomNotFound } from '../rooms/enter-room.ts';
import type { Membership } from '../rooms/membership.ts';
import type { Room } from '../rooms/room.ts';
import { UserError } from '../shared/user-error.ts';

/** What somebody wants to say, checked for its form. */
export interface Send {
  readonly id: string;
  readonly roomId: string;
  readonly authorId: string;
  readonly body: string;
}

/** What became of a send: the message as it is stored, now or by an earlier try; or why it was refused. */
export type SendOutcome =
  | { readonly message: SentMessage; readonly isNew: true; readonly memberVersion: number }
  | { readonly message: SentMessage; readonly isNew: false }
  | { readonly refusal: UserError };

/** A room and a membership, as far as a send asks about them and changes them. */
export type RoomToSend = Pick<
  Room,
  'id' | 'name' | 'isListed' | 'access' | 'lastPosition' | 'revision' | 'memberVersion' | 'lastActivityAt'
>;
export type MembershipToSend = Pick<Membership, 'role' | 'readPosition'>;

/** The state that sends are decided on, read under the rooms' locks. */
export interface SendState {
  readonly rooms: ReadonlyMap<string, RoomToSend>;
  /** By `membershipKey`. */
  readonly memberships: ReadonlyMap<string, MembershipToSend>;
  /** Why those are banned who have no membership and are, by `membershipKey`. */
  readonly bans: ReadonlyMap<string, { readonly reason: string | null }>;
  /** The messages that are stored already under one of the ids. */
  readonly stored: ReadonlyMap<string, SentMessage>;
}

/** What is to be written, and what each send is answered, at its index. */
export interface SendDecision {
  readonly outcomes: readonly SendOutcome[];
  readonly added: readonly SentMessage[];
}

export function membershipKey(roomId: string, userId: string): string {
  return `${roomId} ${userId}`;
}

/**
 * Decides what becomes of sends, in their order; a refused one leaves the others untouched. Raises the counters of the rooms and read
 * positions of the memberships in `state`, for the caller to write with the added messages in the same transaction.
 */
export function decideSends(sends: readonly Send[], state: SendState, now: Date): SendDecision {
  const outcomes: SendOutcome[] = [];
  const added = new Map<string, SentMessage>();
  for (const send of sends) {
    const earlier = state.stored.get(send.id) ?? added.get(send.id);
    const room = state.rooms.get(send.roomId);
    const key = membershipKey(send.roomId, send.authorId);
    const membership = state.memberships.get(key);
    const ban = state.bans.get(key);
    const refusal = ban === undefined ? refusalOf(send, room, membership, earlier) : banned(ban);
    if (refusal !== null) outcomes.push({ refusal });
    else if (earlier !== undefined) outcomes.push({ message: earlier, isNew: false });
    else {
      const message = addTo(room!, membership!, send, now);
      added.set(send.id, message);
      outcomes.push({ message, isNew: true, memberVersion: room!.memberVersion });
    }
  }
  return { outcomes, added: [...added.values()] };
}

function refusalOf(
  send: Send,
  room: RoomToSend | undefined,
  membership: MembershipToSend | undefined,
  earlier: SentMessage | undefined,
): UserError | null {
  const facts = room === undefined ? null : factsOf(room, membership ?? null);
  if (room === undefined || facts === null || !policy.seeRoom(facts)) return roomNotFound();
  if (!policy.sendMessage(facts)) return notAMember(room);
  if (earlier !== undefined && (earlier.authorId !== send.authorId || earlier.roomId !== send.roomId)) {
    return new UserError('MessageIdTaken', 'This id belongs to another message. Make a new id and send again.');
  }
  return null;
}

/** One who has read everything has read what they say themselves; one who is behind stays behind. */
function addTo(room: RoomToSend, membership: MembershipToSend, send: Send, now: Date): SentMessage {
  room.lastPosition++;
  room.revision++;
  room.lastActivityAt = now;
  if (membership.readPosition === room.lastPosition - 1) membership.readPosition = room.lastPosition;
  const { id, roomId, authorId, body } = send;
  const { lastPosition: position, revision } = room;
  return { id, roomId, authorId, position, revision, body, sentAt: now, editedAt: null, deletedAt: null };
}
