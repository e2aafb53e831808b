import { defineEntity, p } from '@mikro-orm/core';
import { User } from './user.ts';

const SessionSchema = defineEntity({
  name: 'Session',
  tableName: 'session',
  properties: {
    id: p.uuid().primary(),
    userId: () => p.manyToOne(User).mapToPk().name('user_id').index().deleteRule('cascade'),
    tokenHash: p.string().unique(),
    isKept: p.boolean(),
    isHeld: p.boolean(),
    userAgent: p.string(),
    createdAt: p.datetime(),
    lastUsedAt: p.datetime(),
    expiresAt: p.datetime().index(),
  },
});

/**
 * One signed-in device. The token itself is never stored, only its SHA-256 (hex) in `tokenHash`. `isHeld`: its person has to prove an
 * address before it is good for anything else.
 */
export class Session extends SessionSchema.class {}

SessionSchema.setClass(Session);
