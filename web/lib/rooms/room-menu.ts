import Bell from '@lucide/svelte/icons/bell';
import BellOff from '@lucide/svelte/icons/bell-off';
import CheckCheck from '@lucide/svelte/icons/check-check';
import Link from '@lucide/svelte/icons/link';
import Star from '@lucide/svelte/icons/star';
import StarOff from '@lucide/svelte/icons/star-off';
import type { UpdateRoomPreferencesInput } from '../graphql/generated/later/graphql.ts';
import { m } from '../text/words.ts';
import type { MenuItem } from '../ui/menu-item.ts';
import type { ListedRoom } from './arrange-rooms.ts';
import { hourFrom, tomorrowFrom } from './mute-until.ts';

/** What somebody can do with a room of their list, for themselves alone. */
export interface RoomWishes {
  readonly prefer: (preferences: Omit<UpdateRoomPreferencesInput, 'roomId'>) => void;
  readonly markRead: () => void;
  readonly copyLink: () => void;
}

/** The lines of a room's menu that are about the viewer's own list. `now` is when "tomorrow" is counted from. */
export function ownLines(room: ListedRoom, wishes: RoomWishes, now: Date): MenuItem[] {
  const { prefer } = wishes;
  const mute = (label: string, mutedUntil: Date | null) => ({
    label,
    icon: BellOff,
    onselect: () => prefer({ isMuted: true, mutedUntil: mutedUntil?.toISOString() ?? null }),
  });
  return [
    room.isFavourite
      ? { label: m.room_favourite_remove(), icon: StarOff, onselect: () => prefer({ isFavourite: false }) }
      : { label: m.room_favourite_add(), icon: Star, onselect: () => prefer({ isFavourite: true }) },
    ...(room.unreadCount > 0 ? [{ label: m.room_mark_read(), icon: CheckCheck, onselect: wishes.markRead }] : []),
    ...(room.isMuted
      ? [{ label: m.room_unmute(), icon: Bell, onselect: () => prefer({ isMuted: false }) }]
      : [
          mute(m.room_mute_hour(), hourFrom(now)),
          mute(m.room_mute_tomorrow(), tomorrowFrom(now)),
          mute(m.room_mute(), null),
        ]),
    { label: m.room_copy_link(), icon: Link, onselect: wishes.copyLink },
  ];
}
