import { policy, type RoomFacts } from '../access/policy.ts';
import { type MaybePromise, whenHere } from '../shared/maybe-promise.ts';
import { UserError } from '../shared/user-error.ts';
import type { Membership } from './membership.ts';
import type { RoomOfPerson, RoomReader } from './room-reader.ts';
import type { Room } from './room.ts';

/** A room as one person meets it: the room, their place in it if any, and the facts that the policy asks for. */
export interface EnteredRoom extends RoomOfPerson {
  readonly facts: RoomFacts;
}

/** The facts of a room for a signed-in person with or without a place in it; `isBanned` for one who was shut out. */
export function factsOf(
  room: Pick<Room, 'isListed' | 'access' | 'directKey'>,
  membership: Pick<Membership, 'role' | 'standing'> | null,
  isBanned = false,
): RoomFacts {
  return {
    isSignedIn: true,
    role: membership?.role ?? null,
    isBanned,
    isListed: room.isListed,
    access: room.access,
    isDirect: room.directKey != null,
    isSilent: membership !== null && membership.standing !== 'OPEN',
  };
}

/** The viewer's only way to a room. Null if there is none, or none that they may know of: the two look alike. */
export function enterRoom(rooms: RoomReader, viewerId: string, roomId: string): MaybePromise<EnteredRoom | null> {
  return whenHere(rooms.roomOfPerson(roomId, viewerId), (found) => {
    if (found === null) return null;
    const { room, membership } = found;
    // Whoever is in it is not banned: nothing more has to be read.
    const isBanned = membership === null && whenHere(rooms.banOf(roomId, viewerId), (ban) => ban !== null);
    return whenHere(isBanned, (known) => {
      const facts = factsOf(room, membership, known);
      return policy.seeRoom(facts) ? { room, membership, facts } : null;
    });
  });
}

/** What somebody is told who asks for a room that is not there for them. */
export function roomNotFound(): UserError {
  return new UserError(
    'RoomNotFound',
    'Could not find this room. It may have been removed, or you may need an invitation.',
  );
}

/** What somebody is told who may know a room but is not in it. */
export function notAMember(room: Pick<Room, 'name'>): UserError {
  return new UserError('NotAMember', `You are not in "${room.name}". Join the room first.`);
}
