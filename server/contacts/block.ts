import { defineEntity, p } from '@mikro-orm/core';
import { User } from '../accounts/user.ts';

const BlockSchema = defineEntity({
  name: 'Block',
  tableName: 'block',
  uniques: [{ properties: ['blockerId', 'blockedId'] }],
  indexes: [{ properties: ['blockerId', 'blockedAt', 'id'] }],
  properties: {
    id: p.uuid().primary(),
    // The unique index begins with it.
    blockerId: () => p.manyToOne(User).mapToPk().name('blocker_id').index(false).deleteRule('cascade'),
    blockedId: () => p.manyToOne(User).mapToPk().name('blocked_id').index().deleteRule('cascade'),
    blockedAt: p.datetime(),
  },
});

/** Somebody wants to hear nothing from somebody else alone. The `standing` of both in their conversation says the same, for those who send. */
export class Block extends BlockSchema.class {}

BlockSchema.setClass(Block);
