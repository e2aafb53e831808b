import type { Services } from '../core/services.ts';
import { refusingDuplicates } from '../core/unique-violation.ts';
import { type InputProblem, refuseIfAny, UserError } from '../shared/user-error.ts';
import { lockOwnRoom, ownRoom, requireRight } from './lock-room.ts';
import { noteAct } from './room-act.ts';
import type { Room } from './room.ts';
import { roomDescriptionProblem, roomNameKey, roomNameProblem, roomPasswordProblem } from './room-rules.ts';

/** What of a room is to change; null leaves it as it is. */
export interface UpdateRoom {
  readonly roomId: string;
  readonly name: string | null;
  readonly description: string | null;
  readonly tellsComings: boolean | null;
  readonly access: Room['access'] | null;
  readonly password: string | null;
  readonly isListed: boolean | null;
}

/**
 * Changes how a room is set up. Those who are inside stay, whatever the new way in. Throws `InvalidInput`, `RoomNotFound`, `Banned`,
 * `NotAMember`, `NotAllowed` or `RoomNameTaken`.
 */
export async function updateRoom(
  { work, rateLimits, passwords }: Services,
  viewerId: string,
  input: UpdateRoom,
): Promise<Room> {
  refuseIfAny([
    input.name === null ? null : roomNameProblem(input.name),
    input.description === null ? null : roomDescriptionProblem(input.description),
  ]);
  await rateLimits.take('changePerUser', viewerId);
  // A hash is dear and may not be made in the transaction: whoever may not change the way in is refused before it.
  const early = await ownRoom({ em: work.read() }, viewerId, input.roomId, 'updateRoom');
  if (changesWayIn(input)) requireRight(early.facts, 'changeWayIn');
  refuseIfAny([passwordProblem(early.room, input)]);
  const newHash = input.password === null ? null : await passwords.hash(input.password);

  const name = input.name?.trim() ?? null;
  const refusals = {
    name_key: () =>
      new UserError('RoomNameTaken', `A room with the name "${name}" already exists. Please choose another name.`),
  };
  return refusingDuplicates(refusals, () =>
    work.transact(async (tx) => {
      const { room, facts } = await lockOwnRoom(tx, viewerId, input.roomId, 'updateRoom');
      if (changesWayIn(input)) requireRight(facts, 'changeWayIn');
      refuseIfAny([passwordProblem(room, input)]);
      const wasListed = room.isListed;
      apply(room, input, newHash);
      room.revision++;
      await tx.em.flush();
      await noteAct(tx, room.id, 'CHANGED_ROOM', viewerId, null);
      tx.announce({ type: 'RoomChanged', roomId: room.id, isListed: room.isListed, wasListed });
      return room;
    }),
  );
}

function apply(room: Room, input: UpdateRoom, newHash: string | null): void {
  if (input.name !== null) {
    room.name = input.name.trim();
    room.nameKey = roomNameKey(room.name);
  }
  room.description = input.description ?? room.description;
  room.tellsComings = input.tellsComings ?? room.tellsComings;
  room.isListed = input.isListed ?? room.isListed;
  room.access = input.access ?? room.access;
  room.passwordHash = room.access === 'PASSWORD' ? (newHash ?? room.passwordHash ?? null) : null;
}

function changesWayIn({ access, password, isListed }: UpdateRoom): boolean {
  return access !== null || password !== null || isListed !== null;
}

/** A room whose way in stays a password keeps the one that it has, unless it gets another. */
function passwordProblem(room: Room, { access, password }: UpdateRoom): InputProblem | null {
  const next = access ?? room.access;
  if (password === null && (next !== 'PASSWORD' || room.passwordHash != null)) return null;
  return roomPasswordProblem(next, password);
}
