/**
 * Where the view should go, once; a new object each time. `missed`: much may have come while nobody could follow it, so whoever was at the
 * end goes on where they stopped reading.
 */
export type Landing =
  | { at: 'end' }
  | { at: 'unread' }
  | { at: 'missed' }
  | { at: 'rest'; place: RestingPlace }
  | { at: 'message'; key: string };

/** Where the reader was when they left the room. */
export interface RestingPlace {
  key: string;
  offset: number;
}
