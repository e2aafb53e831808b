/**
 * Ids of what the demo makes: UUIDs of version 8 (RFC 9562), which nothing else makes, so that it can be told from what people made
 * and taken away exactly. They are the same on every server.
 */
const prefix = 'de300000-0000-8000-8';

const digits = (value: number, length: number): string => value.toString(16).padStart(length, '0');

/** The first and last ids that can be the demo's. */
export const sampleIds = {
  $gte: `${prefix}000-000000000000`,
  $lte: `${prefix}fff-ffffffffffff`,
} as const;

export function samplePersonId(index: number): string {
  return `${prefix}001-${digits(index, 12)}`;
}

export function sampleRoomId(index: number): string {
  return `${prefix}002-${digits(index, 12)}`;
}

/** `place` is the index of the member among those of the room. */
export function sampleMembershipId(room: number, place: number): string {
  return `${prefix}003-${digits(room, 4)}${digits(place, 8)}`;
}

export function sampleMessageId(room: number, position: number): string {
  return `${prefix}004-${digits(room, 4)}${digits(position, 8)}`;
}
