import type { Resolvers } from '../generated.ts';
import { accountMutations, Preferences, User, Viewer } from './account.ts';
import { Account, Administration, administrationMutations, ServerSettings, SettingsChange } from './administration.ts';
import { credentialMutations } from './credentials.ts';
import {
  InstanceChanged,
  MemberJoined,
  MemberLeft,
  PreferencesChanged,
  PresenceChanged,
  RoleChanged,
  RoomChanged,
  RoomJoined,
  RoomListed,
  UserChanged,
} from './event.ts';
import { Message, messageMutations } from './message.ts';
import { Ban, moderationMutations, RoomAct } from './moderation.ts';
import { Invite, inviteMutations, inviteQueries } from './invite.ts';
import { Instance, Query } from './query.ts';
import { Membership, Room, roomMutations } from './room.ts';
import { DateTime } from './scalars.ts';

const refusalWords = { __resolveType: (refusal: { __typename?: string }) => refusal.__typename ?? null } as never;

/** Every resolver; what is not here is a property of the same name. Subscriptions are delivered by `subscriptions.ts`. */
export const resolvers: Resolvers = {
  DateTime,
  Query: { ...Query, ...inviteQueries },
  Mutation: {
    ...accountMutations,
    ...credentialMutations,
    ...administrationMutations,
    ...inviteMutations,
    ...roomMutations,
    ...moderationMutations,
    ...messageMutations,
  },
  Instance,
  Administration,
  ServerSettings,
  SettingsChange,
  Account,
  Invite,
  Viewer,
  User,
  Preferences,
  Room,
  Membership,
  Ban,
  RoomAct,
  Message,
  MemberJoined,
  MemberLeft,
  RoleChanged,
  RoomChanged,
  RoomListed,
  RoomJoined,
  UserChanged,
  PresenceChanged,
  PreferencesChanged,
  InstanceChanged,
  Event: { __resolveType: (event) => event.__typename },
  UserError: refusalWords,
};
