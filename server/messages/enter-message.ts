import { LockMode } from '@mikro-orm/core';
import { type MessageFacts, policy } from '../access/policy.ts';
import type { Transaction } from '../core/unit-of-work.ts';
import { Ban, banned } from '../rooms/ban.ts';
import { factsOf, notAMember } from '../rooms/enter-room.ts';
import { Membership } from '../rooms/membership.ts';
import { Room } from '../rooms/room.ts';
import { UserError } from '../shared/user-error.ts';
import { Message } from './message.ts';
import { isReadable } from './readable-from.ts';

/** A message as somebody meets it who wants to change it: nothing else changes in its room until the transaction ends. */
export interface EnteredMessage {
  readonly message: Message;
  readonly room: Room;
  readonly facts: MessageFacts;
  /** The viewer's standing in the room. */
  readonly standing: Membership['standing'];
}

/** The facts of a message for one person with or without a place in its room; `author` is the author's place. */
export function messageFactsOf(
  room: Pick<Room, 'isListed' | 'access' | 'directKey'>,
  viewerId: string,
  membership: Pick<Membership, 'role' | 'standing'> | null,
  authorId: string | null,
  author: Pick<Membership, 'role'> | null,
): MessageFacts {
  return { ...factsOf(room, membership), isAuthor: authorId === viewerId, authorRole: author?.role ?? null };
}

/**
 * The viewer's only way to change a message. Throws `MessageNotFound` where there is none that they may read, the same for each reason;
 * its author, who knows it, is told `Banned`, or `NotAMember` when they have left a room that they can see.
 */
export async function enterMessage({ em, now }: Transaction, viewerId: string, id: string): Promise<EnteredMessage> {
  const found = await em.findOne(Message, id, { fields: ['roomId'], disableIdentityMap: true });
  if (found === null) throw messageNotFound();
  const room = await em.findOne(Room, found.roomId, { lockMode: LockMode.PESSIMISTIC_WRITE });
  // Read under the room's lock: whoever changed it before has committed, or has deleted them both.
  const message = room === null ? null : await em.findOne(Message, id);
  if (room === null || message === null) throw messageNotFound();
  const userIds = [viewerId, ...(message.authorId == null ? [] : [message.authorId])];
  const memberships = await em.find(Membership, { roomId: room.id, userId: { $in: userIds } });
  const placeOf = (userId: string | null | undefined) =>
    memberships.find((membership) => membership.userId === userId) ?? null;
  const authorId = message.authorId ?? null;
  const own = placeOf(viewerId);
  const facts = messageFactsOf(room, viewerId, own, authorId, placeOf(authorId));
  if (own !== null && policy.readMessages(facts)) {
    if (!isReadable(message, room, own, now)) throw messageNotFound();
    return { message, room, facts, standing: own.standing };
  }
  const ban = facts.isAuthor ? await em.findOne(Ban, { roomId: room.id, userId: viewerId }) : null;
  if (ban !== null) throw banned(ban);
  throw facts.isAuthor && policy.seeRoom(facts) ? notAMember(room) : messageNotFound();
}

function messageNotFound(): UserError {
  return new UserError(
    'MessageNotFound',
    'Could not find this message. It may have been removed, or its room may not be open to you.',
  );
}
