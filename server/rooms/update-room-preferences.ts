import type { Services } from '../core/services.ts';
import { ownRoom } from './lock-room.ts';
import type { Membership } from './membership.ts';
import type { Room } from './room.ts';

/** When a room is to be quiet until it is told otherwise. PostgreSQL and JavaScript both know this moment. */
export const forEver = new Date('9999-12-31T00:00:00.000Z');

/** How somebody likes to have a room in their list; null leaves it as it is. `mutedUntil` is for `isMuted`: null stands for ever. */
export interface RoomPreferences {
  readonly roomId: string;
  readonly isFavourite: boolean | null;
  readonly isMuted: boolean | null;
  readonly mutedUntil: Date | null;
}

/** Changes how the viewer has a room in their list, on all their devices. Throws `RoomNotFound`, `Banned` or `NotAMember`. */
export async function updateRoomPreferences(
  { work, rateLimits }: Services,
  viewerId: string,
  preferences: RoomPreferences,
): Promise<Room> {
  await rateLimits.take('changePerUser', viewerId);
  return work.transact(async (tx) => {
    const { room, membership } = await ownRoom(tx, viewerId, preferences.roomId, 'keepPreferences');
    apply(membership, preferences, tx.now);
    await tx.em.flush();
    const { roomId, isFavourite, mutedUntil = null } = membership;
    tx.announce({ type: 'RoomPreferencesChanged', roomId, userId: viewerId, isFavourite, mutedUntil });
    return room;
  });
}

function apply(membership: Membership, { isFavourite, isMuted, mutedUntil }: RoomPreferences, now: Date): void {
  membership.isFavourite = isFavourite ?? membership.isFavourite;
  if (isMuted === null) return;
  const until = mutedUntil ?? forEver;
  membership.mutedUntil = isMuted && until > now ? until : null;
}
