import { defineEntity, p } from '@mikro-orm/core';
import { User } from '../accounts/user.ts';
import { ExactText } from '../core/exact-text.ts';
import { UserError } from '../shared/user-error.ts';
import { Room } from './room.ts';

const BanSchema = defineEntity({
  name: 'Ban',
  tableName: 'ban',
  uniques: [{ properties: ['roomId', 'userId'] }],
  indexes: [{ properties: ['roomId', 'bannedAt', 'id'] }],
  properties: {
    id: p.uuid().primary(),
    // The unique index begins with it.
    roomId: () => p.manyToOne(Room).mapToPk().name('room_id').index(false).deleteRule('cascade'),
    userId: () => p.manyToOne(User).mapToPk().name('user_id').index().deleteRule('cascade'),
    byId: () => p.manyToOne(User).mapToPk().name('by_id').nullable().index().deleteRule('set null'),
    reason: p.type(ExactText).nullable(),
    bannedAt: p.datetime(),
  },
});

/** Somebody is shut out of a room, by a moderator or the owner. Whoever is banned is no member: both change under the room's lock. */
export class Ban extends BanSchema.class {}

BanSchema.setClass(Ban);

/** What somebody who is banned is told, wherever they try to get at the room. */
export function banned({ reason }: { readonly reason?: string | null }): UserError {
  const because = reason ? ` The reason given: ${reason}` : '';
  return new UserError(
    'Banned',
    `You are banned from this chat.${because} Only its owner or a moderator can let you in again.`,
    { reason: reason ?? null },
  );
}
