import type { SentMessage } from '../core/events.ts';
import { tooLateAt, tooOldAt } from '../rooms/keeping.ts';
import type { MembershipView, RoomView } from '../rooms/room-reader.ts';
import { type MaybePromise, whenHere } from '../shared/maybe-promise.ts';
import type { MessageReader } from './message-reader.ts';

type Keeper = Pick<RoomView, 'id' | 'keep' | 'keepAmount' | 'keptFrom' | 'liveFrom' | 'lastPosition'>;
type Place = Pick<MembershipView, 'seesFrom'>;

/**
 * THE rule of what a member may read of a room: the messages from this position on, as of `now`. What lies before was dropped, is too old,
 * or was said before they joined. Whatever shows messages asks here; `place` is null for what is kept at all. One past the last where
 * there is nothing.
 */
export function readableFrom(
  messages: Pick<MessageReader, 'firstSince'>,
  room: Keeper,
  place: Place | null,
  now: Date,
): MaybePromise<number> {
  const lowest = Math.max(room.keptFrom, place?.seesFrom ?? 1);
  const since = tooOldAt(room, now);
  if (since === null) return lowest;
  return whenHere(messages.firstSince(room.id, lowest, since), (first) => first ?? room.lastPosition + 1);
}

/**
 * The same for somebody who names the last message or change that they have, and asks what followed: what was said live only is told them
 * for some minutes more, or a connection that broke would miss it. Nobody is told so what was said before they joined, or before the room was
 * made live only.
 */
export function followableFrom(
  messages: Pick<MessageReader, 'firstSince'>,
  room: Keeper,
  place: Place | null,
  now: Date,
): MaybePromise<number> {
  if (room.keep !== 'LIVE') return readableFrom(messages, room, place, now);
  const lowest = Math.max(room.liveFrom, place?.seesFrom ?? 1);
  return whenHere(messages.firstSince(room.id, lowest, tooLateAt(now)), (first) => first ?? room.lastPosition + 1);
}

/**
 * The same question for one message, by its id or that of a file of it: whether a member may still read it, and so change or report it if they
 * have the right. What was said live only can be asked for as long as it can be followed.
 */
export function isReadable(
  { position, sentAt }: Pick<SentMessage, 'position' | 'sentAt'>,
  room: Keeper,
  place: Place | null,
  now: Date,
): boolean {
  if (position < (place?.seesFrom ?? 1)) return false;
  if (room.keep === 'LIVE') return position >= room.liveFrom && sentAt > tooLateAt(now);
  const since = tooOldAt(room, now);
  return position >= room.keptFrom && (since === null || sentAt > since);
}
