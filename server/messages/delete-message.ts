import { messagePolicy } from '../access/policy.ts';
import type { SentMessage } from '../core/events.ts';
import type { Services } from '../core/services.ts';
import { noteAct } from '../rooms/room-act.ts';
import { UserError } from '../shared/user-error.ts';
import { EarlierText } from './earlier-text.ts';
import { enterMessage } from './enter-message.ts';
import { toSentMessage } from './message.ts';

/**
 * Takes a message away for everybody: no text of it is left, and its place in the room stays, so that positions have no gaps. Deleting
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
      throw new UserError(
        'NotYourMessage',
        facts.role === 'MODERATOR'
          ? 'Only the owner of the room can delete what its owner or another moderator wrote.'
          : 'You can delete your own messages. Ask a moderator of the room to delete this one.',
      );
    }
    if (message.deletedAt != null) return toSentMessage(message);

    room.revision++;
    message.body = '';
    message.editedAt = null;
    message.deletedAt = tx.now;
    message.revision = room.revision;
    await tx.em.flush();
    await tx.em.nativeDelete(EarlierText, { messageId: id });
    if (!facts.isAuthor) await noteAct(tx, room.id, 'DELETED_MESSAGE', viewerId, message.authorId ?? null);
    const deleted = toSentMessage(message);
    tx.announce({ type: 'MessageDeleted', message: deleted, memberVersion: room.memberVersion });
    return deleted;
  });
}
