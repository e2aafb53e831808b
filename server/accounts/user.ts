import { defineEntity, p } from '@mikro-orm/core';
import { ExactText } from '../core/exact-text.ts';

export const themes = ['SYSTEM', 'LIGHT', 'DARK'] as const;
export const serverRoles = ['OWNER', 'ADMIN', 'MEMBER', 'GUEST'] as const;

const UserSchema = defineEntity({
  name: 'User',
  tableName: 'user_account',
  properties: {
    id: p.uuid().primary(),
    username: p.string(),
    usernameKey: p.string().unique(),
    usernameLooks: p.string().unique(),
    displayName: p.string(),
    bio: p.type(ExactText),
    email: p.string().nullable(),
    emailKey: p.string().nullable().unique(),
    passwordHash: p.string(),
    role: p.enum(serverRoles),
    suspendedAt: p.datetime().nullable(),
    theme: p.enum(themes),
    enterSends: p.boolean(),
    createdAt: p.datetime(),
  },
});

/**
 * A person's account. `usernameKey`, `usernameLooks` and `emailKey` are what two spellings of the same name share; the database keeps them unique.
 * Exactly one account is the server's OWNER once there is any. Somebody suspended has no session.
 */
export class User extends UserSchema.class {}

UserSchema.setClass(User);
