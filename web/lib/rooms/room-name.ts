import type { RoomRowFragment } from '../graphql/generated/graphql.ts';
import { m } from '../text/words.ts';

/** What the viewer calls a room: a conversation of two by the other person. */
export function roomName({ kind, name, partner }: RoomRowFragment, viewerId: string): string {
  if (kind === 'GROUP') return name;
  if (!partner) return m.message_deleted_author();
  return partner.id === viewerId ? m.rooms_notes() : partner.displayName;
}

/** Whether the other person of a conversation of two is connected now, as far as the viewer is told. */
export function isPartnerHere({ partner, viewerCanSend }: RoomRowFragment, viewerId: string): boolean {
  return partner?.isOnline === true && partner.id !== viewerId && viewerCanSend;
}
