import type { Workspace } from '../session/workspace.svelte.ts';
import { m } from '../text/words.ts';
import { copyText } from '../ui/copy-text.ts';
import type { Notices } from '../ui/notices.svelte.ts';
import type { ListedRoom } from './arrange-rooms.ts';
import { failureWords } from './failure-words.ts';
import type { RoomWishes } from './room-menu.ts';

/** Carries out what the viewer wishes for a room of their list; what cannot be done is told in words. */
export function wishesFor(room: ListedRoom, workspace: Workspace, notices: Notices): RoomWishes {
  return {
    prefer: (preferences) => void prefer(preferences),
    markRead: () => workspace.rooms.markRead(room, room.lastPosition),
    copyLink: () => void copyLink(),
  };

  async function prefer(preferences: Parameters<RoomWishes['prefer']>[0]): Promise<void> {
    // When it is wanted: the header, which knows these wishes, is there from the first.
    const { UpdateRoomPreferencesDocument } = await import('../graphql/generated/later/graphql.ts');
    const input = { roomId: room.id, ...preferences };
    const { data, error } = await workspace.client.mutation(UpdateRoomPreferencesDocument, { input }).toPromise();
    const refusal = data ? data.updateRoomPreferences.error?.message : failureWords(error);
    if (refusal !== undefined) notices.say(refusal, { kind: 'error' });
    else if (preferences.isMuted === true) notices.say(m.room_muted_notice({ room: room.name }));
  }

  async function copyLink(): Promise<void> {
    const isCopied = await copyText(new URL(`/rooms/${room.id}`, location.href).href);
    if (isCopied) notices.say(m.room_link_copied(), { kind: 'success' });
    else notices.say(m.ui_copy_failed(), { kind: 'error' });
  }
}
