import { serverPolicy } from '../access/policy.ts';
import { serverFactsOf } from '../accounts/act-on-person.ts';
import { requireAccount } from '../accounts/require-account.ts';
import { User } from '../accounts/user.ts';
import type { Services } from '../core/services.ts';
import { refusingDuplicates } from '../core/unique-violation.ts';
import { newId } from '../shared/ids.ts';
import { refuseIfAny, UserError } from '../shared/user-error.ts';
import { keepingProblem } from './keeping.ts';
import { Membership } from './membership.ts';
import { Room } from './room.ts';
import { roomDescriptionProblem, roomNameKey, roomNameProblem, roomPasswordProblem } from './room-rules.ts';

export interface CreateRoom {
  readonly id: string | null;
  readonly name: string;
  readonly description: string;
  readonly access: Room['access'];
  readonly password: string | null;
  readonly isListed: boolean;
  readonly keep: Room['keep'];
  readonly keepAmount: number | null;
  readonly newMembersSee: Room['newMembersSee'];
}

/**
 * Makes a room owned by the viewer; the same id again answers with the room it made. Throws `NotAllowed` for a guest, `InvalidInput`,
 * `RoomNameTaken` or `RoomIdTaken`, and RATE_LIMITED after 60 rooms in an hour.
 */
export async function createRoom(
  { work, rateLimits, passwords }: Services,
  viewerId: string,
  input: CreateRoom,
): Promise<Room> {
  await refuseGuest(work.read(), viewerId);
  refuseIfAny([
    roomNameProblem(input.name),
    roomDescriptionProblem(input.description),
    roomPasswordProblem(input.access, input.password),
    keepingProblem(input),
  ]);
  const name = input.name.trim();
  const earlier = input.id === null ? null : await madeBefore(work.read(), viewerId, input.id);
  if (earlier !== null) return earlier;
  await rateLimits.take('createRoomPerUser', viewerId);

  const passwordHash = input.password === null || input.password === '' ? null : await passwords.hash(input.password);
  const id = input.id ?? newId(work.clock.now().getTime());
  const refusals = {
    name_key: () =>
      new UserError('RoomNameTaken', `A room with the name "${name}" already exists. Please choose another name.`),
  };
  const made = refusingDuplicates(refusals, () =>
    work.transact(async (tx) => {
      const retried = await madeBefore(tx.em, viewerId, id);
      if (retried !== null) return retried;
      await requireAccount(tx, viewerId);
      const room = tx.em.create(Room, {
        id,
        name,
        nameKey: roomNameKey(name),
        description: input.description,
        access: input.access,
        passwordHash,
        isListed: input.isListed,
        tellsComings: true,
        keep: input.keep,
        keepAmount: input.keepAmount,
        keptFrom: 1,
        liveFrom: 1,
        newMembersSee: input.newMembersSee,
        lastPosition: 0,
        revision: 1,
        memberVersion: 1,
        memberCount: 1,
        createdAt: tx.now,
        lastActivityAt: tx.now,
      });
      const membershipId = newId(tx.now.getTime());
      tx.em.create(Membership, {
        id: membershipId,
        roomId: id,
        userId: viewerId,
        role: 'OWNER',
        readPosition: 0,
        seesFrom: 1,
        joinedAt: tx.now,
        standing: 'OPEN',
      });
      await tx.em.flush();
      tx.announce({ type: 'RoomCreated', roomId: id, isListed: input.isListed });
      const { memberVersion, lastPosition: position, revision } = room;
      tx.announce({
        type: 'MemberJoined',
        roomId: id,
        userId: viewerId,
        membershipId,
        seesFrom: 1,
        memberVersion,
        position,
        revision,
      });
      return room;
    }),
  );
  return made.catch(async (error: unknown) => {
    // Another try with this id may have won meanwhile; its room is the one that was asked for.
    const won = await madeBefore(work.read(), viewerId, id);
    if (won !== null) return won;
    throw error;
  });
}

/** Throws `NotAllowed` for whoever may make no rooms. */
async function refuseGuest(em: ReturnType<Services['work']['read']>, viewerId: string): Promise<void> {
  if (serverPolicy.createRoom(serverFactsOf(await em.findOneOrFail(User, viewerId)))) return;
  throw new UserError(
    'NotAllowed',
    'Guests can join rooms, but not make them. Choose a username and a password in the settings, and you can.',
  );
}

/** The room that an earlier try with this id made, or null. Throws `RoomIdTaken` if the id is somebody else's room. */
async function madeBefore(
  em: ReturnType<Services['work']['read']>,
  viewerId: string,
  id: string,
): Promise<Room | null> {
  const room = await em.findOne(Room, id);
  if (room === null) return null;
  if ((await em.count(Membership, { roomId: id, userId: viewerId, role: 'OWNER' })) > 0) return room;
  throw new UserError('RoomIdTaken', 'This id belongs to another room. Make a new id and try again.');
}
