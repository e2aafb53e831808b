import { defineEntity, p } from '@mikro-orm/core';
import { ExactText } from '../core/exact-text.ts';

export const roomAccesses = ['OPEN', 'PASSWORD', 'INVITE'] as const;

const RoomSchema = defineEntity({
  name: 'Room',
  tableName: 'room',
  indexes: [{ properties: ['isListed', 'lastActivityAt', 'id'] }],
  properties: {
    id: p.uuid().primary(),
    name: p.string(),
    nameKey: p.string().unique(),
    description: p.type(ExactText),
    access: p.enum(roomAccesses),
    passwordHash: p.string().nullable(),
    isListed: p.boolean(),
    tellsComings: p.boolean(),
    lastPosition: p.integer(),
    revision: p.integer(),
    memberVersion: p.integer(),
    memberCount: p.integer(),
    createdAt: p.datetime(),
    lastActivityAt: p.datetime(),
    closedAt: p.datetime().nullable(),
  },
});

/**
 * A place where people talk. `lastPosition` and `revision` are raised under the row's lock in the transaction of each change;
 * `memberVersion` likewise whenever somebody enters or leaves. `tellsComings`: lines in its timeline say who does. `nameKey` ignores letter case and blanks and is unique.
 * A room with `closedAt` is none any more: nobody is in it or can come in, and it goes with what was said in it.
 */
export class Room extends RoomSchema.class {}

RoomSchema.setClass(Room);
