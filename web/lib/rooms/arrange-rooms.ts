import type { MessageLineFragment, RoomRowFragment } from '../graphql/generated/graphql.ts';

/** A room as the list shows it. */
export interface ListedRoom extends RoomRowFragment {
  unreadCount: number;
  readPosition: number;
}

/** What this tab has seen happen, which may be ahead of the last answer from the server. */
export interface SeenSince {
  newestMessages: ReadonlyMap<string, MessageLineFragment>;
  readPositions: ReadonlyMap<string, number>;
  goneRoomIds: ReadonlySet<string>;
}

/** The viewer's rooms, each once, most recently active first. An answer that was overtaken by events never sets a room back. */
export function arrangeRooms(rooms: readonly RoomRowFragment[], seen: SeenSince): ListedRoom[] {
  const unique = new Map(rooms.map((room) => [room.id, room]));
  return Array.from(unique.values())
    .filter((room) => room.viewerMembership !== null && !seen.goneRoomIds.has(room.id))
    .map((room) => asListed(room, seen))
    .sort((a, b) => compareText(b.lastActivityAt, a.lastActivityAt) || compareText(a.id, b.id));
}

export function totalUnread(rooms: readonly ListedRoom[]): number {
  return rooms.reduce((sum, room) => sum + room.unreadCount, 0);
}

function asListed(room: RoomRowFragment, seen: SeenSince): ListedRoom {
  const newest = seen.newestMessages.get(room.id);
  const isNewer = newest !== undefined && newest.position > room.lastPosition;
  const { lastMessage } = room;
  const isChanged = newest !== undefined && newest.id === lastMessage?.id && newest.revision > lastMessage.revision;
  const lastPosition = isNewer ? newest.position : room.lastPosition;
  const readPosition = Math.max(room.viewerMembership?.readPosition ?? 0, seen.readPositions.get(room.id) ?? 0);
  return {
    ...room,
    lastPosition,
    lastActivityAt: isNewer ? newest.sentAt : room.lastActivityAt,
    lastMessage: isNewer || isChanged ? newest : room.lastMessage,
    readPosition,
    unreadCount: Math.max(0, lastPosition - readPosition),
  };
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
