import { limits, lengthOf } from '../shared/limits.ts';
import { isBlank, requireWellFormed } from '../shared/text.ts';
import { UserError } from '../shared/user-error.ts';

/**
 * Lets through what may be said, whether it is sent or edited; with files nothing need be. Throws `EmptyMessage`, `MessageTooLong`, or
 * BAD_USER_INPUT for half a character.
 */
export function requireSayable(body: string, hasFiles: boolean): void {
  requireWellFormed(body, 'body');
  if (!hasFiles && isBlank(body)) throw new UserError('EmptyMessage', 'Please enter a message!');
  // A text of at most this many code units cannot have more code points.
  if (body.length > limits.messageLengthMax && lengthOf(body) > limits.messageLengthMax) {
    const length = lengthOf(body).toLocaleString('en');
    throw new UserError(
      'MessageTooLong',
      `This message has ${length} characters; at most ${limits.messageLengthMax.toLocaleString('en')} fit. Shorten it or send it in parts.`,
      { lengthMax: limits.messageLengthMax },
    );
  }
}
