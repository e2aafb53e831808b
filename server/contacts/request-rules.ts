import { lengthOf, limits } from '../shared/limits.ts';
import { isBlank, requireWellFormed } from '../shared/text.ts';
import { UserError } from '../shared/user-error.ts';

/** Lets through what may be said to somebody who has not answered yet. Throws `EmptyMessage`, `MessageTooLong`, or BAD_USER_INPUT for half a character. */
export function requireAskable(body: string): void {
  requireWellFormed(body, 'body');
  if (isBlank(body)) throw new UserError('EmptyMessage', 'Please enter a message!');
  const lengthMax = limits.requestLengthMax;
  if (lengthOf(body) <= lengthMax) return;
  throw new UserError(
    'MessageTooLong',
    `A first message may have at most ${lengthMax} characters, until this person has answered. Please shorten it.`,
    { lengthMax },
  );
}
