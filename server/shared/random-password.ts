import { randomInt } from 'node:crypto';

/** Without those that a person takes for each other: 0 and o, 1, i and l. */
const letters = 'abcdefghjkmnpqrstuvwxyz23456789';
const groups = 4;
const groupLength = 5;

/** A password that nobody can guess (99 random bits) and that can be read out or typed on a phone: four groups of five. */
export function randomPassword(): string {
  const group = (): string => Array.from({ length: groupLength }, () => letters[randomInt(letters.length)]!).join('');
  return Array.from({ length: groups }, group).join('-');
}
