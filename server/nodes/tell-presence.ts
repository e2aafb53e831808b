import { randomUUID } from 'node:crypto';
import { noteSeen } from '../accounts/last-seen.ts';
import { blockedByEach } from '../contacts/are-blocked.ts';
import type { DomainEvent } from '../core/events.ts';
import type { UnitOfWork } from '../core/unit-of-work.ts';
import { smallRoomsOf } from '../rooms/small-rooms.ts';

/** People whose rooms one query asks for. */
const peoplePerQuery = 500;

/** Tells that people have come or gone, in those of their rooms that are small enough but to nobody whom they have blocked, and writes down when. */
export async function tellPresence(
  work: UnitOfWork,
  userIds: readonly string[],
  publish: (events: readonly DomainEvent[]) => Promise<void>,
): Promise<void> {
  await noteSeen(work, userIds);
  for (let from = 0; from < userIds.length; from += peoplePerQuery) {
    const some = userIds.slice(from, from + peoplePerQuery);
    const rooms = await smallRoomsOf(work.read(), some);
    const blocked = await blockedByEach(work.read(), some);
    const events = Array.from(rooms, ([userId, roomIds]) => ({
      type: 'PresenceChanged' as const,
      changeId: randomUUID(),
      userId,
      roomIds,
      blockedIds: blocked.get(userId) ?? [],
    }));
    if (events.length > 0) await publish(events);
  }
}
