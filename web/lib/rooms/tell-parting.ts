import { RoomDoorDocument } from '../graphql/generated/later/graphql.ts';
import { forgetLastRoom } from '../session/last-room.ts';
import type { Workspace } from '../session/workspace.svelte.ts';
import { m } from '../text/words.ts';
import type { Notices } from '../ui/notices.svelte.ts';
import { partingWords } from './partings.svelte.ts';

/**
 * Tells why the room that the viewer would have come back to is not opened: they are banned from it, for a reason, or not in it any more.
 * `knownName` is what the device knows it by. Tells nothing while the server cannot be asked.
 */
export async function tellParting(
  { plainClient, store }: Workspace,
  notices: Notices,
  roomId: string,
  knownName: string | undefined,
): Promise<void> {
  const { data } = await plainClient.query(RoomDoorDocument, { id: roomId }).toPromise();
  if (!data?.viewer || data.room?.viewerMembership) return;
  const { ban } = data.viewer;
  await forgetLastRoom(store, roomId);
  const room = data.room?.name ?? knownName;
  const words = ban
    ? partingWords({ roomId, roomName: ban.roomName, cause: 'BANNED', reason: ban.reason })
    : room && m.rooms_parted_meanwhile({ room });
  if (words) notices.say(words);
}
