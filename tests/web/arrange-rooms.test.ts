import { describe, expect, test } from 'vitest';
import { arrangeRooms as arrangeRoomsAt, totalUnread, type SeenSince } from '../../web/lib/rooms/arrange-rooms.ts';
import type { RoomRowFragment } from '../../web/lib/graphql/generated/graphql.ts';
import { message } from './message.ts';

const room = (id: string, changes: Partial<RoomRowFragment> = {}): RoomRowFragment => ({
  __typename: 'Room',
  id,
  kind: 'GROUP',
  name: id,
  partner: null,
  viewerHasBlocked: false,
  description: '',
  pictureId: null,
  access: 'OPEN',
  isListed: true,
  createdAt: '2026-11-21T09:00:00.000Z',
  lastActivityAt: '2026-11-21T09:00:00.000Z',
  keep: 'EVERYTHING',
  keepAmount: null,
  newMembersSee: 'EVERYTHING',
  keptFrom: 1,
  lastPosition: 5,
  memberCount: 2,
  tellsComings: true,
  viewerCanSend: true,
  viewerCanUpdate: false,
  viewerCanChangeWayIn: false,
  viewerCanChangeKeeping: false,
  viewerCanDelete: false,
  viewerCanInvite: false,
  viewerCanSeeBans: false,
  viewerMembership: {
    __typename: 'Membership',
    id: `${id}-me`,
    role: 'MEMBER',
    readPosition: 5,
    seesFrom: 1,
    isFavourite: false,
    mutedUntil: null,
  },
  lastMessage: null,
  ...changes,
});
const nothing: SeenSince = {
  newestMessages: new Map(),
  readPositions: new Map(),
  goneRoomIds: new Set(),
  keptFrom: new Map(),
};

const now = new Date('2026-11-21T10:00:00.000Z');
const arrangeRooms = (rooms: RoomRowFragment[], seen: SeenSince) => arrangeRoomsAt(rooms, seen, now);
const place = (id: string, changes: Partial<NonNullable<RoomRowFragment['viewerMembership']>>) => ({
  viewerMembership: { ...room(id).viewerMembership!, ...changes },
});

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

  test('counts and shows only what the room keeps, as heard of or as answered', () => {
    const long = room('garden', { lastPosition: 50, lastMessage: message(50) });
    const [kept] = arrangeRooms([long], { ...nothing, keptFrom: new Map([['garden', 48]]) });
    expect(kept).toMatchObject({ unreadCount: 3, readableFrom: 48, lastMessage: { id: 'm50' } });
    const [emptied] = arrangeRooms([{ ...long, keptFrom: 51 }], nothing);
    expect(emptied).toMatchObject({ unreadCount: 0, lastMessage: null });
  });

  test('shows nothing of what is said live only, and counts what was said since it was asked for', () => {
    const live = room('garden', { keep: 'LIVE', lastPosition: 50, keptFrom: 51 });
    const [garden] = arrangeRooms([live], { ...nothing, newestMessages: new Map([['garden', message(52)]]) });
    expect(garden).toMatchObject({ isLive: true, unreadCount: 2, lastMessage: null });
  });

  test('leaves out rooms that the viewer is not or no longer in, and shows none twice', () => {
    const rooms = [room('a'), room('a'), room('b', { viewerMembership: null }), room('c')];
    expect(arrangeRooms(rooms, { ...nothing, goneRoomIds: new Set(['c']) }).map(({ id }) => id)).toEqual(['a']);
  });

  test('sums up what is unread for the title', () => {
    const rooms = [room('a', { lastPosition: 6 }), room('b', { lastPosition: 7 })];
    expect(totalUnread(arrangeRooms(rooms, nothing))).toBe(3);
  });

  test('has favourites first, whatever happens elsewhere', () => {
    const rooms = [
      room('busy', { lastActivityAt: '2026-11-21T09:59:00.000Z' }),
      room('dear', place('dear', { isFavourite: true })),
    ];
    expect(arrangeRooms(rooms, nothing).map(({ id }) => id)).toEqual(['dear', 'busy']);
  });

  test('counts nothing of muted rooms in the title, until the time is over', () => {
    const muted = (mutedUntil: string) => room('loud', { lastPosition: 8, ...place('loud', { mutedUntil }) });
    const [quiet] = arrangeRooms([muted('2026-11-21T10:00:01.000Z')], nothing);
    expect(quiet).toMatchObject({ isMuted: true, unreadCount: 3 });
    expect(totalUnread([quiet!])).toBe(0);
    expect(totalUnread(arrangeRooms([muted('2026-11-21T10:00:00.000Z')], nothing))).toBe(3);
  });
});
