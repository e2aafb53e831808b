/** Where the view should go, once; a new object each time. */
export type Landing = { at: 'end' } | { at: 'unread' } | { at: 'rest'; place: RestingPlace };

/** Where the reader was when they left the room. */
export interface RestingPlace {
  key: string;
  offset: number;
}
