import type { SqlEntityManager } from '@mikro-orm/sql';
import { messagePolicy } from '../access/policy.ts';
import type { SentMessage } from '../core/events.ts';
import type { Services } from '../core/services.ts';
import { silent } from '../rooms/silent.ts';
import { limits } from '../shared/limits.ts';
import { UserError } from '../shared/user-error.ts';
import { EarlierText } from './earlier-text.ts';
import { enterMessage } from './enter-message.ts';
import { requireSayable } from './message-body.ts';
import { toSentMessage } from './message.ts';

/**
 * Gives the viewer's own message other words, to the byte, and keeps the earlier ones for its readers. The words that it has already
 * change nothing. Throws `EmptyMessage`, `MessageTooLong`, `MessageNotFound`, `NotAMember`, `Banned`,
 * `NotYourMessage`, `MessageGone`, `NotTakingMessages` or `PersonBlocked`.
 */
export async function editMessage(
  { work, rateLimits }: Services,
  viewerId: string,
  { id, body }: { readonly id: string; readonly body: string },
): Promise<SentMessage> {
  await rateLimits.take('changePerUser', viewerId);
  return work.transact(async (tx) => {
    const { message, room, facts, standing } = await enterMessage(tx, viewerId, id);
    if (!facts.isAuthor) throw new UserError('NotYourMessage', 'Only the person who wrote a message can edit it.');
    if (!messagePolicy.editMessage(facts)) throw silent(standing);
    if (message.deletedAt != null)
      throw new UserError('MessageGone', 'This message was deleted, so it cannot be edited any more. Send a new one.');
    requireSayable(body, message.files != null);
    if (message.body === body) return toSentMessage(message);

    const writtenAt = message.editedAt ?? message.sentAt;
    tx.em.create(EarlierText, { messageId: id, revision: message.revision, body: message.body, writtenAt });
    room.revision++;
    message.body = body;
    message.editedAt = tx.now;
    message.revision = room.revision;
    await tx.em.flush();
    await forgetOldestTexts(tx.em, id);
    const edited = toSentMessage(message);
    tx.announce({ type: 'MessageEdited', message: edited, memberVersion: room.memberVersion });
    return edited;
  });
}

async function forgetOldestTexts(em: SqlEntityManager, messageId: string): Promise<void> {
  const [newestTooMany] = await em.find(
    EarlierText,
    { messageId },
    { fields: ['revision'], orderBy: { revision: 'desc' }, offset: limits.earlierTextsMax, limit: 1 },
  );
  if (newestTooMany === undefined) return;
  await em.nativeDelete(EarlierText, { messageId, revision: { $lte: newestTooMany.revision } });
}
