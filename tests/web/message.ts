import type { Message } from '../../web/lib/messages/message-window.ts';

const start = Date.parse('2026-11-21T10:00:00.000Z');

export const anna = {
  __typename: 'User' as const,
  id: 'anna',
  username: 'anna',
  displayName: 'Anna',
  pictureId: null,
  isDeleted: false,
};
export const ben = {
  __typename: 'User' as const,
  id: 'ben',
  username: 'ben',
  displayName: 'Ben',
  pictureId: null,
  isDeleted: false,
};

/** The message at a position of the room "garden"; a minute lies between neighbours unless told. */
export function message(position: number, changes: Partial<Message> = {}): Message {
  return {
    __typename: 'Message',
    id: `m${position}`,
    position,
    revision: position,
    body: `message ${position}`,
    files: [],
    sentAt: new Date(start + position * 60_000).toISOString(),
    editedAt: null,
    deletedAt: null,
    room: { __typename: 'Room', id: 'garden' },
    author: anna,
    ...changes,
  };
}

/** Messages from one position to another, both included. */
export function messages(from: number, to: number): Message[] {
  return Array.from({ length: Math.max(0, to - from + 1) }, (_none, index) => message(from + index));
}
