import { describe, expect, test } from 'vitest';
import { arrangeRooms, totalUnread, type SeenSince } from '../../web/lib/rooms/arrange-rooms.ts';
import type { RoomRowFragment } from '../../web/lib/graphql/generated/graphql.ts';
import { message } from './message.ts';

const room = (id: string, changes: Partial<RoomRowFragment> = {}): RoomRowFragment => ({
  __typename: 'Room',
  id,
  name: id,
  description: '',
  access: 'OPEN',
  isListed: true,
  createdAt: '2026-11-21T09:00:00.000Z',
  lastActivityAt: '2026-11-21T09:00:00.000Z',
  lastPosition: 5,
  memberCount: 2,
  tellsComings: true,
  viewerCanSend: true,
  viewerCanUpdate: false,
  viewerCanChangeWayIn: false,
  viewerCanDelete: false,
  viewerCanInvite: false,
  viewerCanSeeBans: false,
  viewerMembership: { __typename: 'Membership', id: `${id}-me`, role: 'MEMBER', readPosition: 5 },
  lastMessage: null,
  ...changes,
});
const nothing: SeenSince = { newestMessages: new Map(), readPositions: new Map(), goneRoomIds: new Set() };

describe('the room list', () => {
  test('has the most recently active room first', () => {
    const rooms = [room('old'), room('new', { lastActivityAt: '2026-11-21T09:30:00.000Z' })];
    expect(arrangeRooms(rooms, nothing).map(({ id }) => id)).toEqual(['new', 'old']);
  });

  test('counts as unread what lies beyond the read position', () => {
    const [garden] = arrangeRooms([room('garden', { lastPosition: 9 })], nothing);
    expect(garden?.unreadCount).toBe(4);
  });

  test('moves a room up, and counts, when a message is heard of', () => {
    const seen = { ...nothing, newestMessages: new Map([['garden', message(6)]]) };
    const [first] = arrangeRooms([room('shed'), room('garden')], seen);
    expect(first).toMatchObject({ id: 'garden', unreadCount: 1, lastMessage: { id: 'm6' } });
  });

  test('is not set back by an answer that events have overtaken', () => {
    const seen = {
      ...nothing,
      newestMessages: new Map([['garden', message(7)]]),
      readPositions: new Map([['garden', 7]]),
    };
    const [garden] = arrangeRooms([room('garden', { lastPosition: 6 })], seen);
    expect(garden).toMatchObject({ lastPosition: 7, unreadCount: 0 });
  });

  test('shows the newest message as it was last edited or deleted, whichever was heard of first', () => {
    const [sent, edited] = [message(5), message(5, { revision: 9, body: 'edited' })];
    const shown = (listed: typeof sent, heard: typeof sent) =>
      arrangeRooms([room('garden', { lastMessage: listed })], {
        ...nothing,
        newestMessages: new Map([['garden', heard]]),
      });
    expect(shown(sent, edited)[0]?.lastMessage).toEqual(edited);
    expect(shown(edited, sent)[0]?.lastMessage).toEqual(edited);
  });

  test('never counts below zero when another device has read further', () => {
    const [garden] = arrangeRooms([room('garden')], { ...nothing, readPositions: new Map([['garden', 50]]) });
    expect(garden?.unreadCount).toBe(0);
  });

  test('leaves out rooms that the viewer is not or no longer in, and shows none twice', () => {
    const rooms = [room('a'), room('a'), room('b', { viewerMembership: null }), room('c')];
    expect(arrangeRooms(rooms, { ...nothing, goneRoomIds: new Set(['c']) }).map(({ id }) => id)).toEqual(['a']);
  });

  test('sums up what is unread for the title', () => {
    const rooms = [room('a', { lastPosition: 6 }), room('b', { lastPosition: 7 })];
    expect(totalUnread(arrangeRooms(rooms, nothing))).toBe(3);
  });
});
