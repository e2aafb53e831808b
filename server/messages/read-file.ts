import { policy } from '../access/policy.ts';
import type { UnitOfWork } from '../core/unit-of-work.ts';
import { enterRoom } from '../rooms/enter-room.ts';
import type { RoomReader } from '../rooms/room-reader.ts';
import { Message } from './message.ts';
import { MessageFile } from './message-file.ts';
import { isReadable } from './readable-from.ts';

/**
 * A file for somebody who may read the message that carries it now, or who uploaded it and has not sent it. Null if there is none, or none
 * for them: the two look alike.
 */
export async function readFile(
  { work, rooms }: { readonly work: UnitOfWork; readonly rooms: RoomReader },
  viewerId: string,
  id: string,
): Promise<MessageFile | null> {
  const em = work.read();
  const file = await em.findOne(MessageFile, id, { disableIdentityMap: true });
  if (file === null) return null;
  const entered = await enterRoom(rooms, viewerId, file.roomId);
  if (entered?.membership == null || !policy.readMessages(entered.facts)) return null;
  if (file.messageId == null) return file.authorId === viewerId ? file : null;
  const message = await em.findOne(Message, file.messageId, {
    fields: ['position', 'sentAt'],
    disableIdentityMap: true,
  });
  if (message === null) return null;
  return isReadable(message, entered.room, entered.membership, work.clock.now()) ? file : null;
}
