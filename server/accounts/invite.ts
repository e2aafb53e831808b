import { defineEntity, p } from '@mikro-orm/core';
import { User } from './user.ts';

const InviteSchema = defineEntity({
  name: 'Invite',
  tableName: 'invite',
  indexes: [{ properties: ['roomId', 'createdAt'] }],
  properties: {
    id: p.uuid().primary(),
    codeHash: p.string().unique(),
    // Without a foreign key: rooms lie above accounts. An invite to a room that is gone leads nowhere.
    roomId: p.uuid().nullable(),
    opensServer: p.boolean(),
    note: p.string(),
    createdById: () => p.manyToOne(User).mapToPk().name('created_by_id').index().nullable().deleteRule('set null'),
    createdAt: p.datetime(),
    expiresAt: p.datetime().nullable(),
    usesMax: p.integer().nullable(),
    useCount: p.integer(),
    revokedAt: p.datetime().nullable(),
  },
});

/**
 * A link that lets people in: to the server where `opensServer`, to a room where there is a `roomId`. Its code is never stored, only its
 * SHA-256 (hex) in `codeHash`. `useCount` never passes `usesMax`.
 */
export class Invite extends InviteSchema.class {}

InviteSchema.setClass(Invite);
