import { defineEntity, p } from '@mikro-orm/core';
import { ExactText } from '../core/exact-text.ts';

export const themes = ['SYSTEM', 'LIGHT', 'DARK'] as const;

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
    theme: p.enum(themes),
    enterSends: p.boolean(),
    createdAt: p.datetime(),
  },
});

/**
 * A person's account. `usernameKey`, `usernameLooks` and `emailKey` are what two spellings of the same name share; the database keeps them unique.
 */
export class User extends UserSchema.class {}

UserSchema.setClass(User);
