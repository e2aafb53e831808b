import { lockForActing } from '../accounts/act-on-person.ts';
import { noteServerAct } from '../accounts/server-act.ts';
import { closeAccount } from './close-account.ts';
import type { Services } from '../core/services.ts';
import { closeRoom } from '../rooms/close-room.ts';
import { handOverRoom } from '../rooms/hand-over-room.ts';
import { lockOwnedRooms, ownedRooms } from '../rooms/owned-rooms.ts';

/**
 * Deletes the account of somebody below the viewer, at once and for good. Rooms that they own go to the longest-standing moderator, else
 * member; those that nobody else is in are deleted. Throws `PersonNotFound` or FORBIDDEN.
 */
export async function deletePerson(
  { work, rateLimits }: Services,
  viewerId: string,
  personId: string,
  messages: 'KEEP' | 'REMOVE',
): Promise<void> {
  await rateLimits.take('changePerUser', viewerId);
  await work.transact(async (tx) => {
    const locked = await lockOwnedRooms(tx, personId);
    const { person } = await lockForActing(tx, viewerId, personId, 'deletePerson');
    for (const { room, own, heir } of await ownedRooms(tx.em, personId)) {
      // One that became theirs just now goes on when they leave it, as any room does whose owner leaves.
      if (!locked.has(room.id)) continue;
      if (heir === null) await closeRoom(tx, room, 'CLOSED_BY_ADMIN');
      else await handOverRoom(tx, room, own, heir);
    }
    await noteServerAct(tx, 'DELETED_ACCOUNT', viewerId, { detail: person.username });
    await closeAccount(tx, person, messages === 'REMOVE' ? 'MESSAGES' : 'ACCOUNT');
  });
}
