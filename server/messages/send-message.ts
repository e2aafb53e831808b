import type { SentMessage } from '../core/events.ts';
import type { Services } from '../core/services.ts';
import { limits } from '../shared/limits.ts';
import { RequestError } from '../shared/request-error.ts';
import { requireSayable } from './message-body.ts';
import type { MessageWriter } from './message-writer.ts';
import type { Send } from './decide-sends.ts';

/**
 * Says something in a room, to the byte, and answers once it is safe on disk. The same id by the same person is the same message once.
 * Throws `EmptyMessage`, `MessageTooLong`, `MessageIdTaken`, `FileNotFound`, `RoomNotFound`, `NotAMember`, `NotTakingMessages` or `PersonBlocked`.
 */
export async function sendMessage({ rateLimits }: Services, writer: MessageWriter, send: Send): Promise<SentMessage> {
  requireSayable(send.body, send.fileIds.length > 0);
  if (send.fileIds.length > limits.filesPerMessageMax)
    throw new RequestError('BAD_USER_INPUT', `A message carries at most ${limits.filesPerMessageMax} files.`);
  await rateLimits.take('sendPerUser', send.authorId);
  return writer.write(send);
}
