import type { Transaction } from '../core/unit-of-work.ts';
import { Message, toSentMessage } from '../messages/message.ts';
import { directKey, peopleOfKey } from '../rooms/direct-key.ts';
import { keepsEverything } from '../rooms/keeping.ts';
import { Membership } from '../rooms/membership.ts';
import { Room } from '../rooms/room.ts';
import { newId } from '../shared/ids.ts';
import { MessageRequest } from './message-request.ts';

/** Something that is said first in a conversation. */
interface Opening {
  readonly authorId: string;
  readonly body: string;
}

/** The conversation of two people, if they have one. */
export function conversationOf(em: Transaction['em'], oneId: string, otherId: string): Promise<Room | null> {
  return em.findOne(Room, { directKey: directKey(oneId, otherId) });
}

/**
 * Makes the conversation of two people who are locked and have none. What they asked each other is said in it first, unless it was
 * declined, then `opening`.
 */
export async function beginConversation(
  tx: Transaction,
  oneId: string,
  otherId: string,
  opening: Opening | null = null,
): Promise<Room> {
  const { em, now } = tx;
  const key = directKey(oneId, otherId);
  const people = peopleOfKey(key);
  const requests = await em.find(
    MessageRequest,
    {
      $or: [
        { fromId: oneId, toId: otherId },
        { fromId: otherId, toId: oneId },
      ],
    },
    { orderBy: { sentAt: 'asc', id: 'asc' } },
  );
  const asked = requests.filter(({ declinedAt }) => declinedAt == null);
  const openings = [
    ...asked.map(({ fromId: authorId, body }) => ({ authorId, body })),
    ...(opening === null ? [] : [opening]),
  ];
  const room = em.create(Room, {
    id: newId(now.getTime()),
    name: '',
    nameKey: null,
    directKey: key,
    description: '',
    access: 'INVITE',
    passwordHash: null,
    isListed: false,
    tellsComings: false,
    ...keepsEverything,
    lastPosition: 0,
    revision: people.length,
    memberVersion: people.length,
    memberCount: people.length,
    createdAt: now,
    lastActivityAt: now,
  });
  const memberships = enterBoth(tx, room, people);
  for (const said of openings) {
    const author = memberships.find(({ userId }) => userId === said.authorId)!;
    // Whoever has read all that there is has read what they say themselves.
    const hasReadAll = author.readPosition === room.lastPosition;
    sayFirst(tx, room, said);
    if (hasReadAll) author.readPosition = room.lastPosition;
  }
  em.remove(requests);
  await em.flush();
  for (const userId of new Set(asked.map(({ toId }) => toId))) tx.announce({ type: 'RequestsChanged', userId });
  return room;
}

function enterBoth(tx: Transaction, { id: roomId }: Room, people: readonly string[]): Membership[] {
  return people.map((userId, index) => {
    const membershipId = newId(tx.now.getTime());
    const membership = tx.em.create(Membership, {
      id: membershipId,
      roomId,
      userId,
      role: 'MEMBER',
      readPosition: 0,
      seesFrom: 1,
      joinedAt: tx.now,
      standing: 'OPEN',
    });
    const version = index + 1;
    tx.announce({
      type: 'MemberJoined',
      roomId,
      userId,
      membershipId,
      seesFrom: 1,
      memberVersion: version,
      position: 0,
      revision: version,
    });
    return membership;
  });
}

function sayFirst(tx: Transaction, room: Room, { authorId, body }: Opening): void {
  room.lastPosition++;
  room.revision++;
  const message = tx.em.create(Message, {
    id: newId(tx.now.getTime()),
    roomId: room.id,
    authorId,
    position: room.lastPosition,
    revision: room.revision,
    body,
    sentAt: tx.now,
    editedAt: null,
    deletedAt: null,
    files: null,
  });
  tx.announce({
    type: 'MessageSent',
    message: toSentMessage(message),
    memberVersion: room.memberVersion,
    keptFrom: room.keptFrom,
  });
}
