import type { MessageSent, SentMessage } from '../core/events.ts';
import { Snapshots } from '../core/snapshots.ts';
import type { UnitOfWork } from '../core/unit-of-work.ts';
import { Room } from './room.ts';

/** The rooms as their members hear of them, in memory. */
export type RoomSnapshots = Snapshots<Room>;

export function createRoomSnapshots(work: UnitOfWork): RoomSnapshots {
  return new Snapshots((ids) => work.read().find(Room, { id: { $in: [...ids] } }, { disableIdentityMap: true }));
}

/** Brings a room up to a message that was said in it; one that missed a change in between is read anew. */
export function advanceRoom(rooms: RoomSnapshots, { message, keptFrom }: MessageSent): void {
  const room = rooms.peek(message.roomId);
  if (room === undefined) return;
  if (room.revision + 1 !== message.revision) {
    if (room.revision < message.revision) rooms.forget(message.roomId);
    return;
  }
  const { position: lastPosition, revision, sentAt: lastActivityAt } = message;
  Object.assign(room, { lastPosition, revision, lastActivityAt, keptFrom });
}

/** Brings a room up to a change of one of its messages in the same way. */
export function advanceRevision(rooms: RoomSnapshots, { roomId, revision }: SentMessage): void {
  const room = rooms.peek(roomId);
  if (room === undefined || room.revision >= revision) return;
  if (room.revision + 1 === revision) room.revision = revision;
  else rooms.forget(roomId);
}
