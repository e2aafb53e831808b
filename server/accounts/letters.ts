import type { LetterWords } from '../mail/letter.ts';

/** The words of every letter. `place` is the server's name, `origin` its address. */
export interface Place {
  readonly place: string;
  readonly origin: string;
}

export function proofLetter({ place, origin }: Place, username: string, code: string, link: string): LetterWords {
  return {
    subject: `${code.slice(0, 4)} ${code.slice(4)} is your code for ${place}`,
    before: [
      `Hello! Somebody, probably you, wants to use this address for the account @${username} at ${place}.`,
      'Your code:',
    ],
    code,
    link: { label: 'Or confirm with this link', url: `${origin}/confirm/${link}` },
    after: [
      'Both work once and for an hour. Nobody from here will ever ask you for the code.',
      'If it was not you, do nothing: without the code the address is not used.',
    ],
  };
}

export function addressHeldLetter({ place, origin }: Place, username: string): LetterWords {
  return {
    subject: `You already have an account at ${place}`,
    before: [
      `Hello! Somebody, perhaps you, just wanted to use this address at ${place}. It belongs to your account @${username} already, so nothing was changed.`,
    ],
    link: { label: 'Sign in, or choose a new password', url: `${origin}/sign-in` },
    after: ['If it was not you, there is nothing to do: whoever it was has not been told that you have an account.'],
  };
}

export function recoveryLetter({ place, origin }: Place, username: string, code: string, link: string): LetterWords {
  return {
    subject: `${code.slice(0, 4)} ${code.slice(4)} is your code for a new password`,
    before: [
      `Hello! Somebody, probably you, has forgotten the password of the account @${username} at ${place}.`,
      'Your code:',
    ],
    code,
    link: { label: 'Or choose a new password with this link', url: `${origin}/recover/${link}` },
    after: [
      'Both work once and for an hour. The code works only on the device that asked for it. Nobody from here will ever ask you for it.',
      'If it was not you, do nothing: your password stays as it is.',
    ],
  };
}

export function addressChangedLetter({ place, origin }: Place, username: string): LetterWords {
  return {
    subject: `Your address at ${place} was changed`,
    before: [`Hello! The account @${username} at ${place} does not use this address any more.`],
    link: { label: 'Open your settings', url: `${origin}/settings` },
    after: ['If it was not you, change your password at once, and tell the person who runs the place.'],
  };
}

export function passwordRecoveredLetter({ place, origin }: Place, username: string): LetterWords {
  return {
    subject: `Your password at ${place} is new`,
    before: [`Hello! The account @${username} at ${place} has a new password, and all its devices were signed out.`],
    link: { label: 'Sign in', url: `${origin}/sign-in` },
    after: [
      'If it was not you, choose another password with "Forgot your password?", and tell the person who runs the place.',
    ],
  };
}

export function recoveryCodesLetter({ place, origin }: Place, username: string): LetterWords {
  return {
    subject: `Your recovery codes at ${place} are new`,
    before: [
      `Hello! New recovery codes were made for the account @${username} at ${place}. Whoever has one of them can choose a new password. Earlier codes do not work any more.`,
    ],
    link: { label: 'Open your settings', url: `${origin}/settings` },
    after: [
      'If it was not you, somebody knows your password: change it at once, and then make new recovery codes, which takes these away.',
    ],
  };
}

export function testLetter({ place, origin }: Place): LetterWords {
  return {
    subject: `A test email from ${place}`,
    before: [`Hello! This is the test email that you asked for on the admin page of ${place}. Mail works.`],
    link: { label: 'Links in emails lead here', url: origin },
    after: [],
  };
}
