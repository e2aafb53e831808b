import type { SentMessage } from '../core/events.ts';
import type { Services } from '../core/services.ts';
import { requireSayable } from './message-body.ts';
import type { MessageWriter } from './message-writer.ts';
import type { Send } from './decide-sends.ts';

/**
 * Says something in a room, to the byte, and answers once it is safe on disk. The same id by the same person is the same message once.
 * Throws `EmptyMessage`, `MessageTooLong`, `MessageIdTaken`, `RoomNotFound` or `NotAMember`.
 */
export async function sendMessage({ rateLimits }: Services, writer: MessageWriter, send: Send): Promise<SentMessage> {
  requireSayable(send.body);
  await rateLimits.take('sendPerUser', send.authorId);
  return writer.write(send);
}
