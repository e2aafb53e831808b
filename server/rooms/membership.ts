import { defineEntity, p } from '@mikro-orm/core';
import { User } from '../accounts/user.ts';
import { Room } from './room.ts';

export const roomRoles = ['OWNER', 'MODERATOR', 'MEMBER'] as const;

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
    joinedAt: p.datetime(),
  },
});

/** One person's place in one room. Unread messages are the room's `lastPosition` less `readPosition`. */
export class Membership extends MembershipSchema.class {}

MembershipSchema.setClass(Membership);
