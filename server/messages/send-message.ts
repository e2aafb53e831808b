import type { SentMessage } from '../core/events.ts';
import type { Services } from '../core/services.ts';
import { limits, lengthOf } from '../shared/limits.ts';
import { isBlank, requireWellFormed } from '../shared/text.ts';
import { UserError } from '../shared/user-error.ts';
import type { MessageWriter } from './message-writer.ts';
import type { Send } from './decide-sends.ts';

/**
 * Says something in a room, to the byte, and answers once it is safe on disk. The same id by the same person is the same message once.
 * Throws `EmptyMessage`, `MessageTooLong`, `MessageIdTaken`, `RoomNotFound` or `NotAMember`.
 */
export async function sendMessage({ rateLimits }: Services, writer: MessageWriter, send: Send): Promise<SentMessage> {
  requireWellFormed(send.body, 'body');
  if (isBlank(send.body)) throw new UserError('EmptyMessage', 'Please enter a message!');
  // A text of at most this many code units cannot have more code points.
  if (send.body.length > limits.messageLengthMax && lengthOf(send.body) > limits.messageLengthMax) {
    const length = lengthOf(send.body).toLocaleString('en');
    throw new UserError(
      'MessageTooLong',
      `This message has ${length} characters; at most ${limits.messageLengthMax.toLocaleString('en')} fit. Shorten it or send it in parts.`,
      { lengthMax: limits.messageLengthMax },
    );
  }
  await rateLimits.take('sendPerUser', send.authorId);
  return writer.write(send);
}
