import { type MessageFacts, messagePolicy } from '../access/policy.ts';
import type { SentMessage } from '../core/events.ts';
import type { Services } from '../core/services.ts';
import type { Transaction } from '../core/unit-of-work.ts';
import { noteAct } from '../rooms/room-act.ts';
import type { Room } from '../rooms/room.ts';
import { UserError } from '../shared/user-error.ts';
import { EarlierText } from './earlier-text.ts';
import { enterMessage } from './enter-message.ts';
import { forgetFiles } from './forget-files.ts';
import { type Message, toSentMessage } from './message.ts';

/**
 * Takes a message away for everybody: no text and no file of it is left, and its place in the room stays, so that positions have no gaps. Deleting
 * twice changes nothing. Throws `MessageNotFound`, `NotAMember`, `Banned` or
 * `NotYourMessage`.
 */
export async function deleteMessage(
  { work, rateLimits }: Services,
  viewerId: string,
  id: string,
): Promise<SentMessage> {
  await rateLimits.take('changePerUser', viewerId);
  return work.transact(async (tx) => {
    const { message, room, facts } = await enterMessage(tx, viewerId, id);
    if (!messagePolicy.deleteMessage(facts)) {
      throw new UserError('NotYourMessage', wordsOfRefusal(facts));
    }
    await takeAway(tx, room, message, viewerId);
    return toSentMessage(message);
  });
}

/** Takes a message of a room whose lock is held away; harmless when it is gone. What is done to somebody else's is written down. */
export async function takeAway(tx: Transaction, room: Room, message: Message, byId: string): Promise<void> {
  if (message.deletedAt != null) return;
  const { files } = message;
  room.revision++;
  message.body = '';
  message.files = null;
  message.editedAt = null;
  message.deletedAt = tx.now;
  message.revision = room.revision;
  await tx.em.flush();
  await tx.em.nativeDelete(EarlierText, { messageId: message.id });
  if (message.authorId !== byId) await noteAct(tx, room.id, 'DELETED_MESSAGE', byId, message.authorId ?? null);
  const { memberVersion } = room;
  tx.announce({ type: 'MessageDeleted', message: toSentMessage(message), memberVersion });
  // Announced last: those who are told need not wait for the disk.
  await forgetFiles(tx, [{ files }]);
}

function wordsOfRefusal({ isDirect, role }: MessageFacts): string {
  if (isDirect) return 'You can delete your own messages here, and the other person theirs.';
  return role === 'MODERATOR'
    ? 'Only the owner of the room can delete what its owner or another moderator wrote.'
    : 'You can delete your own messages. Ask a moderator of the room to delete this one.';
}
