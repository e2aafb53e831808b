import { defineEntity, p } from '@mikro-orm/core';
import { ExactText } from '../core/exact-text.ts';
import { TextList } from '../core/text-list.ts';

export const themes = ['SYSTEM', 'LIGHT', 'DARK'] as const;
/** What is still to be taken away of a deleted account: all that hangs on it, and with MESSAGES also what they wrote. */
export const erasings = ['ACCOUNT', 'MESSAGES'] as const;
export const whoMayWriteChoices = ['EVERYBODY', 'SHARED_ROOM', 'CONTACTS'] as const;
export const serverRoles = ['OWNER', 'ADMIN', 'MEMBER', 'GUEST'] as const;

const UserSchema = defineEntity({
  name: 'User',
  tableName: 'user_account',
  // The people in the order of their names.
  indexes: [{ properties: ['displayNameKey', 'id'] }],
  properties: {
    id: p.uuid().primary(),
    username: p.string(),
    usernameKey: p.string().unique(),
    usernameLooks: p.string().unique(),
    displayName: p.string(),
    displayNameKey: p.string(),
    bio: p.type(ExactText),
    pronouns: p.string(),
    interests: p.type(TextList),
    // Without a foreign key: files lie above accounts. `Picture.userId` says the same from the other side.
    pictureId: p.uuid().nullable(),
    email: p.string().nullable(),
    emailKey: p.string().nullable().unique(),
    emailVerifiedAt: p.datetime().nullable(),
    passwordHash: p.string(),
    role: p.enum(serverRoles),
    suspendedAt: p.datetime().nullable(),
    theme: p.enum(themes),
    enterSends: p.boolean(),
    showsLastSeen: p.boolean(),
    lastSeenAt: p.datetime().nullable(),
    whoMayWrite: p.enum(whoMayWriteChoices),
    createdAt: p.datetime(),
    deletedAt: p.datetime().nullable(),
    erasing: p.enum(erasings).nullable().index(),
  },
});

/**
 * A person's account. `usernameKey`, `usernameLooks` and `emailKey` are what two spellings of the same name share; the database keeps them unique.
 * `emailVerifiedAt` is when the address was proved; with a mail server, an address is kept here only from then on.
 * Exactly one account is the server's OWNER once there is any. Somebody suspended has no session. `lastSeenAt`: to the minute, when they last
 * came or went.
 * An account with `deletedAt` is nobody any more: what is left is a row that messages and conversations name, without a word about the person.
 */
export class User extends UserSchema.class {}

UserSchema.setClass(User);
