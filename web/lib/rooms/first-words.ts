import { m } from '../text/words.ts';
import type { ListedRoom } from './arrange-rooms.ts';

/** What stands where a room's history begins. */
export function beginningWords(room: ListedRoom, viewerId: string): string {
  if (room.kind === 'GROUP') return m.message_first_title({ room: room.name });
  return room.partner?.id === viewerId ? m.message_first_notes() : m.message_first_direct({ name: room.name });
}

/** What stands where nothing is to be read. */
export function emptyWords(room: ListedRoom, viewerId: string): string {
  if (room.lastPosition > 0) return m.message_empty_now({ room: room.name });
  if (room.kind === 'GROUP') return m.message_empty_text({ room: room.name });
  return room.partner?.id === viewerId ? m.message_empty_notes() : m.message_empty_direct({ name: room.name });
}
