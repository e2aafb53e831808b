import { LockMode } from '@mikro-orm/core';
import { endSessions } from '../../accounts/end-sessions.ts';
import { User } from '../../accounts/user.ts';
import type { Services } from '../../core/services.ts';
import type { Transaction } from '../../core/unit-of-work.ts';
import { Message } from '../../messages/message.ts';
import { endMembership } from '../../rooms/end-membership.ts';
import { Membership } from '../../rooms/membership.ts';
import { Room } from '../../rooms/room.ts';
import { Problem } from '../../shared/problem.ts';
import { sampleIds } from './sample-ids.ts';

/** What the demo had made and is gone; `keptRooms` are the names of sample rooms in which real people are or have spoken. */
export interface RemovedDemo {
  readonly people: number;
  readonly rooms: number;
  readonly keptRooms: readonly string[];
}

/**
 * Takes away exactly what the demo has made, in one transaction: the sample people, wherever they went, and the sample rooms. A room that
 * real people have made theirs stays, with its history, and one of them owns it. Harmless where nothing is. Throws `Problem` while a
 * sample person owns a server with real ones.
 */
export async function removeDemo({ work }: Services): Promise<RemovedDemo> {
  return work.transact(async (tx) => {
    await requireRealOwner(tx);
    const people = await tx.em.count(User, { id: sampleIds });
    const keptRooms: string[] = [];
    const samples = await tx.em.find(
      Room,
      { id: sampleIds },
      { lockMode: LockMode.PESSIMISTIC_WRITE, orderBy: { id: 'asc' } },
    );
    for (const room of samples) {
      if (await isReal(tx, room.id)) keptRooms.push(room.name);
      else await removeRoom(tx, room);
    }
    await leaveRooms(tx);
    await endSessions(tx, { userId: sampleIds });
    await tx.em.nativeDelete(User, { id: sampleIds });
    const named = samples.filter(({ directKey }) => directKey == null);
    return { people, rooms: named.length - keptRooms.length, keptRooms };
  });
}

/** A server with real people must not be left to whoever signs up next. */
async function requireRealOwner(tx: Transaction): Promise<void> {
  const owner = await tx.em.findOne(User, { id: sampleIds, role: 'OWNER' }, { disableIdentityMap: true });
  if (owner === null || (await tx.em.count(User, { $not: { id: sampleIds } })) === 0) return;
  throw new Problem(
    `${owner.username} is a sample and owns this server. Make somebody else its owner first: npm run hearth -- admin make-owner USERNAME`,
  );
}

/** Whether somebody who is no sample is in the room or has said something there. */
async function isReal(tx: Transaction, roomId: string): Promise<boolean> {
  const others = { $not: { userId: sampleIds } };
  if ((await tx.em.count(Membership, { roomId, ...others })) > 0) return true;
  return (await tx.em.count(Message, { roomId, $or: [{ authorId: null }, { $not: { authorId: sampleIds } }] })) > 0;
}

async function removeRoom(tx: Transaction, room: Room): Promise<void> {
  const { id: roomId, isListed: wasListed } = room;
  const members = await tx.em.find(Membership, { roomId }, { fields: ['userId'], disableIdentityMap: true });
  tx.em.remove(room);
  await tx.em.flush();
  tx.announce({
    type: 'RoomDeleted',
    roomId,
    cause: 'CLOSED_BY_ADMIN',
    memberIds: members.map(({ userId }) => userId),
    wasListed,
  });
}

/** Takes the sample people out of the rooms that stay; real people are first in line for what they owned. */
async function leaveRooms(tx: Transaction): Promise<void> {
  const places = await tx.em.find(Membership, { userId: sampleIds }, { fields: ['roomId'], disableIdentityMap: true });
  const roomIds = [...new Set(places.map(({ roomId }) => roomId))].toSorted();
  for (const roomId of roomIds) {
    const room = await tx.em.findOneOrFail(Room, roomId, { lockMode: LockMode.PESSIMISTIC_WRITE });
    const leaving = await tx.em.find(Membership, { roomId, userId: sampleIds });
    // The owner last, when no other sample person is left to inherit.
    leaving.sort((one, other) => Number(one.role === 'OWNER') - Number(other.role === 'OWNER'));
    for (const membership of leaving) await endMembership(tx, room, membership, { cause: 'LEFT', reason: null });
  }
}
