import { LockMode } from '@mikro-orm/core';
import type { SqlEntityManager } from '@mikro-orm/sql';
import { policy } from '../access/policy.ts';
import { requireAccount } from '../accounts/require-account.ts';
import type { Services } from '../core/services.ts';
import type { Transaction } from '../core/unit-of-work.ts';
import { newId } from '../shared/ids.ts';
import { refuseIfAny, UserError } from '../shared/user-error.ts';
import { Ban, banned } from './ban.ts';
import { factsOf, roomNotFound } from './enter-room.ts';
import { Membership } from './membership.ts';
import { Room } from './room.ts';
import { roomNameKey } from './room-rules.ts';

/** Which room to join, by exactly one of id and name, and its password if it has one. */
export interface JoinRoom {
  readonly roomId: string | null;
  readonly name: string | null;
  readonly password: string | null;
}

/**
 * Makes the viewer a member; harmless when they are one. Throws `InvalidInput`, `RoomNotFound`, `WrongRoomPassword`, `InviteNeeded`
 * or `Banned`, and RATE_LIMITED after too many wrong passwords. Of a room that is not listed, a wrong password tells no more than a missing room.
 */
export async function joinRoom(
  { work, rateLimits, passwords }: Services,
  viewerId: string,
  input: JoinRoom,
  address: string,
): Promise<Room> {
  refuseIfAny([
    (input.roomId === null) === (input.name === null)
      ? { field: 'name', message: 'Tell which room to join, by its id or its name.' }
      : null,
    input.name !== null && roomNameKey(input.name) === '' ? { field: 'name', message: 'Room name is required.' } : null,
  ]);
  const em = work.read();
  const room = await findRoom(em, input);
  const membership = room === null ? null : await em.findOne(Membership, { roomId: room.id, userId: viewerId });
  if (room !== null && membership !== null) return room;
  if (room !== null) await refuseBanned(em, room.id, viewerId);

  const facts = room === null ? null : factsOf(room, null);
  const refused = (refusal: () => UserError): UserError => (room?.isListed ? refusal() : notFound(input));
  if (facts === null || !policy.joinRoom(facts)) {
    // Counted before it is looked at, and for a room that is not there as for one that is hidden.
    const isTry = input.password !== null || !room?.isListed;
    const roomAndAddress = `${room?.id ?? input.roomId ?? roomNameKey(input.name!)} ${address}`;
    if (isTry) await rateLimits.take('wrongRoomPasswordPerUser', viewerId);
    if (isTry) await rateLimits.take('wrongRoomPasswordPerRoomAndAddress', roomAndAddress);
    const giveBack = async (): Promise<void> => {
      await rateLimits.giveBack('wrongRoomPasswordPerUser', viewerId);
      await rateLimits.giveBack('wrongRoomPasswordPerRoomAndAddress', roomAndAddress);
    };
    const isRight =
      input.password !== null &&
      (await passwords
        .verify(room?.passwordHash ?? null, input.password.toWellFormed())
        .catch(async (error: unknown) => {
          // What was not looked at, because too many passwords wait, does not count.
          await giveBack();
          throw error;
        }));
    if (facts !== null && !policy.joinRoomWithPassword(facts)) {
      throw refused(
        () =>
          new UserError('InviteNeeded', `"${room!.name}" is by invitation only. Ask somebody inside to invite you.`),
      );
    }
    if (!isRight) {
      throw refused(
        () =>
          new UserError(
            'WrongRoomPassword',
            input.password === null ? `"${room!.name}" asks for its password.` : 'Wrong password.',
          ),
      );
    }
    await giveBack();
  }
  return work.transact((tx) => addMember(tx, room!.id, viewerId));
}

/** Adds a member under the room's lock, announcing it; somebody who is one already stays as they are. Throws `RoomNotFound` or `Banned`. */
export async function addMember(tx: Transaction, roomId: string, userId: string): Promise<Room> {
  const room = await tx.em.findOne(Room, roomId, { lockMode: LockMode.PESSIMISTIC_WRITE });
  if (room === null || room.closedAt != null || room.directKey != null) throw roomNotFound();
  if ((await tx.em.count(Membership, { roomId, userId })) > 0) return room;
  // Asked again: they may have been banned while their password was checked.
  await refuseBanned(tx.em, roomId, userId);
  await requireAccount(tx, userId);
  const membershipId = newId(tx.now.getTime());
  // What was said live only was for those who were there.
  const hidesEarlier = room.newMembersSee === 'FROM_JOINING' || room.keep === 'LIVE';
  const seesFrom = hidesEarlier ? room.lastPosition + 1 : 1;
  tx.em.create(Membership, {
    id: membershipId,
    roomId,
    userId,
    role: room.memberCount === 0 ? 'OWNER' : 'MEMBER',
    readPosition: room.lastPosition,
    seesFrom,
    joinedAt: tx.now,
    standing: 'OPEN',
  });
  room.memberCount++;
  room.memberVersion++;
  room.revision++;
  await tx.em.flush();
  const { memberVersion, lastPosition: position, revision } = room;
  tx.announce({
    type: 'MemberJoined',
    roomId,
    userId,
    membershipId,
    seesFrom,
    memberVersion,
    position,
    revision,
  });
  return room;
}

/** Throws `Banned` if somebody is. They know of the room, so they are told even if it is hidden. */
async function refuseBanned(em: SqlEntityManager, roomId: string, userId: string): Promise<void> {
  const ban = await em.findOne(Ban, { roomId, userId });
  if (ban !== null) throw banned(ban);
}

async function findRoom(em: SqlEntityManager, input: JoinRoom): Promise<Room | null> {
  if (input.roomId !== null) return em.findOne(Room, input.roomId);
  return input.name!.includes('\0') ? null : em.findOne(Room, { nameKey: roomNameKey(input.name!.toWellFormed()) });
}

function notFound(input: JoinRoom): UserError {
  if (input.name === null) return roomNotFound();
  return new UserError(
    'RoomNotFound',
    `Could not find a room with the name "${input.name.trim()}". Check the name, and the password if the room has one.`,
  );
}
