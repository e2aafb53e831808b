import { hash } from 'node:crypto';
import { limits, lengthOf } from '../shared/limits.ts';
import { foldCase, hasControlCharacters, isBlank, requireWellFormed } from '../shared/text.ts';
import type { InputProblem } from '../shared/user-error.ts';

const lookAlikes = new Map(
  Object.entries({
    а: 'a',
    в: 'b',
    с: 'c',
    ԁ: 'd',
    е: 'e',
    ё: 'e',
    һ: 'h',
    н: 'h',
    і: 'i',
    ї: 'i',
    ј: 'j',
    к: 'k',
    ӏ: 'l',
    м: 'm',
    о: 'o',
    р: 'p',
    ѕ: 's',
    т: 't',
    у: 'y',
    х: 'x',
    α: 'a',
    β: 'b',
    ε: 'e',
    η: 'n',
    ι: 'i',
    κ: 'k',
    μ: 'm',
    ν: 'v',
    ο: 'o',
    ρ: 'p',
    τ: 't',
    υ: 'u',
    χ: 'x',
    ζ: 'z',
    γ: 'y',
    ո: 'n',
    ս: 'u',
    օ: 'o',
    ց: 'g',
    հ: 'h',
    զ: 'q',
    ı: 'i',
    ɑ: 'a',
    ɡ: 'g',
  }),
);

/** What two usernames share that a person could take for each other: letter case, compatibility forms and look-alike letters. */
export function usernameKey(username: string): string {
  return Array.from(foldCase(username.trim()), (letter) => lookAlikes.get(letter) ?? letter).join('');
}

/**
 * What two usernames share that look the same as they are shown: besides what `usernameKey` folds, a capital I looks like an l. It cannot be
 * part of that key, which is also how people are found whatever the case they type.
 */
export function usernameLooks(username: string): string {
  return usernameKey(username.trim().normalize('NFKC').replaceAll('I', 'l'));
}

/** What a deleted account keeps of `usernameKey` or `usernameLooks`: enough to tell that a name is taken, not what it was. No username has a blank. */
export function retiredName(key: string): string {
  return `retired ${hash('sha256', key, 'hex')}`;
}

/** How display names are searched and put in order, in any letter case. */
export function displayNameKey(displayName: string): string {
  return Array.from(foldCase(displayName)).slice(0, limits.keyLengthMax).join('');
}

/**
 * What two spellings of an email address share. Mail servers tell letter case apart in theory, none does in practice. Letters that only their
 * capitals share, as ı and i or ß and ss, stay apart: they make domains of different people.
 */
export function emailKey(email: string): string {
  return email.trim().normalize('NFKC').toLowerCase();
}

/** What addresses share that are likely to reach one mailbox: what stands behind a plus is the reader's own mark (RFC 5233). */
export function mailboxKey(email: string): string {
  return emailKey(email).replace(/(?<=.)\+[^@]*(?=@)/, '');
}

/** The broken rule of a username, or null. */
export function usernameProblem(username: string): InputProblem | null {
  requireWellFormed(username, 'username');
  const name = username.trim();
  const length = lengthOf(name);
  const problem = (message: string): InputProblem => ({ field: 'username', message });
  if (length === 0) return problem('Username is required.');
  if (
    length < limits.usernameLengthMin ||
    length > limits.usernameLengthMax ||
    lengthOf(usernameKey(name)) > limits.keyLengthMax
  ) {
    return problem(`Username must have ${limits.usernameLengthMin} to ${limits.usernameLengthMax} characters.`);
  }
  if (!/^[\p{L}\p{N}][\p{L}\p{M}\p{N}._-]*$/u.test(name)) {
    return problem(
      'Username may have letters, digits, dots, hyphens and underscores, and starts with a letter or digit.',
    );
  }
  if (/\p{Default_Ignorable_Code_Point}/u.test(name) || hasStrayMarks(name))
    return problem('Username has characters that cannot be seen or that draw over others. Please leave them out.');
  if (countScripts(name) > 1)
    return problem('Username mixes alphabets that look alike. Please use letters of one alphabet.');
  return null;
}

/** Whether marks stand alone over letters whose alphabets have ready-made letters for all that they need. */
function hasStrayMarks(name: string): boolean {
  return /[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{N}._-]\p{M}/u.test(name.normalize('NFC'));
}

function countScripts(name: string): number {
  const scripts = [
    /\p{Script=Latin}/u,
    /\p{Script=Cyrillic}/u,
    /\p{Script=Greek}/u,
    /\p{Script=Armenian}/u,
    /\p{Script=Cherokee}/u,
  ];
  return scripts.filter((script) => script.test(name)).length;
}

/** A display name as it is kept, or null where nothing would be seen of it. */
export function chosenName(displayName: string): string | null {
  return isBlank(displayName) ? null : displayName.trim();
}

/** The broken rule of a display name, or null. Empty is allowed where the username stands in. */
export function displayNameProblem(displayName: string): InputProblem | null {
  requireWellFormed(displayName, 'displayName');
  const problem = (message: string): InputProblem => ({ field: 'displayName', message });
  if (lengthOf(displayName.trim()) > limits.displayNameLengthMax) {
    return problem(`Display name must have at most ${limits.displayNameLengthMax} characters.`);
  }
  if (hasControlCharacters(displayName)) return problem('Display name may not have line breaks or control characters.');
  return null;
}

/** The broken rule of a bio, or null. */
export function bioProblem(bio: string): InputProblem | null {
  requireWellFormed(bio, 'bio');
  if (lengthOf(bio) <= limits.bioLengthMax) return null;
  return { field: 'bio', message: `About you must have at most ${limits.bioLengthMax} characters.` };
}

/** The broken rule of an email address, or null. Whether it can be reached, only a letter can tell. */
export function emailProblem(email: string): InputProblem | null {
  requireWellFormed(email, 'email');
  const address = email.trim();
  if (
    Math.max(lengthOf(address), lengthOf(emailKey(address))) <= limits.emailLengthMax &&
    /^[^\s@<>"(),;:\\[\]]+@[^\s@<>"(),;:\\[\]]+\.[^\s@.<>"(),;:\\[\]]+$/u.test(address) &&
    !hasControlCharacters(address)
  )
    return null;
  return { field: 'email', message: 'Email must be an address like anna@example.org.' };
}
