import { UserError } from '../shared/user-error.ts';
import type { Membership } from './membership.ts';

const words: Readonly<Record<Membership['standing'], string>> = {
  OPEN: 'Nothing can be said here now.',
  BLOCKING: 'You have blocked this person. Unblock them to write to them.',
  BLOCKED: 'This person does not take messages from you.',
  GONE: 'This account is gone, so nobody would read it. What was said stays.',
};

/** What a member is told who wants to say something where nothing is said now, by their standing there. */
export function silent(standing: Membership['standing']): UserError {
  return standing === 'BLOCKING'
    ? new UserError('PersonBlocked', words.BLOCKING)
    : new UserError('NotTakingMessages', words[standing]);
}

/** What is told to somebody who wants to write to a person that does not take it, whatever the reason is. */
export function notTakingMessages(): UserError {
  return silent('BLOCKED');
}

/** What is told to somebody who wants to write to a person whom they have blocked themselves. */
export function personBlocked(): UserError {
  return silent('BLOCKING');
}
