import { m } from '../text/words.ts';

/** The browser tab: what is unread, which room, which server. */
export function pageTitle(roomName: string | undefined, unreadCount: number, serverName: string | undefined): string {
  const server = serverName ?? m.app_name();
  const page = roomName ?? m.rooms_list_title();
  return unreadCount > 0
    ? m.rooms_page_title_unread({ count: unreadCount, page, server })
    : m.app_page_title({ page, server });
}
