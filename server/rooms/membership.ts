import { defineEntity, p } from '@mikro-orm/core';
import { User } from '../accounts/user.ts';
import { Room } from './room.ts';

export const roomRoles = ['OWNER', 'MODERATOR', 'MEMBER'] as const;
export const standings = ['OPEN', 'BLOCKING', 'BLOCKED', 'GONE'] as const;

const MembershipSchema = defineEntity({
  name: 'Membership',
  tableName: 'membership',
  uniques: [{ properties: ['roomId', 'userId'] }],
  properties: {
    id: p.uuid().primary(),
    // The unique index begins with it.
    roomId: () => p.manyToOne(Room).mapToPk().name('room_id').index(false).deleteRule('cascade'),
    userId: () => p.manyToOne(User).mapToPk().name('user_id').index().deleteRule('cascade'),
    role: p.enum(roomRoles),
    readPosition: p.integer(),
    seesFrom: p.integer(),
    joinedAt: p.datetime(),
    isFavourite: p.boolean().default(false),
    mutedUntil: p.datetime().nullable(),
    standing: p.enum(standings),
  },
});

/**
 * One person's place in one room. `seesFrom` is the first position that they may ever read, fixed when they joined, so that what was hidden
 * then stays so whatever the room's setting becomes. `isFavourite` and
 * `mutedUntil` are how they like to have the room in their list: nobody else's business.
 * `standing` is theirs to the other person of a direct conversation, changed under the room's lock: whether they have blocked them
 * (BLOCKING), are blocked by them (BLOCKED), or are left alone (GONE). It is OPEN in every other room.
 */
export class Membership extends MembershipSchema.class {}

MembershipSchema.setClass(Membership);
