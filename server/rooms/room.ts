import { defineEntity, p } from '@mikro-orm/core';
import { ExactText } from '../core/exact-text.ts';

export const roomAccesses = ['OPEN', 'PASSWORD', 'INVITE'] as const;
export const keepRules = ['EVERYTHING', 'LAST', 'DAYS', 'LIVE'] as const;
export const newMembersSee = ['EVERYTHING', 'FROM_JOINING'] as const;

const RoomSchema = defineEntity({
  name: 'Room',
  tableName: 'room',
  indexes: [{ properties: ['isListed', 'lastActivityAt', 'id'] }],
  properties: {
    id: p.uuid().primary(),
    name: p.string(),
    nameKey: p.string().nullable().unique(),
    directKey: p.string().nullable().unique(),
    description: p.type(ExactText),
    access: p.enum(roomAccesses),
    passwordHash: p.string().nullable(),
    // Without a foreign key: files lie above rooms. `Picture.roomId` says the same from the other side.
    pictureId: p.uuid().nullable(),
    isListed: p.boolean(),
    tellsComings: p.boolean(),
    keep: p.enum(keepRules),
    keepAmount: p.integer().nullable(),
    keptFrom: p.integer(),
    liveFrom: p.integer(),
    newMembersSee: p.enum(newMembersSee),
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
 * `keep` says how long messages stay, `keepAmount` how many messages (LAST) or days (DAYS); those before `keptFrom`, which only ever rises,
 * are gone for everybody. What is said live only (LIVE) begins at `liveFrom`, the position that was next when the room was last made so.
 * A room with a `directKey` is the conversation of the two people whom the key names: it has no name, and no `nameKey`.
 * A room with `closedAt` is none any more: nobody is in it or can come in, and it goes with what was said in it.
 */
export class Room extends RoomSchema.class {}

RoomSchema.setClass(Room);
