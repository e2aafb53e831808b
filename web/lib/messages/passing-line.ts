import type { Person } from '../graphql/events.ts';
import { makeUuidV7 } from '../offline/uuid-v7.ts';

/** Somebody came or went while this room was loaded: a line of this tab's own, not a message. */
export interface PassingLine {
  id: string;
  afterPosition: number;
  person: Person;
  what: 'entered' | 'left' | 'removed' | 'banned';
  at: string;
}

const passingLinesMax = 50;

/** The lines with one more, after the message at a position; the oldest go. */
export function withPassing(
  lines: readonly PassingLine[],
  afterPosition: number,
  person: Person,
  what: PassingLine['what'],
): readonly PassingLine[] {
  const at = new Date().toISOString();
  return [...lines, { id: makeUuidV7(), afterPosition, person, what, at }].slice(-passingLinesMax);
}
