import type { MessageLineFragment, RoomRowFragment } from '../graphql/generated/graphql.ts';

/** A room as the list shows it. */
export interface ListedRoom extends RoomRowFragment {
  unreadCount: number;
  /** What lies before it is read, gone or was never for the viewer. */
  readPosition: number;
  isFavourite: boolean;
  /** At the moment of the arrangement. */
  isMuted: boolean;
  /** The first position that the viewer may read. */
  readableFrom: number;
  /** What is said is for those who are there: the room keeps none of it. */
  isLive: boolean;
}

/** What this tab has seen happen, which may be ahead of the last answer from the server. */
export interface SeenSince {
  newestMessages: ReadonlyMap<string, MessageLineFragment>;
  readPositions: ReadonlyMap<string, number>;
  goneRoomIds: ReadonlySet<string>;
  /** From where on rooms keep messages. */
  keptFrom: ReadonlyMap<string, number>;
}

/**
 * The viewer's rooms, each once, favourites before the others, each of the two most recently active first. An answer that was overtaken
 * by events never sets a room back.
 */
export function arrangeRooms(rooms: readonly RoomRowFragment[], seen: SeenSince, now: Date): ListedRoom[] {
  const unique = new Map(rooms.map((room) => [room.id, room]));
  return Array.from(unique.values())
    .filter((room) => room.viewerMembership !== null && !seen.goneRoomIds.has(room.id))
    .map((room) => asListed(room, seen, now))
    .sort(
      (a, b) =>
        Number(b.isFavourite) - Number(a.isFavourite) ||
        compareText(b.lastActivityAt, a.lastActivityAt) ||
        compareText(a.id, b.id),
    );
}

/** Unread messages that call for the viewer: not those of muted rooms. */
export function totalUnread(rooms: readonly ListedRoom[]): number {
  return rooms.reduce((sum, room) => sum + (room.isMuted ? 0 : room.unreadCount), 0);
}

function asListed(room: RoomRowFragment, seen: SeenSince, now: Date): ListedRoom {
  const newest = seen.newestMessages.get(room.id);
  const isNewer = newest !== undefined && newest.position > room.lastPosition;
  const { lastMessage } = room;
  const isChanged = newest !== undefined && newest.id === lastMessage?.id && newest.revision > lastMessage.revision;
  const lastPosition = isNewer ? newest.position : room.lastPosition;
  const { viewerMembership } = room;
  const mutedUntil = viewerMembership?.mutedUntil ?? null;
  const isLive = room.keep === 'LIVE';
  const readableFrom = Math.max(room.keptFrom, seen.keptFrom.get(room.id) ?? 1, viewerMembership?.seesFrom ?? 1);
  const known = viewerMembership?.readPosition ?? 0;
  const readPosition = Math.max(known, seen.readPositions.get(room.id) ?? 0, readableFrom - 1);
  const newestKnown = isNewer || isChanged ? newest : room.lastMessage;
  return {
    ...room,
    lastPosition,
    lastActivityAt: isNewer ? newest.sentAt : room.lastActivityAt,
    lastMessage: !isLive && newestKnown && newestKnown.position >= readableFrom ? newestKnown : null,
    readPosition,
    readableFrom,
    isLive,
    unreadCount: Math.max(0, lastPosition - readPosition),
    isFavourite: viewerMembership?.isFavourite === true,
    isMuted: mutedUntil !== null && new Date(mutedUntil) > now,
  };
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
