import { policy } from '../access/policy.ts';
import type { SentFile, SentMessage } from '../core/events.ts';
import { banned } from '../rooms/ban.ts';
import { factsOf, notAMember, roomNotFound } from '../rooms/enter-room.ts';
import { keptFromOf } from '../rooms/keeping.ts';
import type { Membership } from '../rooms/membership.ts';
import { silent } from '../rooms/silent.ts';
import type { Room } from '../rooms/room.ts';
import { UserError } from '../shared/user-error.ts';
import type { DroppedMessage } from './dropped-message.ts';
import { noFiles } from './file-list.ts';

/** What somebody wants to say, checked for its form. */
export interface Send {
  readonly id: string;
  readonly roomId: string;
  readonly authorId: string;
  readonly body: string;
  /** Files that wait to be sent along, in their order. */
  readonly fileIds: readonly string[];
}

/** What became of a send: the message as it is stored, now or by an earlier try; or why it was refused. */
export type SendOutcome =
  | {
      readonly message: SentMessage;
      readonly isNew: true;
      readonly memberVersion: number;
      readonly keptFrom: number;
    }
  | { readonly message: SentMessage; readonly isNew: false }
  | { readonly refusal: UserError };

/** A room and a membership, as far as a send asks about them and changes them. */
export type RoomToSend = Pick<
  Room,
  | 'id'
  | 'name'
  | 'directKey'
  | 'isListed'
  | 'access'
  | 'keep'
  | 'keepAmount'
  | 'keptFrom'
  | 'lastPosition'
  | 'revision'
  | 'memberVersion'
  | 'lastActivityAt'
>;
export type MembershipToSend = Pick<Membership, 'role' | 'readPosition' | 'standing'>;

/** What is left of a message that its room does not keep. */
export type Remains = Pick<DroppedMessage, 'position' | 'revision' | 'sentAt'>;

/** A file that no message carries yet, as far as a send asks about it. */
export type FileToSend = SentFile & { readonly roomId: string; readonly authorId: string };

/** The state that sends are decided on, read under the rooms' locks. */
export interface SendState {
  readonly rooms: ReadonlyMap<string, RoomToSend>;
  /** By `membershipKey`. */
  readonly memberships: ReadonlyMap<string, MembershipToSend>;
  /** Why those are banned who have no membership and are, by `membershipKey`. */
  readonly bans: ReadonlyMap<string, { readonly reason: string | null }>;
  /** The messages that are stored already under one of the ids. */
  readonly stored: ReadonlyMap<string, SentMessage>;
  /** What is left of messages that were stored by their author under one of the ids and are gone. Only rooms that drop any have such. */
  readonly dropped: ReadonlyMap<string, Remains>;
  /** The files that are named and wait to be sent, by id. */
  readonly files: ReadonlyMap<string, FileToSend>;
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
 * positions of the memberships in `state`, for the caller to write with the added messages, and with whose files they are from then on, in
 * the same transaction.
 */
export function decideSends(sends: readonly Send[], state: SendState, now: Date): SendDecision {
  const outcomes: SendOutcome[] = [];
  const added = new Map<string, SentMessage>();
  const waiting = new Map(state.files);
  for (const send of sends) {
    const earlier = state.stored.get(send.id) ?? added.get(send.id);
    const remains = state.dropped.get(send.id);
    const room = state.rooms.get(send.roomId);
    const key = membershipKey(send.roomId, send.authorId);
    const membership = state.memberships.get(key);
    const ban = state.bans.get(key);
    const refusal = ban === undefined ? refusalOf(send, room, membership, earlier) : banned(ban);
    if (refusal !== null) outcomes.push({ refusal });
    else if (earlier !== undefined) outcomes.push({ message: asKept(earlier, room!, send), isNew: false });
    else if (remains !== undefined) outcomes.push({ message: toMessage(send, remains), isNew: false });
    else {
      const files = takeFiles(send, waiting);
      if (files === null) {
        outcomes.push({ refusal: fileNotFound() });
        continue;
      }
      const message = addTo(room!, membership!, send, files, now);
      added.set(send.id, message);
      outcomes.push({ message, isNew: true, memberVersion: room!.memberVersion, keptFrom: room!.keptFrom });
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
  if (!policy.sendMessage(facts)) return membership === undefined ? notAMember(room) : silent(membership.standing);
  if (earlier !== undefined && (earlier.authorId !== send.authorId || earlier.roomId !== send.roomId)) {
    return new UserError('MessageIdTaken', 'This id belongs to another message. Make a new id and send again.');
  }
  return null;
}

/** The files that a send names, which no other may carry from then on; null if one of them does not wait for it. */
function takeFiles(send: Send, waiting: Map<string, FileToSend>): readonly SentFile[] | null {
  if (send.fileIds.length === 0) return noFiles;
  const files = [...new Set(send.fileIds)].flatMap((id) => waiting.get(id) ?? []);
  const areTheirs = files.every(({ roomId, authorId }) => roomId === send.roomId && authorId === send.authorId);
  if (!areTheirs || files.length !== send.fileIds.length) return null;
  for (const { id } of files) waiting.delete(id);
  return files.map(({ id, name, size, width, height }) => ({ id, name, size, width, height }));
}

function fileNotFound(): UserError {
  return new UserError(
    'FileNotFound',
    'A file of this message is not there any more, since it was not sent within a day. Please add it again.',
  );
}

/** One who has read everything has read what they say themselves; one who is behind stays behind. */
function addTo(
  room: RoomToSend,
  membership: MembershipToSend,
  send: Send,
  files: readonly SentFile[],
  now: Date,
): SentMessage {
  const hasReadAll = Math.max(membership.readPosition, room.keptFrom - 1) >= room.lastPosition;
  room.lastPosition++;
  room.revision++;
  room.lastActivityAt = now;
  room.keptFrom = keptFromOf(room);
  if (hasReadAll) membership.readPosition = room.lastPosition;
  return toMessage(send, { position: room.lastPosition, revision: room.revision, sentAt: now }, files);
}

/** A retry of what the room keeps no more tells what was said, not what became of it or came along: that is gone for its author too. */
function asKept(earlier: SentMessage, room: RoomToSend, send: Send): SentMessage {
  return earlier.position < room.keptFrom ? toMessage(send, earlier) : earlier;
}

function toMessage(
  { id, roomId, authorId, body }: Send,
  { position, revision, sentAt }: Remains,
  files = noFiles,
): SentMessage {
  return { id, roomId, authorId, position, revision, body, files, sentAt, editedAt: null, deletedAt: null };
}
